import { type Configuration } from '../model/configuration.ts';
import type { SeedText } from '../model/seed.ts';
import type { Target } from '../model/target.ts';
/** What placeholders stand for. One that is absent here stays in the text as it is. */
export interface PlaceholderValues {
    readonly seed?: string;
    readonly out?: string;
    readonly from?: string;
    readonly count?: string;
    readonly 'seeds-file'?: string;
    readonly config: Configuration;
}
/**
 * Fills `{seed}`, `{out}`, `{from}`, `{count}`, `{seeds-file}` and `{config.NAME}` into each argument; an argument
 * stays one argument whatever is filled in, and what is filled in is not looked at again. Other braces are left alone.
 *
 * @throws UserError for a `{config.NAME}` that the target does not configure.
 */
export declare function expandArgv(argv: readonly string[], values: PlaceholderValues): string[];
/** The same for every value of an environment, so that `MADSIM_TEST_SEED: "{seed}"` works. */
export declare function expandEnvironment(env: Readonly<Record<string, string>>, values: PlaceholderValues): Record<string, string>;
/**
 * The one POSIX shell line that runs one seed of a target: what issues print, people paste, and replays execute.
 * Quoted only where the shell would read something else, with the target's `env` in front; `{out}` becomes a fresh
 * temporary directory. A simulator that is not told its seed by `{seed}` gets it as `SEEDSWEEP_SEED`, and one with
 * fault families those that are on as `SEEDSWEEP_FAMILIES`.
 *
 * @param configuration the whole configuration of the seed, where it is recorded
 */
export declare function formatCommandLine(target: Pick<Target, 'name' | 'run' | 'env' | 'config' | 'axes'>, seed: SeedText, configuration?: Configuration): string;
/** The words of a command as a configuration has them, placeholders and all. */
export declare function formatArgv(argv: readonly string[]): string;
/** What tells a simulator its fault families: the names of those that are on, sorted, with commas between. */
export declare function familyEnvironment(target: Pick<Target, 'config' | 'axes'>, configuration: Configuration): Readonly<Record<string, string>>;
