import type { Lane } from '../simulator/open-lane.ts';
import type { ShardSweep, TargetSweep } from './drive-lane.ts';
import type { SecondRuns } from './second-runs.ts';
/** A lane that takes seeds before it can start them. */
export interface LaneAhead {
    /** Seeds that wait behind the one that runs, second runs not among them. */
    waiting(): number;
    /** Gives them back to be drawn by others; says how many it gave. */
    recall(): Promise<number>;
}
/** A lane of processes per seed. */
interface FedLane {
    readonly lane: Lane;
    readonly secondRuns: SecondRuns;
    readonly runFed: NonNullable<Lane['runFed']>;
}
/**
 * Runs seeds of one target on a lane, each in a process of its own, until nothing is left to draw or another target is
 * due. A few seeds are drawn ahead of time, so that the lane goes from one to the next without asking us. When the
 * drawing ends, what has not been started by then was never drawn.
 */
export declare function feedLane(shard: ShardSweep, target: TargetSweep, { lane, ...fed }: FedLane): Promise<void>;
export {};
