import type { FiledIssue } from '../model/finding.ts';
import type { Replay } from '../model/reproduction.ts';
import type { Store } from './open-store.ts';
/** Which replays to read; all where nothing is said. */
export interface ReplayFilter {
    readonly campaigns?: readonly string[];
    readonly target?: string;
    readonly key?: string;
    readonly seed?: string;
}
/** Executions of reproductions, by campaign, target, key, seed, place and number. */
export declare function readReplays(store: Store, filter?: ReplayFilter): Replay[];
/** An issue as last known, with the finding it belongs to. */
export interface StoredIssue {
    readonly target: string;
    readonly key: string;
    readonly issue: FiledIssue;
    /** When that was known, ISO 8601, UTC. */
    readonly at: string;
}
/** The issues of a repository, as last known, by target and key. */
export declare function readIssues(store: Store, repository: string): StoredIssue[];
