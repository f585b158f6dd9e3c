/** The histogram bucket of a duration in milliseconds: 16 times the base-2 logarithm of its microseconds, rounded down. */
export declare function durationBucket(durationMs: number): number;
/** The duration in milliseconds in the (geometric) middle of a bucket. */
export declare function bucketMiddleMs(bucket: number): number;
