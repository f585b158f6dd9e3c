import { formatPlural } from '../../base/text.ts'
import { describeStanding } from '../../model/correction.ts'
import type { Finding } from '../../model/finding.ts'
import { escapeCell, escapeInline } from './escape-text.ts'

/** Most folded findings named one by one. */
const foldedMax = 5

/** The row of an issue's table with what may be the same bug, and why it was not folded; none where nothing is alike. */
export function renderRelated({ similar }: Finding): string[][] {
  if (similar.length === 0) return []
  const words = similar.map(({ number, why }) => `#${number} ${why}`)
  return [['Related', `${words.join('; ')}: not folded`]]
}

/** The folded section that says what people folded into a finding, and how they correct the folding. */
export function renderSteering({ folded }: Finding): string {
  const named = folded.slice(0, foldedMax).map(({ title, count, by }) => {
    return `${escapeInline(title, 120)}, ${formatPlural(count, 'time')} (${escapeInline(by, 120)})`
  })
  const more = folded.length > foldedMax ? ` and ${folded.length - foldedMax} more` : ''
  const lines = [
    ...(named.length === 0 ? [] : [`People folded into it: ${named.join('; ')}${more}.`]),
    'Who may write to this repository steers it by a comment here, each order on a line of its own: ' +
      '`/seedsweep merge #12` (#12 is the same bug), `/seedsweep split`, `/seedsweep ignore` or ' +
      '`/seedsweep ignore until 2027-01-01`, `/seedsweep expected`, `/seedsweep wrong` (no bug of the target), ' +
      '`/seedsweep retry`. The next report obeys and answers. An issue that was closed so is taken back by reopening it.',
  ]
  return `<details><summary>How to steer it</summary>\n\n${lines.join('\n\n')}\n\n</details>`
}

/** What was set aside, one line each, as cells of a table: finding, seeds, why. */
export function listSetAside(setAside: readonly Finding[]): string[][] {
  return setAside.map(({ signature, count, seedsJudged, standing }) => [
    escapeCell(signature.title, 120),
    `${count} of ${formatPlural(seedsJudged, 'seed')}`,
    escapeCell(standing === null ? '' : describeStanding(standing), 160),
  ])
}
