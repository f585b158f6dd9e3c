import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderHistory } from '../../src/cli/commands/show-history.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { unequalRunsType } from '../../src/model/signature.ts'
import { boundHistory } from '../../src/store/bound-history.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { forgetCampaigns } from '../../src/store/forget-campaigns.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { openOutsideStore } from '../../src/store/open-outside-store.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import {
  readCampaigns,
  readCampaignsWith,
  readCountedFindings,
  readEvidence,
  readExposure,
  readHistory,
  readHistoryStarts,
  readHistorySweeps,
  readIssues,
  readKnownSeeds,
  readPastCommits,
  readPastEvidence,
  readStoredFindings,
} from '../../src/store/queries.ts'
import { recordIssue } from '../../src/store/record.ts'
import { recordRecalled } from '../../src/store/record-history.ts'
import { movePast } from '../../src/store/rekey-past.ts'
import { outcomeOf, planOf, signatureOf, simulate } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { indicesOf, sweepShard } from './fixtures/sweep-shard.ts'

const key = signatureOf('ElectionSafety').key

/** Nightly campaign `night` of 120 seeds in 2 shards; each night has a commit and a start of its own. */
function nightOf(night: number): Plan {
  const plan = planOf(120, 2, { campaign: night.toString(16).padStart(12, '0') })
  // Each night has a window of its own in the stream.
  const stream = { kind: 'mixed', type: 'u64', key: '00000000deadbeef', number: night } as const
  const targets = plan.targets.map((planned) => ({ ...planned, stream }))
  return { ...plan, targets, origin: { ...plan.origin, number: night, sha: night.toString(16).padStart(40, '0') } }
}

function startOf(night: number): string {
  return new Date(Date.UTC(2026, 0, night, 3)).toISOString()
}

function storeOf(path: string, night: number, shards: readonly number[] = [0, 1]): void {
  const plan = nightOf(night)
  for (const shard of shards) {
    // Every night has enough failures of each cause that texts are evicted when nights are merged.
    const often = (index: number) => ((index + night) % 4 === 0 ? outcomeOf(index, 'failed') : simulate(index))
    sweepShard(path, { plan, shard, simulate: often })
  }
  using store = openStore(path)
  store.database.prepare('UPDATE campaign SET started_at = ?').run(startOf(night))
}

/** Everything of a history that forgetting must not change. */
function knowledgeOf(store: Store) {
  const all = (sql: string) => store.database.prepare(sql).all()
  return {
    sightings: all('SELECT * FROM sightings ORDER BY campaign, target, key'),
    sweeps: all('SELECT * FROM sweeps ORDER BY campaign, target'),
    issues: readIssues(store, 'acme/raft'),
    starts: readHistoryStarts(store),
  }
}

function read<Result>(path: string, look: (store: Store) => Result): Result {
  using store = openOutsideStore(path)
  return look(store)
}

