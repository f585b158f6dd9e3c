import { type StoredFinding } from '../model/finding.ts';
import type { Store } from './open-store.ts';
/**
 * The findings that none of these campaigns saw and of which a history still knows counts and failing seeds: from campaigns
 * that are past, or from an issue that stands in for a lost history. Of their seeds, newest first, nothing is known but the
 * commit; where no words of theirs are left, the id has to do for a title.
 */
export declare function readCountedFindings(store: Store, campaigns: readonly string[], repository: string | null): StoredFinding[];
