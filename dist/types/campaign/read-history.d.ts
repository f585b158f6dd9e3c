import { type Finding } from '../model/finding.ts';
import type { CampaignReport } from '../model/report.ts';
import type { Store } from '../store/open-store.ts';
import { type HistoryCampaign } from '../store/queries.ts';
import { type LifeEvidence } from '../triage/judge-life.ts';
/**
 * A report with what the campaigns before it in its store say: the life of each finding, and what all campaigns say
 * together. As far as the store knows: no fix, no ancestry but the order of the campaigns, of issues only their state.
 * The same report where it is the only campaign, or one of a pull request.
 */
export declare function withHistory(store: Store, report: CampaignReport): CampaignReport;
/** The part of the evidence that the store has; null of what was never seen, which has no seed. */
export declare function gatherEvidence(store: Store, history: readonly HistoryCampaign[], finding: Pick<Finding, 'target' | 'key' | 'signature' | 'neverSeen' | 'folded'>): Pick<LifeEvidence, 'campaigns' | 'current' | 'replayable'> | null;
/**
 * The findings of a history that its newest campaign did not see, as that of its last campaign, last seen first; those of
 * which it has only counts are among them.
 */
export declare function readQuietFindings(store: Store, { plan, findings, setAside }: CampaignReport, history: readonly HistoryCampaign[]): Finding[];
