/** Values put in by several producers, taken out in order by one consumer. */
export interface AsyncQueue<T> extends AsyncIterable<T> {
    put(value: T): void;
    /** No more values; with an error, the consumer's loop throws it after the values before it. */
    end(error?: unknown): void;
}
/** An unbounded queue: producers here are slower than the consumer, which writes to a local file. */
export declare function openAsyncQueue<T>(): AsyncQueue<T>;
