import { type Plan } from '../model/plan.ts';
/** Longest plan read, in UTF-16 units: 256 shards of 1,000 targets stay below. */
export declare const planTextMax: number;
/**
 * Reads the text of a plan and refuses, by name, whatever is not one that this release made or could have made.
 *
 * @param where how the plan is named in errors, usually its path
 * @throws UserError `plan-not-json`, `plan-foreign`, `plan-version`, `plan-damaged`
 */
export declare function readPlan(text: string, where: string): Plan;
