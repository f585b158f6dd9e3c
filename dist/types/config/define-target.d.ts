import { type Target } from '../model/target.ts';
import type { TargetFields } from './config-schema.ts';
/** Time one seed may take where the target does not say. */
export declare const defaultTimeoutMs = 60000;
/** Where a word was written, for errors: `(key) => 'seedsweep.yml:6:14'`, `(key) => '--' + key`, or one place for all. */
export type Where = string | ((key: string) => string);
/** The words of a target, and its name where it has one. Text, as flags and inputs give it, is enough for every word. */
export interface DefinedFields extends TargetFields {
    /** Default: the base name of the program or script of `run`. */
    readonly name?: string | undefined;
}
/**
 * Completes a target: splits its commands, fills in every default, and refuses what cannot work.
 *
 * @throws UserError with the place of the word, what was seen and what to write instead
 */
export declare function defineTarget(written: DefinedFields, where: Where): Target;
/**
 * The target with words of flags or inputs put in place of its own. Another `run` is another program: `batch` and
 * `worker` do not survive it.
 */
export declare function overrideTarget(target: Target, words: Partial<Pick<TargetFields, 'run' | 'build' | 'timeout' | 'memory'>>, where: Where): Target;
/** What is allowed and yet often a mistake, one sentence each. */
export declare function targetWarnings(target: Target): string[];
/** The target of a configuration by name; the error names the nearest one. */
export declare function findTarget(targets: ReadonlyMap<string, Target>, name: string, where: string): Target;
