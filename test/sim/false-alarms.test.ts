import { expect, test } from 'vitest'
import { findingOf } from './bugs/sweep-bug.ts'

test.for<[seed: bigint, why: string]>([
  [1_000_059n, 'a leader that was paused until another one led had its revocation of a lease passed on to that one'],
  [
    5_847_043_551_641_995_595n,
    'a member that had committed entries and lost them from its log was sent a snapshot of the last',
  ],
])('seed %i without bugs passes: %s', ([seed]) => {
  expect(findingOf(seed)).toBe('passed')
})
