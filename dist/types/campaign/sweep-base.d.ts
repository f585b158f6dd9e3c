import type { CampaignOrigin } from '../model/plan.ts';
import type { Target } from '../model/target.ts';
import type { Machine } from './machine.ts';
export interface BaseSweepRequest {
    readonly target: Target;
    /** Of the campaign that is compared. */
    readonly origin: CampaignOrigin;
    readonly base: string;
    /** The store of sweeps of bases; made where there is none. */
    readonly dbPath: string;
    readonly budgetMs: number;
    /** What is looked for, and how many seeds without it are enough. */
    readonly wanted: readonly {
        readonly key: string;
        readonly seeds: number;
    }[];
    readonly signal: AbortSignal;
    onWarning(message: string): void;
}
/**
 * Sweeps fresh seeds of one target on the base, in whose checkout `machine.cwd` is, into a store of its own: until each
 * wanted failure was seen, or so many seeds could have shown it, or the budget is over.
 *
 * @throws UserError, WorldError as of a sweep: where the simulator of today's configuration does not run there
 */
export declare function sweepBase(request: BaseSweepRequest, machine: Machine): Promise<void>;
