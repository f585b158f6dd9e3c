import { expect, test } from 'vitest'
import { findingOf } from './bugs/sweep-bug.ts'

test.for<[seed: bigint, why: string]>([
  [1_000_059n, 'a leader that was paused until another one led had its revocation of a lease passed on to that one'],
  [
    5_847_043_551_641_995_595n,
    'a member that had committed entries and lost them from its log was sent a snapshot of the last',
  ],
  [
    63_158n,
    'votes of term 3 were counted once a leader of term 4 had committed entries of term 2 that the winner never had',
  ],
  [143_752n, 'a lease ended after members had told how far they had applied, and before one of them told its hash'],
  [
    204_352n,
    'of two members that needed a snapshot the second was to get it with the next write, and nobody wrote any more',
  ],
])('seed %i without bugs passes: %s', ([seed]) => {
  expect(findingOf(seed)).toBe('passed')
})
