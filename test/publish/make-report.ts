import type { FailingSeed, Finding } from '../../src/model/finding.ts'
import type { CampaignReport, JudgedSeeds, ShardCoverage } from '../../src/model/report.ts'
import type { Replay } from '../../src/model/reproduction.ts'
import type { SeedText } from '../../src/model/seed.ts'

export const sha = '4c1f2ab0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60'
export const key = (character: string): string => character.repeat(64)
export const seedText = (text: string): SeedText => text as SeedText

/** A finding of `liferaft`, reproducible, as screens show it; any field may be replaced. */
export function makeFinding(fields: Partial<Finding> = {}): Finding {
  const findingKey = fields.key ?? key('7')
  const seeds = [
    makeSeed('8817421930012253311', { step: 13, durationMs: 104 }),
    makeSeed('1200', { step: 14 }),
    makeSeed('7731', { step: null }),
  ]
  return {
    target: 'liferaft',
    key: findingKey,
    formerKeys: [],
    signature: {
      version: 1,
      key: findingKey,
      variant: key('1'),
      exact: key('2'),
      kind: 'property',
      language: 'none',
      type: 'ElectionSafety',
      message: 'two leaders in term <n>',
      frames: ['Node.vote', 'Node.receive'],
      title: 'ElectionSafety: two leaders in term <n>',
      crash: true,
      parts: null,
    },
    count: 41,
    carried: 0,
    seedsJudged: 2000,
    seeds,
    variants: [],
    excerpt: 'two leaders in term 1: n2 and n1\n  t=275  n2 asks n0 for its vote in term 1',
    firstSeen: { campaign: 'c00000000001', number: 214, sha, at: '2026-11-22T02:00:00.000Z' },
    lastSeen: { campaign: 'c00000000001', number: 214, sha, at: '2026-11-22T02:00:00.000Z' },
    replays: [1, 2, 3].map((replay) => makeReplay(replay, findingKey)),
    issue: null,
    firstBad: null,
    drawn: [],
    id: `f-${findingKey.slice(0, 8)}`,
    rate: { low: 0.0149, estimate: 0.0205, high: 0.0275 },
    neverSeen: null,
    life: null,
    comparison: null,
    folded: [],
    standing: null,
    similar: [],
    seedsToSeeAgain: 240,
    attribution: null,
    confirmation: { state: 'reproducible', same: 3, replays: 3, where: ['report', 'shard 0 attempt 1'] },
    reproduction: {
      target: 'liferaft',
      seed: seedText('8817421930012253311'),
      repository: 'acme/raft',
      serverUrl: 'https://github.com',
      sha,
      changes: null,
      build: 'npm ci',
      commandLine: 'node examples/liferaft/sim.ts --seed 8817421930012253311 --steps 100',
      timeoutMs: 60_000,
      repeat: { by: 'seed' },
      expected: { exit: 'exits 1', key: findingKey, title: 'ElectionSafety: two leaders in term <n>', digest: null },
    },
    ...fields,
  }
}

export function makeSeed(seed: string, fields: Partial<FailingSeed>): FailingSeed {
  return {
    campaign: 'c00000000001',
    index: 0,
    seed: seedText(seed),
    outcome: 'failed',
    sha,
    step: null,
    durationMs: 110,
    digest: null,
    exitCode: 1,
    exitSignal: null,
    config: {},
    ...fields,
  }
}

function makeReplay(replay: number, findingKey: string): Replay {
  return {
    campaign: 'c00000000001',
    target: 'liferaft',
    key: findingKey,
    seed: seedText('8817421930012253311'),
    replay,
    where: 'report',
    verdict: 'same',
    seenKey: findingKey,
    seenTitle: null,
    seenDigest: null,
    seenExit: 'exits 1',
    durationMs: 104,
  }
}

export function makeShard(shard: number, fields: Partial<ShardCoverage> = {}): ShardCoverage {
  return {
    shard,
    planned: 1000,
    delivered: 1000,
    recovered: 0,
    cut: 0,
    state: 'delivered',
    attempt: 1,
    jobs: 4,
    wallMs: 4_900,
    machine: 'linux x64',
    canary: 'failed',
    ...fields,
  }
}

const counts = { passed: 1959, failed: 41, 'timed-out': 0, nondeterministic: 0, unknown: 0, infra: 0 }

/** Of one target, which all seeds are of. */
export function judgedOf(all: CampaignReport['counts']): JudgedSeeds {
  const failing = all.failed + all['timed-out'] + all.nondeterministic
  return { target: 'liferaft', seeds: all.passed + failing, failing }
}

/** A campaign of 2,000 seeds on two shards that found what is given. */
export function makeReport(findings: readonly Finding[], fields: Partial<CampaignReport> = {}): CampaignReport {
  return {
    plan: {
      format: 'seedsweep-plan',
      version: 1,
      seedsweep: '0.1.0',
      campaign: 'c00000000001',
      origin: {
        namespace: 'ci',
        number: 214,
        repository: 'acme/raft',
        serverUrl: 'https://github.com',
        sha,
        changes: null,
        ref: 'refs/heads/main',
        workflow: 'nightly',
        event: 'schedule',
        runUrl: 'https://github.com/acme/raft/actions/runs/29000000000',
        pullRequest: null,
      },
      size: { by: 'count', count: 2000 },
      targets: [
        {
          target: {
            name: 'liferaft',
            build: 'npm ci',
            run: ['node', 'examples/liferaft/sim.ts', '--seed', '{seed}'],
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
            config: { nodes: '3', steps: '100' },
            axes: [],
            weight: 1,
          },
          stream: { kind: 'mixed', type: 'u64', key: '0123456789abcdef', number: 214 },
        },
      ],
      carried: [],
      known: [],
      shards: [
        { shard: 0, slices: [{ target: 'liferaft', first: 0, end: 1000 }] },
        { shard: 1, slices: [{ target: 'liferaft', first: 1000, end: 2000 }] },
      ],
    },
    startedAt: '2026-11-22T02:00:00.000Z',
    wallMs: 4_900,
    planned: 2000,
    delivered: 2000,
    counts,
    cut: 0,
    shards: [makeShard(0), makeShard(1)],
    findings,
    setAside: [],
    configValues: [],
    properties: [
      {
        target: 'liferaft',
        name: 'ElectionSafety',
        kind: 'always',
        passes: 80_000,
        failures: 41,
        seeds: 2000,
        seen: 2000,
        mustHit: false,
      },
      {
        target: 'liferaft',
        name: 'leader re-elected',
        kind: 'sometimes',
        passes: 0,
        failures: 0,
        seeds: 2000,
        seen: 0,
        mustHit: true,
      },
    ],
    conclusive: true,
    carried: [],
    slowest: [{ target: 'liferaft', seed: seedText('99'), durationMs: 1_830, outcome: 'passed' }],
    reasons: [],
    harness: 'healthy',
    judged: [judgedOf(fields.counts ?? counts)],
    discovery: { singletons: 0, nextNew: { estimate: 0, high: 1 / 668 }, detectable: 1 / 668 },
    determinism: null,
    history: null,
    ...fields,
  }
}
