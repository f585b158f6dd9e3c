import { expect, test } from 'vitest'
import { findingOf } from './bugs/sweep-bug.ts'

test.for<[seed: number, why: string]>([
  [1_000_059, 'a leader that was paused until another one led had its revocation of a lease passed on to that one'],
])('seed %i without bugs passes: %s', ([seed]) => {
  expect(findingOf(seed)).toBe('passed')
})
