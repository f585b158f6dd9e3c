import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/model/outcome.ts'
import type { Plan } from '../../src/model/plan.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { describeSchema } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readCoverage, readFailures, readIssues, readOutcomeAt, readStoredFindings } from '../../src/store/queries.ts'
import {
  beginShardRun,
  finishShardRun,
  openRecorder,
  recordIssue,
  recordPlan,
  recordReplays,
} from '../../src/store/record.ts'
import { outcomeOf, planOf, seedOf, signatureOf, simulate, startedAt } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { indicesOf, sweepShard } from './fixtures/sweep-shard.ts'

const seedCount = 700

function rowsOf(path: string): string[] {
  using store = openStore(path, { readonly: true })
  return canonicalRows(store)
}

/** Everything people see of a campaign. */
function seenOf(path: string, plan: Plan) {
  using store = openStore(path, { readonly: true })
  const { planned, delivered, counts, properties, configValues, secondRuns, reasons, cut } = readCoverage(
    store,
    plan.campaign,
  )
  const findings = readStoredFindings(store, [plan.campaign])
  return { planned, delivered, counts, properties, configValues, secondRuns, reasons, cut, findings }
}

/**
 * Stores as a campaign with trouble leaves them: of each shard an early and a late copy of one attempt (a killed
 * upload), for some shards a second attempt, and a copy that went on separately from the early one.
 */
function troubledStores(directory: string, plan: Plan): string[] {
  const paths: string[] = []
  for (const { shard } of plan.shards) {
    const own = indicesOf(plan, shard)
    const early = own.filter((index) => index % 3 !== 0)
    const live = join(directory, `s${shard}.db`)
    sweepShard(live, { plan, shard, indices: early, state: 'running' })
    const copies = [`s${shard}-early.db`, `s${shard}-fork.db`].map((name) => join(directory, name))
    for (const copy of copies) copyFileSync(live, copy)
    sweepShard(join(directory, `s${shard}-fork.db`), { plan, shard, indices: own.toReversed(), state: 'cut-short' })
    sweepShard(live, { plan, shard })
    paths.push(live, ...copies)
    if (shard % 2 === 0) continue
    const again = join(directory, `s${shard}-a2.db`)
    sweepShard(again, {
      plan,
      shard,
      attempt: 2,
      indices: own.slice(0, -20),
      simulate: simulateElsewhere,
      state: 'cut-short',
    })
    paths.push(again)
  }
  return paths
}

/** As on a machine where every seventh index that failed passes. */
function simulateElsewhere(index: number) {
  return index % 7 === 0 ? outcomeOf(index, 'passed') : simulate(index)
}

function failingAt(indices: readonly number[]) {
  return (index: number) => outcomeOf(index, indices.includes(index) ? 'failed' : 'passed')
}

/** 1 in 50 seeds is nondeterministic, 1 in 20 is the same again. */
function simulateTwice(index: number): Outcome {
  if (index % 50 === 7) return outcomeOf(index, 'nondeterministic', { secondRun: 'unequal' })
  return outcomeOf(index, 'passed', { secondRun: index % 20 === 0 ? 'equal' : null })
}

