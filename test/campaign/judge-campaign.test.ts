import { describe, expect, test } from 'vitest'
import { judgeCampaign, listShardGaps } from '../../src/campaign/judge-campaign.ts'
import type { FiledIssue } from '../../src/model/finding.ts'
import type { CampaignReport, ShardCoverage } from '../../src/model/report.ts'
import { describeFindings } from '../../src/triage/describe-findings.ts'
import { makeStoredFinding } from '../triage/make-finding.ts'
import { makeReport, makeShard, noneOf, plan } from './make-report.ts'

function withShard(shard: ShardCoverage, given: Partial<CampaignReport> = {}): CampaignReport {
  return makeReport({ shards: makeReport().shards.with(shard.shard, shard), ...given })
}

function findingWith(issue: FiledIssue | null): CampaignReport['findings'] {
  return describeFindings([makeStoredFinding({ issue })], () => plan)
}

const filed = findingWith({ repository: 'acme/raft', number: 12, state: 'open' })
const pending = findingWith({ repository: 'acme/raft', number: null, state: 'pending' })
const closed = findingWith({ repository: 'acme/raft', number: 12, state: 'closed' })
const fresh = findingWith(null)
const lost = makeShard(7, { delivered: 0, state: 'missing', canary: 'not-run' })
const lostReport = { delivered: 1750, counts: { ...noneOf, passed: 1750 } }

describe('the truth table of a campaign', () => {
  const table: [string, CampaignReport, 'any' | 'new' | 'never', 'clean' | 'findings' | 'inconclusive', 0 | 1 | 4][] = [
    ['all passed', makeReport(), 'any', 'clean', 0],
    ['a finding', makeReport({ findings: fresh }), 'any', 'findings', 1],
    ['a finding with an issue', makeReport({ findings: filed }), 'any', 'findings', 1],
    ['a finding with an issue, new ones matter', makeReport({ findings: filed }), 'new', 'clean', 0],
    ['a finding without one, new ones matter', makeReport({ findings: fresh }), 'new', 'findings', 1],
    ['a finding that waits for its issue, new ones matter', makeReport({ findings: pending }), 'new', 'findings', 1],
    ['a finding whose issue was closed, new ones matter', makeReport({ findings: closed }), 'new', 'findings', 1],
    ['a finding, none matters', makeReport({ findings: fresh }), 'never', 'clean', 0],
    ['a shard missing', withShard(lost, lostReport), 'any', 'inconclusive', 4],
    ['a shard missing, and a finding', withShard(lost, { ...lostReport, findings: fresh }), 'any', 'findings', 1],
    [
      'a shard missing, and a finding that does not matter',
      withShard(lost, { ...lostReport, findings: filed }),
      'new',
      'inconclusive',
      4,
    ],
    ['a shard cut short', withShard(makeShard(3, { state: 'cut-short', delivered: 240 })), 'any', 'inconclusive', 4],
    [
      'a shard that stopped without a word',
      withShard(makeShard(3, { state: 'running', delivered: 9 })),
      'any',
      'inconclusive',
      4,
    ],
    ['the canary passed', makeReport({ harness: 'unhealthy' }), 'any', 'inconclusive', 4],
    ['no canary was seen', makeReport({ shards: [makeShard(0, { canary: 'not-run' })] }), 'any', 'inconclusive', 4],
    ['199 of 2,000 unknown', makeReport({ counts: { ...noneOf, passed: 1801, unknown: 199 } }), 'any', 'clean', 0],
    [
      '201 of 2,000 unknown',
      makeReport({ counts: { ...noneOf, passed: 1799, unknown: 201 } }),
      'any',
      'inconclusive',
      4,
    ],
    ['all infra', makeReport({ counts: { ...noneOf, infra: 2000 } }), 'never', 'inconclusive', 4],
    [
      'nothing at all, under a budget',
      makeReport({ planned: 0, delivered: 0, counts: noneOf }),
      'any',
      'inconclusive',
      4,
    ],
  ]
  test.each(table)('%s', (_, report, failOn, verdict, exitCode) => {
    expect(judgeCampaign(report, failOn)).toMatchObject({ verdict, exitCode })
  })

  test('the floor is what the caller says; nothing judged is not even green with a floor of 0', () => {
    const half = makeReport({ counts: { ...noneOf, passed: 1000, infra: 1000 } })
    expect(judgeCampaign(half, 'any', 0.5).verdict).toBe('clean')
    expect(judgeCampaign(half, 'any', 0.51).verdict).toBe('inconclusive')
    expect(judgeCampaign(makeReport({ counts: { ...noneOf, infra: 2000 } }), 'any', 0).verdict).toBe('inconclusive')
  })
})

describe('gaps are sentences that name the part', () => {
  test('a lost shard, of how many', () => {
    expect(judgeCampaign(withShard(lost, lostReport)).gaps).toEqual(['shard 7 (of 0-7) never delivered'])
  })

  test('a shard cut short, one that was killed, and the sweep where there is but one', () => {
    const shards = [
      makeShard(0, { state: 'cut-short', delivered: 1234, planned: 2000 }),
      makeShard(1, { state: 'running', delivered: 17 }),
    ]
    expect(listShardGaps({ shards })).toEqual([
      'shard 0 (of 0-1) was cut short after 1,234 of 2,000 seeds',
      'shard 1 (of 0-1) stopped without a word after 17 seeds',
    ])
    expect(listShardGaps({ shards: shards.slice(0, 1) })).toEqual([
      'the sweep was cut short after 1,234 of 2,000 seeds',
    ])
  })

  test('a canary that nobody saw fail, as in stores that only job logs stand in for', () => {
    const report = makeReport({ shards: [makeShard(0, { canary: 'not-run' }), makeShard(1, { canary: 'not-run' })] })
    expect(judgeCampaign(report).gaps).toEqual([
      'no canary was seen to fail: whether the harness sees failures is not known',
    ])
    expect(judgeCampaign(withShard(makeShard(0, { canary: 'not-run' }))).gaps).toEqual([])
  })

  test('too few verdicts, with the reason given most often', () => {
    const reasons = [{ outcome: 'infra', reason: 'killed by the system', count: 500 }] as const
    const { gaps } = judgeCampaign(makeReport({ counts: { ...noneOf, passed: 1500, infra: 500 }, reasons }))
    expect(gaps).toEqual([
      'only 1,500 of 2,000 planned seeds have a verdict (floor 0.9); 500 x infra: killed by the system',
    ])
  })
})
