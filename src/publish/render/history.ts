import { formatCount, formatPlural } from '../../base/text.ts'
import type { FiledIssue } from '../../model/finding.ts'
import { describeHistory } from '../../model/history.ts'
import { describeKnown, describeLife, type Life } from '../../model/life.ts'
import { describePropertyLife, describeSightings, type PropertyLife } from '../../model/property-life.ts'
import type { CampaignReport } from '../../model/report.ts'
import { escapeCell } from './escape-text.ts'
import { formatRate } from './format-rate.ts'
import { renderTable } from './join-sections.ts'

/** Most findings listed. */
const rowsMax = 50

/** What all campaigns say together: the chance of something new, and the life of each finding. Empty without a history. */
export function renderHistory({ findings, history }: CampaignReport): string {
  if (history === null) return ''
  const lives = [
    ...findings.flatMap(({ id, signature, issue, life }) =>
      life === null ? [] : [{ id, title: signature.title, issue, life }],
    ),
    ...history.quiet,
  ]
  const rows = lives.map(({ id, title, issue, life }) => [
    escapeCell(id, 20),
    escapeCell(title, 120),
    describeIssue(issue),
    describeLife(life),
    `${formatCount(life.hits)} of ${formatCount(life.seeds)}: ${formatRate(life.rate)}`,
    describeLast(life),
    describeKnown(life),
  ])
  const properties = findings.flatMap(({ id, signature, issue, neverSeen }) =>
    neverSeen?.life == null ? [] : [describeProperty({ id, title: signature.title, issue }, neverSeen.life)],
  )
  const head = ['finding', 'what broke', 'issue', 'state', 'over all campaigns (95 %)', 'last seen', 'stored seeds']
  const words = describeHistory(history).join(' ')
  return [
    `### Over ${formatPlural(history.campaigns, 'campaign')}\n\n${words}`,
    ...(rows.length + properties.length === 0 ? [] : [renderTable(head, [...rows, ...properties], rowsMax)]),
  ].join('\n\n')
}

function describeProperty(
  { id, title, issue }: { readonly id: string; readonly title: string; readonly issue: FiledIssue | null },
  life: PropertyLife,
): string[] {
  const last = life.since?.last ?? life.before?.last ?? null
  return [
    escapeCell(id, 20),
    escapeCell(title, 120),
    describeIssue(issue),
    describePropertyLife(life),
    describeSightings(life),
    last === null ? 'never' : describeLast({ last }),
    '',
  ]
}

function describeIssue(issue: FiledIssue | null): string {
  return issue?.number == null ? '' : `#${issue.number}`
}

function describeLast({ last }: Pick<Life, 'last'>): string {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(last.at)?.[0] ?? 'an unknown day'
  return last.sha === null ? date : `${date}, ${escapeCell(last.sha.slice(0, 7), 7)}`
}