describe('mergeStores', () => {
  test('14 stores of 4 shards give the same rows in any order, any nesting, and again', () => {
    using directory = temporaryDirectory()
    const plan = planOf(seedCount, 4)
    const paths = troubledStores(directory.path, plan)
    const expectedPath = join(directory.path, 'all.db')
    expect(mergeStores(expectedPath, paths).refused).toEqual([])
    const expected = rowsOf(expectedPath)
    let run = 0
    const shuffled = fc.shuffledSubarray(paths, { minLength: paths.length })
    fc.assert(
      fc.property(shuffled, fc.nat({ max: paths.length }), fc.boolean(), (order, cutAt, twice) => {
        const left = join(directory.path, `left-${run}.db`)
        const right = join(directory.path, `right-${run}.db`)
        const both = join(directory.path, `both-${run++}.db`)
        mergeStores(left, order.slice(0, cutAt))
        mergeStores(right, order.slice(cutAt))
        const halves = [left, right].filter((path) => existsSync(path))
        mergeStores(both, halves)
        if (twice) mergeStores(both, [...order.slice(0, 5), both, ...halves])
        expect(rowsOf(both)).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })

  test('1 shard, 7 shards and 64 shards of one campaign give the same findings, seeds and counts', () => {
    using directory = temporaryDirectory()
    const seen = [1, 7, 64].map((shardCount) => {
      const plan = planOf(seedCount, shardCount)
      const paths = plan.shards.map(({ shard }) => {
        const path = join(directory.path, `${shardCount}-${shard}.db`)
        sweepShard(path, { plan, shard })
        return path
      })
      const out = join(directory.path, `${shardCount}.db`)
      const report = mergeStores(out, paths.toReversed())
      expect(report.campaigns).toEqual([{ campaign: plan.campaign, missingShards: [] }])
      return seenOf(out, plan)
    })
    expect(seen[0]?.delivered).toBe(700)
    expect(seen[0]?.findings.map(({ count }) => count)).toEqual([22, 21, 21])
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  test('with shard 2 of 0-6 missing there are the same rows less its own, and it is named', () => {
    using directory = temporaryDirectory()
    const plan = planOf(seedCount, 7)
    const paths = plan.shards.map(({ shard }) => {
      const path = join(directory.path, `${shard}.db`)
      sweepShard(path, { plan, shard })
      return path
    })
    const all = join(directory.path, 'all.db')
    const most = join(directory.path, 'most.db')
    mergeStores(all, paths)
    const report = mergeStores(most, paths.toSpliced(2, 1))
    expect(report.campaigns).toEqual([{ campaign: plan.campaign, missingShards: [2] }])
    // What is kept of a text, and which causes are known at all, depends on what else there is: compared apart.
    const ofShards = (path: string) => rowsOf(path).filter((line) => !/^(detail|signature) /.test(line))
    expect(ofShards(most)).toEqual(ofShards(all).filter((line) => !/"shard":2[,}]/.test(line)))
    expect(ofShards(all).length).toBeGreaterThan(ofShards(most).length)
    const seen = seenOf(most, plan)
    expect([seen.planned, seen.delivered]).toEqual([700, 600])
    mergeStores(most, [join(directory.path, '2.db')])
    expect(rowsOf(most)).toEqual(rowsOf(all))
  })

  test('an index that two attempts delivered counts once, and the newest attempt says what it was', () => {
    using directory = temporaryDirectory()
    const plan = planOf(100, 1)
    const first = join(directory.path, 'a1.db')
    const second = join(directory.path, 'a2.db')
    // Attempt 1: 60 seeds, of which 10, 20, 50 failed. Attempt 2: 40 others and 0-39 again, where only 20 did, and 70.
    sweepShard(first, {
      plan,
      shard: 0,
      indices: [...Array(60).keys()],
      simulate: failingAt([10, 20, 50]),
      state: 'cut-short',
    })
    const again = [...Array(40).keys(), ...Array.from({ length: 40 }, (_, offset) => 60 + offset)]
    sweepShard(second, { plan, shard: 0, attempt: 2, indices: again, simulate: failingAt([20, 70]) })
    const out = join(directory.path, 'out.db')
    mergeStores(out, [second, first])
    using store = openStore(out, { readonly: true })
    const coverage = readCoverage(store, plan.campaign)
    expect(coverage.delivered).toBe(100)
    expect(coverage.counts).toMatchObject({ passed: 97, failed: 3 })
    expect(coverage.shards).toMatchObject([{ delivered: 100, attempt: 2, state: 'delivered' }])
    const failures = readFailures(store, signatureOf('ElectionSafety').key)
    expect(failures.map(({ index, attempt }) => [index, attempt]).sort(([a = 0], [b = 0]) => a - b)).toEqual([
      [20, 2],
      [50, 1],
      [70, 2],
    ])
    // Index 10 failed first and passed later: no longer a failure, but both rows of attempt 1 are still there.
    expect(store.database.prepare('SELECT count(*) FROM failure').pluck().get()).toBe(5)
  })

  test('a seed without a verdict or cut in attempt 1 is what attempt 2 says, and the other way round', () => {
    using directory = temporaryDirectory()
    const plan = planOf(10, 1)
    const outcomes = [
      ['unknown', 'cut', 'passed', 'infra', 'failed'],
      ['passed', 'failed', 'infra', 'cut', 'unknown'],
    ] as const
    const paths = outcomes.map((kinds, place) => {
      const path = join(directory.path, `a${place + 1}.db`)
      const one = (index: number) => outcomeOf(index, kinds[index] ?? 'passed')
      sweepShard(path, {
        plan,
        shard: 0,
        attempt: place + 1,
        indices: [0, 1, 2, 3, 4],
        simulate: one,
        state: 'cut-short',
      })
      return path
    })
    const out = join(directory.path, 'out.db')
    mergeStores(out, paths)
    using store = openStore(out, { readonly: true })
    const at = (index: number) => readOutcomeAt(store, { campaign: plan.campaign, target: 'raft', index })
    expect([0, 1, 2, 3, 4, 5].map(at)).toEqual(['passed', 'failed', 'infra', 'infra', 'unknown', 'missing'])
    expect(readCoverage(store, plan.campaign)).toMatchObject({
      delivered: 5,
      cut: 0,
      counts: { passed: 1, failed: 1, infra: 2, unknown: 1 },
    })
  })

  test('an attempt whose indices were all done again does not add to the property counts', () => {
    using directory = temporaryDirectory()
    const plan = planOf(50, 1)
    const paths = [1, 2].map((attempt) => {
      const path = join(directory.path, `a${attempt}.db`)
      sweepShard(path, { plan, shard: 0, attempt, simulate: (index) => outcomeOf(index, 'passed') })
      return path
    })
    const out = join(directory.path, 'out.db')
    mergeStores(out, paths)
    expect(seenOf(out, plan).properties).toMatchObject([
      { name: 'ElectionSafety', passes: 150, failures: 0, seeds: 50, mustHit: false },
    ])
  })

  test('second runs add up over 4 shards, in any order and again; an attempt that was all done again adds nothing', () => {
    using directory = temporaryDirectory()
    const plan = planOf(400, 4)
    const paths = [0, 1, 2, 3].flatMap((shard) =>
      [1, 2].map((attempt) => {
        const path = join(directory.path, `s${shard}-a${attempt}.db`)
        sweepShard(path, { plan, shard, attempt, simulate: simulateTwice })
        return path
      }),
    )
    const [forward, backward] = ['forward.db', 'backward.db'].map((name) => join(directory.path, name)) as [
      string,
      string,
    ]
    mergeStores(forward, paths)
    mergeStores(backward, [...paths.toReversed(), ...paths])
    expect(seenOf(forward, plan).secondRuns).toEqual({ checked: 28, unequal: 8 })
    expect(seenOf(backward, plan).secondRuns).toEqual({ checked: 28, unequal: 8 })
    mergeStores(backward, [forward])
    expect(rowsOf(backward)).toEqual(rowsOf(forward))
  })

  test('two nights in one history keep both: 16 earliest texts from the first, 16 newest from the second', () => {
    using directory = temporaryDirectory()
    const nights = [214, 215].map((number) => {
      const plan = planOf(100, 1, { campaign: `${number}`.padEnd(12, 'a') })
      const dated = { ...plan, origin: { ...plan.origin, number } }
      const path = join(directory.path, `${number}.db`)
      sweepShard(path, { plan: dated, shard: 0, simulate: (index) => outcomeOf(index, 'failed') })
      return path
    })
    const history = join(directory.path, 'history.db')
    for (const night of nights.toReversed()) mergeStores(history, [night])
    using store = openStore(history, { readonly: true })
    const kept = store.database
      .prepare('SELECT campaign, count(*), min(idx), max(idx) FROM detail GROUP BY 1')
      .raw()
      .all()
    expect(kept).toEqual([
      ['214aaaaaaaaa', 16, 0, 15],
      ['215aaaaaaaaa', 16, 84, 99],
    ])
    expect(readStoredFindings(store, ['215aaaaaaaaa'])).toMatchObject([
      { count: 100, seedsJudged: 100, firstSeen: { number: 214 }, lastSeen: { number: 215 } },
    ])
  })

  test('replays and issues of different stores come together, the later word on an issue wins', () => {
    using directory = temporaryDirectory()
    const plan = planOf(20, 1)
    const { key } = signatureOf('ElectionSafety')
    const words = [
      { at: '2026-11-22T04:00:00.000Z', number: null, state: 'pending' },
      { at: '2026-11-22T04:00:00.000Z', number: 12, state: 'open' },
      { at: '2026-11-21T04:00:00.000Z', number: 11, state: 'closed' },
    ] as const
    const paths = words.map(({ at, number, state }, place) => {
      const path = join(directory.path, `${place}.db`)
      using store = openStore(path, { create: true })
      recordPlan(store, plan, startedAt)
      recordIssue(store, { target: 'raft', key, at, issue: { repository: 'acme/raft', number, state } })
      recordReplays(store, [
        {
          campaign: plan.campaign,
          target: 'raft',
          key,
          seed: seedOf(3),
          replay: 1,
          where: `shard ${place} attempt 1`,
          verdict: 'same',
          seenKey: key,
          seenTitle: 'ElectionSafety: two leaders in term <n>',
          seenDigest: null,
          seenExit: 'exits 1',
          durationMs: 12.5,
        },
      ])
      return path
    })
    const out = join(directory.path, 'out.db')
    mergeStores(out, paths)
    using store = openStore(out, { readonly: true })
    expect(readIssues(store, 'acme/raft')).toEqual([
      {
        target: 'raft',
        key,
        at: '2026-11-22T04:00:00.000Z',
        issue: { repository: 'acme/raft', number: 12, state: 'open' },
      },
    ])
    expect(rowsOf(out).filter((line) => line.startsWith('replay '))).toHaveLength(3)
  })

  test('bad inputs are refused by name and the good ones are merged all the same', () => {
    using directory = temporaryDirectory()
    const plan = planOf(100, 2)
    const [good, garbage, empty, none] = ['good.db', 'garbage.db', 'empty.db', 'none.db'].map((name) =>
      join(directory.path, name),
    ) as [string, string, string, string]
    sweepShard(good, { plan, shard: 1 })
    writeFileSync(garbage, 'this is not a database, it is a sentence. '.repeat(100))
    writeFileSync(empty, '')
    const out = join(directory.path, 'deep', 'er', 'out.db')
    const report = mergeStores(out, [garbage, good, empty, none, directory.path])
    expect(report.merged).toEqual([good])
    expect(report.refused.map(({ path, code }) => [path, code])).toEqual([
      [garbage, 'store-not-ours'],
      [empty, 'store-not-ours'],
      [none, 'store-missing'],
      [directory.path, 'store-not-ours'],
    ])
    expect(report.campaigns).toEqual([{ campaign: plan.campaign, missingShards: [0] }])
    expect(seenOf(out, plan).delivered).toBe(50)
    expect(readdirSync(join(directory.path, 'deep', 'er'))).toEqual(['out.db'])
  })

  test('what was merged is one of our stores in full: its views and indexes are there, and it can be merged again', () => {
    using directory = temporaryDirectory()
    const plan = planOf(100, 12)
    const paths = plan.shards.map(({ shard }) => join(directory.path, `s${shard}.db`))
    for (const [shard, path] of paths.entries()) sweepShard(path, { plan, shard })
    const [out, again] = ['out.db', 'again.db'].map((name) => join(directory.path, name)) as [string, string]
    mergeStores(out, paths)
    mergeStores(again, [out])
    using store = openStore(again, { readonly: true })
    using shard = openStore(join(directory.path, 's0.db'), { readonly: true })
    expect(describeSchema(store.database)).toEqual(describeSchema(shard.database))
    expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(store.database.pragma('foreign_key_check')).toEqual([])
    expect(mergeStores(again, [out]).refused).toEqual([])
  })

  test('when every input is refused nothing is written', () => {
    using directory = temporaryDirectory()
    const out = join(directory.path, 'out.db')
    expect(mergeStores(out, [join(directory.path, 'none.db')]).merged).toEqual([])
    expect(existsSync(out)).toBe(false)
  })

  test('a store that another plan of the same campaign made is refused, since its counts would not add up', () => {
    using directory = temporaryDirectory()
    const [a, b] = [planOf(100, 2), planOf(100, 4)].map((plan, place) => {
      const path = join(directory.path, `${place}.db`)
      sweepShard(path, { plan, shard: 1 })
      return path
    }) as [string, string]
    const report = mergeStores(join(directory.path, 'out.db'), [a, b])
    expect(report.merged).toEqual([a])
    expect(report.refused).toMatchObject([{ path: b, code: 'store-damaged' }])
    expect(report.refused[0]?.reason).toContain('differs')
  })

  test('plans that differ in their links only are one campaign', () => {
    using directory = temporaryDirectory()
    const plan = planOf(100, 2)
    const linked = { ...plan, origin: { ...plan.origin, runUrl: 'https://github.com/acme/raft/actions/runs/1' } }
    const paths = [plan, linked].map((one, shard) => {
      const path = join(directory.path, `${shard}.db`)
      sweepShard(path, { plan: one, shard })
      return path
    })
    const [there, back] = ['there.db', 'back.db'].map((name) => join(directory.path, name)) as [string, string]
    expect(mergeStores(there, paths).refused).toEqual([])
    mergeStores(back, paths.toReversed())
    expect(rowsOf(there)).toEqual(rowsOf(back))
    expect(seenOf(there, plan).delivered).toBe(100)
  })

  test('merging into a store that is being written is refused, and the store is untouched', () => {
    using directory = temporaryDirectory()
    const plan = planOf(100, 2)
    const [out, input] = ['out.db', 'in.db'].map((name) => join(directory.path, name)) as [string, string]
    sweepShard(input, { plan, shard: 1 })
    using store = openStore(out, { create: true })
    expect(() => mergeStores(out, [input])).toThrow(expect.objectContaining({ code: 'store-busy' }))
    expect(canonicalRows(store)).toEqual([])
  })

  test('what a killed merge left behind is removed, and the old store is still there', () => {
    using directory = temporaryDirectory()
    const plan = planOf(100, 2)
    const [out, input] = ['out.db', 'in.db'].map((name) => join(directory.path, name)) as [string, string]
    sweepShard(out, { plan, shard: 0 })
    sweepShard(input, { plan, shard: 1 })
    writeFileSync(`${out}-merging`, 'half a merge')
    expect(seenOf(out, plan).delivered).toBe(50)
    mergeStores(out, [input])
    expect(seenOf(out, plan).delivered).toBe(100)
    expect(readdirSync(directory.path)).toEqual(['in.db', 'out.db'])
  })

  test('a running copy never undoes what its finished copy says', () => {
    using directory = temporaryDirectory()
    const plan = planOf(100, 1)
    const live = join(directory.path, 'live.db')
    const early = join(directory.path, 'early.db')
    using store = openStore(live, { create: true })
    recordPlan(store, plan, startedAt)
    const run = { campaign: plan.campaign, shard: 0, attempt: 1 }
    beginShardRun(store, { ...run, jobs: 1, machine: 'm', startedAt, seedsweep: '0.1.0' })
    const recorder = openRecorder(store, { ...run, now: () => 0 })
    for (let index = 0; index < 50; index++) recorder.record(simulate(index))
    recorder.flush()
    store.database.prepare('VACUUM INTO ?').run(early)
    for (let index = 50; index < 100; index++) recorder.record(simulate(index))
    recorder.flush()
    finishShardRun(store, run, { state: 'delivered', wallMs: 5000, canary: 'failed' })
    const expected = canonicalRows(store)
    store[Symbol.dispose]()
    mergeStores(early, [live])
    expect(rowsOf(early)).toEqual(expected)
    mergeStores(live, [early])
    expect(rowsOf(live)).toEqual(expected)
  })
})
