/** When to stop drawing seeds, and when to kill what still runs. */
export interface Deadline extends Disposable {
    drawingEnded(): boolean;
    /** Aborts when drawing ends. */
    readonly drawingEnd: AbortSignal;
    /** Milliseconds until then; infinite where a number of seeds is planned. */
    leftMs(): number;
    /** Milliseconds until what still runs is killed; infinite where a number of seeds is planned. */
    graceLeftMs(): number;
    /** Aborts on cancellation, on `stop`, and when the grace after the budget is over. */
    readonly signal: AbortSignal;
    stop(): void;
}
/**
 * @param parent its abort is this one's
 * @param budgetMs from now; infinite where a number of seeds is planned
 * @param graceMs what running seeds get to finish after it
 */
export declare function openDeadline(parent: AbortSignal, now: () => number, budgetMs: number, graceMs?: number): Deadline;
