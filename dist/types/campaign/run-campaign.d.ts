import type { Plan } from '../model/plan.ts';
import type { CampaignReport } from '../model/report.ts';
import type { Via } from '../model/target.ts';
import type { PlanRequest } from '../plan/plan-campaign.ts';
import { type ComparePhase } from './compare-phase.ts';
import { type FailOn, type Judgement } from './judge-campaign.ts';
import type { Machine } from './machine.ts';
import { type CorrectionRequest } from './read-report.ts';
import { type SweepObserver, type SweepResult } from './sweep-phase.ts';
export interface CampaignRequest {
    readonly targets: PlanRequest['targets'];
    readonly seeds: PlanRequest['seeds'];
    readonly dbPath: string;
    readonly via: Via | null;
    readonly failOn: FailOn;
    readonly floor: number;
    /** What people corrected; without it findings stay as they are found. */
    readonly corrections?: CorrectionRequest;
    readonly signal: AbortSignal;
    /** With which base the findings are compared; null: with none. */
    readonly compare?: Omit<ComparePhase, 'dbPath' | 'campaign' | 'signal'> | null;
    readonly observer: SweepObserver & {
        onPlan(plan: Plan, resumed: boolean): void;
    };
}
export interface CampaignResult {
    readonly plan: Plan;
    readonly report: CampaignReport;
    readonly judgement: Judgement;
    readonly state: SweepResult['state'];
}
/** Runs all stages on this machine; goes on with the store's newest campaign where that is the same one, unfinished. */
export declare function runCampaign(request: CampaignRequest, machine: Machine): Promise<CampaignResult>;
