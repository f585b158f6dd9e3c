import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Comparison } from '../../src/model/comparison.ts'
import { keyRules } from '../../src/signature/sign-failure.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readComparisons } from '../../src/store/queries.ts'
import { recordComparisons } from '../../src/store/record.ts'
import { seedText } from '../sweep/make-run-result.ts'
import { planOf } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { sweepShard } from './fixtures/sweep-shard.ts'

const plan = planOf(300, 1)
const compared = { base: '3fa2b1c'.padEnd(40, '0'), here: { count: 3, seeds: 290 }, onBase: { count: 0, seeds: 7_000 } }
const isNew: Comparison = { verdict: 'new', ...compared, chance: 0.001 }
const isOld: Comparison = {
  verdict: 'pre-existing',
  ...compared,
  proof: { by: 'replay', seed: seedText(7), exit: 'exits 1' },
}
const row = (key: string, comparison: Comparison) => ({ campaign: plan.campaign, target: 'raft', key, comparison })

function record(path: string, rows: readonly ReturnType<typeof row>[]): void {
  using store = openStore(path)
  recordComparisons(store, rows)
}

function rowsOf(path: string): string[] {
  using store = openStore(path, { readonly: true })
  return canonicalRows(store)
}

function readOf(path: string) {
  using store = openStore(path, { readonly: true })
  return readComparisons(store, plan.campaign)
}

test('a comparison that is made again replaces the one before, and survives in any order of merging', () => {
  using directory = temporaryDirectory()
  const [early, late, other] = ['early', 'late', 'other'].map((name) => join(directory.path, `${name}.db`))
  if (early === undefined || late === undefined || other === undefined) throw new Error('three paths')
  sweepShard(early, { plan, shard: 0 })
  record(early, [row('a', isNew)])
  copyFileSync(early, late)
  copyFileSync(early, other)
  record(late, [row('a', isOld)])
  record(other, [row('b', isNew)])
  const orders = [
    [early, late, other],
    [other, late, early],
    [late, other, late, early],
  ]
  const merged = orders.map((paths, at) => {
    const out = join(directory.path, `out-${at}.db`)
    expect(mergeStores(out, paths).refused).toEqual([])
    return out
  })
  expect(readOf(merged[0] ?? '')).toEqual([row('a', isOld), row('b', isNew)])
  for (const out of merged) expect(rowsOf(out)).toEqual(rowsOf(merged[0] ?? ''))
})

test.each([
  ['says something else than its column', `UPDATE comparison SET verdict = 'known'`],
  [
    'has words that are not ours',
    `UPDATE comparison SET evidence = json_set(evidence, '$.proof.exit', '[x](http://evil)')`,
  ],
  ['counts more failures than seeds', `UPDATE comparison SET evidence = json_set(evidence, '$.here.count', 291)`],
  ['has a part that nobody knows', `UPDATE comparison SET evidence = json_set(evidence, '$.more', 1)`],
])('a store from outside whose comparison %s is refused', (_, sql) => {
  using directory = temporaryDirectory()
  const path = join(directory.path, 's0.db')
  sweepShard(path, { plan, shard: 0 })
  record(path, [row('a', isOld)])
  expect(mergeStores(join(directory.path, 'ok.db'), [path]).refused).toEqual([])
  using store = openStore(path)
  store.database.exec(sql)
  store[Symbol.dispose]()
  expect(mergeStores(join(directory.path, 'out.db'), [path]).refused).toMatchObject([{ code: 'store-damaged' }])
})

test('a comparison goes where the key of its failure goes', () => {
  using directory = temporaryDirectory()
  const path = join(directory.path, 's0.db')
  sweepShard(path, { plan, shard: 0 })
  let old = ''
  const parts = JSON.stringify({ typeClass: 'T', message: 'm', site: [], own: [] })
  {
    using store = openStore(path)
    old = String(store.database.prepare('SELECT key FROM signature ORDER BY key LIMIT 1').pluck().get())
    store.database.prepare('UPDATE signature SET version = 0, parts = ? WHERE key = ?').run(parts, old)
    recordComparisons(store, [row(old, isNew)])
  }
  const newRules = { ...keyRules, makeKeys: () => ({ key: 'c'.repeat(64), variant: 'd', message: 'm', title: 't' }) }
  openStore(path, { keyRules: newRules })[Symbol.dispose]()
  expect(readOf(path)).toEqual([row('c'.repeat(64), isNew)])
})
