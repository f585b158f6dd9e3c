import type { Finding } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import { type Plan } from '../model/plan.ts';
import type { Replay } from '../model/reproduction.ts';
import type { Via } from '../model/target.ts';
import { type Store } from '../store/open-store.ts';
import type { Machine } from './machine.ts';
/** Reads: a plan, and the store of an earlier attempt where there is one. Leaves behind: the shard's store, one file. */
export interface SweepPhase {
    readonly plan: Plan;
    readonly shard: number;
    /** Counts from 1; the CI's run attempt. */
    readonly attempt: number;
    readonly dbPath: string;
    readonly via: Via | null;
    readonly signal: AbortSignal;
    readonly observer: SweepObserver;
    /** Lines for the job's log, from which `merge` recovers outcomes where this machine dies with its store; null: none. */
    readonly checkpoints: CheckpointLines | null;
    /** False where nobody is told of what it finds, so that nothing has to be proven. */
    readonly proves?: boolean;
}
/** Where checkpoint lines go, and how often. */
export interface CheckpointLines {
    readonly everyMs: number;
    write(line: string): void;
}
/** How often a checkpoint line is written where nobody says. */
export declare const checkpointMsDefault = 60000;
/** Told what happens while it happens; for progress lines. Must not throw. */
export interface SweepObserver {
    onStart(planned: number, alreadyDone: number): void;
    onOutcome(outcome: Outcome): void;
    /** So many seeds passed, of which there is no outcome each. */
    onPassed(count: number): void;
    onIssued(target: string, count: number): void;
    onWarning(message: string): void;
    onConfirming(findings: readonly Finding[]): void;
    onReplay(replay: Replay): void;
}
export interface SweepResult {
    /** `delivered`: every index of the shard has an outcome, or its budget is over. */
    readonly state: 'delivered' | 'cut-short';
    /** False where a cancellation left findings that this machine has not replayed as often as a proof wants. */
    readonly proven: boolean;
}
/** Runs one shard into its store and proves what it found, in fresh processes on this machine. */
export declare function sweepPhase(phase: SweepPhase, machine: Machine): Promise<SweepResult>;
/** Whether this machine, as `where` names it, has replayed every finding of a campaign as often as a proof wants. */
export declare function isProven(store: Store, plan: Plan, where: string): boolean;
/** What confirming needs of a phase. `where` names this machine in the replays. */
export interface ConfirmPhase {
    readonly plan: Plan;
    readonly where: string;
    readonly signal: AbortSignal;
    readonly observer: SweepObserver;
}
/** Replays the findings of a campaign that this machine has not replayed yet, each as often as a proof wants. */
export declare function confirmCampaign(store: Store, phase: ConfirmPhase, machine: Machine): AsyncGenerator<Replay>;
/** How the replays of a shard name the machine that ran it. */
export declare function nameRunner({ plan, shard, attempt }: Pick<SweepPhase, 'plan' | 'shard' | 'attempt'>): string;
