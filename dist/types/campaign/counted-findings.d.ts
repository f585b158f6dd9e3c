import type { Finding, StoredFinding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
/**
 * Adds to findings of which a history has only counts what follows from them. How they were run is forgotten: their seeds
 * are run as the newest plan runs its own, at the commit that failed last.
 */
export declare function describeCounted(counted: readonly StoredFinding[], newest: Plan): Finding[];
