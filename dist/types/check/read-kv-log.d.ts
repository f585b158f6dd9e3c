import type { History } from './history.ts';
import { type KvInput, type KvOutput } from './models/kv.ts';
export declare const kvGrammar = "{:process NUMBER, :type :invoke|:ok, :f :get|:put|:append, :key \"KEY\", :value nil|\"VALUE\"}, where only the call of a get has nil";
/**
 * The log of a key-value store with get, put and append, as Porcupine's examples have it; time is the order of lines.
 *
 * @throws UserError `bad-history` with the number of the line and what was expected
 */
export declare function readKvLog(text: string): History<KvInput, KvOutput>;
