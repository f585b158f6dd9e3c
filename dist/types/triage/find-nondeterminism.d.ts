import { type FiledIssue, type Finding } from '../model/finding.ts';
/**
 * That fresh runs of one command gave different things is a finding of its own kind: the failure that it hides may be real,
 * and is kept apart from it, unproven. Made of the replays alone; what the sweep's own second runs found of the same kind has
 * the same key, and is left to speak for both.
 */
export declare function findNondeterminism(findings: readonly Finding[], issueOf: (target: string, key: string) => FiledIssue | null): Finding[];
