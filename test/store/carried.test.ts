import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CarriedSeed, carriedIndexMin, type Plan } from '../../src/model/plan.ts'
import type { PropertyCount } from '../../src/model/result.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { openOutsideStore } from '../../src/store/open-outside-store.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { readCoverage, readPendingSeeds, readStoredFindings } from '../../src/store/queries.ts'
import { beginShardRun, finishShardRun, openRecorder, recordPlan } from '../../src/store/record.ts'
import { outcomeOf, planOf, seedOf, startedAt } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'

type Outcomes = Parameters<typeof outcomeOf>[1]

/** Seeds of an earlier campaign, by their indices there. */
function carriedOf(indices: readonly number[], given: Partial<CarriedSeed> = {}): CarriedSeed[] {
  return indices.map((index, position) => {
    const seed = seedOf(1_000_000 + index)
    return { target: 'raft', seed, elapsedMs: 5_000, limitMs: 20_000, times: 1, shard: position % 2, ...given }
  })
}

function makePlan(number: number, carried: readonly CarriedSeed[]): Plan {
  const plan = planOf(100, 2, { campaign: `00000000000${number}`, carried: [...carried] })
  return { ...plan, origin: { ...plan.origin, number } }
}

function countSeen(name: string, passes: number): PropertyCount {
  return { name, kind: 'sometimes', passes, failures: 0 }
}

/** Records a shard: `own` of its indices pass, and its carried seeds give what `outcomes` says in their order, or nothing. */
function recordShard(
  store: Store,
  plan: Plan,
  shard: number,
  outcomes: readonly (Outcomes | null)[],
  attempt = 1,
): void {
  recordPlan(store, plan, startedAt)
  const run = { campaign: plan.campaign, shard, attempt }
  beginShardRun(store, { ...run, jobs: 2, machine: 'linux x64', startedAt, seedsweep: '0.1.0' })
  const recorder = openRecorder(store, { ...run, now: () => 0 })
  for (const [position, { seed, shard: owner }] of plan.carried.entries()) {
    const outcome = outcomes[position] ?? null
    if (outcome === null || owner !== shard) continue
    recorder.record(outcomeOf(carriedIndexMin + position, outcome, { seed, durationMs: 9_000 }))
  }
  for (let index = shard * 50; index < shard * 50 + 50; index++)
    recorder.record(outcomeOf(index, index === 7 ? 'failed' : 'passed'))
  recorder.flush()
  finishShardRun(store, run, { state: 'delivered', wallMs: 10, canary: 'failed' })
}

