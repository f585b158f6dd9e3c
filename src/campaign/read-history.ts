import { type Finding, findingId, type StoredFinding } from '../model/finding.ts'
import { type HistorySummary, type QuietFinding, quietMax } from '../model/history.ts'
import type { IssueLife, Life } from '../model/life.ts'
import type { PropertyLife } from '../model/property-life.ts'
import type { CampaignReport } from '../model/report.ts'
import { unequalRunsType } from '../model/signature.ts'
import { countExposed, discovery } from '../statistics/discovery.ts'
import { exposedSeeds, forecastNew } from '../statistics/forecast.ts'
import type { Store } from '../store/open-store.ts'
import {
  countSignatures,
  type HistoryCampaign,
  readCountedFindings,
  readEvidence,
  readHistory,
  readIssues,
  readStoredFindings,
} from '../store/queries.ts'
import { describeFindings } from '../triage/describe-findings.ts'
import { judgeLife, type LifeEvidence } from '../triage/judge-life.ts'
import { judgePropertyLife } from '../triage/judge-property-life.ts'
import { describeCounted } from './counted-findings.ts'
import { openPropertyHistory, type PropertyHistory } from './property-history.ts'

/**
 * A report with what the campaigns before it in its store say: the life of each finding, and what all campaigns say
 * together. As far as the store knows: no fix, no ancestry but the order of the campaigns, of issues only their state.
 * The same report where it is the only campaign, or one of a pull request.
 */
export function withHistory(store: Store, report: CampaignReport): CampaignReport {
  const { plan } = report
  const history = plan.origin.pullRequest === null ? readHistory(store, plan.campaign) : []
  if (history.length < 2) return report
  const properties = openPropertyHistory(store, history, report)
  const findings = report.findings.map((finding) =>
    finding.neverSeen === null
      ? { ...finding, life: judgeByStore(store, history, finding) }
      : { ...finding, neverSeen: { ...finding.neverSeen, life: judgePropertyByStore(properties, history, finding) } },
  )
  return { ...report, findings, history: summarise(store, report, history) }
}

function judgeByStore(store: Store, history: readonly HistoryCampaign[], finding: Finding): Life | null {
  const evidence = gatherEvidence(store, history, finding)
  if (evidence === null) return null
  const life = judgeLife({ ...evidence, ...byOrder(history) })
  if (life === null || finding.issue?.state !== 'closed') return life
  return { ...life, state: life.last.campaign === evidence.current ? 'reopened' : 'closed' }
}

/** Of the issue of a property it says no more than whether it is closed: when, and by whom, GitHub knows. */
function judgePropertyByStore(
  properties: PropertyHistory,
  history: readonly HistoryCampaign[],
  finding: Finding,
): PropertyLife | null {
  const { isAncestor, fixes, issue } = byOrder(history)
  const current = history.at(-1)?.plan.campaign ?? ''
  const life = judgePropertyLife({ campaigns: properties.evidenceOf(finding), current, isAncestor, fixes, issue })
  if (life === null || finding.issue?.state !== 'closed') return life
  return { ...life, state: 'closed', missedThoughClosed: life.missed.last }
}

/** The part of the evidence that the store has; null of what was never seen, which has no seed. */
export function gatherEvidence(
  store: Store,
  history: readonly HistoryCampaign[],
  finding: Pick<Finding, 'target' | 'key' | 'signature' | 'neverSeen' | 'folded'>,
): Pick<LifeEvidence, 'campaigns' | 'current' | 'replayable'> | null {
  const newest = history.at(-1)
  if (newest === undefined || finding.neverSeen !== null) return null
  const target = newest.plan.targets.find((planned) => planned.target.name === finding.target)?.target
  return {
    campaigns: readEvidence(store, history, {
      target: finding.target,
      keys: [finding.key, ...finding.folded.map(({ key }) => key)],
    }),
    current: newest.plan.campaign,
    replayable: target?.deterministic === true && finding.signature.type !== unequalRunsType,
  }
}

