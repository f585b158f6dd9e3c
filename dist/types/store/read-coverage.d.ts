import type { Determinism } from '../model/determinism.ts';
import type { CampaignReport } from '../model/report.ts';
import type { Store } from './open-store.ts';
/** A campaign's report without what triage and statistics make of it. */
export interface CampaignCoverage extends Omit<CampaignReport, 'findings' | 'setAside' | 'conclusive' | 'discovery' | 'determinism' | 'history'> {
    readonly secondRuns: Omit<Determinism, 'rate'>;
}
/**
 * What a campaign was to do and did, over all its shards, missing ones included.
 *
 * `wallMs` is the longest shard's, since shards run side by side.
 *
 * @throws UserError `campaign-unknown`
 */
export declare function readCoverage(store: Store, campaign: string): CampaignCoverage;