describe('campaigns of which only counts are left', () => {
  test('7 nights, 5 of them forgotten: the same counts by night, first and last seen, issues and seeds swept', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'history.db')
    const nights = [1, 2, 3, 4, 5, 6, 7]
    for (const night of nights) {
      const one = join(directory.path, `${night}.db`)
      storeOf(one, night)
      mergeStores(path, [one])
    }
    {
      using store = openStore(path)
      const issue = { repository: 'acme/raft', number: 12, state: 'open' } as const
      recordIssue(store, { target: 'raft', key, issue, at: startOf(1) })
    }
    const nightIds = nights.map((night) => nightOf(night).campaign)
    const countsFor = (store: Store) => ({
      evidence: readEvidence(store, readHistory(store, nightOf(7).campaign), { target: 'raft', keys: [key] }).map(
        ({ seen: { number }, seeds, hits, carriedHits }) => ({ number, seeds, hits, carriedHits }),
      ),
      exposure: readExposure(store, nightIds, 'raft'),
      with: readCampaignsWith(store, nightIds, { target: 'raft', key }),
    })
    const counted = read(path, countsFor)
    const [before, findings] = read(path, (store) => [
      knowledgeOf(store),
      readStoredFindings(store, [nightOf(7).campaign]),
    ])
    {
      using store = openStore(path)
      forgetCampaigns(
        store,
        nights.slice(0, 5).map((night) => nightOf(night).campaign),
      )
      expect(store.database.prepare('SELECT count(DISTINCT campaign) FROM failure').pluck().get()).toBe(2)
      expect(readCampaigns(store)).toHaveLength(2)
    }
    const after = read(path, knowledgeOf)
    expect(after).toEqual(before)
    // What lives and comparisons count does not change either.
    expect(read(path, countsFor)).toEqual(counted)
    expect(counted.evidence).toHaveLength(7)
    const shown = renderHistory(read(path, readHistorySweeps)).split('\n')
    expect(shown[1]).toMatch(/^ ?2026-01-07 03:00 +7 +0000000 +nightly +\d+ of 120 +\d+ +3 +000000000007$/)
    expect(shown[7]).toMatch(
      /^ ?2026-01-01 03:00 +1 +0000000 +nightly +\d+ of 120 +\d+ +3 +000000000001 \(only counts\)$/,
    )
    expect(after.sweeps).toHaveLength(7)
    const still = read(path, (store) => readStoredFindings(store, [nightOf(7).campaign]))
    expect(still.map(({ firstSeen, lastSeen, count }) => ({ firstSeen, lastSeen, count }))).toEqual(
      findings.map(({ firstSeen, lastSeen, count }) => ({ firstSeen, lastSeen, count })),
    )
    expect(still[0]?.firstSeen).toMatchObject({ number: 1, at: startOf(1) })
    const evidence = read(path, (store) => readPastEvidence(store, { target: 'raft', keys: [key] }))
    expect(evidence.map(({ seen }) => seen.number)).toEqual([1, 2, 3, 4, 5])
    const counts = before.sightings as { number: number; key: string; count: number }[]
    for (const { seen, seeds, hits } of evidence) {
      expect(hits).toBe(counts.find((one) => one.number === seen.number && one.key === key)?.count)
      expect(seeds).toBeGreaterThan(100)
    }
  })

  test('keep the findings that no whole campaign saw: their words, counts, commits, and seeds to run again', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'history.db')
    for (const night of [1, 2, 3]) {
      const one = join(directory.path, `${night}.db`)
      if (night < 3) storeOf(one, night)
      else sweepShard(one, { plan: nightOf(3), shard: 0, simulate: (index) => outcomeOf(index, 'passed') })
      mergeStores(path, [one])
    }
    using store = openStore(path)
    const ids = [2, 3].map((night) => nightOf(night).campaign)
    const findKnown = () => readKnownSeeds(store, 9).filter((known) => known.key === key)
    const whole = findKnown()
    expect(readCountedFindings(store, ids, 'acme/raft')).toEqual([])
    forgetCampaigns(store, [nightOf(1).campaign])
    expect(readCountedFindings(store, ids, 'acme/raft')).toEqual([])
    expect(findKnown().length).toBeLessThan(whole.length)
    expect(findKnown().every(({ elapsedMs }) => elapsedMs !== null)).toBe(true)

    const counted = readPastEvidence(store, { target: 'raft', keys: [key] })
    forgetCampaigns(store, [nightOf(2).campaign])
    const found = readCountedFindings(store, ids, 'acme/raft')
    expect(found).toHaveLength(3)
    const [one] = found.filter((finding) => finding.key === key)
    const [night1, night2] = readPastEvidence(store, { target: 'raft', keys: [key] })
    expect(night1).toEqual(counted[0])
    expect(one).toMatchObject({
      signature: { type: 'ElectionSafety', frames: ['Node.vote', expect.any(String)] },
      count: (night1?.hits ?? 0) + (night2?.hits ?? 0),
      seedsJudged: (night1?.seeds ?? 0) + (night2?.seeds ?? 0),
      firstSeen: { number: 1, sha: nightOf(1).origin.sha },
      lastSeen: { number: 2, sha: nightOf(2).origin.sha },
      seeds: [{ sha: nightOf(2).origin.sha }, { sha: nightOf(1).origin.sha }],
    })
    expect(findKnown()).toEqual(
      one?.seeds.map(({ seed }) => ({ target: 'raft', key, seed, elapsedMs: null, closed: false })),
    )
    expect(readKnownSeeds(store, 2).filter((known) => known.key === key)).toHaveLength(1)
    // Of two runs that differ, one run of the seed says nothing.
    store.database.prepare('UPDATE signature SET type = ? WHERE key = ?').run(unequalRunsType, key)
    expect(findKnown()).toEqual([])
  })

  test('merge with whole copies, and with copies that knew less, in any order, any nesting and again, to the same', () => {
    using directory = temporaryDirectory()
    const at = (name: string) => join(directory.path, `${name}.db`)
    const forget = (from: string, to: string, nights: readonly number[]) => {
      copyFileSync(at(from), at(to))
      using store = openStore(at(to))
      forgetCampaigns(
        store,
        nights.map((night) => nightOf(night).campaign),
      )
    }
    for (const night of [1, 2, 3]) for (const shard of [0, 1]) storeOf(at(`n${night}s${shard}`), night, [shard])
    for (const night of [4, 5]) storeOf(at(`n${night}`), night)
    mergeStores(at('n2'), [at('n2s0'), at('n2s1')])
    // A second attempt of night 1 saw nothing in its first half: who knows of it counts less than who does not.
    sweepShard(at('n1s0a2'), {
      plan: nightOf(1),
      shard: 0,
      attempt: 2,
      simulate: (index) => outcomeOf(index, 'passed'),
    })
    mergeStores(at('all'), ['n1s0', 'n1s0a2', 'n1s1', 'n2', 'n3s0', 'n3s1', 'n4', 'n5'].map(at))
    // Night 1 was forgotten once with half of it, once with all; night 2 by one history alone; the others are whole.
    forget('n1s0', 'half-1', [1])
    forget('all', 'past-1', [1])
    mergeStores(at('n2-4'), [at('n2'), at('n4')])
    forget('n2-4', 'past-2', [2])
    const names = ['n1s0', 'n1s0a2', 'n1s1', 'n2s0', 'n2s1', 'n3s0', 'n4', 'n5', 'half-1', 'past-1', 'past-2']
    mergeStores(at('expected'), names.map(at))
    const expected = read(at('expected'), canonicalRows)
    expect(expected.filter((line) => line.startsWith('past_campaign '))).toHaveLength(2)
    expect(expected.filter((line) => line.startsWith('past_detail ')).length).toBeGreaterThan(5)
    expect(read(at('expected'), knowledgeOf)).toEqual(read(at('all'), knowledgeOf))
    let run = 0
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: names.length }),
        fc.array(fc.nat({ max: names.length }), { minLength: 2, maxLength: 2 }),
        fc.boolean(),
        (order, cuts, twice) => {
          const [low = 0, high = 0] = cuts.toSorted((a, b) => a - b)
          const parts = [order.slice(0, low), order.slice(low, high), order.slice(high)].map((part, place) => {
            const path = at(`part-${run}-${place}`)
            mergeStores(path, part.map(at))
            return path
          })
          const both = at(`both-${run++}`)
          const [first = [], ...rest] = parts.filter((path) => existsSync(path)).map((path) => [path])
          mergeStores(both, first)
          for (const one of rest) mergeStores(both, one)
          if (twice) mergeStores(both, [...order.slice(0, 4).map(at), both])
          expect(read(both, canonicalRows)).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('a history of 12 nights over its bound forgets the oldest, keeps the newest 5, and loses no count', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'history.db')
    for (let night = 1; night <= 12; night++) {
      const one = join(directory.path, `${night}.db`)
      storeOf(one, night)
      mergeStores(path, [one])
    }
    const before = read(path, knowledgeOf)
    {
      using store = openStore(path)
      expect(boundHistory(store, nightOf(12).campaign)).toMatchObject({ forgotten: 0, textsDropped: false })
      const { size } = boundHistory(store, nightOf(12).campaign)
      const bound = boundHistory(store, nightOf(12).campaign, size - 1)
      expect(bound).toMatchObject({ textsDropped: false })
      expect(bound.forgotten).toBeGreaterThan(2)
      expect(bound.size).toBeLessThan(size)
      expect(readCampaigns(store).map(({ number }) => number)).toEqual(
        Array.from({ length: 12 - bound.forgotten }, (_, place) => 12 - place),
      )
    }
    expect(read(path, knowledgeOf)).toEqual(before)
    {
      using store = openStore(path)
      const bound = boundHistory(store, nightOf(12).campaign, 1)
      expect(bound).toMatchObject({ textsDropped: true })
      expect(readCampaigns(store).map(({ number }) => number)).toEqual([12])
      const texts = store.database.prepare('SELECT DISTINCT campaign FROM detail').pluck().all()
      expect(texts).toEqual([nightOf(12).campaign])
    }
    expect(read(path, knowledgeOf)).toEqual(before)
  })

  test('that contradict what else is in a store from outside are refused', () => {
    using directory = temporaryDirectory()
    const whole = join(directory.path, 'whole.db')
    storeOf(whole, 1)
    for (const [name, sql, reason] of [
      [
        'both',
        "INSERT INTO past_campaign SELECT campaign, 1, number, sha, started_at, '', '' FROM campaign",
        'both whole',
      ],
      ['many', 'UPDATE past_sighting SET count = 1000000', 'more failures than seeds that failed'],
    ] as const) {
      const path = join(directory.path, `${name}.db`)
      copyFileSync(whole, path)
      {
        using store = openStore(path)
        if (name === 'many') forgetCampaigns(store, [nightOf(1).campaign])
        store.database.exec(sql)
      }
      expect(() => openOutsideStore(path)).toThrow(reason)
    }
  })

  test('whose keys newer rules fold into one have their counts added up', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'history.db')
    storeOf(path, 1)
    using store = openStore(path)
    forgetCampaigns(store, [nightOf(1).campaign])
    const sum = () => store.database.prepare('SELECT sum(count), count(*) FROM past_sighting').raw().get()
    const [count] = sum() as [number, number]
    expect(sum()).toEqual([count, 3])
    const others = ['StateMachineSafety', 'NotFoundError'].map((name) => signatureOf(name).key)
    movePast(store.database, new Map(others.map((other) => [other, key])))
    expect(sum()).toEqual([count, 1])
  })
})

