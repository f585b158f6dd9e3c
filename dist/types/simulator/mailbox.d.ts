/** Things that happen, in order, for one reader that takes them when it has time. */
export interface Mailbox<T> {
    post(item: T): void;
    /** The next item, waiting for it where there is none. One taker at a time. */
    take(): Promise<T>;
}
export declare function createMailbox<T>(): Mailbox<T>;
