import type { Plan } from '../model/plan.ts';
/**
 * The id of a plan: the first 12 hexadecimal digits of the sha256 of its content as canonical JSON (keys sorted, no
 * spaces), without the id itself and without what differs when the same campaign is run again: link and event.
 */
export declare function hashPlan(plan: Omit<Plan, 'campaign'>): string;
