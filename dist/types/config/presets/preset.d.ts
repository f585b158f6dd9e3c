import type { OutcomeKind } from '../../model/outcome.ts';
import type { SeedType } from '../../model/seed.ts';
/** What is known about a kind of simulator. Every key that a target writes itself goes before its preset's. */
export type Preset = RefusedPreset | UsablePreset;
/** A tool that a sweep of seeds cannot serve. */
export interface RefusedPreset {
    readonly kind: 'refused';
    /** What it is, for the table of presets. */
    readonly about: string;
    /** Why, as a sentence, and what to do instead. */
    readonly reason: string;
    readonly hint: string;
}
export interface UsablePreset {
    readonly kind: 'usable';
    /** What it is and what to know about it, for the table of presets. */
    readonly about: string;
    /** Command where the target has none; null where only the user knows the program. */
    readonly run: readonly string[] | null;
    /** What the user's `run` names, in words, and a whole line of it. */
    readonly needs: string;
    readonly example: string;
    /** Added behind a `run` that has no `{seed}` of its own. */
    readonly arguments: readonly string[];
    /** Many seeds in one process: words put before and behind `run` (without `arguments`). Null: none. */
    readonly batch: {
        readonly before: readonly string[];
        readonly behind: readonly string[];
        readonly stopsAtFirstFailure: boolean;
    } | null;
    readonly env: Readonly<Record<string, string>>;
    readonly seedType: SeedType;
    readonly timeout: string | null;
    readonly expect: string | null;
    /** Behind the target's own rules. */
    readonly outcome: readonly PresetRule[];
    readonly deterministic: boolean;
}
/** A rule as it would be written in the file. */
export interface PresetRule {
    readonly exit?: number | string | (number | string)[];
    readonly signal?: string;
    readonly text?: string;
    readonly is: OutcomeKind;
    readonly reason?: string;
}
/** Exit 0 passes, anything else fails, and the user says the whole command: what every preset starts from. */
export declare const plainPreset: UsablePreset;
