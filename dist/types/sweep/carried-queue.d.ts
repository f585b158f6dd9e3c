import { type Plan } from '../model/plan.ts';
import type { Deadline } from './deadline.ts';
import type { TargetSweep } from './drive-lane.ts';
import type { Spans } from './index-cursor.ts';
/** A seed of an earlier campaign, stored or carried over, ready to run. */
export interface CarriedJob {
    readonly index: number;
    readonly seed: Plan['carried'][number]['seed'];
    readonly limitMs: number;
    /** Time that it must have for a start to be worth it. */
    readonly wantedMs: number;
    readonly target: TargetSweep;
}
/** The seeds of earlier campaigns that a shard has, to be run by its lanes before anything else. */
export interface CarriedQueue {
    readonly size: number;
    /** The next one, or null where the lane is to go on to fresh seeds. `first`: the lane has had none yet. */
    take(first: boolean): CarriedJob | null;
    /** Aborts when carried seeds have had their time. */
    readonly signal: AbortSignal;
}
/** @param deadline when carried seeds have had their time: in the first part of a budget */
export declare function openCarriedQueue(plan: Plan, shard: number, targets: readonly TargetSweep[], completed: ReadonlyMap<string, Spans>, deadline: Deadline): CarriedQueue;
/**
 * Whether a lane starts a carried seed that may take `limitMs`, with `leftMs` left for carried seeds. Started too late,
 * it would be cut again for nothing; but the first of a lane has all the time that there is, and no better chance.
 */
export declare function mayStart(first: boolean, limitMs: number, leftMs: number): boolean;
