import type { Finding } from '../model/finding.ts'
import type { Life } from '../model/life.ts'
import type { PropertyEvidence, PropertyLife } from '../model/property-life.ts'
import type { CampaignReport } from '../model/report.ts'
import type { Target } from '../model/target.ts'
import type { GitHub } from '../publish/github/client.ts'
import { compareCommits } from '../publish/github/commits.ts'
import type { JudgedReport } from '../publish/github/issues.ts'
import type { IssueListing, ListedIssue, QuietIssue } from '../publish/issue-change.ts'
import { readIssueLife } from '../publish/plan-life-step.ts'
import { marksFinding } from '../publish/render/marker.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { type HistoryCampaign, readHistory, readPastCommits } from '../store/queries.ts'
import { type IsAncestor, judgeLife, type LifeEvidence } from '../triage/judge-life.ts'
import { judgePropertyLife } from '../triage/judge-property-life.ts'
import { type CommitGraph, noGraph, readCommitGraph } from './commit-graph.ts'
import { findFixes } from './find-fixes.ts'
import type { Machine } from './machine.ts'
import { openPropertyHistory } from './property-history.ts'
import { listQuietProperties } from './quiet-properties.ts'
import { gatherEvidence, readQuietFindings } from './read-history.ts'
import { readReport } from './read-report.ts'
import { runOldCommit } from './run-old-commit.ts'

/** A clone of the repository, and the machine that may run its old commits. */
export interface LifeWorld {
  readonly machine: Machine
  readonly signal: AbortSignal
  /** Whether what a target says may run here; without it, whatever the store says. */
  readonly mayRun?: (target: Target) => boolean
}

export interface LifeRequest {
  /** `owner/name`. */
  readonly repository: string
  readonly dbPath: string
  readonly report: CampaignReport
  readonly listing: IssueListing
  /** Null where there is neither clone nor simulator: then GitHub is asked about commits, and nothing is closed. */
  readonly world: LifeWorld | null
}

/** Most old commits that one report builds and runs; the others have their turn on later nights. */
const oldCommitsMax = 3

/** Most time for all of them: what follows is the report itself, in a job of 30 minutes. */
const oldCommitsMs = 10 * 60_000

/** Most comparisons of commits that GitHub is asked for. */
const comparisonsMax = 60

/**
 * Judges the lives of all findings of a history: of those that the report saw, and of those that have an issue and were not
 * seen. A store with a single campaign has no history, and its report comes back as it is.
 */
export async function judgeLives(github: GitHub, request: LifeRequest): Promise<JudgedReport> {
  const { dbPath, report, world } = request
  using store = openStore(dbPath, { readonly: true })
  const history = readHistory(store, report.plan.campaign)
  if (history.length < 2) return { report, quiet: [] }
  const { judge, judgeProperty } = await openJudge(github, request, store, history)
  const properties = openPropertyHistory(store, history, report)
  const findings: Finding[] = []
  for (const finding of report.findings) {
    if (finding.neverSeen === null) findings.push({ ...finding, life: await judge(finding, 'not-run') })
    else findings.push(withPropertyLife(finding, await judgeProperty(finding, properties.evidenceOf(finding))))
  }
  const reports = new Map<string, CampaignReport>()
  const whole = new Set(history.map(({ plan }) => plan.campaign))
  // Of a campaign of which only counts are left there is no report: that of the newest one speaks for it.
  const readLast = (campaign: string) =>
    whole.has(campaign) ? (reports.get(campaign) ?? readReport(store, campaign)) : report
  const judged: Judged[] = []
  for (const finding of readQuietFindings(store, report, history)) {
    if (findIssue(request.listing, finding) === null) continue
    const life = await judge(finding, 'not-run')
    const last = readLast(life?.last.campaign ?? finding.lastSeen.campaign)
    reports.set(last.plan.campaign, last)
    judged.push({ finding, life, last })
  }
  if (world !== null) {
    const { signal } = world
    const bounded = { ...world, signal: AbortSignal.any([signal, AbortSignal.timeout(oldCommitsMs)]) }
    for (const one of takeTurns(judged.filter(lacksOldCommit), report.plan.origin.number)) {
      if (!bounded.signal.aborted) one.life = await judge(one.finding, await runOld(one.finding, one.last, bounded))
    }
  }
  const quiet = judged.map(({ finding, life, last }): QuietIssue => {
    return { finding: { ...speakFor(finding, last), life }, report: last }
  })
  for (const { finding, campaigns } of listQuietProperties(report, request.listing.issues, properties)) {
    const life = await judgeProperty(finding, campaigns)
    if (life === null) continue
    const { campaign } = life.missed.last
    quiet.push({ finding: withPropertyLife(finding, life), report: readLast(campaign) })
  }
  return { report: { ...report, findings }, quiet }
}

/** A finding that the report did not see, its life, and the report of the campaign that saw it last. */
interface Judged {
  readonly finding: Finding
  life: Life | null
  readonly last: CampaignReport
}

