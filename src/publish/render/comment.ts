import { formatCount, formatPlural } from '../../base/text.ts'
import { describeDeterminism } from '../../model/determinism.ts'
import type { Finding } from '../../model/finding.ts'
import type { CampaignReport, Verdict } from '../../model/report.ts'
import type { IssueResult } from '../issue-change.ts'
import { escapeCell, escapeInline } from './escape-text.ts'
import { formatFindingRate } from './format-rate.ts'
import { renderHeadline, renderPower } from './headline.ts'
import { describeRun } from './issue.ts'
import { joinSections, renderTable } from './join-sections.ts'
import { findKnownIssue, judgeNovelty, type KnownIssue } from './known-issue.ts'
import { describeMissed } from './never-seen.ts'
import { renderReproduceDetails } from './reproduce-section.ts'
import { listSetAside } from './steering.ts'
import { formatDuration } from './summary.ts'

export const commentCharactersMax = 60_000

/** Findings whose reproduction is spelled out below the table. */
const blocksMax = 3

export interface CommentExtra {
  /** Results of looking at the issues, for their numbers; may be empty. */
  readonly issues: readonly IssueResult[]
}

/** The hidden line by which the comment of a target is found again. The name is a checked word; anything else is blanked. */
export function commentMarker(target: string): string {
  return `<!-- seedsweep:comment ${target
    .replace(/[^A-Za-z0-9._]/g, '-')
    .replace(/-{2,}/g, '-')
    .slice(0, 64)} -->`
}

/**
 * The one comment of a pull request, edited in place. It claims nothing about the base branch, which was not swept:
 * a finding without an issue is called probably new.
 */
export function renderComment(report: CampaignReport, verdict: Verdict, { issues }: CommentExtra): string {
  const groups = Map.groupBy(report.findings, (finding) => judgeNovelty(finding, issues))
  const [fresh, back, known] = [groups.get('new') ?? [], groups.get('back') ?? [], groups.get('known') ?? []]
  const targets = report.plan.targets.map(({ target }) => target.name)
  const sections = [
    `${commentMarker(targets.join('.'))}\n### seedsweep: ${renderTitle(fresh.length, back.length, known.length)}`,
    `${renderHeadline(report, verdict, known.length)} ${renderCircumstances(report)}`,
    renderFindings([...fresh, ...back, ...known], issues),
    ...[...fresh, ...back].slice(0, blocksMax).map((finding) => renderReproduceDetails(finding, report)),
    describeMissed(report),
    ...listSetAside(report.setAside.slice(0, 5)).map((cells) => `Set aside by people: ${cells.join(', ')}.`),
    renderPower(report).slice(0, 1).join(''),
    report.determinism === null ? '' : `${describeDeterminism(report.determinism)}.`,
  ]
  return joinSections(sections, commentCharactersMax)
}

function renderTitle(fresh: number, back: number, known: number): string {
  if (fresh + back + known === 0) return 'no findings'
  const words = [
    ...(fresh > 0 ? [`${formatCount(fresh)} probably new ${fresh === 1 ? 'finding' : 'findings'}`] : []),
    ...(back > 0 ? [`${formatCount(back)} came back`] : []),
    ...(known > 0 ? [`${formatCount(known)} known`] : []),
  ]
  return words.join(', ')
}

function renderCircumstances(report: CampaignReport): string {
  const { sha } = report.plan.origin
  const jobs = report.shards.reduce((sum, shard) => sum + (shard.jobs ?? 0), 0)
  const words = [
    ...(sha === null ? [] : [`at ${escapeInline(sha.slice(0, 7), 7)}`]),
    `in ${formatDuration(report.wallMs)}`,
  ].join(' ')
  const lanes = jobs > 0 ? `, ${formatPlural(jobs, 'seed')} at a time` : ''
  const cut = report.cut > 0 ? `; ${formatPlural(report.cut, 'seed')} cut at the time limit` : ''
  return `Swept ${words}${lanes}${cut}, ${describeRun(report)}.`
}

function renderFindings(findings: readonly Finding[], issues: readonly IssueResult[]): string {
  if (findings.length === 0) return ''
  const rows = findings.map((finding) => {
    const issue = findKnownIssue(finding, issues)
    return [
      describeIssue(issue),
      escapeCell(finding.signature.title, 200),
      `${formatCount(finding.count)} of ${formatCount(finding.seedsJudged)}`,
      formatFindingRate(finding),
      finding.reproduction === null ? '' : escapeCell(finding.reproduction.seed, 20),
    ]
  })
  return renderTable(['', 'finding', 'here', 'rate (95 %)', 'seed'], rows, 50)
}

function describeIssue(issue: KnownIssue | null): string {
  if (issue === null) return '🆕 probably new'
  return issue.state === 'closed' ? `⚠️ came back, #${issue.number} is closed` : `known, #${issue.number}`
}
