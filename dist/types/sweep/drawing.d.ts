import type { Deadline } from './deadline.ts';
/** Whether lanes that are free may draw further seeds. */
export interface Drawing {
    /** 'freely' before the end of the budget, 'one' seed at a time after it, or 'no' more. */
    mode(): 'freely' | 'one' | 'no';
    /** Whether a seed that takes `meanMs` on average may be drawn now. */
    allows(meanMs: number): boolean;
    /** A lane draws; call what it gives when what it drew has ended. */
    begin(): () => void;
}
/**
 * When the budget ends, some lanes are in the middle of a seed, which of unequal seeds may take as long as the grace.
 * The others need not stand still meanwhile: they go on with one seed at a time, short ones, until those have ended.
 */
export declare function openDrawing(deadline: Deadline): Drawing;
