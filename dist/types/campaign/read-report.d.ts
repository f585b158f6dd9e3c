import { type Corrected } from '../model/correction.ts';
import { type KnownCorrection, type KnownKey } from '../model/known.ts';
import type { CampaignReport } from '../model/report.ts';
import type { Store } from '../store/open-store.ts';
import { type Delivery } from './judge-campaign.ts';
/**
 * Reads everything known about one campaign from its store. Where it is conclusive, the properties that no run of it saw
 * are findings too: so never in the store of one shard of many, whose others are missing in it.
 *
 * @param floor as of the verdict: share of the planned seeds that must have one
 * @param corrections what people corrected; null where findings are wanted as they were found
 */
export declare function readReport(store: Store, campaign: string, floor?: number, corrections?: CorrectionRequest | null): CampaignReport;
/** Whether so much of a campaign was delivered that what was not seen counts as never seen. */
export declare function isConclusive(delivery: Delivery, floor: number): boolean;
/** What people corrected: the file, and the day on which it is asked (`2026-11-22`, UTC); the store has the rest. */
export interface CorrectionRequest {
    readonly known: readonly KnownCorrection[];
    readonly today: string;
}
/** All corrections that hold of a store's findings: those of comments that it knows, and those of the file. */
export declare function readCorrected(store: Store, repository: string | null, known: readonly KnownCorrection[], moreKeys?: readonly KnownKey[]): Corrected;