/** What the store alone can say: campaigns of one ref come in the order of its commits. */
function byOrder(history: readonly HistoryCampaign[]): Omit<LifeEvidence, 'campaigns' | 'current' | 'replayable'> {
  const order = new Map<string, number>()
  for (const [position, { plan }] of history.entries()) {
    const { sha } = plan.origin
    if (sha !== null && !order.has(sha)) order.set(sha, position)
  }
  const isAncestor = (a: string, b: string) => (order.get(a) ?? 0) <= (order.get(b) ?? -1)
  const issue: IssueLife | null = null
  return { isAncestor, fixes: [], issue, oldCommit: 'not-run' }
}

function summarise(store: Store, report: CampaignReport, history: readonly HistoryCampaign[]): HistorySummary {
  const targets = report.plan.targets.map(({ target }) => target.name)
  const judgedOf = ({ judged }: HistoryCampaign) => sum(targets.map((target) => judged.get(target) ?? 0))
  const counts = countSignatures(
    store,
    history.map(({ plan }) => plan.campaign),
    targets,
  )
  const seeds = sum(history.map(judgedOf))
  const failing = Math.min(seeds, sum(counts.map(({ count }) => count)))
  const seenTimes = (times: number) => counts.filter(({ count }) => count === times).length
  const found = countExposed(exposedSeeds(seeds, failing), seenTimes(1), seenTimes(2))
  const next = history.at(-1) === undefined ? 0 : judgedOf(history.at(-1) as HistoryCampaign)
  return {
    campaigns: history.length,
    since: history[0]?.startedAt ?? report.startedAt,
    seeds,
    exposed: found.seeds,
    signatures: counts.length,
    discovery: discovery(found),
    forecast: { seeds: next, signatures: forecastNew(found, next) },
    quiet: listQuiet(store, report, history),
  }
}

/** The findings of earlier campaigns, of the report's targets, that this one did not see; the last seen first. */
function listQuiet(store: Store, report: CampaignReport, history: readonly HistoryCampaign[]): QuietFinding[] {
  return readQuietFindings(store, report, history)
    .flatMap((finding): QuietFinding[] => {
      const life = judgeByStore(store, history, { ...finding, neverSeen: null })
      if (life === null || life.state === 'closed') return []
      const { target, key, signature, issue } = finding
      return [{ target, key, id: findingId(key), title: signature.title, issue, life }]
    })
    .slice(0, quietMax)
}

/**
 * The findings of a history that its newest campaign did not see, as that of its last campaign, last seen first; those of
 * which it has only counts are among them.
 */
export function readQuietFindings(
  store: Store,
  { plan, findings, setAside }: CampaignReport,
  history: readonly HistoryCampaign[],
): Finding[] {
  const targets = plan.targets.map(({ target }) => target.name)
  // What people folded, took apart or set aside was seen, under another name.
  const seen = new Set(
    [...findings, ...setAside].flatMap(({ target, key, signature, folded }) =>
      [key, signature.key, ...folded.map((other) => other.key)].map((name) => `${target} ${name}`),
    ),
  )
  const repository = plan.origin.repository
  const ids = history.map(({ plan: { campaign } }) => campaign)
  const plans = new Map(history.map((each) => [each.plan.campaign, each.plan]))
  const isQuiet = ({ target, key }: StoredFinding) => targets.includes(target) && !seen.has(`${target} ${key}`)
  const quiet = readStoredFindings(store, ids, repository).filter(isQuiet)
  const counted = readCountedFindings(store, ids, repository).filter(isQuiet)
  const issues = new Set(
    (repository === null ? [] : readIssues(store, repository)).map(({ target, key }) => `${target} ${key}`),
  )
  const known = (finding: StoredFinding) => issues.has(`${finding.target} ${finding.key}`)
  const described = describeFindings(quiet, (campaign) => plans.get(campaign) ?? null)
  return [...described, ...describeCounted(counted, plan)].sort(
    (a, b) => Number(known(b)) - Number(known(a)) || b.lastSeen.at.localeCompare(a.lastSeen.at),
  )
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
