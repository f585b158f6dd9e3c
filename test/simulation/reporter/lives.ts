import type { Finding } from '../../../src/model/finding.ts'
import type { CampaignEvidence, Life } from '../../../src/model/life.ts'
import type { PropertyEvidence, PropertyLife } from '../../../src/model/property-life.ts'
import type { CampaignReport } from '../../../src/model/report.ts'
import type { JudgedReport } from '../../../src/publish/github/issues.ts'
import type { IssueListing, ListedIssue, QuietIssue } from '../../../src/publish/issue-change.ts'
import { readIssueLife } from '../../../src/publish/plan-life-step.ts'
import { marksFinding } from '../../../src/publish/render/marker.ts'
import { findNeverSeen } from '../../../src/triage/find-never-seen.ts'
import { judgeLife, type OldCommit } from '../../../src/triage/judge-life.ts'
import { judgePropertyLife } from '../../../src/triage/judge-property-life.ts'
import { makeFinding, makeReport } from '../../publish/make-report.ts'
import { hash, type Random } from './random.ts'

/** What is true of one bug, or of one property that its simulator cannot come to. Nights are numbered, one commit each. */
export interface Bug {
  readonly key: string
  readonly kind: 'failure' | 'property'
  /** The first night whose commit does not have it any more, and the first that has it again. */
  readonly mendedAt: number | null
  readonly backAt: number | null
  /** The commit of this night says that it fixes the issue; perhaps it does not. */
  readonly claimedAt: number | null
  /** What its old commit does in today's environment. */
  readonly oldCommit: Exclude<OldCommit, 'not-run'>
}

/** One campaign, as the store keeps it. */
export interface Night {
  readonly number: number
  readonly campaign: string
  readonly sha: string
  /** ISO 8601, UTC: its start. */
  readonly at: string
  readonly seeds: number
  /** Of a bug the failures, of a property the seeds that came to it. */
  readonly hits: ReadonlyMap<string, number>
  /** Properties that it had to come to and did not; none where it was not whole. */
  readonly missed: ReadonlySet<string>
  /** Whether the stored seeds of earlier failures were run again. */
  readonly replayed: boolean
}

/** A mistake put into the judging of lives. */
export interface LifePlant {
  readonly life?: (life: Life) => Life
  readonly propertyLife?: (life: PropertyLife) => PropertyLife
}

/** `lives`: whether campaigns leave a history behind, so that bugs are mended, closed, and come back. */
export function makeBugs(count: number, random: Random, lives: boolean): Bug[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = lives && random.chance(0.2) ? 'property' : 'failure'
    const key = kind === 'property' ? describeProperty(`state ${index}`, firstCampaign, 1).key : keyOf(index)
    const isMended = lives && random.chance(0.6)
    const mendedAt = isMended ? 1 + random.below(5) : null
    return {
      key,
      kind,
      mendedAt,
      backAt: mendedAt !== null && random.chance(0.4) ? mendedAt + 1 + random.below(4) : null,
      claimedAt: lives && random.chance(0.4) ? (mendedAt ?? 1 + random.below(4)) : null,
      oldCommit: random.chance(0.75) ? 'fails' : random.pick(['passes', 'not-here'] as const),
    }
  })
}

function keyOf(index: number): string {
  return hash(`finding ${index}`).toString(16).padStart(16, '0').repeat(4)
}

/** Whether the code of a night has it. */
export function isPresent({ mendedAt, backAt }: Bug, night: number): boolean {
  return mendedAt === null || night < mendedAt || (backAt !== null && night >= backAt)
}

export function shaOf(night: number): string {
  return hash(`commit ${night}`).toString(16).padStart(16, '0').repeat(3).slice(0, 40)
}

const firstCampaign = { campaign: 'c0', number: 0, sha: shaOf(0), at: '2026-11-23T03:17:00.000Z' }

/** Whether a campaign saw the bug, or missed the property. */
export function showsBug({ key, kind }: Bug, night: Night): boolean {
  return kind === 'property' ? night.missed.has(key) : (night.hits.get(key) ?? 0) > 0
}

/** A finding as the campaign of a night has it. */
export function describeBug(bug: Bug, night: Night, issue: Finding['issue']): Finding {
  const { campaign, number, sha, at } = night
  const seen = { campaign, number, sha, at }
  if (bug.kind === 'property') return { ...describePropertyOf(bug, seen, night.seeds), issue }
  return makeFinding({ key: bug.key, count: night.hits.get(bug.key) ?? 0, issue })
}

const propertyNames = new Map<string, string>()

function describePropertyOf({ key }: Bug, seen: typeof firstCampaign, seeds: number): Finding {
  const name = propertyNames.get(key)
  if (name === undefined) throw new Error(`no property has the key ${key}`)
  return describeProperty(name, seen, seeds)
}

