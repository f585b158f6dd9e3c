import { formatCount, formatPlural } from '../../base/text.ts'
import { describeAttribution } from '../../model/attribution.ts'
import { describeDeterminism } from '../../model/determinism.ts'
import { countSeedsToSeeAgain, type Finding } from '../../model/finding.ts'
import { countStored } from '../../model/life.ts'
import type { CampaignOrigin } from '../../model/plan.ts'
import {
  type CampaignReport,
  type ConfigValueTotal,
  describeCarried,
  isNeverSeen,
  type PropertyTotal,
  type ShardCoverage,
  type Verdict,
} from '../../model/report.ts'
import { asksToBeSeen } from '../../model/result.ts'
import type { IssueResult, PublishedIssues, WaitingResult } from '../issue-change.ts'
import { renderComparisons, renderLacking } from './comparison.ts'
import { escapeCell, escapeInline } from './escape-text.ts'
import { formatFindingRate } from './format-rate.ts'
import { formatPart, renderHeadline, renderPower } from './headline.ts'
import { renderHistory } from './history.ts'
import { describeRun } from './issue.ts'
import { describeKept } from './issue-changes.ts'
import { joinSections, renderTable } from './join-sections.ts'
import { countKnown, findKnownIssue, type KnownIssue } from './known-issue.ts'
import { renderReproduceDetails } from './reproduce-section.ts'
import { listSetAside } from './steering.ts'

/** GitHub takes 1 MiB a step and shows 20 summaries a job; nobody reads more than this. */
export const summaryCharactersMax = 60_000

/** Longest list of each kind. */
const rowsMax = 50

/** Findings without an issue whose reproduction is spelled out. */
const blocksMax = 5

export interface SummaryExtra {
  /** What became of the issues, or null where none were to be filed. */
  readonly published: PublishedIssues | null
  /** Further sentences of the caller, plain text. */
  readonly notes: readonly string[]
}

/** The job summary: what was found in how many of how many seeds, then everything that a reader may want to check. */
export function renderSummary(report: CampaignReport, verdict: Verdict, extra: SummaryExtra): string {
  const results = extra.published?.results ?? []
  const known = countKnown(report.findings, results)
  const unfiled = report.findings.filter((finding) => findKnownIssue(finding, results) === null)
  const sections = [
    `## seedsweep: ${report.plan.targets.map(({ target }) => escapeInline(target.name, 64)).join(', ')}`,
    `**${renderHeadline(report, verdict, known)}**`,
    renderNotes(extra),
    renderFindings(report, results),
    renderComparisons(report.findings),
    renderLacking(report.findings),
    renderSetAside(report),
    renderLeftOpen(report, results),
    renderWaitingIssues(extra.published?.waiting ?? [], report.plan.origin),
    ...unfiled.slice(0, blocksMax).map((finding) => renderReproduceDetails(finding, report)),
    renderHistory(report),
    renderPower(report).join(' '),
    report.determinism === null ? '' : `${describeDeterminism(report.determinism)}.`,
    renderOrigin(report),
    renderShards(report.shards),
    renderAttributions(report.findings),
    renderConfigValues(report.configValues),
    renderProperties(report),
    renderSlowest(report),
    renderReasons(report),
    describeCarried(report.carried)
      .map((line) => `${escapeInline(line, 1000)}.`)
      .join(' '),
    report.cut > 0
      ? `${formatPlural(report.cut, 'seed')} started and cut at the time limit: counted neither as passed nor as failed.`
      : '',
  ]
  return joinSections(sections, summaryCharactersMax)
}

function renderNotes({ published, notes }: SummaryExtra): string {
  const end = published === null || published.end.kind === 'complete' ? [] : [published.end.sentence]
  return [...end, ...notes].map((note) => `> ${escapeInline(note, 500)}`).join('\n>\n')
}

function renderFindings({ findings, plan }: CampaignReport, results: readonly IssueResult[]): string {
  if (findings.length === 0) return ''
  const rows = findings.map((finding) => {
    const issue = findKnownIssue(finding, results)
    return [
      escapeCell(finding.id, 20),
      escapeCell(finding.signature.title, 200),
      issue === null ? '' : describeIssue(issue, plan.origin),
      formatCount(finding.count) +
        (finding.carried === 0 ? '' : ` + ${formatCount(finding.carried)} carried over`) +
        (countStored(finding) === 0 ? '' : ` + ${formatCount(countStored(finding))} stored`),
      formatFindingRate(finding),
      formatSeeds(countSeedsToSeeAgain(finding)),
      describeReplays(finding),
      finding.reproduction === null ? '' : escapeCell(finding.reproduction.seed, 20),
    ]
  })
  const head = ['finding', 'what broke', 'issue', 'seeds', 'rate (95 %)', 'again by (99 %)', 'confirmed', 'seed']
  return renderTable(head, rows, rowsMax)
}

