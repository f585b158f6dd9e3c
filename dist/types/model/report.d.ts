import type { Determinism } from './determinism.ts';
import type { Finding } from './finding.ts';
import type { HistorySummary } from './history.ts';
import type { OutcomeKind } from './outcome.ts';
import { type Plan } from './plan.ts';
import { type PropertyKind } from './result.ts';
import type { SeedText } from './seed.ts';
/** What one shard was to do and did. */
export interface ShardCoverage {
    readonly shard: number;
    /** Indices it owns in the plan; under a budget, the indices it issued. */
    readonly planned: number;
    /** Indices with an outcome (any, `infra` included). */
    readonly delivered: number;
    /** Of those, the ones of which only a job log tells: their outcomes are known, their details are lost. */
    readonly recovered: number;
    /** Started and stopped without an outcome: neither delivered nor passed. */
    readonly cut: number;
    /** `running`: its store says neither that it finished nor that it stopped. */
    readonly state: 'delivered' | 'cut-short' | 'running' | 'missing';
    readonly attempt: number | null;
    readonly jobs: number | null;
    readonly wallMs: number | null;
    readonly machine: string | null;
    /** The planted failure was seen (`failed`), was not (`passed`), or was not run. */
    readonly canary: 'failed' | 'passed' | 'not-run';
}
export interface PropertyTotal {
    readonly target: string;
    readonly name: string;
    readonly kind: PropertyKind;
    readonly passes: number;
    readonly failures: number;
    /** Seeds that reported it, be it with no hit at all: those that could have seen it. */
    readonly seeds: number;
    /** Those of them that are known to have come to it; of a range that a worker ran, one. */
    readonly seen: number;
    /** Whether the campaign must come to it at least once. */
    readonly mustHit: boolean;
}
/**
 * Whether a property that the campaign must come to was not come to: a `sometimes` or `reachable` was never seen, an
 * `always` never checked. Never a failure of one seed.
 */
export declare function isNeverSeen(property: PropertyTotal): boolean;
/** Seeds with a verdict that had one drawn value. */
export interface ConfigValueTotal {
    readonly target: string;
    readonly name: string;
    readonly value: string;
    readonly passes: number;
    readonly failures: number;
}
export interface SlowSeed {
    readonly target: string;
    readonly seed: SeedText;
    readonly durationMs: number;
    readonly outcome: OutcomeKind;
}
/** What became of a seed carried over from an earlier campaign; in no count of this one. */
export interface CarriedOutcome {
    readonly target: string;
    readonly seed: SeedText;
    /** How often it has been carried over, this time included. */
    readonly times: number;
    /** The longest that it has run without an end. */
    readonly elapsedMs: number;
    /** `missing`: it was not started. */
    readonly outcome: OutcomeKind | 'cut' | 'missing';
}
/** Everything known about one campaign: what the terminal, the summary, the comment and the issues are written from. */
export interface CampaignReport {
    readonly plan: Plan;
    /** ISO 8601, UTC. */
    readonly startedAt: string;
    readonly wallMs: number;
    readonly planned: number;
    readonly delivered: number;
    readonly counts: Readonly<Record<OutcomeKind, number>>;
    readonly cut: number;
    readonly shards: readonly ShardCoverage[];
    /** Most frequent first; properties that were never seen last. */
    readonly findings: readonly Finding[];
    /** What people ignore, expect or call wrong: counted, and kept apart. Each has its `standing`. */
    readonly setAside: readonly Finding[];
    readonly properties: readonly PropertyTotal[];
    /** So much was delivered that what was not seen counts as never seen: only then is it among the findings. */
    readonly conclusive: boolean;
    readonly configValues: readonly ConfigValueTotal[];
    readonly slowest: readonly SlowSeed[];
    /** In the order of the plan. */
    readonly carried: readonly CarriedOutcome[];
    /** Reasons given for `infra` and `unknown` outcomes, most frequent first. */
    readonly reasons: readonly {
        readonly outcome: 'infra' | 'unknown';
        readonly reason: string;
        readonly count: number;
    }[];
    /** Unhealthy: the canary passed somewhere, or nothing ran. See also `triedCanary`. */
    readonly harness: 'healthy' | 'unhealthy';
    readonly discovery: Discovery;
    /** By target, in the order of the plan. */
    readonly judged: readonly JudgedSeeds[];
    /** Null where no seed was run twice. */
    readonly determinism: Determinism | null;
    /** What it says together with the campaigns before it; null where there were none, or nobody looked. */
    readonly history: HistorySummary | null;
}
/** Seeds of a target with a verdict, and those of them that failed: these ended too early to show anything else. */
export interface JudgedSeeds {
    readonly target: string;
    readonly seeds: number;
    readonly failing: number;
}
/** Whether any shard told that its canary failed or passed: where none did, nothing is known of the harness. */
export declare function triedCanary({ shards }: Pick<CampaignReport, 'shards'>): boolean;
/** What the campaign says about failures that nobody has seen yet. */
export interface Discovery {
    /** Signatures seen exactly once. */
    readonly singletons: number;
    /** Chance that one more seed shows a new signature: Good-Turing estimate and 95 % upper bound. */
    readonly nextNew: {
        readonly estimate: number;
        readonly high: number;
    };
    /** Lowest rate that a campaign of this size would have shown with 95 % probability. */
    readonly detectable: number;
}
/** What a verdict is made of; three-valued. */
export type Verdict = 'clean' | 'findings' | 'inconclusive';
/** What to say of the seeds carried over, one sentence each without a full stop; empty where there were none. */
export declare function describeCarried(carried: readonly CarriedOutcome[]): string[];
