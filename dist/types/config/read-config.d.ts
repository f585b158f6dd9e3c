import type { Target } from '../model/target.ts';
/** `seedsweep.yml`, complete: every default is filled in, every command split. */
export interface Config {
    /** Path of the file, or null where there is none. */
    readonly path: string | null;
    /** Name of the target that is swept when none is named, or null. */
    readonly default: string | null;
    readonly targets: ReadonlyMap<string, Target>;
    readonly issues: IssueSettings;
}
/** How findings become issues. */
export interface IssueSettings {
    readonly labels: readonly string[];
    /** Most issues opened by one report. */
    readonly maxNewIssues: number;
    /** Who is assigned: name of a target or property -> GitHub logins. */
    readonly owners: ReadonlyMap<string, readonly string[]>;
}
/** What holds where there is no file. */
export declare const emptyConfig: Config;
/**
 * Reads the text of a configuration file. Pure: nothing is looked up on disk.
 *
 * @param path how the file is named in errors, `path:line:column`
 * @throws UserError `config-yaml`, `config-version`, `config`, or the code of the word that cannot be used
 */
export declare function readConfig(text: string, path: string): Config;
