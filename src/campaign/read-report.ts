import { type Corrected, foldCorrections, noCorrections } from '../model/correction.ts'
import type { FiledIssue, Finding, Rate } from '../model/finding.ts'
import { type KnownCorrection, type KnownKey, resolveKnown } from '../model/known.ts'
import type { Plan } from '../model/plan.ts'
import type { CampaignReport } from '../model/report.ts'
import { detectableRate } from '../statistics/chance-to-see.ts'
import { countExposed, discovery } from '../statistics/discovery.ts'
import { exposedSeeds } from '../statistics/forecast.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import type { Store } from '../store/open-store.ts'
import {
  type CampaignCoverage,
  readComparisons,
  readCorrections,
  readCoverage,
  readFiledSignatures,
  readIssues,
  readKnownKeys,
  readPlan,
  readStoredFindings,
} from '../store/queries.ts'
import { applyCorrections } from '../triage/apply-corrections.ts'
import { describeFindings } from '../triage/describe-findings.ts'
import { findNeverSeen } from '../triage/find-never-seen.ts'
import { findNondeterminism } from '../triage/find-nondeterminism.ts'
import { findSimilar } from '../triage/find-similar.ts'
import { type Delivery, floorDefault, listGaps } from './judge-campaign.ts'

/**
 * Reads everything known about one campaign from its store. Where it is conclusive, the properties that no run of it saw
 * are findings too: so never in the store of one shard of many, whose others are missing in it.
 *
 * @param floor as of the verdict: share of the planned seeds that must have one
 * @param corrections what people corrected; null where findings are wanted as they were found
 */
export function readReport(
  store: Store,
  campaign: string,
  floor = floorDefault,
  corrections: CorrectionRequest | null = null,
): CampaignReport {
  const plan = readPlan(store, campaign)
  const plans = new Map<string, Plan>([[campaign, plan]])
  const { repository } = plan.origin
  const corrected = corrections === null ? noCorrections : readCorrected(store, repository, corrections.known)
  const stored = readStoredFindings(store, [campaign], repository, corrected.split)
  const described = describeFindings(stored, (id) => plans.get(id) ?? null)
  const issueOf = openIssues(store, plan)
  const failures = withComparisons(store, campaign, described)
  const unequalRuns = withComparisons(store, campaign, findNondeterminism(described, issueOf))
  const { secondRuns, ...coverage } = readCoverage(store, campaign)
  const { checked, unequal } = secondRuns
  const exposed = coverage.judged.reduce((sum, { seeds, failing }) => sum + exposedSeeds(seeds, failing), 0)
  const seenTimes = (times: number) => failures.filter((finding) => finding.count === times).length
  const ran = coverage.shards.filter((shard) => shard.state !== 'missing')
  const healthy = ran.length > 0 && ran.every((shard) => shard.canary !== 'passed')
  const harness = healthy ? 'healthy' : 'unhealthy'
  const conclusive = isConclusive({ ...coverage, harness }, floor)
  const neverSeen = conclusive ? withComparisons(store, campaign, readNeverSeen(plan, coverage, issueOf)) : []
  const all = [...failures, ...unequalRuns, ...neverSeen]
  return {
    ...coverage,
    plan,
    ...correctFindings(store, repository, all, corrected, corrections?.today ?? ''),
    conclusive,
    harness,
    discovery: discovery(countExposed(exposed, seenTimes(1), seenTimes(2))),
    determinism: checked === 0 ? null : { checked, unequal, rate: rateOf(unequal, checked) },
    history: null,
  }
}

/** Whether so much of a campaign was delivered that what was not seen counts as never seen. */
export function isConclusive(delivery: Delivery, floor: number): boolean {
  // A job log does not say which properties its seeds saw.
  const recovered = delivery.shards.some((shard) => shard.recovered > 0)
  return listGaps(delivery, floor).length === 0 && !recovered
}

/** What people corrected: the file, and the day on which it is asked (`2026-11-22`, UTC); the store has the rest. */
export interface CorrectionRequest {
  readonly known: readonly KnownCorrection[]
  readonly today: string
}

/** All corrections that hold of a store's findings: those of comments that it knows, and those of the file. */
export function readCorrected(
  store: Store,
  repository: string | null,
  known: readonly KnownCorrection[],
  moreKeys: readonly KnownKey[] = [],
): Corrected {
  const ordered = repository === null ? [] : readCorrections(store, repository).map(({ correction }) => correction)
  const keys = known.length === 0 ? [] : [...readKnownKeys(store, repository), ...moreKeys]
  return foldCorrections([...ordered, ...resolveKnown(known, keys)])
}

function correctFindings(
  store: Store,
  repository: string | null,
  all: readonly Finding[],
  corrected: Corrected,
  today: string,
): Pick<CampaignReport, 'findings' | 'setAside'> {
  const { findings, setAside } = applyCorrections(all, corrected, today)
  const filed = repository === null || findings.length === 0 ? [] : readFiledSignatures(store, repository)
  const own = filed.filter(({ target, key }) => corrected.rootOf(target, key) === key)
  return { findings: findings.map((finding) => ({ ...finding, similar: findSimilar(finding, own) })), setAside }
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
