/** Reads the fields of one JSON object of a history, each once; what is wrong is an error with line and place. */
export interface JsonFields {
    text(name: string): string;
    optionalText(name: string): string | undefined;
    whole(name: string): number;
    optionalWhole(name: string): number | undefined;
    flag(name: string): boolean;
    optionalFlag(name: string): boolean | undefined;
    choice<Word extends string>(name: string, words: readonly Word[]): Word;
    list<Item>(name: string, read: (item: unknown, at: string) => Item): Item[];
    optional<Item>(name: string, read: (item: unknown, at: string) => Item): Item | undefined;
    required<Item>(name: string, read: (item: unknown, at: string) => Item): Item;
    /** Refuses fields that nobody asked for. */
    end(): void;
}
/** `at` is the place in the line, such as `request.compare[0]`; empty for the whole. */
export declare function jsonFields(value: unknown, line: number, at: string): JsonFields;
