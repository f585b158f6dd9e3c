/** Longest duration, about 24 days: what a timer of Node can hold. */
export declare const durationMsMax: number;
/**
 * `5m`, `90s`, `1h30m`, `1.5s`, `500ms` to whole milliseconds. Larger units come first, each at most once.
 *
 * @param where place named in errors: `seedsweep.yml:6:14`, `--budget`
 * @throws UserError `duration` for anything else, for zero and for more than 24 days
 */
export declare function parseDuration(text: string, where?: string): number;
