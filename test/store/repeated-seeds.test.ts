import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../src/model/plan.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { readEvidence, readExposure, readHistory } from '../../src/store/queries.ts'
import { beginShardRun, finishShardRun, openRecorder, recordPlan } from '../../src/store/record.ts'
import { findRepeatedSeeds } from '../../src/store/repeated-seeds.ts'
import { seedText } from '../sweep/make-run-result.ts'
import { outcomeOf, planOf, seedOf } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'

describe('seeds that campaigns run again', () => {
  const line = 'raft'

  test('0..100, then 50..150, then 0..150: of the second 50 are repeated, of the third all', () => {
    const repeated = findRepeatedSeeds([
      { campaign: 'a', line, offset: 0n, spans: [[0, 100]] },
      { campaign: 'b', line, offset: 50n, spans: [[0, 100]] },
      { campaign: 'c', line, offset: 0n, spans: [[0, 150]] },
    ])
    expect([...repeated]).toEqual([
      ['b', [[0, 50]]],
      ['c', [[0, 150]]],
    ])
  })

  test('are counted by what ran: a hole in the first is fresh in the second, beyond 2^63 too', () => {
    const offset = 2n ** 63n + 7n
    const repeated = findRepeatedSeeds([
      {
        campaign: 'a',
        line,
        offset,
        spans: [
          [0, 40],
          [60, 100],
        ],
      },
      { campaign: 'b', line, offset, spans: [[0, 100]] },
    ])
    expect([...repeated]).toEqual([
      [
        'b',
        [
          [0, 40],
          [60, 100],
        ],
      ],
    ])
  })

  test('are none of another configuration or stream', () => {
    const spans = [[0, 100]] as const
    const of = (campaign: string, other: string) => ({ campaign, line: other, offset: 0n, spans })
    expect(findRepeatedSeeds([of('a', 'one'), of('b', 'two')]).size).toBe(0)
  })
})

const attempts = (plan: Plan): Plan => ({
  ...plan,
  targets: plan.targets.map((planned) => ({ ...planned, target: { ...planned.target, deterministic: false } })),
})
const configured =
  (steps: string) =>
  (plan: Plan): Plan => ({
    ...plan,
    targets: plan.targets.map((planned) => ({ ...planned, target: { ...planned.target, config: { steps } } })),
  })

describe('nights that sweep --seeds 0..100 again', () => {
  const key = outcomeOf(0, 'failed').signature?.key ?? ''

  interface Night {
    readonly sha: string
    readonly base?: number
    /** Indices that fail. */
    readonly failing?: readonly number[]
    readonly change?: (plan: Plan) => Plan
  }

  function record(store: Store, number: number, { sha, base = 0, failing = [], change = (plan) => plan }: Night): Plan {
    const made = planOf(100, 1, { campaign: String(number).padStart(12, '0') })
    const stream = { kind: 'consecutive', type: 'u64', base: seedText(base) } as const
    const plan = change({
      ...made,
      origin: { ...made.origin, number, sha: sha.repeat(40) },
      targets: made.targets.map((target) => ({ ...target, stream })),
    })
    const at = new Date(Date.UTC(2026, 10, number)).toISOString()
    recordPlan(store, plan, at)
    const run = { campaign: plan.campaign, shard: 0, attempt: 1 }
    beginShardRun(store, { ...run, jobs: 1, machine: 'linux x64', startedAt: at, seedsweep: '0.1.0' })
    const recorder = openRecorder(store, { ...run, now: () => 0 })
    for (let index = 0; index < 100; index++) {
      recorder.record(outcomeOf(index, failing.includes(index) ? 'failed' : 'passed', { seed: seedOf(base + index) }))
    }
    recorder.flush()
    finishShardRun(store, run, { state: 'delivered', wallMs: 1, canary: 'failed' })
    return plan
  }

  function sweep(nights: readonly Night[]) {
    using directory = temporaryDirectory()
    using store = openStore(join(directory.path, 'nights.db'), { create: true })
    const plans = nights.map((night, position) => record(store, position + 1, night))
    const ids = plans.map(({ campaign }) => campaign)
    const evidence = readEvidence(store, readHistory(store, ids.at(-1) ?? ''), { target: 'raft', keys: [key] })
    return {
      counts: evidence.map(({ seeds, hits, carriedHits }) => [seeds, hits, carriedHits]),
      exposure: readExposure(store, ids, 'raft'),
    }
  }

  test('count once while they fail, and once after: 3 nights of failures, then 3 clean ones, are 100 seeds and 100 clean', () => {
    const failing = [3, 14, 15]
    const { counts } = sweep([
      { sha: '1', failing },
      { sha: '2', failing },
      { sha: '3', failing },
      { sha: '4' },
      { sha: '4' },
      { sha: '5' },
    ])
    // A repeated failure is proof that it is there, and no second hit.
    expect(counts).toEqual([
      [100, 3, 0],
      [0, 0, 3],
      [0, 0, 3],
      [100, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ])
  })

  test('with 40 fresh seeds at its end, a night has 40 more', () => {
    expect(sweep([{ sha: '1', failing: [7] }, { sha: '2' }, { sha: '3', base: 40 }]).counts).toEqual([
      [100, 1, 0],
      [100, 0, 0],
      [40, 0, 0],
    ])
  })

  test('count each time where a seed only numbers an attempt, or the configuration is another', () => {
    const all = [
      [100, 1, 0],
      [100, 0, 0],
      [100, 0, 0],
    ]
    const night = { sha: '2', change: attempts }
    expect(sweep([{ sha: '1', failing: [7], change: attempts }, night, night]).counts).toEqual(all)
    expect(
      sweep([
        { sha: '1', failing: [7], change: configured('1') },
        { sha: '2', change: configured('2') },
        { sha: '3', change: configured('3') },
      ]).counts,
    ).toEqual(all)
  })

  test('are 97 passed seeds and 3 failures for a comparison, not 291 and 9', () => {
    const failing = [3, 14, 15]
    const { exposure } = sweep([
      { sha: '1', failing },
      { sha: '1', failing },
      { sha: '2', failing },
    ])
    expect(exposure.passed).toBe(97)
    expect(exposure.failures.get(key)).toEqual({ count: 3, carried: 6 })
  })
})
