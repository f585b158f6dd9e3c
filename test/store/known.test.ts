import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type KnownSeed, knownIndexMin, type Plan } from '../../src/model/plan.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { openOutsideStore } from '../../src/store/open-outside-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import {
  countSignatures,
  readCoverage,
  readEvidence,
  readHistory,
  readKnownSeeds,
  readPendingSeeds,
  readStoredFindings,
} from '../../src/store/queries.ts'
import { beginShardRun, finishShardRun, openRecorder, recordIssue, recordPlan } from '../../src/store/record.ts'
import { outcomeOf, planOf, seedOf, signatureOf } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'

const { key } = signatureOf('ElectionSafety')

/** Seeds that failed with the indices 7, 8, ... of the first night. */
const known: readonly KnownSeed[] = [7, 8, 9, 10].map((index, position) => {
  return { target: 'raft', key, seed: seedOf(index), elapsedMs: 20, limitMs: 60_000, shard: position % 2 }
})

function makePlan(number: number, given: Partial<Plan['origin']> = {}, seeds: readonly KnownSeed[] = []): Plan {
  const plan = planOf(100, 2, { campaign: `0000000000${10 + number}`, known: [...seeds] })
  return { ...plan, origin: { ...plan.origin, number, sha: String(number).repeat(40), ...given } }
}

const at = (number: number): string => `2026-11-${10 + number}T03:00:00.000Z`

type Outcomes = Parameters<typeof outcomeOf>[1]

/** A campaign whose first `failing` indices from 7 on fail, and whose stored seeds give what `again` says. */
function recordCampaign(path: string, plan: Plan, failing: number, again: readonly (Outcomes | null)[] = []): void {
  using store = openStore(path, { create: true })
  const { campaign, origin } = plan
  recordPlan(store, plan, at(origin.number))
  for (const shard of [0, 1]) {
    const run = { campaign, shard, attempt: 1 }
    const start = { jobs: 2, machine: 'linux x64', startedAt: at(origin.number), seedsweep: '0.1.0' }
    beginShardRun(store, { ...run, ...start })
    const recorder = openRecorder(store, { ...run, now: () => 0 })
    for (const [position, { seed, shard: owner }] of plan.known.entries()) {
      const outcome = again[position] ?? null
      if (outcome !== null && owner === shard) {
        recorder.record(outcomeOf(knownIndexMin + position, outcome, { seed }))
      }
    }
    for (let index = shard * 50; index < shard * 50 + 50; index++) {
      recorder.record(outcomeOf(index, index >= 7 && index < 7 + failing ? 'failed' : 'passed'))
    }
    recorder.flush()
    finishShardRun(store, run, { state: 'delivered', wallMs: 10, canary: 'failed' })
  }
}

describe('stored seeds that are run again', () => {
  const first = makePlan(1)
  const second = makePlan(2, {}, known)
  const again = ['failed', 'passed', 'infra', null] as const

  test('are in no count of their campaign, and told apart from those carried over', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    recordCampaign(path, first, 4)
    recordCampaign(path, second, 0, again)
    using store = openStore(path, { readonly: true })
    const coverage = readCoverage(store, second.campaign)
    expect(coverage).toMatchObject({
      planned: 100,
      delivered: 100,
      counts: { passed: 100, failed: 0, infra: 0 },
      carried: [],
    })
    // It is a finding all the same: a stored seed that fails is proof.
    expect(readStoredFindings(store, [second.campaign])).toMatchObject([
      { count: 0, carried: 0, seedsJudged: 100, seeds: [{ seed: seedOf(7) }], lastSeen: { number: 2 } },
    ])
    expect(readPendingSeeds(store, 9)).toEqual([])
    const view = store.database.prepare('SELECT count, carried, known FROM findings').all()
    expect(view).toEqual([{ count: 4, carried: 0, known: 1 }])
  })

  test('say of each campaign what they gave: one failed, one passed, two without a verdict', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    recordCampaign(path, first, 4)
    recordCampaign(path, second, 3, again)
    using store = openStore(path, { readonly: true })
    const evidence = readEvidence(store, readHistory(store, second.campaign), { target: 'raft', keys: [key] })
    expect(evidence).toMatchObject([
      { seen: { number: 1, sha: '1'.repeat(40), at: at(1) }, seeds: 100, hits: 4, carriedHits: 0, known: null },
      { seen: { number: 2 }, seeds: 100, hits: 3, carriedHits: 0, known: { failed: 1, passed: 1, unknown: 2 } },
    ])
    expect(countSignatures(store, [first.campaign, second.campaign], ['raft'])).toEqual([
      { target: 'raft', key, count: 7 },
    ])
  })

  test('merge to the same in any order, and pass the checks of a store from outside', () => {
    using directory = temporaryDirectory()
    const path = (name: string) => join(directory.path, `${name}.db`)
    recordCampaign(path('one'), first, 4)
    recordCampaign(path('two'), second, 0, again)
    mergeStores(path('ab'), ['one', 'two'].map(path))
    mergeStores(path('ba'), ['two', 'one', 'two'].map(path))
    using ab = openOutsideStore(path('ab'))
    using ba = openOutsideStore(path('ba'))
    expect(canonicalRows(ab)).toEqual(canonicalRows(ba))
    expect(readHistory(ab, second.campaign)).toHaveLength(2)
  })

  test('that are not the plan’s make a store from outside a damaged one', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    recordCampaign(path, second, 0, again)
    {
      using store = openStore(path)
      store.database.exec(`UPDATE span SET hi = hi + 5 WHERE lo >= ${knownIndexMin}`)
    }
    expect(() => openOutsideStore(path)).toThrow(/carried seeds that are not its own/)
  })
})

