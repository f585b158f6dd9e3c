import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vias } from '../../src/model/target.ts'
import { openChunkSizer } from '../../src/sweep/chunk-sizer.ts'

test('begins with 8 seeds, and then takes half a second of them', () => {
  const size = openChunkSizer(2, 'worker')
  expect(size.next(256, 100_000)).toBe(8)
  size.see(8, 80)
  expect(size.next(256, 100_000)).toBe(50)
  size.see(50, 500)
  expect(size.next(256, 100_000)).toBe(50)
})

test('of processes per seed takes one, and then what runs in 128 ms', () => {
  const size = openChunkSizer(2, 'run')
  expect(size.next(64, 100_000)).toBe(1)
  size.see(1, 8)
  expect(size.next(64, 100_000)).toBe(16)
  size.see(16, 6400)
  expect(size.next(64, 100_000)).toBe(1)
})

test('takes one at a time of seeds that last a minute, and what the lane likes at most of fast ones', () => {
  const slow = openChunkSizer(2, 'worker')
  slow.see(8, 8 * 60_000)
  expect(slow.next(256, 100_000)).toBe(1)
  const fast = openChunkSizer(2, 'worker')
  fast.see(1000, 10)
  expect(fast.next(256, 100_000)).toBe(256)
  expect(fast.next(1, 100_000)).toBe(1)
})

test('near the end takes half of a fair share, so that all 4 lanes end together', () => {
  const size = openChunkSizer(4, 'worker')
  size.see(1000, 10)
  expect([800, 80, 9, 8, 1].map((remaining) => size.next(256, remaining))).toEqual([100, 10, 2, 1, 1])
})

test('is at least 1 and at most what the lane likes, whatever was seen', () => {
  const seen = fc.array(fc.tuple(fc.nat(1000), fc.double({ min: 0, max: 1e9, noNaN: true })), { maxLength: 5 })
  fc.assert(
    fc.property(
      fc.constantFrom(...vias),
      fc.integer({ min: 1, max: 4096 }),
      fc.integer({ min: 1, max: 256 }),
      fc.nat(2 ** 31),
      seen,
      (via, jobs, max, remaining, all) => {
        const size = openChunkSizer(jobs, via)
        for (const [seeds, ms] of all) size.see(seeds, ms)
        const next = size.next(max, remaining)
        expect(Number.isInteger(next) && next >= 1 && next <= max).toBe(true)
      },
    ),
  )
})
