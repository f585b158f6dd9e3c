/**
 * Looks at a file before SQLite does, which takes one that was cut within its last page for whole until somebody asks for
 * what stood there.
 *
 * @throws UserError `store-not-ours`
 * @throws WorldError `store-damaged` where it is shorter than it says
 */
export declare function checkHeader(path: string): void;
/** The same of a file of this machine, where SQLite itself says what is no store, and a new one is empty. */
export declare function checkWhole(path: string): void;
