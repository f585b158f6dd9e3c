import type { CampaignReport } from '../model/report.ts';
import type { Store } from '../store/open-store.ts';
/**
 * Reads everything known about one campaign from its store. Where it is conclusive, the properties that no run of it saw
 * are findings too: so never in the store of one shard of many, whose others are missing in it.
 *
 * @param floor as of the verdict: share of the planned seeds that must have one
 */
export declare function readReport(store: Store, campaign: string, floor?: number): CampaignReport;
