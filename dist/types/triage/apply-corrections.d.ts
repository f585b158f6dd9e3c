import type { Corrected } from '../model/correction.ts';
import { type Finding } from '../model/finding.ts';
/**
 * Findings as people want them folded: what they merged is one finding with the sum of the counts, and what they
 * ignore, expect or call wrong is set aside. Pure. Most frequent first, what was never seen last.
 *
 * @param today `2026-11-22`, UTC
 */
export declare function applyCorrections(findings: readonly Finding[], corrected: Corrected, today: string): {
    readonly findings: readonly Finding[];
    readonly setAside: readonly Finding[];
};
