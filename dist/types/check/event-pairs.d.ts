import type { Operation } from './history.ts';
/** Pairs the calls and returns of a log, in which each client has at most one operation open and time is line order. */
export interface EventPairs<Input, Output> {
    call(client: number, line: number, input: Input): void;
    /** Ends the open operation of this client, or throws; `output` gets its input and gives its answer. */
    end(client: number, line: number, output: (input: Input) => Output | null): void;
    /** The client gave up: its operation stays open, and the client is not heard of again. */
    crash(client: number, line: number): void;
    /** In the order of calls; what nothing ended is open. */
    operations(): Operation<Input, Output>[];
}
export declare function pairEvents<Input, Output>(): EventPairs<Input, Output>;
