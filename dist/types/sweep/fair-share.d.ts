/** What a target has had of the lanes so far, and what it has now. */
export interface LaneUse {
    /** Its share against the others. */
    readonly weight: number;
    /** Milliseconds of lanes that it had and gave back. */
    readonly usedMs: number;
    /** Since when, by the same clock, each lane that it has now is its own. */
    readonly since: readonly number[];
}
/**
 * Which target gets a lane that has become free: the one that had the least time of lanes for its weight, so that the
 * targets are even at every moment and not only at the end. Lanes that a target has now count up to this moment; of
 * equals, the one with fewer of them goes first, then the one named first. Null where there is nobody to choose from.
 *
 * Equal time finds more than equal numbers of seeds: those go to whoever is slowest. This is the virtual runtime of
 * Linux' fair scheduler, for lanes instead of cores.
 */
export declare function nextInTurn<Target extends LaneUse>(targets: readonly Target[], now: number): Target | null;
/** A use of lanes that goes on. */
export interface LaneAccount extends LaneUse {
    /** Takes a lane; call what it gives when the lane is free again. */
    take(now: () => number): () => void;
    /** Time of lanes that was used up without taking one here. */
    add(usedMs: number): void;
}
export declare function openLaneAccount(weight: number): LaneAccount;
