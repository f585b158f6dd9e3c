import type { Confirmation, Finding, StoredFinding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
import { type Repetition, type Replay } from '../model/reproduction.ts';
/** Adds to stored findings what follows from their numbers: rate, confirmation, reproduction. Pure. */
export declare function describeFindings(stored: readonly StoredFinding[], planOf: (campaign: string) => Plan | null): Finding[];
/** What people call a finding. */
export declare function findingId(key: string): string;
/** Folds replays into one word; replays that gave no verdict count for nothing. */
export declare function judgeConfirmation(all: readonly Replay[], by?: Repetition['by']): Confirmation;
