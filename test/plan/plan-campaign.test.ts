import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CampaignOrigin, type Plan, PlanSchema } from '../../src/model/plan.ts'
import { seedTypes } from '../../src/model/seed.ts'
import { indexOf, seedAt } from '../../src/model/seed-stream.ts'
import type { Target } from '../../src/model/target.ts'
import { type PlanRequest, planCampaign } from '../../src/plan/plan-campaign.ts'
import { planMatrix } from '../../src/plan/plan-matrix.ts'
import { plannedCount, planWarnings } from '../../src/plan/planned-count.ts'

const raft: Target = {
  name: 'raft',
  build: null,
  run: ['./sim', '--seed', '{seed}'],
  batch: null,
  worker: null,
  via: 'run',
  recycle: null,
  memoryMax: null,
  env: {},
  passEnv: [],
  timeoutMs: 60_000,
  seedType: 'u64',
  seedStream: 'mixed',
  expect: null,
  outcome: [],
  result: { junit: null, antithesis: false },
  deterministic: true,
  canary: null,
  config: {},
  axes: [],
  weight: 1,
}

const nightly: CampaignOrigin = {
  namespace: 'ci',
  number: 214,
  repository: 'acme/raft',
  serverUrl: 'https://github.com',
  sha: '4c1f2ab04c1f2ab04c1f2ab04c1f2ab04c1f2ab0',
  changes: null,
  ref: 'refs/heads/main',
  workflow: 'nightly',
  event: 'schedule',
  runUrl: 'https://github.com/acme/raft/actions/runs/1',
  pullRequest: null,
}

function request(changes: Partial<PlanRequest> = {}): PlanRequest {
  const seeds = { by: 'count', count: 2000 } as const
  return { seedsweep: '1.0.0', origin: nightly, targets: [raft], seeds, shardCount: 1, ...changes }
}

/** Every index of a target that some shard owns, in order of shards. */
function ownedIndices(plan: Plan, target: string): number[] {
  return plan.shards.flatMap(({ slices }) =>
    slices
      .filter((slice) => slice.target === target)
      .flatMap(({ first, end }) => Array.from({ length: end - first }, (_, step) => first + step)),
  )
}

function seedsOf(plan: Plan, target = 'raft'): string[] {
  const stream = plan.targets.find((planned) => planned.target.name === target)?.stream
  if (stream === undefined) return []
  return ownedIndices(plan, target).map((index) => seedAt(stream, index))
}

