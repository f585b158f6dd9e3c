/** Largest file read: a configuration written by people stays far below. */
export declare const configTextMax = 1048576;
export type YamlPath = readonly (string | number)[];
/** A parsed file that still knows where everything was written. */
export interface YamlSource {
    /** The content as plain JavaScript values; null for an empty file. */
    readonly value: unknown;
    /** `path:line:column` of the value at a path, or of the nearest thing around it that was written. */
    readonly at: (path: YamlPath) => string;
    /** Whether something was written at a path. */
    readonly has: (path: YamlPath) => boolean;
    /** `path:line:column` of a key of the mapping at a path. */
    readonly atKey: (path: YamlPath, key: string) => string;
    /** The scalar at a path as it was written: `0x10` stays `0x10`. Null where there is no scalar. */
    readonly written: (path: YamlPath) => string | null;
}
/**
 * Parses one YAML document and keeps its positions.
 *
 * @throws UserError `config-yaml` for anything that is not one well-formed document: duplicate keys, tabs as
 *   indentation, unknown tags and aliases, aliases that multiply beyond reason, several documents, nesting too deep.
 */
export declare function readYaml(text: string, path: string): YamlSource;
