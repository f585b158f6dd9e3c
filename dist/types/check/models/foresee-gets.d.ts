import type { History } from '../history.ts';
import type { KvInput, KvOutput } from './kv.ts';
/** Whether a get of a key that holds `text` may still be answered so, now or after other writes; false is certain. */
export type MayStillGet = (text: string, input: KvInput, output: KvOutput | null) => boolean;
/**
 * A text only grows until the next put. So a get whose answer does not begin with the text waits for a put of the
 * beginning of its answer, and where that put has been done, it waits in vain.
 *
 * A text tells that a put has been done if it begins with the put's value, and no other write of that key could begin
 * so: none has a value that is the beginning of this one, or begins with it. Where a history does not write such
 * values, nothing is foreseen.
 */
export declare function foreseeGets(history: History<KvInput, KvOutput>): MayStillGet;
