import type { Plan } from '../model/plan.ts';
import type { CampaignReport } from '../model/report.ts';
import type { Target } from '../model/target.ts';
import { type PlanRequest } from '../plan/plan-campaign.ts';
import type { Machine } from './machine.ts';
import { type CorrectionRequest } from './read-report.ts';
import { type SweepObserver } from './sweep-phase.ts';
export type { PlanRequest } from '../plan/plan-campaign.ts';
export { planMatrix } from '../plan/plan-matrix.ts';
export { plannedCount, planWarnings } from '../plan/planned-count.ts';
export { readPlan } from '../plan/read-plan.ts';
export { type MergeResult, mergePhase } from './merge-phase.ts';
/** Plans a campaign for the commit in `machine.cwd` and the CI run of its environment. `number`: outside a CI. */
export declare function planPhase(request: Pick<PlanRequest, 'targets' | 'seeds' | 'shardCount'> & {
    readonly number: number;
    /**
     * Store of earlier campaigns, whose cut seeds are carried over and whose failing ones run again, or null; only of those
     * numbered below `before`, where it is said, else of those of the same workflow numbered below this one.
     */
    readonly previous: {
        readonly dbPath: string;
        readonly before: number | null;
    } | null;
}, machine: Pick<Machine, 'cwd' | 'env' | 'version'>): Promise<Plan>;
/** Starts a campaign's store with its plan alone, so that whatever never arrives is known to be missing. */
export declare function startStore(dbPath: string, plan: Plan, at: Date): void;
/** The report of a store's newest campaign, or of the named one. `floor`, `corrections`: as of `readReport`. */
export declare function readStoreReport(dbPath: string, campaign?: string | null, floor?: number, corrections?: CorrectionRequest | null): CampaignReport;
export interface TriagePhase {
    readonly dbPath: string;
    /** The store's newest campaign where it is not said. */
    readonly campaign?: string;
    readonly where: string;
    readonly signal: AbortSignal;
    readonly observer: SweepObserver;
    /** Where given, only commands that it has too are run: see `describeUnknownCommand`. */
    readonly configured?: (name: string) => Target | null;
}
export interface TriageResult {
    readonly report: CampaignReport;
    /** False where no replay could tell anything: the simulator is not on this machine, or something that it needs. */
    readonly simulatorHere: boolean;
    /** Why nothing was replayed here, or null. */
    readonly otherCode: string | null;
}
/** Replays the findings of a campaign on this machine, where it has the simulator; what is kept of that: `weighReplays`. */
export declare function triagePhase(phase: TriagePhase, machine: Machine): Promise<TriageResult>;