describe('what issues say in the place of a lost history', () => {
  const recalled = {
    repository: 'acme/raft',
    target: 'raft',
    key,
    formerKeys: ['older-key'],
    number: 12,
    state: 'open',
    first: { sha: 'f'.repeat(40), at: '2025-12-01T03:00:00.000Z' },
    sha: 'e'.repeat(40),
    k: 41,
    n: 2000,
    seeds: [],
  } as const

  test('counts, and says when it was first seen, until the history is found again', () => {
    using directory = temporaryDirectory()
    const [lost, found, both] = ['lost', 'found', 'both'].map((name) => join(directory.path, `${name}.db`)) as [
      string,
      string,
      string,
    ]
    storeOf(lost, 9)
    {
      using store = openStore(lost)
      recordRecalled(store, [recalled], startOf(9))
      recordRecalled(store, [{ ...recalled, k: 50 }], startOf(10))
    }
    const seen = (path: string) =>
      read(path, (store) => {
        const sightings = store.database.prepare(
          "SELECT campaign, count FROM sightings WHERE key = ? AND target = 'raft'",
        )
        const finding = readStoredFindings(store, [nightOf(9).campaign]).find((one) => one.key === key)
        return { sightings: sightings.raw().all(key), first: finding?.firstSeen, former: finding?.formerKeys }
      })
    expect(read(lost, (store) => readPastEvidence(store, { target: 'raft', keys: [key] }))).toEqual([
      { seen: { campaign: 'issue', number: 0, ...recalled.first }, seeds: 2000, hits: 41, carriedHits: 0 },
      // That it failed at its last commit too is in no count.
      {
        seen: { campaign: 'issue', number: 0, ...recalled.first, sha: recalled.sha },
        seeds: 0,
        hits: 0,
        carriedHits: 1,
      },
    ])
    expect(read(lost, readPastCommits)).toEqual([recalled.first.sha, recalled.sha])
    expect(seen(lost)).toEqual({
      sightings: [
        [nightOf(9).campaign, expect.any(Number)],
        ['issue', 41],
      ],
      first: { campaign: 'issue', number: 0, sha: 'f'.repeat(40), at: '2025-12-01T03:00:00.000Z' },
      former: ['older-key'],
    })
    // Without seeds of its own, as of a property that was never seen, nothing stands in for more than its counts.
    expect(read(lost, (store) => readCountedFindings(store, [], null)).map((one) => one.key)).not.toContain(key)
    const elsewhere = { ...recalled, key: 'other-key', seeds: ['17', '4'] as SeedText[] }
    {
      using store = openStore(lost)
      recordRecalled(store, [elsewhere], startOf(9))
    }
    const standing = read(lost, (store) => readCountedFindings(store, [nightOf(9).campaign], null))
    expect(standing).toMatchObject([
      {
        key: 'other-key',
        signature: { title: 'f-other-ke' },
        count: 41,
        seedsJudged: 2000,
        lastSeen: { sha: recalled.sha },
        seeds: [
          { seed: '17', sha: recalled.sha },
          { seed: '4', sha: recalled.sha },
        ],
      },
    ])
    expect(read(lost, (store) => readKnownSeeds(store, 9)).map(({ seed }) => seed)).toEqual(['17', '4'])
    storeOf(found, 8)
    mergeStores(both, [lost, found])
    expect(seen(both).sightings).toHaveLength(2)
    expect(seen(both).first).toMatchObject({ number: 8 })
    expect(indicesOf(nightOf(8), 0)).toHaveLength(60)
  })
})
