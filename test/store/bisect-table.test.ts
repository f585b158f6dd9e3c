import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BisectBatch, FirstBad } from '../../src/model/bisect.ts'
import type { SeedText } from '../../src/model/seed.ts'
import {
  moveBisects,
  readBisectBatches,
  readFirstBads,
  recordBisectBatch,
  recordFirstBad,
} from '../../src/store/bisect-table.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { openStore } from '../../src/store/open-store.ts'
import { makeDirectory } from '../campaign/make-repository.ts'

const sha = 'ab'.repeat(20)
const batch: BisectBatch = {
  target: 'sim',
  key: 'k1',
  recipe: '0123456789abcdef',
  sha,
  batch: 'b0',
  clean: 40,
  stored: 2,
  other: 1,
  unjudged: 0,
  failing: null,
  failingWas: null,
  untestable: null,
  at: '2026-11-22T10:00:00Z',
}
const first: FirstBad = {
  sha,
  probability: 0.96,
  author: 'Ann',
  date: '2026-11-20T12:00:00Z',
  subject: 'Vote twice',
  good: sha,
  bad: sha,
  suspects: ['cd'.repeat(20)],
  at: '2026-11-22T10:00:00Z',
}

function makeStore(path: string, batches: readonly BisectBatch[], conclusion: FirstBad | null): string {
  using store = openStore(path, { create: true })
  for (const one of batches) recordBisectBatch(store, one)
  if (conclusion !== null) recordFirstBad(store, 'sim', 'k1', conclusion)
  return path
}

test('batches of 3 machines come together in any order, and again; the later conclusion wins', () => {
  const directory = makeDirectory()
  const failing = { ...batch, batch: 'b1', failing: '7' as SeedText, failingWas: 'fresh' } as const
  const parts = [
    makeStore(join(directory, 'a.db'), [batch], first),
    makeStore(join(directory, 'b.db'), [batch, failing], { ...first, at: '2026-11-23T10:00:00Z', probability: 0.99 }),
    makeStore(join(directory, 'c.db'), [{ ...batch, sha: 'cd'.repeat(20) }], null),
  ]
  const merged = [parts, [...parts].reverse(), [...parts, ...parts]].map((paths, at) => {
    const out = join(directory, `out-${at}.db`)
    mergeStores(out, paths)
    using store = openStore(out, { readonly: true })
    expect(readBisectBatches(store, batch)).toHaveLength(3)
    expect(readFirstBads(store).get('sim k1')).toMatchObject({ probability: 0.99, suspects: ['cd'.repeat(20)] })
    return canonicalRows(store)
  })
  expect(merged[1]).toEqual(merged[0])
  expect(merged[2]).toEqual(merged[0])
})

test('evidence of another recipe is not read', () => {
  const path = makeStore(join(makeDirectory(), 'a.db'), [batch], null)
  using store = openStore(path, { readonly: true })
  expect(readBisectBatches(store, { ...batch, recipe: 'f'.repeat(16) })).toEqual([])
})

test.each([
  { name: 'a sha that is none', sql: `UPDATE bisect_batch SET sha = 'HEAD; rm'` },
  { name: 'a negative count', sql: 'UPDATE bisect_batch SET clean = -1' },
  { name: 'a probability of 2', sql: 'UPDATE first_bad SET probability = 2' },
])('a store from outside with $name is refused by name', ({ sql }) => {
  const directory = makeDirectory()
  const path = makeStore(join(directory, 'a.db'), [batch], first)
  {
    using store = openStore(path)
    store.database.pragma('ignore_check_constraints = ON')
    store.database.exec(sql)
  }
  const fine = makeStore(join(directory, 'b.db'), [batch], null)
  const { refused, merged } = mergeStores(join(directory, 'out.db'), [path, fine])
  expect(merged).toEqual([fine])
  expect(refused).toMatchObject([{ path, code: 'store-damaged' }])
})

test('where a newer version keys the finding otherwise, its evidence goes with it', () => {
  const path = makeStore(join(makeDirectory(), 'a.db'), [batch], first)
  using store = openStore(path)
  moveBisects(store.database, new Map([['k1', 'k2']]))
  expect(readBisectBatches(store, { ...batch, key: 'k2' })).toEqual([{ ...batch, key: 'k2' }])
  expect(readBisectBatches(store, batch)).toEqual([])
  expect([...readFirstBads(store).keys()]).toEqual(['sim k2'])
})