function formatSeeds(count: number | null): string {
  return count === null ? '' : formatPlural(count, 'fresh seed')
}

function renderSetAside({ setAside }: CampaignReport): string {
  if (setAside.length === 0) return ''
  return `### Set aside by people\n${renderTable(['what broke', 'seeds', 'why'], listSetAside(setAside), rowsMax)}`
}

function describeReplays({ confirmation: { same, replays }, neverSeen }: Finding): string {
  if (neverSeen !== null) return 'never seen'
  return replays === 0 ? 'not replayed' : `${same} of ${replays}`
}

/** A summary stands on a page of its own, where `#12` alone is no link. */
function describeIssue({ number, state, opened }: KnownIssue, { serverUrl, repository }: CampaignOrigin): string {
  const url = `${serverUrl}/${repository}/issues/${number}`
  const name = /^https?:\/\/[\w./:-]+$/.test(url) ? `[#${number}](${url})` : `#${number}`
  return `${name}${opened ? ', opened' : state === 'closed' ? ', closed' : ''}`
}

/** Everything that has no issue, or an issue that needs somebody's eye, in one place. */
function renderLeftOpen({ findings }: CampaignReport, results: readonly IssueResult[]): string {
  const seen = new Set(findings.map(({ target, key }) => `${target} ${key}`))
  const lines = results.flatMap((result) => {
    // Of what this campaign did not see, only what became of its issue is news.
    const { target, key } = result.finding
    if ((result.kind === 'updated' || result.kind === 'kept') && !seen.has(`${target} ${key}`)) return []
    const line = describeLeftOpen(result)
    return line === null ? [] : [`- ${escapeInline(result.finding.title, 200)}: ${line}`]
  })
  if (lines.length === 0) return ''
  const more = lines.length > rowsMax ? [`- and ${lines.length - rowsMax} more in the store`] : []
  return ['### Left open', ...lines.slice(0, rowsMax), ...more].join('\n')
}

function describeLeftOpen(result: IssueResult): string | null {
  switch (result.kind) {
    case 'created':
      return null
    case 'updated':
    case 'kept': {
      const closed = result.issue.state === 'closed' ? [`#${result.issue.number} is closed, and it was seen again`] : []
      const kept =
        result.kind === 'kept' && result.why !== 'unchanged'
          ? [`#${result.issue.number}: ${describeKept(result.why)}`]
          : []
      return closed.length + kept.length === 0 ? null : [...closed, ...kept].join('; ')
    }
    case 'closed':
      return `#${result.issue.number} is closed on evidence`
    case 'reopened':
      return `#${result.issue.number} is open again: it came back after it was closed`
    case 'remarked':
      return `#${result.issue.number} was closed by a person, and it is still there`
    case 'pending':
      return 'pending, since this run has opened as many issues as max-new-issues lets it'
    case 'withheld':
      return `not filed: ${escapeInline(result.why, 200)}`
    case 'duplicate':
      return `#${result.issue.number} is about the same finding as #${result.of}, which is the one kept up to date`
    case 'undone':
      return `not ${result.issue === null ? 'filed' : 'updated'}: ${escapeInline(result.why, 200)}`
  }
}

/** Where the list of a target's waiting findings is. */
function renderWaitingIssues(waiting: readonly WaitingResult[], origin: CampaignOrigin): string {
  return waiting
    .flatMap(({ target, count, issue }) =>
      issue === null || count === 0
        ? []
        : [
            `${formatPlural(count, 'finding')} of ${escapeInline(target, 64)} ${count === 1 ? 'waits' : 'wait'} for an issue: ${describeIssue({ ...issue, opened: false }, origin)}.`,
          ],
    )
    .join(' ')
}

function renderOrigin(report: CampaignReport): string {
  const { origin } = report.plan
  const at = origin.sha === null ? '' : ` at ${escapeInline(origin.sha.slice(0, 7), 7)}`
  const dirty = origin.changes === null ? '' : ' with uncommitted changes'
  return `${describeRun(report)}${at}${dirty}, ${formatDuration(report.wallMs)}, seedsweep ${escapeInline(report.plan.seedsweep, 40)}`
}

