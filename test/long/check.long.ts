import { expect, test } from 'vitest'
import { compareWithBruteForce, type Subject, soundVariants, unsoundRules } from '../check/compare-with-brute-force.ts'

/** Histories of each subject; together 250,000, none of them of the unit suite. */
const counts = { register: 150_000, kv: 50_000, etcd: 50_000 } satisfies Record<Subject, number>
const from = 10_000_000

for (const subject of Object.keys(counts) as Subject[]) {
  const count = counts[subject]
  test(`the search says what brute force says on ${count} random small histories of ${subject}`, {
    timeout: 3_600_000,
  }, () => {
    const comparison = compareWithBruteForce(subject, { from, count }, soundVariants)
    expect(comparison.mismatches).toEqual([])
    expect(comparison.histories).toBe(count)
  })
}

test('the planted unsound rule is caught often in 30,000 histories', { timeout: 3_600_000 }, () => {
  const { mismatches } = compareWithBruteForce('register', { from, count: 30_000 }, { unsound: unsoundRules })
  expect(mismatches.length).toBeGreaterThan(30)
})
