import type { Outcome, PassedSeeds } from '../model/outcome.ts';
import type { CanaryVerdict } from './watch-canary.ts';
/** What a sweep tells while it runs. */
export type SweepEvent = {
    readonly type: 'canary';
    readonly verdict: CanaryVerdict;
    readonly reason: string | null;
} | {
    readonly type: 'warning';
    readonly message: string;
}
/** Under a budget: how many indices of the target have been handed out so far. */
 | {
    readonly type: 'issued';
    readonly target: string;
    readonly count: number;
} | {
    readonly type: 'outcome';
    readonly outcome: Outcome;
}
/** Seeds that passed and have no outcome each: a worker ran them in ranges. */
 | {
    readonly type: 'passed';
    readonly passed: PassedSeeds;
};
