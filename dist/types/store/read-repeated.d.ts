import { type Plan } from '../model/plan.ts';
import type { Store } from './open-store.ts';
import type { Span } from './spans.ts';
/** Of a row `f` with an `idx`: whether that is in one of the spans bound to `$spans`, as JSON. */
export declare const isInSpans = "EXISTS (SELECT 1 FROM json_each($spans) s WHERE f.idx >= s.value ->> 0 AND f.idx < s.value ->> 1)";
/**
 * The seeds of a target that campaigns ran again although an earlier one of them had run them: see `findRepeatedSeeds`. Where
 * streams are drawn, as by default, there are none, and nothing is read; where seeds only number attempts, none is the same.
 *
 * @param plans of the campaigns, oldest first
 */
export declare function readRepeatedSeeds(store: Store, plans: readonly Plan[], target: string): ReadonlyMap<string, readonly Span[]>;
