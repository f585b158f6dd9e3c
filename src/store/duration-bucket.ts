/** Buckets in each doubling of the duration: a bucket's middle is at most 2.2 % off. */
const bucketsPerOctave = 16

/** Where each sixteenth of an octave starts. Compared against, so that no platform's logarithm decides a bucket. */
const starts = Array.from({ length: bucketsPerOctave }, (_, bucket) => 2 ** (bucket / bucketsPerOctave))

/** The histogram bucket of a duration in milliseconds: 16 times the base-2 logarithm of its microseconds, rounded down. */
export function durationBucket(durationMs: number): number {
  let microseconds = Math.min(Math.max(1, Math.round(durationMs * 1000)), Number.MAX_SAFE_INTEGER)
  let octave = 0
  while (microseconds >= 2) {
    microseconds /= 2
    octave += 1
  }
  return octave * bucketsPerOctave + starts.findLastIndex((start) => start <= microseconds)
}

/** The duration in milliseconds in the (geometric) middle of a bucket. */
export function bucketMiddleMs(bucket: number): number {
  return 2 ** ((bucket + 0.5) / bucketsPerOctave) / 1000
}
