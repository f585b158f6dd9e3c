import type { CommandFields, TargetFields } from './config-schema.ts';
/** The words of a target with those of its preset filled in: what the target writes itself goes first. */
export type CompletedFields<Fields extends TargetFields> = Fields & {
    readonly run: CommandFields;
};
/**
 * Fills in what the target's preset knows.
 *
 * @throws UserError `preset` where the preset cannot be used or needs the user's part; `run` where there is no command
 */
export declare function applyPreset<Fields extends TargetFields>(fields: Fields, at: (key: string) => string): CompletedFields<Fields>;
