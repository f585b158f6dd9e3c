import { formatCount, formatPlural } from '../../base/text.ts'
import { describeDeterminism } from '../../model/determinism.ts'
import type { Finding } from '../../model/finding.ts'
import type { CampaignReport, Verdict } from '../../model/report.ts'
import type { IssueResult } from '../issue-change.ts'
import { renderCompared } from './comparison.ts'
import { escapeInline } from './escape-text.ts'
import { renderHeadline, renderPower } from './headline.ts'
import { describeRun } from './issue.ts'
import { joinSections } from './join-sections.ts'
import { judgeNovelty, type Novelty } from './known-issue.ts'
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

/** The one comment of a pull request, edited in place: what it introduced first, then what was there before. */
export function renderComment(report: CampaignReport, verdict: Verdict, { issues }: CommentExtra): string {
  const groups = Map.groupBy(report.findings, (finding) => judgeNovelty(finding, issues))
  const fresh = introduced.flatMap((novelty) => groups.get(novelty) ?? [])
  const old = beforehand.flatMap((novelty) => groups.get(novelty) ?? [])
  const targets = report.plan.targets.map(({ target }) => target.name)
  const sections = [
    `${commentMarker(targets.join('.'))}\n### seedsweep: ${renderTitle(groups)}`,
    `${renderHeadline(report, verdict, old.length)} ${renderCircumstances(report)}`,
    renderCompared([...fresh, ...old], issues),
    ...fresh.slice(0, blocksMax).map((finding) => renderReproduceDetails(finding, report)),
    describeMissed(report),
    ...listSetAside(report.setAside.slice(0, 5)).map((cells) => `Set aside by people: ${cells.join(', ')}.`),
    renderPower(report).join(' '),
    report.determinism === null ? '' : `${describeDeterminism(report.determinism)}.`,
  ]
  return joinSections(sections, commentCharactersMax)
}

/** In this order, what a change is answerable for, and what it is not. */
const introduced: readonly Novelty[] = ['new', 'probably-new', 'back']
const beforehand: readonly Novelty[] = ['undecided', 'known-worse', 'pre-existing', 'known']

function renderTitle(groups: ReadonlyMap<Novelty, readonly Finding[]>): string {
  if (groups.size === 0) return 'no findings'
  const words = [...introduced, ...beforehand].flatMap((novelty) => {
    const count = groups.get(novelty)?.length ?? 0
    return count === 0 ? [] : [`${formatCount(count)} ${nameGroup(novelty, count)}`]
  })
  return words.join(', ')
}

function nameGroup(novelty: Novelty, count: number): string {
  const findings = count === 1 ? 'finding' : 'findings'
  switch (novelty) {
    case 'new':
      return `new ${findings}`
    case 'probably-new':
      return `probably new ${findings}`
    case 'back':
      return 'came back'
    case 'known-worse':
      return 'more frequent than before'
    case 'pre-existing':
      return 'already on the base'
    case 'known':
      return 'known'
    case 'undecided':
      return 'not judged'
  }
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
