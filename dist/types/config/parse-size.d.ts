/**
 * `2GiB`, `512 MiB`, `1.5GB` to whole bytes: `GiB` counts by 1,024, `GB` by 1,000.
 *
 * @param where place named in errors: `seedsweep.yml:6:14`, `--memory`
 * @throws UserError `size` for anything else, and for less than 1 MiB
 */
export declare function parseSize(text: string, where?: string): number;
