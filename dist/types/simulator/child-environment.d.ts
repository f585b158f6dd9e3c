import type { Target } from '../model/target.ts';
/**
 * The environment of a simulator: an allow-list of ours, what the target asks for by `pass-env`, the target's own
 * `env`, then `extra` (which wins). Everything else of the parent stays outside, above all the runner's tokens: an
 * action's process holds `ACTIONS_RUNTIME_TOKEN`, and with it anybody can write artifacts of the run.
 *
 * Names are compared without regard to case, because Windows has `Path` where others have `PATH`.
 */
export declare function childEnvironment(parentEnv: Readonly<Record<string, string | undefined>>, target: Pick<Target, 'env' | 'passEnv'>, extra?: Readonly<Record<string, string>>): Record<string, string>;
