/**
 * When two stores hold a row with the same key, which row the merged store holds. Each rule picks a greatest or least
 * element of an order that looks at the rows alone, so merging is commutative, associative and idempotent:
 *
 * - `greatest-row`: the whole row that is greater, comparing values from left to right;
 * - `greatest-each`, `least-each`: value by value. Counters only grow, so of an early and a late copy the late one wins;
 * - `any-row`: rows of one key are the same row.
 *
 * The order of rules is the order of merging: what is referred to comes first. `span` (a union), `slow` (ten slowest)
 * and `detail` (16 earliest and 16 newest) need more than a rule and say so where they are merged; so do campaigns that are
 * past (`merge-past.ts`).
 */
export interface MergeRule {
    readonly table: string;
    readonly key: readonly string[];
    readonly values: readonly string[];
    readonly rule: 'greatest-row' | 'greatest-each' | 'least-each' | 'any-row';
}
export declare const campaignRule: MergeRule;
export declare const shardRunRule: MergeRule;
export declare const issuedRule: MergeRule;
export declare const signatureRule: MergeRule;
export declare const failureRule: MergeRule;
export declare const exceptionRule: MergeRule;
export declare const cutRule: MergeRule;
export declare const durationRule: MergeRule;
export declare const propertyRule: MergeRule;
export declare const configValueRule: MergeRule;
export declare const secondRunRule: MergeRule;
export declare const slowRule: MergeRule;
export declare const detailRule: MergeRule;
export declare const replayRule: MergeRule;
export declare const issueRule: MergeRule;
export declare const pastCampaignRule: MergeRule;
export declare const pastSweepRule: MergeRule;
export declare const pastSightingRule: MergeRule;
export declare const recalledRule: MergeRule;
export declare const historySourceRule: MergeRule;
export declare const comparisonRule: MergeRule;
export declare const formerKeyRule: MergeRule;
export declare const bisectBatchRule: MergeRule;
export declare const firstBadRule: MergeRule;
/** An order is the same wherever it was read; done once, it is done. */
export declare const correctionRule: MergeRule;
export declare const commentLookRule: MergeRule;
export declare function columnsOf(rule: MergeRule): readonly string[];
/** The statement that adds one row, its columns in the order of `columnsOf`, by the table's rule. */
export declare function upsertSql(rule: MergeRule, schema?: string): string;
/** The statement that adds all rows of `select`, its columns in the order of `columnsOf`, by the table's rule. */
export declare function upsertAllSql(rule: MergeRule, schema: string, select: string): string;
