import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketMiddleMs, durationBucket } from '../../src/store/duration-bucket.ts'

test('1 ms, 1.04 ms and 2 ms fall 0, 0 and 16 buckets after the first millisecond', () => {
  expect(durationBucket(0)).toBe(0)
  expect(durationBucket(0.001)).toBe(0)
  expect(durationBucket(1)).toBe(159)
  expect(durationBucket(1.04)).toBe(160)
  expect(durationBucket(2)).toBe(175)
})

test('the middle of the bucket of any duration up to a year is at most 2.2 % off', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 365 * 86_400_000 }), (microseconds) => {
      const durationMs = microseconds / 1000
      const middle = bucketMiddleMs(durationBucket(durationMs))
      expect(Math.abs(middle / durationMs - 1)).toBeLessThan(0.0221)
    }),
  )
})

test('no duration needs more than 1,024 buckets, and none is lost', () => {
  expect(durationBucket(Number.MAX_VALUE)).toBeLessThan(1024)
  expect(durationBucket(-5)).toBe(0)
})
