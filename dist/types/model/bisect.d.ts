import type { SeedText } from './seed.ts';
/** What one batch of seeds gave at one commit. Evidence about the commit: it holds whatever range is asked about. */
export interface BisectBatch {
    readonly target: string;
    /** Signature key of the finding. */
    readonly key: string;
    /** Hash of how the commit was built and run: what another command saw is no evidence for this one. */
    readonly recipe: string;
    readonly sha: string;
    /** Which batch of the commit: its seeds follow from it, so that no two batches run the same. */
    readonly batch: string;
    /** Fresh seeds that passed. */
    readonly clean: number;
    /** Seeds that failed at another commit and passed here: each weighs one seed, since the stream may have shifted. */
    readonly stored: number;
    /** Seeds that failed in another way: neither proof nor clean. */
    readonly other: number;
    /** Seeds without a verdict. */
    readonly unjudged: number;
    /** The seed that failed in the same way, in a fresh process: proof that the commit is bad. Null: none did. */
    readonly failing: SeedText | null;
    readonly failingWas: 'stored' | 'fresh' | null;
    /** Why nothing can be said about this commit (it does not build, its simulator does not start), or null. */
    readonly untestable: string | null;
    /** ISO 8601, UTC. */
    readonly at: string;
}
/** The commit since which a finding fails, as a bisection concluded; every text of the commit is untrusted. */
export interface FirstBad {
    readonly sha: string;
    /** How sure it is, given all that was run: 0 to 1. */
    readonly probability: number;
    readonly author: string;
    /** ISO 8601. */
    readonly date: string;
    readonly subject: string;
    readonly good: string;
    readonly bad: string;
    /** Commits before it that could not be tested, and may be the cause as well. */
    readonly suspects: readonly string[];
    /** When it was concluded: ISO 8601, UTC. */
    readonly at: string;
}
