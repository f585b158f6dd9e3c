import type { Attribution, DrawnCount } from './attribution.ts';
import type { FirstBad } from './bisect.ts';
import type { Comparison } from './comparison.ts';
import type { Configuration } from './configuration.ts';
import type { FoldedKey, Standing } from './correction.ts';
import type { Life } from './life.ts';
import type { FailureKind } from './outcome.ts';
import type { NeverSeen } from './property-life.ts';
import type { Replay, Reproduction } from './reproduction.ts';
import type { SeedText } from './seed.ts';
import type { Signature } from './signature.ts';
/** Most findings of a campaign that one machine replays; a broken folding can make thousands. */
export declare const replayedFindingsMax = 100;
/** Most failing seeds listed with a finding; the store has them all. */
export declare const listedSeedsMax = 32;
/** One failing seed of a finding. */
export interface FailingSeed {
    readonly campaign: string;
    readonly index: number;
    readonly seed: SeedText;
    readonly outcome: FailureKind;
    readonly sha: string | null;
    readonly step: number | null;
    readonly durationMs: number;
    readonly digest: string | null;
    readonly exitCode: number | null;
    readonly exitSignal: string | null;
    /** What was drawn for it of the target's configuration; empty where nothing is. */
    readonly config: Configuration;
}
/** All failures of one signature, as the store has them. Exists before any triage. */
export interface StoredFinding {
    readonly target: string;
    readonly key: string;
    /** Keys that the same failures had under older rules; issues bear them still. */
    readonly formerKeys: readonly string[];
    readonly signature: Signature;
    /** Failures of this signature among the campaigns asked for. */
    readonly count: number;
    /** Further failures of it, among the seeds carried over from earlier campaigns: in no rate. */
    readonly carried: number;
    /** Seeds of this target with a verdict (passed or failed) among the campaigns asked for: the denominator. */
    readonly seedsJudged: number;
    /** Shortest first: by step, then duration, then campaign and index; at most `listedSeedsMax`. */
    readonly seeds: readonly FailingSeed[];
    /** Most frequent first. */
    readonly variants: readonly {
        readonly variant: string;
        readonly count: number;
        readonly frames: readonly string[];
    }[];
    /** Excerpt of the shortest failing seed whose text was kept; untrusted text. */
    readonly excerpt: string;
    readonly firstSeen: SeenAt;
    readonly lastSeen: SeenAt;
    /** Every drawn value of the target, among the seeds of `count` and of `seedsJudged`. */
    readonly drawn: readonly DrawnCount[];
    readonly replays: readonly Replay[];
    /** The issue that this finding has in `repository`, as last known, or null. */
    readonly issue: FiledIssue | null;
    /** The commit since which it fails, as the newest bisection concluded; null where none did. */
    readonly firstBad: FirstBad | null;
}
export interface SeenAt {
    readonly campaign: string;
    readonly number: number;
    readonly sha: string | null;
    /** ISO 8601 date and time in UTC. */
    readonly at: string;
}
export interface FiledIssue {
    readonly repository: string;
    /** Null while the finding waits its turn (`pending`: more new issues than `max-new-issues`). */
    readonly number: number | null;
    readonly state: 'pending' | 'open' | 'closed';
}
/** Probability as an estimate with its 95 % interval (Jeffreys). */
export interface Rate {
    readonly low: number;
    readonly estimate: number;
    readonly high: number;
}
/**
 * `reproducible`: every replay of each of its seeds gave the same signature and digest, at least three of one seed; by
 * attempts or pairs (see `Repetition`), at least one showed it. `nondeterministic`: the replays of a seed differ on one
 * runner, or on the runner that swept it from the sweep. `unconfirmed`: no replay showed it again, or another runner than the
 * one that found it gave something else each time (`elsewhere`). `untried`: fewer replays than a proof takes gave a verdict.
 * `never-seen`: a property that no run saw; there is nothing to replay.
 */
export type ConfirmationState = 'reproducible' | 'nondeterministic' | 'unconfirmed' | 'untried' | 'never-seen';
export interface Confirmation {
    readonly state: ConfirmationState;
    readonly same: number;
    readonly replays: number;
    /** The distinct places that replayed it. */
    readonly where: readonly string[];
    /** What runners other than the one that found it gave instead of the failure; absent where none did. */
    readonly elsewhere?: readonly ElsewhereVerdict[];
    /** What its command gave in a clean checkout of the commit, in none of the counts above; absent where that was not tried. */
    readonly inCleanCheckout?: Replay['verdict'];
}
/**
 * What a runner that did not find a failure gave in its place, if only once. `unknown`: it failed otherwise, and no seed that
 * passed in the sweep is known to pass there: something may be missing there.
 */
export interface ElsewhereVerdict {
    readonly where: string;
    readonly verdict: 'passed' | 'other' | 'unknown';
    /** Of the failure that it gave; null where it passed, or gave the same failure with another digest. */
    readonly title: string | null;
}
/** A finding with what triage knows of it: what people see. */
export interface Finding extends StoredFinding {
    /** `f-` and the first 8 hexadecimal digits of the key. */
    readonly id: string;
    /** Of a property that was never seen, `high` is the one-sided 99 % bound. */
    readonly rate: Rate;
    /** Fresh seeds to run to see it again with 99 % probability; infinite for what was never seen. */
    readonly seedsToSeeAgain: number;
    readonly confirmation: Confirmation;
    /** Null where nothing is drawn, or too few seeds failed to say anything. */
    readonly attribution: Attribution | null;
    /** For the shortest failing seed; null where no seed was kept, and for what was never seen. */
    readonly reproduction: Reproduction | null;
    /** The property that the campaign had to come to and did not; null for a finding of seeds. */
    readonly neverSeen: NeverSeen | null;
    /** What is known of it over the campaigns of a history; null where there is but one. */
    readonly life: Life | null;
    /** Against the base of the change that the campaign is of; null where nothing was compared. */
    readonly comparison: Comparison | null;
    /** What people folded into it; its failures are counted here. */
    readonly folded: readonly FoldedKey[];
    /** Null where nobody said anything of it, and always among the findings of a report. */
    readonly standing: Standing | null;
    /** Issues of other findings that may be about the same bug, at most three. */
    readonly similar: readonly SimilarIssue[];
}
/** An issue that a person may want to merge, and why nobody else did. */
export interface SimilarIssue {
    readonly number: number;
    /** `has the same top frame but another property`. */
    readonly why: string;
}
/** What people call a finding. */
export declare function findingId(key: string): string;
/**
 * Fresh seeds that show it again with 99 % probability, to two significant digits: a number of that kind promises no more.
 * All campaigns together know its rate better than one of them. Null for what was never seen, and where a seed only numbers
 * an attempt: the same one shows it as often as fresh ones.
 */
export declare function countSeedsToSeeAgain(finding: Pick<Finding, 'life' | 'seedsToSeeAgain' | 'reproduction'>): number | null;
