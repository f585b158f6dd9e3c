import { copyFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { openOutsideStores } from '../../src/store/check-stores-ahead.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { openStore } from '../../src/store/open-store.ts'
import { planOf } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { sweepShard } from './fixtures/sweep-shard.ts'

/** 20 shards of one campaign, of which 3 is cut off and 5 is a text, and with them a store of version 1. */
function makeStores(directory: string): string[] {
  const plan = planOf(400, 20, { campaign: '00112233aabb' })
  const paths = plan.shards.map(({ shard }) => {
    const path = join(directory, `s${shard}.db`)
    sweepShard(path, { plan, shard })
    return path
  })
  truncateSync(paths[3] ?? '', 5_000)
  writeFileSync(paths[5] ?? '', 'dear diary')
  const old = join(directory, 'old.db')
  copyFileSync(join(import.meta.dirname, 'fixtures', 'version-1.sqlite'), old)
  return [...paths, old]
}

function rowsOf(path: string): string[] {
  using store = openStore(path, { readonly: true })
  return canonicalRows(store)
}

test('21 stores checked in a second thread give the rows and the refusals that 3 times 7 give, which are not', () => {
  using directory = temporaryDirectory()
  const paths = makeStores(directory.path)
  const together = join(directory.path, 'together.db')
  const { refused } = mergeStores(together, paths)
  const apart = join(directory.path, 'apart.db')
  const reports = [0, 7, 14].map((at) => mergeStores(apart, paths.slice(at, at + 7)))
  expect(rowsOf(together)).toEqual(rowsOf(apart))
  expect(refused).toEqual(reports.flatMap((report) => report.refused))
  expect(refused.map(({ code }) => code)).toEqual(['store-damaged', 'store-not-ours'])
})

test('a thread that ends early leaves the rest to the caller', () => {
  using directory = temporaryDirectory()
  const paths = makeStores(directory.path).filter((_, place) => place !== 3 && place !== 5)
  using stores = openOutsideStores(paths)
  // Another order than it was told: nothing of what it says is taken from then on.
  for (const path of paths.toReversed()) {
    using store = stores.open(path)
    expect(store.database.prepare('SELECT count(*) FROM campaign').pluck().get()).toBe(1)
  }
})

test('of a thread that checks ahead each store is what it was when it was checked, and can only be read', () => {
  using directory = temporaryDirectory()
  const paths = makeStores(directory.path).slice(6, 20)
  const more = [...paths, ...paths.slice(0, 2)].map((path, place) => {
    const copy = join(directory.path, `copy-${place}.db`)
    copyFileSync(path, copy)
    return copy
  })
  using stores = openOutsideStores(more)
  for (const path of more) {
    using store = stores.open(path)
    expect(() => store.database.exec('DELETE FROM campaign')).toThrow(/readonly/)
  }
})