describe('seeds carried over', () => {
  const plan = makePlan(2, carriedOf([1, 2, 3, 4, 5, 6]))
  const outcomes = ['passed', 'timed-out', 'failed', 'cut', 'infra', null] as const

  test('are told apart from the indices of their campaign: neither planned, delivered, counted nor in a rate', () => {
    using directory = temporaryDirectory()
    using store = openStore(join(directory.path, 'raft.db'), { create: true })
    for (const shard of [0, 1]) recordShard(store, plan, shard, outcomes)
    const { carried, ...coverage } = readCoverage(store, plan.campaign)
    expect(coverage).toMatchObject({
      planned: 100,
      delivered: 100,
      cut: 0,
      counts: { passed: 99, failed: 1, infra: 0 },
    })
    expect(coverage.properties[0]?.passes).toBe(300)
    expect(coverage.slowest.every(({ durationMs }) => durationMs < 100)).toBe(true)
    expect(carried.map(({ outcome }) => outcome)).toEqual(['passed', 'timed-out', 'failed', 'cut', 'infra', 'missing'])
    expect(carried[3]).toMatchObject({ times: 1, elapsedMs: 9_000 })
    expect(readStoredFindings(store, [plan.campaign])).toMatchObject([{ count: 1, carried: 2, seedsJudged: 100 }])
  })

  test('that came to what the campaign must come to have seen it, but are none of the seeds that could have', () => {
    using directory = temporaryDirectory()
    using store = openStore(join(directory.path, 'raft.db'), { create: true })
    const few = makePlan(2, carriedOf([1], { shard: 0 }))
    recordPlan(store, few, startedAt)
    const run = { campaign: few.campaign, shard: 0, attempt: 1 }
    beginShardRun(store, { ...run, jobs: 2, machine: 'linux x64', startedAt, seedsweep: '0.1.0' })
    const recorder = openRecorder(store, { ...run, now: () => 0 })
    const seed = few.carried[0]?.seed ?? seedOf(0)
    const properties = [countSeen('healed', 1), countSeen('split', 0)]
    recorder.record(outcomeOf(carriedIndexMin, 'passed', { seed, properties }))
    const rare = [countSeen('healed', 0), countSeen('split', 0)]
    for (const index of [0, 1, 2]) recorder.record(outcomeOf(index, 'passed', { properties: rare }))
    recorder.flush()
    expect(readCoverage(store, few.campaign).properties).toMatchObject([
      { name: 'healed', passes: 1, seeds: 3, mustHit: true },
      { name: 'split', passes: 0, seeds: 3, mustHit: true },
    ])
  })

  test('merge in any order, again and again, to the same, and count once over two attempts', () => {
    using directory = temporaryDirectory()
    const path = (name: string) => join(directory.path, `${name}.db`)
    for (const [name, shard, attempt] of [
      ['s0a1', 0, 1],
      ['s1a1', 1, 1],
      ['s1a2', 1, 2],
    ] as const) {
      using store = openStore(path(name), { create: true })
      recordShard(store, plan, shard, attempt === 2 ? outcomes.map(() => 'passed' as const) : outcomes, attempt)
    }
    mergeStores(path('ab'), ['s0a1', 's1a1', 's1a2'].map(path))
    mergeStores(path('ba'), ['s1a2', 's0a1', 's1a2'].map(path))
    mergeStores(path('ba'), ['s1a1', 's0a1'].map(path))
    using one = openOutsideStore(path('ab'))
    using other = openOutsideStore(path('ba'))
    expect(canonicalRows(other)).toEqual(canonicalRows(one))
    const { carried, planned, delivered } = readCoverage(one, plan.campaign)
    expect({ planned, delivered }).toEqual({ planned: 100, delivered: 100 })
    // Shard 1 ran those in places 1, 3 and 5 again.
    expect(carried.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'failed', 'passed', 'infra', 'passed'])
  })

  test('are pending until one campaign has brought them to an end, however many come between', () => {
    using directory = temporaryDirectory()
    using store = openStore(join(directory.path, 'raft.db'), { create: true })
    const [first, second, ...rest] = carriedOf([1, 2, 3, 4]).map((seed) => ({ ...seed, shard: 0 }))
    if (first === undefined || second === undefined) throw new Error('no seeds')
    const seedsOf = (before = Infinity) => readPendingSeeds(store, before).map(({ seed, times }) => `${seed} ${times}`)
    recordShard(store, makePlan(1, [first, second, ...rest]), 0, ['cut', 'passed', null, 'unknown'])
    expect(seedsOf()).toEqual([`${first.seed} 1`, `${rest[0]?.seed} 0`])
    recordShard(store, makePlan(2, []), 0, [])
    expect(seedsOf()).toHaveLength(2)
    recordShard(store, makePlan(3, [{ ...first, times: 2 }]), 0, ['cut'])
    expect(seedsOf()).toEqual([`${rest[0]?.seed} 0`, `${first.seed} 2`])
    recordShard(store, makePlan(4, [{ ...first, times: 3 }]), 0, ['timed-out'])
    expect(seedsOf()).toEqual([`${rest[0]?.seed} 0`])
    expect(seedsOf(4)).toEqual([`${rest[0]?.seed} 0`, `${first.seed} 2`])
    expect(seedsOf(1)).toEqual([])
  })

  test('of another shard or past the plan are refused', () => {
    using directory = temporaryDirectory()
    for (const [name, sql] of [
      ['shard', `UPDATE span SET hi = hi + 1 WHERE lo >= ${carriedIndexMin}`],
      ['past', `UPDATE span SET hi = ${carriedIndexMin + 1_000} WHERE lo >= ${carriedIndexMin}`],
    ] as const) {
      const path = join(directory.path, `${name}.db`)
      {
        using store = openStore(path, { create: true })
        recordShard(store, plan, 0, outcomes)
        store.database.exec(sql)
      }
      expect(() => openOutsideStore(path)).toThrow(/carried seeds that are not its own/)
    }
  })
})
