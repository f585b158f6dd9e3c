import type { Confirmation, FailingSeed, StoredFinding } from '../model/finding.ts';
import { type Repetition, type Replay } from '../model/reproduction.ts';
export interface JudgedReplays {
    readonly confirmation: Confirmation;
    /** The seed that shows it: its replays are those counted. */
    readonly shown: FailingSeed | null;
}
/**
 * Folds the replays of a finding into one word, and chooses the seed to print. Its seeds stand for one cause, so what one of
 * them says against it holds of all: a seed that comes and goes is not made good by another that has come each time so far.
 * Without such a seed it is the shortest proven one that is printed, or the shortest of all while none is. Replays that gave
 * no verdict count for nothing. Pure.
 */
export declare function judgeReplays({ seeds, replays: all }: Pick<StoredFinding, 'seeds' | 'replays'>, by: Repetition['by']): JudgedReplays;
/** What one place gave for one seed, in replays with a verdict. */
export interface ReplayPlace {
    readonly where: string;
    /** The sweep that failed ran there too. */
    readonly swept: boolean;
    readonly replays: readonly Replay[];
}
/** The replays of one seed by the place that ran them. */
export declare function groupPlaces(replays: readonly Replay[]): ReplayPlace[];
/**
 * The runs of one place differ from each other, or at the place that ran the sweep, from the sweep. That two places differ may
 * be theirs.
 */
export declare function isUnequal({ replays, swept }: ReplayPlace): boolean;
