import type { Checkpoint } from '../model/checkpoint.ts';
import { type Outcome, type PassedSeeds } from '../model/outcome.ts';
/** Remembers what a sweep has done since its last checkpoint line. */
export interface CheckpointLog {
    add(outcome: Outcome): void;
    addPassed(passed: PassedSeeds): void;
    addIssued(target: string, count: number): void;
    setCanary(canary: Checkpoint['canary']): void;
    /** The lines that say it, then nothing waits; none where there is nothing to say while it runs. */
    take(state: Checkpoint['state']): string[];
}
export declare function openCheckpointLog(campaign: string, shard: number): CheckpointLog;
