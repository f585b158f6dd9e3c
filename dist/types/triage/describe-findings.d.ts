import { type Finding, type StoredFinding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
/** Adds to stored findings what follows from their numbers: rate, confirmation, reproduction. Pure. */
export declare function describeFindings(stored: readonly StoredFinding[], planOf: (campaign: string) => Plan | null): Finding[];
