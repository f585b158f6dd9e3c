import { formatCount } from '../base/text.ts'
import { isIntroduced } from '../model/comparison.ts'
import type { Finding } from '../model/finding.ts'
import { type CampaignReport, triedCanary, type Verdict } from '../model/report.ts'

/**
 * When findings turn a campaign red: `never` none, `new` those that a change is answerable for, be it only probably; where
 * nothing was compared, those without an open issue.
 */
export const failOns = ['new', 'any', 'never'] as const
export type FailOn = (typeof failOns)[number]

export interface Judgement {
  readonly verdict: Verdict
  /** 0 clean, 1 findings, 4 inconclusive. Findings win. */
  readonly exitCode: 0 | 1 | 4
  /** Why it is inconclusive, one sentence each; empty else. */
  readonly gaps: readonly string[]
  /** The findings that made it red. */
  readonly blocking: readonly Finding[]
}

/** Share of the planned seeds that must have a verdict for a green to mean anything. */
export const floorDefault = 0.9

/** Judges a campaign: red by its findings, else inconclusive where a part is missing, else clean. Pure. */
export function judgeCampaign(report: CampaignReport, failOn: FailOn = 'any', floor = floorDefault): Judgement {
  const gaps = listGaps(report, floor)
  const blocking = report.findings.filter((finding) => blocks(finding, failOn))
  if (blocking.length > 0) return { verdict: 'findings', exitCode: 1, gaps, blocking }
  if (gaps.length > 0) return { verdict: 'inconclusive', exitCode: 4, gaps, blocking }
  return { verdict: 'clean', exitCode: 0, gaps, blocking }
}

function blocks(finding: Finding, failOn: FailOn): boolean {
  switch (failOn) {
    case 'any':
      return true
    case 'new':
      return isNew(finding)
    case 'never':
      return false
  }
}

/** Whether a finding is, as far as is known, not older than the campaign. */
function isNew({ comparison, issue }: Finding): boolean {
  return comparison === null ? issue?.number == null || issue.state === 'closed' : isIntroduced(comparison)
}

/** What a report must say for its gaps to be known. */
export type Delivery = Pick<CampaignReport, 'shards' | 'counts' | 'planned' | 'reasons' | 'harness'>

/** Whether this campaign has seen a failure that was planted: only then is anything filed of what else it saw. */
export function sawItsCanary({ harness, shards }: Pick<CampaignReport, 'harness' | 'shards'>): boolean {
  return harness === 'healthy' && shards.some(({ canary }) => canary === 'failed')
}

/** Why a campaign is inconclusive, one sentence each; empty where it is not. */
export function listGaps(report: Delivery, floor: number): string[] {
  const gaps = listShardGaps(report)
  const { counts, planned } = report
  const judged = counts.passed + counts.failed + counts['timed-out'] + counts.nondeterministic
  // Nothing judged is no green, whatever the floor: under a budget even nothing planned is possible.
  if (gaps.length === 0 && (judged < planned * floor || judged === 0))
    gaps.push(describeShortfall(report, judged, floor))
  if (!triedCanary(report)) gaps.push('no canary was seen to fail: whether the harness sees failures is not known')
  else if (report.harness === 'unhealthy') gaps.push('the canary did not fail as it must: the harness is unhealthy')
  return gaps
}

/** The shards that did not deliver, one sentence each: a lost part is named. */
export function listShardGaps(report: Pick<CampaignReport, 'shards'>): string[] {
  const gaps: string[] = []
  const last = Math.max(...report.shards.map(({ shard }) => shard))
  for (const shard of report.shards) {
    const name = report.shards.length === 1 ? 'the sweep' : `shard ${shard.shard} (of 0-${last})`
    if (shard.state === 'missing') gaps.push(`${name} never delivered`)
    if (shard.state === 'running')
      gaps.push(`${name} stopped without a word after ${formatCount(shard.delivered)} seeds`)
    if (shard.state === 'cut-short') {
      gaps.push(`${name} was cut short after ${formatCount(shard.delivered)} of ${formatCount(shard.planned)} seeds`)
    }
  }
  return gaps
}

function describeShortfall(report: Delivery, judged: number, floor: number): string {
  const [reason] = report.reasons
  const why = reason === undefined ? '' : `; ${formatCount(reason.count)} x ${reason.outcome}: ${reason.reason}`
  if (report.planned === 0) return `no seed was started before the budget was over${why}`
  return `only ${formatCount(judged)} of ${formatCount(report.planned)} planned seeds have a verdict (floor ${floor})${why}`
}
