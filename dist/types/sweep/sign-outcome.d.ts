import { type Outcome, type RunResult } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
/** Adds the signature to a failing result; everything else has none. `workdir`: where the run wrote its files. */
export declare function signOutcome(result: RunResult, target: Target, workdir: string): Outcome;
