import { plainLine } from '../base/plain-text.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import type { BisectResult } from '../campaign/bisect-phase.ts'
import { type BisectRange, commitAt, commitWords } from '../campaign/bisect-range.ts'
import type { Suspect } from '../campaign/find-suspect.ts'
import { describeRate } from './bisect-progress.ts'
import { alignColumns } from './terminal.ts'

/** Most commits that are listed where none was found, and most rows of the table. */
const listedMax = 10
const rowsMax = 40

/** What a bisection came to, for people: its answer first, then all that was run. */
export function renderBisect(suspect: Suspect, range: BisectRange, result: BisectResult): string {
  const lines = [...renderEnd(range, result), '', ...renderEvidence(range, result), '']
  return `${lines.map((line) => line.trimEnd()).join('\n')} ${suspect.id}: ${describeRate(result.state)}.\n`
}

/** 0 where a commit was found, else 4. */
export function bisectExitCode({ end }: Pick<BisectResult, 'end'>): number {
  return end.state === 'found' ? 0 : 4
}

/** Never rounded up to what it is not: `96 %`, `99.7 %`. */
export function formatSure(probability: number): string {
  const percent = probability * 100
  if (percent >= 99.95) return 'over 99.9 %'
  return percent >= 99 ? `${(Math.floor(percent * 10) / 10).toFixed(1)} %` : `${Math.floor(percent)} %`
}

function renderEnd(range: BisectRange, { end, state, first }: BisectResult): string[] {
  const named = commitWords(range, -1, 100)
  const good = `${range.good.sha.slice(0, 10)}${named === '' ? '' : ` (${named})`}`
  const last = range.commits.at(-1)?.sha.slice(0, 10) ?? ''
  switch (end.state) {
    case 'found': {
      const commit = commitAt(range, end.at)
      return [
        ` first bad commit ${commit.sha}, ${formatSure(end.probability)} sure`,
        `   ${plainLine(commit.subject, 200)}`,
        `   ${plainLine(commit.author, 100)}, ${plainLine(commit.date.slice(0, 10), 10)}`,
        ...describeSuspects(range, first?.suspects ?? []),
      ]
    }
    case 'range':
      return [
        ` no first bad commit yet: ${describeRange(end.left.length, range.commits.length)}`,
        ...end.left.slice(0, listedMax).map((at) => {
          const share = formatSure(state.posterior.commits[at] ?? 0).padStart(5)
          return `   ${share}  ${commitAt(range, at).sha.slice(0, 10)}  ${commitWords(range, at, 70)}`
        }),
        ...(end.left.length > listedMax ? [`   and ${formatCount(end.left.length - listedMax)} more`] : []),
      ]
    case 'bad-passes':
      return [
        ` ${last} is not bad: ${formatPlural(end.seeds, 'seed')} ran clean there, which would have shown the failure with 99 %`,
        '   Name a commit at which it fails: --bad',
      ]
    case 'bad-untestable':
      return [
        ` ${last}, the bad commit, cannot be tested: ${plainLine(end.reason, 1_000)}`,
        '   Give the --build line?',
      ]
    case 'good-fails':
      return [
        ` ${good} is not good: it fails there already, with seed ${state.good.failing ?? ''}`,
        '   Name an older commit: --good',
      ]
    case 'good-untestable':
      return [
        ` ${good}, the good commit, cannot be tested: ${plainLine(end.reason, 1_000)}`,
        '   Name another commit: --good',
      ]
    case 'too-rare':
      return [
        ` its known seeds fail at ${last}, and none of ${formatPlural(end.seeds, 'fresh seed')} did: it is far rarer than it was seen,`,
        '   and clean seeds of other commits would say nothing. Sweep the bad commit for longer first, then bisect.',
      ]
  }
}

function describeRange(left: number, all: number): string {
  if (left === 0) return 'nothing that can be tested would tell the commits apart'
  return `it is one of ${left === 1 ? 'this' : `these ${formatCount(left)}`}, of ${formatPlural(all, 'commit')}`
}

function describeSuspects(range: BisectRange, suspects: readonly string[]): string[] {
  if (suspects.length === 0) return []
  const listed = suspects.slice(0, listedMax).map((sha) => sha.slice(0, 10))
  const more = suspects.length > listedMax ? ` and ${formatCount(suspects.length - listedMax)} more` : ''
  const few = suspects.length === 1 ? 'a commit before it' : `${formatCount(suspects.length)} commits before it`
  const of = `of the ${formatPlural(range.commits.length, 'commit')}`
  return [`   or ${few} ${of}, which cannot be tested: ${listed.join(', ')}${more}`]
}

/** Every commit that was tested, oldest first. */
function renderEvidence(range: BisectRange, { state, end }: BisectResult): string[] {
  const tested = [
    { at: -1, tally: state.good },
    ...[...state.tallies.entries()].map(([at, tally]) => ({ at, tally })),
  ].filter(({ tally }) => tally.batches > 0)
  const rows = tested.map(({ at, tally }) => {
    const mark = end.state === 'found' && end.at === at ? '->' : '  '
    const failures = tally.fails
      ? `fails (seed ${tally.failing ?? ''})`
      : tally.untestable
        ? 'cannot be tested'
        : 'clean'
    const others = tally.other > 0 ? `${formatCount(tally.other)} otherwise` : ''
    return [mark, tally.sha.slice(0, 10), formatCount(tally.clean), failures, others, commitWords(range, at, 50)]
  })
  if (rows.length === 0) return []
  const shown = rows.slice(0, rowsMax)
  const more = rows.length > rowsMax ? [` and ${formatPlural(rows.length - rowsMax, 'commit')} more`] : []
  return [...alignColumns([['  ', 'commit', 'clean seeds', 'failure', '', ''], ...shown]), ...more]
}

/** The `--json` shape of a bisection, version 1. */
export function summariseBisect(suspect: Suspect, range: BisectRange, { end, state, stopped, first }: BisectResult) {
  const { posterior, rate, seedsPerStep } = state
  const candidates = [...posterior.commits.entries()].filter(([, share]) => share > 0.001)
  const tallies = [state.good, ...state.tallies].filter(({ batches }) => batches > 0)
  return {
    version: 1,
    finding: suspect.id,
    key: suspect.key,
    target: suspect.target.name,
    state: end.state,
    stopped,
    commits: range.commits.length,
    good: range.good.sha,
    bad: range.commits.at(-1)?.sha ?? null,
    rate,
    seedsPerStep,
    first,
    candidates: candidates
      .sort(([, a], [, b]) => b - a)
      .slice(0, 100)
      .map(([at, probability]) => ({ sha: commitAt(range, at).sha, probability })),
    before: posterior.before,
    evidence: tallies.map(({ sha, clean, fails, failing, other, unjudged, untestable, reason }) => ({
      sha,
      clean,
      fails,
      failing,
      other,
      unjudged,
      untestable: untestable ? reason : null,
    })),
  }
}
