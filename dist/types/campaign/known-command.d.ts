import type { Target } from '../model/target.ts';
/** The targets of a store. */
type Targets = readonly {
    readonly target: Target;
}[];
/**
 * The targets whose commands are not those of the configuration of the checkout. A store can come from anywhere, an
 * artifact of a pull request for instance, and whoever made it wrote its commands: a job that may write issues runs only
 * what its own repository says, and a person is shown them first.
 *
 * @param configured the target of this name in the local configuration, or null
 */
export declare function listUnknownTargets(targets: Targets, configured: (name: string) => Target | null): Target[];
/** Why the commands of a store may not be run, or null where the configuration of the checkout has the same. */
export declare function describeUnknownCommand({ targets }: {
    readonly targets: Targets;
}, configured: (name: string) => Target | null): string | null;
/** What of a target replays would run, here with seed 1, and what they would let through to it, by the keys of seedsweep.yml. */
export declare function listCommands(target: Target): (readonly [key: string, text: string])[];
/** All of a target that decides what is run, as one text. */
export declare function describeCommand({ build, run, batch, worker, via, env, passEnv, canary, config, axes, }: Target): string;
export {};
