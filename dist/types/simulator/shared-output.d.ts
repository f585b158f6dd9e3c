/**
 * One stream of a process that runs many seeds. Which seed a text belongs to is exact on the stream that carries the
 * results, and a guess on the other one, because two pipes have no common order: rather a line too much than the last
 * words of a crash too few.
 *
 * When a result is read in one turn of the event loop and was not there in the turn before, then the seed after it
 * wrote nothing before that turn. So results of a turn get all text there is; afterwards the text of this turn and of
 * the one just before stays, for the seeds to come.
 */
export interface SharedOutput {
    push(chunk: Buffer): void;
    text(): string;
    /** All of it belonged to a result on this stream. */
    clear(): void;
    /** A result was read from the other stream. */
    settle(): void;
    endTurn(): void;
    /** A turn has passed in which nothing came. */
    quiet(): void;
}
export declare function createSharedOutput(headMax?: number, tailMax?: number): SharedOutput;
/** Collects the chunks of two streams until all that can be read in one turn of the event loop has been read. */
export interface TurnReader {
    readonly onStdout: (chunk: Buffer) => void;
    readonly onStderr: (chunk: Buffer) => void;
    /** Hands over what was collected, now. */
    flush(): void;
}
export interface TurnListener {
    /** The chunks of a turn; stderr is meant to be read first, because a trace precedes its result. */
    onTurn(stderr: readonly Buffer[], stdout: readonly Buffer[]): void;
    /** The turn after one with chunks had none. */
    onQuiet(): void;
}
export declare function createTurnReader(listener: TurnListener): TurnReader;
