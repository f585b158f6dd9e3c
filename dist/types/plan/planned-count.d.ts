import type { Plan } from '../model/plan.ts';
/**
 * Seeds of all targets that the plan, or one of its shards, is to run. Null under a budget: how many that will be is
 * known when its time is over.
 */
export declare function plannedCount(plan: Plan, shard?: number): number | null;
/** What people must know about the freshness of the seeds; empty for 63 and 64 bits. */
export declare function planWarnings(plan: Plan): string[];
