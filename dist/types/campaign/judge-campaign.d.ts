import type { Finding } from '../model/finding.ts';
import { type CampaignReport, type Verdict } from '../model/report.ts';
/**
 * When findings turn a campaign red: `never` none, `new` those that a change is answerable for, be it only probably; where
 * nothing was compared, those without an open issue.
 */
export declare const failOns: readonly ['new', 'any', 'never'];
export type FailOn = (typeof failOns)[number];
export interface Judgement {
    readonly verdict: Verdict;
    /** 0 clean, 1 findings, 4 inconclusive. Findings win. */
    readonly exitCode: 0 | 1 | 4;
    /** Why it is inconclusive, one sentence each; empty else. */
    readonly gaps: readonly string[];
    /** The findings that made it red. */
    readonly blocking: readonly Finding[];
}
/** Share of the planned seeds that must have a verdict for a green to mean anything. */
export declare const floorDefault = 0.9;
/** Judges a campaign: red by its findings, else inconclusive where a part is missing, else clean. Pure. */
export declare function judgeCampaign(report: CampaignReport, failOn?: FailOn, floor?: number): Judgement;
/** What a report must say for its gaps to be known. */
export type Delivery = Pick<CampaignReport, 'shards' | 'counts' | 'planned' | 'reasons' | 'harness'>;
/** Whether this campaign has seen a failure that was planted: only then is anything filed of what else it saw. */
export declare function sawItsCanary({ harness, shards }: Pick<CampaignReport, 'harness' | 'shards'>): boolean;
/** Why a campaign is inconclusive, one sentence each; empty where it is not. */
export declare function listGaps(report: Delivery, floor: number): string[];
/** The shards that did not deliver, one sentence each: a lost part is named. */
export declare function listShardGaps(report: Pick<CampaignReport, 'shards'>): string[];
