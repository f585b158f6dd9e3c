export interface TextWatch {
    push(chunk: Buffer): void;
    seen(): boolean;
}
/** Looks for a text in a stream of bytes, also across the borders of its chunks; null is never seen. */
export declare function createTextWatch(text: string | null): TextWatch;