function renderShards(shards: readonly ShardCoverage[]): string {
  const rows = shards.map((shard) => [
    String(shard.shard),
    `${formatCount(shard.delivered)} of ${formatCount(shard.planned)} (${formatPart(shard)})`,
    shard.state,
    shard.cut === 0 ? '' : formatCount(shard.cut),
    shard.wallMs === null ? '' : formatDuration(shard.wallMs),
    [
      ...(shard.machine === null ? [] : [escapeCell(shard.machine, 80)]),
      ...(shard.jobs === null ? [] : [`${formatPlural(shard.jobs, 'seed')} at a time`]),
    ].join(', '),
    describeCanary(shard.canary),
  ])
  if (rows.length === 0) return ''
  return `### Shards\n\n${renderTable(['shard', 'delivered', 'state', 'cut', 'time', 'machine', 'canary'], rows, 256)}`
}

function describeCanary(canary: ShardCoverage['canary']): string {
  switch (canary) {
    case 'failed':
      return 'failed, as it must'
    case 'passed':
      return '**passed: unhealthy**'
    case 'not-run':
      return 'not run'
  }
}

/** Properties that ask for something that was never seen come first: they are the ones to look at. */
function renderProperties({ properties, conclusive }: CampaignReport): string {
  if (properties.length === 0) return ''
  const rows = [...properties]
    .sort((a, b) => Number(isNeverSeen(b)) - Number(isNeverSeen(a)) || countFailures(b) - countFailures(a))
    .map((property) => [escapeCell(property.name, 120), property.kind, ...describeProperty(property, conclusive)])
  return `### Properties\n\n${renderTable(['property', 'kind', 'held', 'failed'], rows, rowsMax)}`
}

/** What only asks to be seen once does not fail where it is not seen: it says how often it was. */
function describeProperty(property: PropertyTotal, conclusive: boolean): readonly [string, string] {
  if (isNeverSeen(property)) return [conclusive ? '**never seen**' : 'not seen in what was delivered', '']
  const { passes, failures } = property
  if (asksToBeSeen(property.kind)) return [`${formatCount(passes)} of ${formatCount(passes + failures)}`, '']
  return [formatCount(passes), formatCount(failures)]
}

function countFailures(property: PropertyTotal): number {
  return asksToBeSeen(property.kind) ? 0 : property.failures
}

/** What findings have to do with what is drawn for each seed, where that shows. */
function renderAttributions(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ id, attribution }) => {
    if (attribution === null || attribution.needs.length + attribution.favours.length === 0) return []
    const style = {
      name: (text: string) => `**${escapeInline(text, 64)}**`,
      value: (text: string) => escapeInline(text, 64),
    }
    return [`- ${escapeInline(id, 20)}: ${describeAttribution(attribution, style)}`]
  })
  return lines.length === 0 ? '' : ['### What the findings need', '', ...lines.slice(0, rowsMax)].join('\n')
}

function renderConfigValues(configValues: readonly ConfigValueTotal[]): string {
  if (configValues.length === 0) return ''
  const rows = configValues.map(({ target, name, value, passes, failures }) => [
    escapeCell(target, 64),
    escapeCell(name, 64),
    escapeCell(value, 120),
    formatCount(passes),
    formatCount(failures),
  ])
  return `### Configuration\n\n${renderTable(['target', 'drawn', 'value', 'passed', 'failed'], rows, rowsMax)}`
}

function renderSlowest({ slowest }: CampaignReport): string {
  if (slowest.length === 0) return ''
  const rows = slowest.map(({ target, seed, durationMs, outcome }) => [
    escapeCell(target, 64),
    escapeCell(seed, 20),
    formatDuration(durationMs),
    outcome,
  ])
  return `### Slowest seeds\n\n${renderTable(['target', 'seed', 'time', 'outcome'], rows.slice(0, 10), 10)}`
}

function renderReasons({ reasons }: CampaignReport): string {
  if (reasons.length === 0) return ''
  const rows = reasons.map(({ outcome, reason, count }) => [formatCount(count), outcome, escapeCell(reason, 300)])
  return `### Seeds without a verdict\n\n${renderTable(['seeds', 'outcome', 'why'], rows, 10)}`
}

/** `83 ms`, `4.9 s`, `5 min 3 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 100_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
