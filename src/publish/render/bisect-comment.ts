import { formatCount, formatPlural } from '../../base/text.ts'
import type { FirstBad } from '../../model/bisect.ts'
import type { CampaignOrigin } from '../../model/plan.ts'
import { escapeCell } from './escape-text.ts'
import { listFirstBad } from './first-bad.ts'

/** The hidden first line of the one comment in which bisections of an issue are told. */
export const bisectMarker = '<!-- seedsweep:bisect -->'

/** What a bisection came to, as people on GitHub read it. */
export interface BisectWords {
  readonly first: FirstBad | null
  /** One sentence where no commit was found. */
  readonly sentence: string
  readonly commits: number
  /** Commits that were tested, oldest first; subjects are untrusted. */
  readonly tested: readonly {
    readonly sha: string
    readonly subject: string
    readonly clean: number
    readonly verdict: 'fails' | 'clean' | 'cannot be tested'
  }[]
  readonly origin: Pick<CampaignOrigin, 'repository' | 'serverUrl'>
}

/** Most rows of the table. */
const rowsMax = 60

/** The comment, and the job summary: the answer, then every commit that was tested. */
export function renderBisectComment({ first, sentence, commits, tested, origin }: BisectWords): string {
  const answer =
    first === null
      ? `**${sentence}**`
      : `**First bad commit:** ${listFirstBad({ firstBad: first }, origin)[0]?.[1] ?? ''}`
  const rows = tested
    .slice(0, rowsMax)
    .map(
      ({ sha, subject, clean, verdict }) =>
        `| ${sha === first?.sha ? '➡' : ''} | ${escapeCell(sha.slice(0, 10), 10)} | ${escapeCell(subject, 80)} | ${formatCount(clean)} | ${verdict} |`,
    )
  const more = tested.length > rowsMax ? [`\n${formatPlural(tested.length - rowsMax, 'commit')} more were tested.`] : []
  return [
    bisectMarker,
    answer,
    '',
    `${formatPlural(tested.length, 'commit')} tested, of a range of ${formatCount(commits)}. A failure is proof; clean seeds make it likely that a commit is good.`,
    '',
    '| | commit | | clean seeds | |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    ...more,
    '',
  ].join('\n')
}