function describeProperty(name: string, seen: typeof firstCampaign, seeds: number): Finding {
  const total = { target: 'liferaft', name, kind: 'sometimes' as const, passes: 0, failures: 0 }
  const [finding] = findNeverSeen([{ ...total, seeds, seen: 0, mustHit: true }], seen, () => null)
  if (finding === undefined) throw new Error(`${name} was seen`)
  propertyNames.set(finding.key, name)
  return finding
}

export function makeNightReport(night: Night, findings: readonly Finding[]): CampaignReport {
  const report = makeReport(findings)
  const { campaign, number, sha, at, seeds } = night
  const plan = { ...report.plan, campaign, origin: { ...report.plan.origin, number, sha } }
  return { ...report, plan, startedAt: at, planned: seeds, delivered: seeds }
}

/**
 * Judges lives as `campaign/judge-lives.ts` does, by the same pure rules: of what the report has, and of what earlier
 * campaigns saw, this one did not, and has an issue. The evidence is a history in memory instead of one in SQLite.
 */
export function judgeNights(
  bugs: readonly Bug[],
  nights: readonly Night[],
  listing: IssueListing,
  report: CampaignReport,
  plant: LifePlant,
): JudgedReport {
  const night = nights.at(-1)
  if (night === undefined || nights.length < 2) return { report, quiet: [] }
  const reported = new Map(report.findings.map((finding) => [finding.key, finding]))
  const findings: Finding[] = []
  const quiet: QuietIssue[] = []
  for (const bug of bugs) {
    const own = reported.get(bug.key)
    const last = nights.findLast((one) => showsBug(bug, one))
    if (last === undefined) continue
    const finding = own ?? describeBug(bug, last, null)
    const issue = findIssue(listing, finding)
    if (own === undefined && issue === null) continue
    const judged = judgeBug(bug, finding, nights, issue, plant)
    if (own === undefined) quiet.push({ finding: judged, report: makeNightReport(last, [finding]) })
    else findings.push(judged)
  }
  return { report: { ...report, findings }, quiet }
}

function findIssue({ issues }: IssueListing, finding: Finding): ListedIssue | null {
  const own = issues.filter(({ marker }) => marker !== null && marksFinding(marker, finding))
  return own.sort((a, b) => a.number - b.number)[0] ?? null
}

function judgeBug(
  bug: Bug,
  finding: Finding,
  nights: readonly Night[],
  listed: ListedIssue | null,
  plant: LifePlant,
): Finding {
  const current = nights.at(-1)
  const issue = listed === null ? null : readIssueLife(listed)
  const isClaimed = bug.claimedAt !== null && issue !== null && (current?.number ?? 0) >= bug.claimedAt
  const fixes = isClaimed && bug.claimedAt !== null ? [{ sha: shaOf(bug.claimedAt), pullRequest: 34 }] : []
  const numbers = new Map(Array.from({ length: (current?.number ?? 0) + 1 }, (_, number) => [shaOf(number), number]))
  const isAncestor = (a: string, b: string) => (numbers.get(a) ?? Number.NaN) <= (numbers.get(b) ?? Number.NaN)
  const known = { current: current?.campaign ?? '', fixes, isAncestor, issue }
  if (finding.neverSeen !== null) {
    const life = judgePropertyLife({ ...known, campaigns: nights.map((night) => propertyEvidence(bug, night)) })
    const told = life === null || plant.propertyLife === undefined ? life : plant.propertyLife(life)
    return { ...finding, neverSeen: { ...finding.neverSeen, life: told } }
  }
  const campaigns = nights.map((night, place) => evidence(bug, night, nights.slice(0, place)))
  const judge = (oldCommit: OldCommit) => judgeLife({ ...known, campaigns, oldCommit, replayable: true })
  const first = judge('not-run')
  const life = first?.obstacles.join() === 'old-commit-not-run' ? judge(bug.oldCommit) : first
  return { ...finding, life: life === null || plant.life === undefined ? life : plant.life(life) }
}

function evidence(bug: Bug, night: Night, before: readonly Night[]): CampaignEvidence {
  const hits = night.hits.get(bug.key) ?? 0
  const wasSeen = before.some((one) => showsBug(bug, one))
  const passed = night.replayed ? { failed: 0, passed: 4, unknown: 0 } : null
  const known = hits > 0 ? { failed: 4, passed: 0, unknown: 0 } : passed
  const { campaign, number, sha, at, seeds } = night
  return { seen: { campaign, number, sha, at }, seeds, hits, carriedHits: 0, known: wasSeen ? known : null }
}

function propertyEvidence(bug: Bug, night: Night): PropertyEvidence {
  const { campaign, number, sha, at, seeds } = night
  const hits = night.hits.get(bug.key) ?? 0
  return { seen: { campaign, number, sha, at }, seeds, hits, missed: night.missed.has(bug.key) }
}
