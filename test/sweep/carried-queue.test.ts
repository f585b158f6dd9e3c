import { expect, test } from 'vitest'
import { mayStart } from '../../src/sweep/carried-queue.ts'

test.each([
  ['the first of a lane, with 10 s left of the 60 s that it may take', true, 60_000, 10_000, true],
  ['a further one that may take all that is left', false, 10_000, 10_000, true],
  ['a further one that would be cut', false, 10_001, 10_000, false],
  ['none when its time is over', true, 1, 0, false],
  ['any where a number of seeds is planned', false, 3_600_000, Number.POSITIVE_INFINITY, true],
])('a lane starts carried seeds: %s', (_, first, limitMs, leftMs, starts) => {
  expect(mayStart(first, limitMs, leftMs)).toBe(starts)
})