describe('planCampaign', () => {
  test('cuts 2,000 seeds into 7 contiguous slices of 285 or 286', () => {
    const plan = planCampaign(request({ shardCount: 7 }))
    const lengths = plan.shards.map(({ slices }) => (slices[0]?.end ?? 0) - (slices[0]?.first ?? 0))
    expect(lengths.toSorted((a, b) => a - b)).toEqual([285, 285, 286, 286, 286, 286, 286])
    expect(PlanSchema.parse(plan)).toEqual(plan)
    expect(planMatrix(plan)).toEqual({ include: [0, 1, 2, 3, 4, 5, 6].map((shard) => ({ shard })) })
    expect(plannedCount(plan)).toBe(2000)
    expect([0, 1, 2, 3, 4, 5, 6].map((shard) => plannedCount(plan, shard))).toEqual(lengths)
  })

  test('owns every index exactly once, in slices that differ by at most one, for any count and number of shards', () => {
    const cut = fc
      .tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 256 }))
      .filter(([count, shardCount]) => count >= shardCount)
    fc.assert(
      fc.property(cut, ([count, shardCount]) => {
        const plan = planCampaign(request({ seeds: { by: 'count', count }, shardCount }))
        expect(ownedIndices(plan, 'raft')).toEqual(Array.from({ length: count }, (_, index) => index))
        const lengths = plan.shards.map(({ slices }) => (slices[0]?.end ?? 0) - (slices[0]?.first ?? 0))
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('cuts 2^32 seeds into 255 shards without a gap', () => {
    const plan = planCampaign(request({ seeds: { by: 'count', count: 2 ** 32 }, shardCount: 255 }))
    const slices = plan.shards.flatMap((shard) => shard.slices)
    expect(slices[0]?.first).toBe(0)
    expect(slices.at(-1)?.end).toBe(2 ** 32)
    for (const [shard, slice] of slices.slice(1).entries()) expect(slice.first).toBe(slices[shard]?.end)
  })

  test('runs the same seeds in 1, 7 and 256 shards, of every type, mixed and consecutive', () => {
    for (const seedType of seedTypes) {
      for (const seedStream of ['mixed', 'consecutive'] as const) {
        const targets = [{ ...raft, seedType, seedStream }]
        const [one, ...more] = [1, 7, 256].map((shardCount) => seedsOf(planCampaign(request({ targets, shardCount }))))
        expect(new Set(one).size).toBe(2000)
        for (const seeds of more) expect(seeds).toEqual(one)
      }
    }
  })

  test('gives two nights no seed in common, and a re-run of a night exactly its seeds', () => {
    for (const seedType of seedTypes) {
      for (const seedStream of ['mixed', 'consecutive'] as const) {
        const targets = [{ ...raft, seedType, seedStream }]
        const night = (number: number, event: string) =>
          planCampaign(
            request({ targets, origin: { ...nightly, number, event, runUrl: `https://example.org/${event}` } }),
          )
        const first = night(214, 'schedule')
        const again = night(214, 'workflow_dispatch')
        expect(again.campaign).toBe(first.campaign)
        expect(seedsOf(again)).toEqual(seedsOf(first))
        const seen = new Set(seedsOf(first))
        expect(seedsOf(night(215, 'schedule')).filter((seed) => seen.has(seed))).toEqual([])
      }
    }
  })

  test('gives other targets, workflows, repositories and namespaces other seeds', () => {
    const origins: CampaignOrigin[] = [
      nightly,
      { ...nightly, workflow: 'weekly' },
      { ...nightly, repository: 'acme/fork' },
      { ...nightly, namespace: 'local' },
      { ...nightly, namespace: 'pull-request' },
    ]
    const keys = origins.map((origin) => JSON.stringify(planCampaign(request({ origin })).targets[0]?.stream))
    const other = planCampaign(request({ targets: [{ ...raft, name: 'paxos' }] }))
    expect(new Set([...keys, JSON.stringify(other.targets[0]?.stream)]).size).toBe(6)
  })

  test('gives two workflows other seeds under the same run numbers, consecutive ones below 2^53 too', () => {
    for (const seedStream of ['mixed', 'consecutive'] as const) {
      for (const seedType of ['u64', 'i64', 'u63'] as const) {
        const targets = [{ ...raft, seedType, seedStream }]
        const plan = (workflow: string, number: number) =>
          seedsOf(planCampaign(request({ targets, origin: { ...nightly, workflow, number } })))
        const seen = new Set([1, 2, 3].flatMap((number) => plan('nightly.yml', number)))
        expect(seen.size).toBe(6000)
        expect([1, 2, 3].flatMap((number) => plan('weekly.yml', number)).filter((seed) => seen.has(seed))).toEqual([])
        if (seedStream === 'consecutive') expect([...seen].every((seed) => BigInt(seed) < 2n ** 53n)).toBe(true)
      }
    }
  })

  test('takes the seeds of a pull request from its head commit, not from its number or its merge commit', () => {
    const origin: CampaignOrigin = { ...nightly, namespace: 'pull-request', pullRequest: 12 }
    for (const seedStream of ['mixed', 'consecutive'] as const) {
      const targets = [{ ...raft, seedStream }]
      const plan = (sha: string, headSha: string | null, number: number) =>
        seedsOf(planCampaign(request({ targets, origin: { ...origin, sha, number }, headSha })))
      expect(plan('merge-1', 'head', 5)).toEqual(plan('merge-2', 'head', 9))
      expect(plan('head', null, 5)).toEqual(plan('merge-1', 'head', 5))
      const seen = new Set(plan('merge-1', 'head', 5))
      expect(plan('merge-1', 'other head', 5).filter((seed) => seen.has(seed))).toEqual([])
    }
  })

  test('runs an explicit range A..B as A + index, also for a mixed target: 100..103 is 100, 101, 102', () => {
    const plan = planCampaign(request({ seeds: { by: 'range', first: 100n, end: 103n }, shardCount: 2 }))
    expect(seedsOf(plan)).toEqual(['100', '101', '102'])
    expect(plan.size).toEqual({ by: 'count', count: 3 })
    const last = planCampaign(request({ seeds: { by: 'range', first: 2n ** 64n - 2n, end: 2n ** 64n } }))
    expect(seedsOf(last)).toEqual(['18446744073709551614', '18446744073709551615'])
  })

  test('gives every shard 2^32 / 7 indices under a budget, and names no count', () => {
    const plan = planCampaign(request({ seeds: { by: 'budget', budgetMs: 300_000 }, shardCount: 7 }))
    const width = Math.floor(2 ** 32 / 7)
    expect(plan.shards.map(({ slices }) => slices[0])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((shard) => ({ target: 'raft', first: shard * width, end: (shard + 1) * width })),
    )
    expect(plannedCount(plan)).toBeNull()
    expect(plan.size).toEqual({ by: 'budget', budgetMs: 300_000 })
  })

  test('never lets a consecutive stream pass the end of its type under a budget', () => {
    const targets = [{ ...raft, seedType: 'i32', seedStream: 'consecutive' } as const]
    // Window 2,047 of 32 bits ends where i32 does: 2^20 seeds are left, not 2^32.
    const plan = planCampaign(
      request({ targets, origin: { ...nightly, number: 2047 }, seeds: { by: 'budget', budgetMs: 1 }, shardCount: 4 }),
    )
    const stream = plan.targets[0]?.stream
    const end = plan.shards[3]?.slices[0]?.end ?? 0
    expect(end).toBe(2 ** 20)
    expect(stream && seedAt(stream, end - 1)).toBe('2147483647')
    const tooMany = request({
      targets,
      origin: { ...nightly, number: 2047 },
      seeds: { by: 'count', count: 2 ** 20 + 1 },
    })
    expect(() => planCampaign(tooMany)).toThrow('go past the end of i32')
  })

  test('gives each shard a slice of each of several targets, the count to each target', () => {
    const plan = planCampaign(request({ targets: [raft, { ...raft, name: 'kv' }], shardCount: 3 }))
    for (const { slices } of plan.shards) expect(slices.map(({ target }) => target)).toEqual(['raft', 'kv'])
    expect(ownedIndices(plan, 'kv').length).toBe(2000)
    expect(plannedCount(plan)).toBe(4000)
  })

  test('finds any seed of a plan again by its stream', () => {
    const plan = planCampaign(request())
    const stream = plan.targets[0]?.stream
    for (const [index, seed] of seedsOf(plan).entries()) {
      expect(stream && indexOf(stream, seed as Parameters<typeof indexOf>[1])).toBe(index)
    }
  })
})

describe('a plan that cannot be', () => {
  test.each([0, 257, 1.5])('has %d shards', (shardCount) => {
    expect(() => planCampaign(request({ shardCount }))).toThrow(`${shardCount} shards cannot be planned`)
  })

  test('has more shards than seeds: 5 seeds in 7 shards', () => {
    expect(() => planCampaign(request({ seeds: { by: 'count', count: 5 }, shardCount: 7 }))).toThrow(
      '5 seeds cannot be cut into 7 shards',
    )
  })

  test('has no seeds, or more than 2^32', () => {
    expect(() => planCampaign(request({ seeds: { by: 'count', count: 0 } }))).toThrow('no seeds are asked for')
    const whole = { by: 'range', first: 0n, end: 2n ** 64n } as const
    expect(() => planCampaign(request({ seeds: whole }))).toThrow('18,446,744,073,709,551,616 seeds are more than')
  })

  test('has a range outside the seed type of its target', () => {
    const targets = [{ ...raft, seedType: 'u32' } as const]
    const seeds = { by: 'range', first: 2n ** 32n - 1n, end: 2n ** 32n + 1n } as const
    expect(() => planCampaign(request({ targets, seeds }))).toThrow(
      'goes past the seeds of target "raft", which are u32',
    )
    expect(() => planCampaign(request({ seeds: { by: 'range', first: -5n, end: 5n } }))).toThrow('-5..5 goes past')
  })

  test('has a campaign number past the last window, where 64 bits would start over', () => {
    const origin = { ...nightly, number: 2 ** 32 }
    expect(() => planCampaign(request({ origin }))).toThrow('campaign number 4,294,967,296 is past the last')
  })

  test('is of a pull request whose commit nobody knows', () => {
    const origin = { ...nightly, namespace: 'pull-request', sha: null } as const
    expect(() => planCampaign(request({ origin }))).toThrow('head commit')
  })
})

describe('planWarnings', () => {
  test('says nothing for u64; for u32 says that campaign 5,000 runs seeds of campaign 904 again', () => {
    expect(planWarnings(planCampaign(request()))).toEqual([])
    const targets = [{ ...raft, seedType: 'u32' } as const]
    const plan = planCampaign(request({ targets, origin: { ...nightly, number: 5000 } }))
    expect(planWarnings(plan)[0]).toContain('raft: campaign 5,000 runs seeds of campaign 904 again')
  })

  test('says that 4 shards of u32 under a budget reach into later campaigns, and one shard does not', () => {
    const targets = [{ ...raft, seedType: 'u32' } as const]
    const budget = (shardCount: number) =>
      planWarnings(planCampaign(request({ targets, seeds: { by: 'budget', budgetMs: 1000 }, shardCount })))
    expect(budget(4)[0]).toContain('reach into the seeds of later campaigns')
    expect(budget(1)).toEqual([])
  })
})
