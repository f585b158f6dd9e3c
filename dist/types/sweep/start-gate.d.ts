import type { Target } from '../model/target.ts';
import type { SweepEvent } from './sweep-event.ts';
/** Holds events back until the simulator has shown that it runs: what a broken build says of seeds is not kept. */
export interface StartGate {
    put(event: SweepEvent): void;
    open(): void;
}
export declare function openStartGate(target: Target, forward: (event: SweepEvent) => void): StartGate;
