import type { Plan, Slice } from '../model/plan.ts';
import type { Via } from '../model/target.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
import type { CarriedQueue } from './carried-queue.ts';
import type { ChunkSizer } from './chunk-sizer.ts';
import type { Deadline } from './deadline.ts';
import type { Drawing } from './drawing.ts';
import { type LaneAccount } from './fair-share.ts';
import { type LaneAhead } from './feed-lane.ts';
import type { IndexCursor } from './index-cursor.ts';
import type { StartGate } from './start-gate.ts';
/** One target of a shard while it is swept. */
export interface TargetSweep {
    readonly context: SimulatorContext;
    readonly via: Via;
    readonly slice: Slice;
    readonly stream: Plan['targets'][number]['stream'];
    readonly cursor: IndexCursor;
    readonly size: ChunkSizer;
    readonly rangeSize: ChunkSizer;
    readonly gate: StartGate;
    readonly account: LaneAccount;
    /** Indices of the slice that were started, or are in a chunk that was, with those that earlier sessions completed. */
    issued: number;
    /** Seeds sharing a process have been seen to influence each other. */
    leaks: boolean;
}
/** What the lanes of a shard share. */
export interface ShardSweep {
    readonly targets: readonly TargetSweep[];
    readonly carried: CarriedQueue;
    readonly deadline: Deadline;
    readonly drawing: Drawing;
    /** Lanes that have seeds in hand which they have not started. */
    readonly ahead: Set<LaneAhead>;
    readonly byBudget: boolean;
    readonly now: () => number;
}
/**
 * Runs seeds on one lane until nothing is left to draw: those carried over, then a chunk of a target at a time, whichever
 * target's turn it is.
 */
export declare function driveLane(shard: ShardSweep): Promise<void>;
