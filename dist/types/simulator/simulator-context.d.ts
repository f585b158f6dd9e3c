import type { Target } from '../model/target.ts';
/** Everything a simulator is run with that does not change from seed to seed. */
export interface SimulatorContext {
    readonly target: Target;
    /** Directory that commands run in: the top of the checkout. */
    readonly cwd: string;
    /** Our own environment; the simulator sees what the allow-list lets through. */
    readonly parentEnv: Readonly<Record<string, string | undefined>>;
    /** An existing directory for `{out}`, seeds files and result files; what is made in it is removed again. */
    readonly scratch: string;
}
