import { UserError } from '../base/user-error.ts';
import type { Target } from '../model/target.ts';
import { type HistoryPlace } from './config-schema.ts';
import { type Mistake } from './explain-issue.ts';
import { type YamlSource } from './yaml-source.ts';
/** `seedsweep.yml`, complete: every default is filled in, every command split. */
export interface Config {
    /** Path of the file, or null where there is none. */
    readonly path: string | null;
    /** Name of the target that is swept when none is named, or null. */
    readonly default: string | null;
    readonly targets: ReadonlyMap<string, Target>;
    readonly issues: IssueSettings;
    /** Where the action keeps its history between runs. */
    readonly history: HistoryPlace;
}
/** How findings become issues. */
export interface IssueSettings {
    readonly labels: readonly string[];
    /** Most issues opened by one report. */
    readonly maxNewIssues: number;
    /** Whether findings are filed that passed whenever they were run again. */
    readonly fileUnconfirmed: boolean;
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
/** All mistakes of a file, each with its place, as one error. */
export declare function mistakesError(mistakes: readonly Mistake[], source: YamlSource): UserError;