describe('which stored seeds there are to run', () => {
  test('the newest of each finding, those of closed issues last, none of pull requests alone', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    recordCampaign(path, makePlan(1), 2)
    recordCampaign(path, makePlan(2), 1)
    recordCampaign(path, makePlan(3, { namespace: 'pull-request', pullRequest: 9 }), 40)
    using store = openStore(path)
    const seeds = readKnownSeeds(store, 9)
    expect(seeds.map(({ seed, closed }) => [seed, closed])).toEqual([
      [seedOf(7), false],
      [seedOf(7), false],
      [seedOf(8), false],
    ])
    expect(readKnownSeeds(store, 1)).toEqual([])
    const issue = { repository: 'acme/raft', number: 12, state: 'closed' } as const
    recordIssue(store, { target: 'raft', key, issue, at: at(4) })
    expect(readKnownSeeds(store, 9).every(({ closed }) => closed)).toBe(true)
  })
})

describe('a history', () => {
  test('is of one line of code, oldest first, up to the campaign that is asked for', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    recordCampaign(path, makePlan(3), 1)
    recordCampaign(path, makePlan(1), 1)
    recordCampaign(path, makePlan(2, { ref: 'refs/heads/release' }), 1)
    recordCampaign(path, makePlan(4, { namespace: 'pull-request', pullRequest: 9 }), 1)
    recordCampaign(path, makePlan(5), 1)
    using store = openStore(path, { readonly: true })
    const numbers = (plan: Plan) => readHistory(store, plan.campaign).map((each) => each.plan.origin.number)
    expect(numbers(makePlan(5))).toEqual([1, 3, 5])
    expect(numbers(makePlan(3))).toEqual([1, 3])
    expect(readHistory(store, makePlan(1).campaign)[0]?.judged).toEqual(new Map([['raft', 100]]))
  })

  test('has no seeds of a shard that did not see its planted failure, and all of its failures', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    recordCampaign(path, makePlan(1), 60)
    recordCampaign(path, makePlan(2), 60)
    using store = openStore(path)
    const { campaign } = makePlan(2)
    store.database.exec(`UPDATE shard_run SET canary = 'passed' WHERE campaign = '${campaign}' AND shard = 1`)
    expect(readEvidence(store, readHistory(store, campaign), { target: 'raft', keys: [key] })).toMatchObject([
      { seeds: 100, hits: 60 },
      { seeds: 50, hits: 60 },
    ])
  })

  test('does not know the commit of seeds that ran on changed code of a person’s machine', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    recordCampaign(path, makePlan(1, { namespace: 'local', ref: null, changes: 'abc' }), 1)
    recordCampaign(path, makePlan(2, { namespace: 'local', ref: null }), 1)
    using store = openStore(path, { readonly: true })
    const evidence = readEvidence(store, readHistory(store, makePlan(2).campaign), { target: 'raft', keys: [key] })
    expect(evidence.map(({ seen }) => seen.sha)).toEqual([null, '2'.repeat(40)])
  })
})
