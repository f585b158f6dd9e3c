import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CorrectionOrder } from '../../src/model/correction.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import {
  readCommentLook,
  readCorrections,
  recordCommentLook,
  recordCorrections,
  type StoredCorrection,
} from '../../src/store/corrections.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { openOutsideStore } from '../../src/store/open-outside-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { planOf } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { sweepShard } from './fixtures/sweep-shard.ts'

const repository = 'acme/raft'
const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]

function given(number: number, order: CorrectionOrder, done = false): StoredCorrection {
  const at = '2026-11-22T04:00:00Z'
  const by = 'ada in issue 7'
  const id = `comment ${number} 0`
  return { correction: { id, source: 'comment', target: 'raft', at, by, order }, author: 'ada', issue: 7, done }
}

const all: readonly StoredCorrection[] = [
  given(1, { kind: 'merge', into: a, key: b }),
  given(2, { kind: 'split', key: a }, true),
  given(3, { kind: 'ignore', key: a, until: '2027-01-01' }),
  given(4, { kind: 'ignore', key: b, until: null }),
  given(5, { kind: 'expected', key: a }),
  given(6, { kind: 'wrong', key: b }),
  given(7, { kind: 'retry', key: b }, true),
  given(8, { kind: 'lift', key: b }, true),
]

/** A store of one swept campaign that knows these orders. */
function storeWith(path: string, corrections: readonly StoredCorrection[], look: string | null = null): void {
  sweepShard(path, { plan: planOf(40, 1), shard: 0 })
  using store = openStore(path)
  recordCorrections(store, repository, corrections)
  if (look !== null) recordCommentLook(store, repository, look)
}

describe('orders of comments in a store', () => {
  test('all seven kinds come back as they were given, and only those of the repository', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'a.db')
    storeWith(path, all)
    using store = openStore(path)
    expect(readCorrections(store, repository)).toEqual(all)
    expect(readCorrections(store, 'acme/paxos')).toEqual([])
  })

  test('what was done stays done, whoever records it again', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'a.db')
    storeWith(path, [given(1, { kind: 'wrong', key: a }, true)])
    storeWith(path, [given(1, { kind: 'wrong', key: a })])
    using store = openStore(path)
    expect(readCorrections(store, repository)).toMatchObject([{ done: true }])
  })

  test('stores merge to the same in any order and again; the later look counts', () => {
    using directory = temporaryDirectory()
    const place = (name: string) => join(directory.path, name)
    storeWith(place('a.db'), all.slice(0, 5), '2026-11-20T00:00:00Z')
    storeWith(
      place('b.db'),
      all.slice(3).map((one) => ({ ...one, done: true })),
      '2026-11-22T00:00:00Z',
    )
    storeWith(place('c.db'), all.slice(2, 4))
    let run = 0
    const merged = fc.sample(fc.shuffledSubarray(['a.db', 'b.db', 'c.db'], { minLength: 3 }), 5).map((order) => {
      const out = place(`out-${run++}.db`)
      mergeStores(out, order.map(place))
      mergeStores(out, [out, place('b.db')])
      using store = openStore(out, { readonly: true })
      expect(readCommentLook(store, repository)).toBe('2026-11-22T00:00:00Z')
      expect(readCorrections(store, repository).map(({ done }) => done)).toEqual([
        false,
        true,
        false,
        true,
        true,
        true,
        true,
        true,
      ])
      return canonicalRows(store)
    })
    for (const rows of merged) expect(rows).toEqual(merged[0])
  })

  test.each([
    ["UPDATE correction SET kind = 'delete'"],
    ["UPDATE correction SET until = 'tomorrow'"],
    ['UPDATE correction SET merge_into = NULL'],
    ['UPDATE correction SET done = 2'],
  ])('a store from outside with %s is refused', (sql) => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'a.db')
    storeWith(path, all)
    {
      using store = openStore(path)
      store.database.pragma('ignore_check_constraints = ON')
      store.database.exec(sql)
    }
    expect(() => openOutsideStore(path)).toThrow(/damaged/)
  })
})
