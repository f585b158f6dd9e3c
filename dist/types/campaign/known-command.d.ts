import type { Target } from '../model/target.ts';
/**
 * Why the commands of a store may not be run by a CI, or null where the configuration of the checkout has the same. A
 * store can come from anywhere, an artifact of a pull request for instance, and whoever made it wrote its commands; a job
 * that may write issues runs only what its own repository says. A person at a terminal decides for themselves.
 *
 * @param configured the target of this name in the local configuration, or null
 */
export declare function describeUnknownCommand({ targets }: {
    readonly targets: readonly {
        readonly target: Target;
    }[];
}, configured: (name: string) => Target | null): string | null;
