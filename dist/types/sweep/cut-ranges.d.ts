import type { IndexRange } from '../model/outcome.ts';
/** Indices that are run a second time together, or not at all, where seeds are run in ranges. */
export declare const blockSize = 256;
/**
 * Cuts indices into ranges that a worker is sent: of at most 4,096 indices, and each either inside of one block that is
 * run a second time, or free of such. One block in 20 is, chosen by its number alone: as with single seeds, neither
 * shards nor jobs nor an interruption change which seeds run twice.
 */
export declare function cutRanges(spans: Iterable<IndexRange>): IndexRange[];
/** Whether the range that starts at `first` is run a second time. */
export declare function isRangeRunTwice(first: number): boolean;
