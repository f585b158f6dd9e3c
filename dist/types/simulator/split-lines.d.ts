/** Longest line that is read as a message or a result, in bytes. */
export declare const lineMax: number;
export interface LineSplitter {
    push(chunk: Buffer): void;
    /** The stream has ended: what remains is a line without its newline. */
    end(): void;
}
export interface LineListener {
    /** Only lines that start with these bytes are reported; the others are not even kept. Empty: all lines. */
    readonly prefix: string;
    /** `whole` is false for a last line that lacks its newline; `end` is where it ends in the chunk that was pushed last. */
    onLine(line: string, whole: boolean, end: number): void;
    /** A line grew past `lineMax`; `start` is how it begins. */
    onOverlong(start: string): void;
}
/** Cuts a stream of bytes into lines (`\n` or `\r\n`), keeping at most `lineMax` bytes at a time. */
export declare function createLineSplitter(listener: LineListener): LineSplitter;
