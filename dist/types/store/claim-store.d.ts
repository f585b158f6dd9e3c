/**
 * Claims the store at `path` for writing until disposed, so that a second sweep on the same file is refused at once
 * while readers go on. The claim is the operating system's lock on an empty file beside the store, held through
 * SQLite: it ends with the process however that ends, and no process id can be mistaken for another's.
 *
 * @throws UserError `store-busy` when another process, or this one, has claimed it
 */
export declare function claimStore(path: string): Disposable;
