/** The placeholders of each command. `{config.NAME}` is allowed in all of them. */
declare const placeholders: {
    readonly run: readonly ["seed", "out"];
    readonly batch: readonly ["from", "count", "seeds-file", "out"];
    readonly worker: readonly [];
    readonly canary: readonly ["seed", "out"];
};
export type CommandKey = keyof typeof placeholders;
/** The names between braces in a command, each once. */
export declare function placeholdersOf(argv: readonly string[]): string[];
/**
 * Refuses placeholders that nothing would fill in: a slip in `{sede}` would hand the same text to every seed.
 *
 * @throws UserError `placeholder`
 */
export declare function checkPlaceholders(argv: readonly string[], command: CommandKey, configNames: readonly string[], where: string): void;
export {};
