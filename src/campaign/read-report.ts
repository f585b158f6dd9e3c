import type { FiledIssue, Finding, Rate } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { CampaignReport } from '../model/report.ts'
import { detectableRate } from '../statistics/chance-to-see.ts'
import { discovery } from '../statistics/discovery.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import type { Store } from '../store/open-store.ts'
import {
  type CampaignCoverage,
  readComparisons,
  readCoverage,
  readIssues,
  readPlan,
  readStoredFindings,
} from '../store/queries.ts'
import { describeFindings } from '../triage/describe-findings.ts'
import { findNeverSeen } from '../triage/find-never-seen.ts'
import { findNondeterminism } from '../triage/find-nondeterminism.ts'
import { floorDefault, listGaps } from './judge-campaign.ts'

/**
 * Reads everything known about one campaign from its store. Where it is conclusive, the properties that no run of it saw
 * are findings too: so never in the store of one shard of many, whose others are missing in it.
 *
 * @param floor as of the verdict: share of the planned seeds that must have one
 */
export function readReport(store: Store, campaign: string, floor = floorDefault): CampaignReport {
  const plan = readPlan(store, campaign)
  const plans = new Map<string, Plan>([[campaign, plan]])
  const described = describeFindings(readStoredFindings(store, [campaign]), (id) => plans.get(id) ?? null)
  const issueOf = openIssues(store, plan)
  const failures = withComparisons(store, campaign, described)
  const unequalRuns = withComparisons(store, campaign, findNondeterminism(described, issueOf))
  const { secondRuns, ...coverage } = readCoverage(store, campaign)
  const { checked, unequal } = secondRuns
  const { counts } = coverage
  const seeds = counts.passed + counts.failed + counts['timed-out'] + counts.nondeterministic
  const seenTimes = (times: number) => failures.filter((finding) => finding.count === times).length
  const ran = coverage.shards.filter((shard) => shard.state !== 'missing')
  const healthy = ran.length > 0 && ran.every((shard) => shard.canary !== 'passed')
  const harness = healthy ? 'healthy' : 'unhealthy'
  // A job log does not say which properties its seeds saw.
  const recovered = coverage.shards.some((shard) => shard.recovered > 0)
  const conclusive = listGaps({ ...coverage, harness }, floor).length === 0 && !recovered
  return {
    ...coverage,
    plan,
    findings: [...failures, ...unequalRuns, ...(conclusive ? readNeverSeen(plan, coverage, issueOf) : [])],
    conclusive,
    harness,
    discovery: discovery({ seeds, singletons: seenTimes(1), doubletons: seenTimes(2) }),
    determinism: checked === 0 ? null : { checked, unequal, rate: rateOf(unequal, checked) },
    history: null,
  }
}

function withComparisons(store: Store, campaign: string, findings: readonly Finding[]): Finding[] {
  const comparisons = readComparisons(store, campaign)
  const comparisonOf = ({ target, key }: Finding) =>
    comparisons.find((compared) => compared.target === target && compared.key === key)?.comparison ?? null
  return findings.map((finding) => ({ ...finding, comparison: comparisonOf(finding) }))
}

type IssueOf = (target: string, key: string) => FiledIssue | null

/** Of findings that the store has no failures of. */
function openIssues(store: Store, { origin: { repository } }: Plan): IssueOf {
  const issues = repository === null ? [] : readIssues(store, repository)
  return (target, key) => issues.find((known) => known.target === target && known.key === key)?.issue ?? null
}

function readNeverSeen(
  { campaign, origin: { number, sha } }: Plan,
  { startedAt, properties }: Pick<CampaignCoverage, 'startedAt' | 'properties'>,
  issueOf: IssueOf,
): Finding[] {
  return findNeverSeen(properties, { campaign, number, sha, at: startedAt }, issueOf)
}

function rateOf(unequal: number, checked: number): Rate {
  return unequal === 0 ? { low: 0, estimate: 0, high: detectableRate(checked) } : jeffreysInterval(unequal, checked)
}
