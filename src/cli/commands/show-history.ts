import { plainLine } from '../../base/plain-text.ts'
import { formatCount } from '../../base/text.ts'
import type { HistorySweep } from '../../campaign/history-phase.ts'
import { alignColumns } from '../terminal.ts'

/** All campaigns of a store as a table, newest first. */
export function renderHistory(sweeps: readonly HistorySweep[]): string {
  if (sweeps.length === 0) return ' no campaign yet\n'
  const rows = sweeps.map((sweep) => [
    sweep.startedAt.slice(0, 16).replace('T', ' '),
    formatCount(sweep.number),
    sweep.sha?.slice(0, 7) ?? '',
    plainLine(sweep.workflow?.replace(/^\.github\/workflows\//, '') ?? '', 40),
    `${formatCount(sweep.judged)} of ${formatCount(sweep.planned)}`,
    formatCount(sweep.failed),
    formatCount(sweep.findings),
    `${sweep.campaign}${sweep.past ? ' (only counts)' : ''}`,
  ])
  const head = ['started (UTC)', 'number', 'commit', 'workflow', 'seeds', 'failed', 'findings', 'campaign']
  return `${alignColumns([head, ...rows]).join('\n')}\n`
}
