import { formatCount, formatPlural } from '../../base/text.ts'
import { type Finding, replayedFindingsMax } from '../../model/finding.ts'
import { escapeCell, escapeInline, escapeTitle } from './escape-text.ts'
import { titleCharactersMax } from './issue.ts'
import { renderTable } from './join-sections.ts'

/** A finding that waits for an issue of its own. */
export type WaitingFinding = Pick<Finding, 'id' | 'signature' | 'count' | 'seeds' | 'confirmation'>

/** Most findings listed; the store has them all. */
const rowsMax = 100

const beginWaiting = '<!-- seedsweep:waiting:begin -->'
const endWaiting = '<!-- seedsweep:waiting:end -->'

/** The title of the issue that lists what waits. It never changes, so that a person may change it. */
export function renderWaitingTitle(target: string): string {
  return escapeTitle(`[seedsweep] ${target}: more findings wait`, titleCharactersMax)
}

/** The generated part of that issue: how many wait, and what to run to look at each before its turn comes. */
export function renderWaiting(target: string, findings: readonly WaitingFinding[], maxNewIssues: number): string {
  const body =
    findings.length === 0
      ? [`**No more findings of ${escapeInline(target, 64)} wait.** Each has an issue of its own.`]
      : [
          `**${formatPlural(findings.length, 'more finding')} of ${escapeInline(target, 64)} ${findings.length === 1 ? 'waits' : 'wait'}** for an issue of ${findings.length === 1 ? 'its' : 'their'} own. A run opens ${formatCount(maxNewIssues)} at most (\`max-new-issues\`); the next ones go on, first with what has waited longest, then with what fails most.`,
          ...renderUntried(findings),
          renderTable(['finding', 'what broke', 'seeds', 'a seed', 'at'], findings.map(renderRow), rowsMax),
          'Each run rewrites this list and leaves what is written around it. The issue closes when nothing waits.',
        ]
  return [beginWaiting, ...body, `${formatWaitingMarker(target)}\n${endWaiting}`].join('\n\n')
}

/** More findings than a campaign replays: what is not proven has no issue, however long it waits. */
function renderUntried(findings: readonly WaitingFinding[]): string[] {
  const untried = findings.filter(({ confirmation }) => confirmation.state === 'untried').length
  if (untried === 0) return []
  return [
    `${formatCount(untried)} of them ${untried === 1 ? 'is' : 'are'} not proven yet: a campaign replays ${replayedFindingsMax} findings at most, half of them the most frequent and half drawn among the others.`,
  ]
}

function renderRow({ id, signature, count, seeds }: WaitingFinding): string[] {
  const [first] = seeds
  return [
    escapeCell(id, 20),
    escapeCell(signature.title, 200),
    formatCount(count),
    first === undefined ? '' : escapeCell(first.seed, 20),
    first?.sha == null ? '' : escapeCell(first.sha.slice(0, 7), 7),
  ]
}

/** As that of a finding's issue: nothing in it can end the comment. */
function formatWaitingMarker(target: string): string {
  const name = target.replace(/[^A-Za-z0-9_.]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `<!-- seedsweep:waiting {"target":"${name}"} -->`
}

/** The target whose waiting findings a body lists, or null. */
export function readWaitingTarget(body: string): string | null {
  if (findWaiting(body) === null) return null
  const json = /^<!-- seedsweep:waiting (\{.*\}) -->\r?$/m.exec(body)?.[1]
  if (json === undefined) return null
  try {
    const { target } = JSON.parse(json) as { readonly target?: unknown }
    return typeof target === 'string' && target !== '' ? target : null
  } catch {
    // Not JSON: somebody's text that looks like ours.
    return null
  }
}

/** Puts a new list in the place of the old one, or null where its lines are no longer there. */
export function replaceWaiting(body: string, generated: string): string | null {
  const range = findWaiting(body)
  return range === null ? null : body.slice(0, range.start) + generated + body.slice(range.end)
}

export function readWaiting(body: string): string | null {
  const range = findWaiting(body)
  return range === null ? null : body.slice(range.start, range.end).replaceAll('\r\n', '\n')
}

function findWaiting(body: string): { readonly start: number; readonly end: number } | null {
  const start = body.indexOf(beginWaiting)
  const end = body.indexOf(endWaiting, start)
  return start < 0 || end < 0 ? null : { start, end: end + endWaiting.length }
}
