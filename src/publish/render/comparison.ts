import { formatCount } from '../../base/text.ts'
import { type Comparison, describeComparison, listLacking } from '../../model/comparison.ts'
import type { Finding } from '../../model/finding.ts'
import type { IssueResult } from '../issue-change.ts'
import { escapeCell, escapeInline } from './escape-text.ts'
import { formatFindingRate } from './format-rate.ts'
import { renderTable } from './join-sections.ts'
import { findKnownIssue, judgeNovelty, type Novelty } from './known-issue.ts'

/** Findings in the table, and those of which is said what their verdict rests on. */
const rowsMax = 50
const reasonsMax = 10

/** The findings of a change against its base, what each verdict rests on, and what would make them surer. */
export function renderCompared(findings: readonly Finding[], results: readonly IssueResult[]): string {
  if (findings.length === 0) return ''
  const compared = findings.some(({ comparison }) => comparison !== null)
  const rows = findings.map((finding) => {
    const { signature, count, seedsJudged, comparison, reproduction } = finding
    return [
      describeNovelty(finding, results),
      escapeCell(signature.title, 200),
      `${formatCount(count)} of ${formatCount(seedsJudged)}`,
      formatFindingRate(finding),
      ...(compared ? [comparison === null ? '' : describeBase(comparison)] : []),
      reproduction === null ? '' : escapeCell(reproduction.seed, 20),
    ]
  })
  const head = ['', 'finding', 'here', 'rate (95 %)', ...(compared ? ['on the base'] : []), 'seed']
  const table = renderTable(head, rows, rowsMax)
  return [table, renderComparisons(findings), renderLacking(findings)].filter((part) => part !== '').join('\n\n')
}

/** What the verdicts rest on, those of known failures left out: there the table says it all. Empty where nothing was compared. */
export function renderComparisons(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ signature, comparison }) =>
    comparison === null || comparison.verdict === 'known'
      ? []
      : [`- ${escapeInline(signature.title, 120)}: ${describeComparison(comparison)}.`],
  )
  const more = lines.length - reasonsMax
  return [...lines.slice(0, reasonsMax), ...(more > 0 ? [`- and ${formatCount(more)} more in the store`] : [])].join(
    '\n',
  )
}

/** What would have made the verdicts surer, each hindrance once. */
export function renderLacking(findings: readonly Finding[]): string {
  return listLacking(findings)
    .map((sentence) => `> Not fully compared: ${sentence}.`)
    .join('\n>\n')
}

/** `0 of 2,400,000`; empty where nothing is known of the base. */
function describeBase({ onBase: { count, seeds }, verdict }: Comparison): string {
  if (seeds > 0) return `${formatCount(count)} of ${formatCount(seeds)}`
  return verdict === 'pre-existing' ? 'fails there too' : ''
}

function describeNovelty(finding: Finding, results: readonly IssueResult[]): string {
  const issue = findKnownIssue(finding, results)
  const name = describeWord(judgeNovelty(finding, results))
  if (issue === null) return name
  return issue.state === 'closed' ? `${name}, #${issue.number} is closed` : `${name}, #${issue.number}`
}

function describeWord(novelty: Novelty): string {
  switch (novelty) {
    case 'new':
      return '🆕 new'
    case 'probably-new':
      return '🆕 probably new'
    case 'back':
      return '⚠️ came back'
    case 'known':
      return 'known'
    case 'known-worse':
      return '⚠️ known, more frequent'
    case 'pre-existing':
      return 'already on the base'
    case 'undecided':
      return 'not judged'
  }
}
