import { type FiledIssue, type Finding, type SeenAt } from '../model/finding.ts';
import { type PropertyTotal } from '../model/report.ts';
/** What was not seen once in n seeds comes in fewer than 4.6/n of them, with this certainty. */
export declare const neverSeenCertainty = 0.99;
/**
 * The properties that a whole campaign had to come to and did not, each a finding of the campaign: it has no seed, and
 * nothing to replay. Only for a campaign that delivered all that its verdict needs: a lost shard may have seen them.
 */
export declare function findNeverSeen(properties: readonly PropertyTotal[], campaign: SeenAt, issueOf: (target: string, key: string) => FiledIssue | null): Finding[];