function lacksOldCommit({ life }: Judged): boolean {
  return life?.obstacles.join() === 'old-commit-not-run'
}

/** As many as one report has time for: other ones for each campaign, so that none waits for ever behind others. */
export function takeTurns<One>(waiting: readonly One[], campaign: number): readonly One[] {
  const first = (campaign * oldCommitsMax) % Math.max(1, waiting.length)
  return [...waiting.slice(first), ...waiting.slice(0, first)].slice(0, oldCommitsMax)
}

function withPropertyLife(finding: Finding, life: PropertyLife | null): Finding {
  return finding.neverSeen === null ? finding : { ...finding, neverSeen: { ...finding.neverSeen, life } }
}

interface Judges {
  readonly judge: (finding: Finding, oldCommit: LifeEvidence['oldCommit']) => Promise<Life | null>
  readonly judgeProperty: (finding: Finding, campaigns: readonly PropertyEvidence[]) => Promise<PropertyLife | null>
}

async function openJudge(
  github: GitHub,
  { repository, listing, report, world }: LifeRequest,
  store: Store,
  history: readonly HistoryCampaign[],
): Promise<Judges> {
  const shas = [...readPastCommits(store), ...history.flatMap(({ plan }) => plan.origin.sha ?? [])]
  const clone = world === null ? null : { directory: world.machine.cwd, env: world.machine.env, signal: world.signal }
  const range = { oldest: shas[0] ?? null, newest: shas.at(-1) ?? null }
  const numbers = new Set(listing.issues.map(({ number }) => number))
  const fixes = await findFixes({ github, repository, listing, clone, range }, numbers)
  const fixShas = [...fixes.values()].flatMap((all) => all.map(({ sha }) => sha))
  const graph = clone === null ? noGraph : await readCommitGraph(clone, [...new Set([...shas, ...fixShas])])
  const isAncestor = rememberAncestry(github, repository, graph)
  const know = (finding: Finding) => {
    const issue = findIssue(listing, finding)
    const known = issue === null ? [] : (fixes.get(issue.number) ?? [])
    return { fixes: known, issue: issue === null ? null : readIssueLife(issue) }
  }
  return {
    judge(finding, oldCommit) {
      const evidence = gatherEvidence(store, history, finding)
      if (evidence === null) return Promise.resolve(null)
      return isAncestor((ask) => judgeLife({ ...evidence, ...know(finding), isAncestor: ask, oldCommit }))
    },
    judgeProperty(finding, campaigns) {
      const current = report.plan.campaign
      return isAncestor((ask) => judgePropertyLife({ campaigns, current, ...know(finding), isAncestor: ask }))
    },
  }
}

/** The lowest number, as planning takes it. */
function findIssue({ issues }: IssueListing, finding: Finding): ListedIssue | null {
  const own = issues.filter(({ marker }) => marker !== null && marksFinding(marker, finding))
  return own.sort((a, b) => a.number - b.number)[0] ?? null
}

/**
 * Lets a pure rule ask about ancestry: it is run with what is known, what it asked for is found out, and it is run again
 * until it asks for nothing new.
 */
function rememberAncestry(github: GitHub, repository: string, graph: CommitGraph) {
  const known = new Map<string, boolean | null>()
  let comparisons = 0
  const findOut = async (a: string, b: string): Promise<boolean | null> => {
    const local = await graph.isAncestor(a, b)
    if (local !== null || comparisons >= comparisonsMax) return local
    comparisons++
    return (await compareCommits(github, repository, a, b))?.isAncestor ?? null
  }
  return async <Result>(judge: (isAncestor: IsAncestor) => Result): Promise<Result> => {
    for (;;) {
      const asked = new Map<string, readonly [string, string]>()
      const result = judge((a, b) => {
        if (a === b) return true
        const answer = known.get(`${a} ${b}`)
        if (answer === undefined) asked.set(`${a} ${b}`, [a, b])
        return answer ?? null
      })
      if (asked.size === 0) return result
      for (const [pair, [a, b]] of asked) known.set(pair, await findOut(a, b))
    }
  }
}

async function runOld(finding: Finding, last: CampaignReport, { machine, signal, mayRun = () => true }: LifeWorld) {
  const { reproduction } = speakFor(finding, last)
  const target = last.plan.targets.find((planned) => planned.target.name === finding.target)?.target
  if (reproduction === null || target === undefined || !mayRun(target)) return 'not-here'
  return runOldCommit({ reproduction, target, campaign: last.plan.campaign }, machine, signal)
}

/** A finding as its last campaign had it; where that one did not prove it, as all campaigns together do. */
function speakFor(finding: Finding, { findings }: CampaignReport): Finding {
  const own = findings.find(({ target, key }) => target === finding.target && key === finding.key)
  return own === undefined || own.confirmation.state !== 'reproducible' ? finding : { ...own, issue: finding.issue }
}
