import { assert } from '../base/assert.ts'

/** Commits of a range, each after its parents, and which holds which in its history. */
export interface BisectHistory {
  readonly shas: readonly string[]
  /** Whether the history of commit `at` holds commit `candidate`; a commit holds itself. */
  readonly holds: (at: number, candidate: number) => boolean
}

/**
 * Reads the histories of commits, as bits: of 16,384 commits they take 32 MB. Parents outside of the range are left out;
 * a range with branches in it is no line, and a test then says something of the commits that were merged in, too.
 *
 * @param commits each after its parents
 */
export function readHistory(
  commits: readonly { readonly sha: string; readonly parents: readonly string[] }[],
): BisectHistory {
  const words = Math.ceil(commits.length / 32)
  const places = new Map<string, number>()
  const rows: Uint32Array[] = []
  for (const [at, { sha, parents }] of commits.entries()) {
    const row = new Uint32Array(words)
    row[at >>> 5] = 1 << (at & 31)
    for (const parent of parents) {
      const place = places.get(parent)
      const held = place === undefined ? undefined : rows[place]
      if (held === undefined) continue
      for (let word = 0; word < words; word++) row[word] = (row[word] ?? 0) | (held[word] ?? 0)
    }
    assert(!places.has(sha), `commit ${sha} comes twice`)
    places.set(sha, at)
    rows.push(row)
  }
  return {
    shas: commits.map(({ sha }) => sha),
    holds: (at, candidate) => (((rows[at]?.[candidate >>> 5] ?? 0) >>> (candidate & 31)) & 1) === 1,
  }
}
