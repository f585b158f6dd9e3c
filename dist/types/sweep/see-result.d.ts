import { type RunResult } from '../model/outcome.ts';
import type { ShardSweep, TargetSweep } from './drive-lane.ts';
/** Tells a result, unless it is to be run a second time: then it is put into `twice`. */
export declare function seeResult({ deadline, byBudget }: ShardSweep, { context, gate }: TargetSweep, ran: RunResult, twice: RunResult[]): Promise<void>;
