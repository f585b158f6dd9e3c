import type { Finding } from '../model/finding.ts';
import type { Replay, Reproduction } from '../model/reproduction.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
export interface ConfirmRequest {
    readonly findings: readonly Finding[];
    /** The simulator of a target by name, or null where this machine does not have it. */
    readonly contextFor: (target: string) => SimulatorContext | null;
    readonly campaign: string;
    /** Names this machine in the replays: `shard 3 attempt 1`, `report`, `local`. */
    readonly where: string;
    readonly jobs: number;
    readonly signal: AbortSignal;
}
/**
 * Proves findings by the very command that their issue prints: as many runs as `countReplays` says, less those that this
 * machine has done already; of a seed as many with a verdict, in `replaysMax` runs at most. Yields each replay as it ends, so that what was done survives a cancellation.
 *
 * By attempts, a finding's runs end at the `replaysWanted`-th that shows it (inverse sampling). Attempts count in the order
 * of their numbers, whichever ends first: one that was under way behind the last hit counts for nothing, or quick verdicts
 * would count more often than slow ones. Of k hits in n attempts that ended so, k/n is too high a rate; the unbiased
 * estimate is (k-1)/(n-1) (Haldane, Biometrika 33, 1945), and k/n where `most` ended them (Girshick, Mosteller and Savage,
 * 1946). What is told are the counts, and no rate is made of them.
 */
export declare function confirmFindings(request: ConfirmRequest): AsyncGenerator<Replay>;
interface MissingReplay {
    readonly finding: Finding;
    readonly reproduction: Reproduction;
    readonly replay: number;
}
/** The replays that `where` has still to run before its findings count as proven or not. Pure. */
export declare function listMissingReplays(findings: readonly Finding[], where: string): MissingReplay[];
export {};
