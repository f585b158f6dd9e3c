import type { CampaignReport, ShardCoverage } from '../../src/model/report.ts'
import { planCampaign } from '../../src/plan/plan-campaign.ts'
import { discovery } from '../../src/statistics/discovery.ts'
import { makeTarget } from '../sweep/make-run-result.ts'

/** 2,000 seeds of `raft` in 8 shards. */
export const plan = planCampaign({
  seedsweep: '1.0.0',
  origin: {
    namespace: 'ci',
    number: 1,
    repository: 'acme/raft',
    serverUrl: 'https://github.com',
    sha: null,
    changes: null,
    ref: null,
    workflow: null,
    event: null,
    runUrl: null,
    pullRequest: null,
  },
  targets: [makeTarget()],
  seeds: { by: 'count', count: 2000 },
  shardCount: 8,
})

/** A shard of 250 seeds that delivered, but for what is given. */
export function makeShard(shard: number, given: Partial<ShardCoverage> = {}): ShardCoverage {
  return {
    shard,
    planned: 250,
    delivered: 250,
    recovered: 0,
    cut: 0,
    state: 'delivered',
    attempt: 1,
    jobs: 2,
    wallMs: 1000,
    machine: 'linux x64',
    canary: 'failed',
    ...given,
  }
}

/** No seed of any outcome. */
export const noneOf = { passed: 0, failed: 0, 'timed-out': 0, nondeterministic: 0, unknown: 0, infra: 0 }

/** 2,000 seeds of 8 shards that all passed, but for what is given. */
export function makeReport(given: Partial<CampaignReport> = {}): CampaignReport {
  return {
    plan,
    startedAt: '2026-11-22T00:00:00.000Z',
    wallMs: 1000,
    planned: 2000,
    delivered: 2000,
    counts: { ...noneOf, passed: 2000 },
    cut: 0,
    judged: [{ target: 'raft', seeds: 2000, failing: 0 }],
    shards: Array.from({ length: 8 }, (_, shard) => makeShard(shard)),
    findings: [],
    setAside: [],
    properties: [],
    conclusive: true,
    configValues: [],
    carried: [],
    slowest: [],
    reasons: [],
    harness: 'healthy',
    discovery: discovery({ seeds: 2000, singletons: 0, doubletons: 0 }),
    determinism: null,
    history: null,
    ...given,
  }
}
