import type { CampaignReport } from '../model/report.ts';
import type { Store } from '../store/open-store.ts';
/** Reads everything known about one campaign from its store. */
export declare function readReport(store: Store, campaign: string): CampaignReport;
