import type { Life } from '../../model/life.ts'
import { detailsHead, detailsHeadWithClosing, escapeDate, type IssueOptions, signatureWord } from './issue.ts'
import { describeHits, explainClosing } from './life.ts'
import { replaceMarker } from './marker.ts'
import { tellClosing } from './told-closing.ts'

/** Line of the verdict in a generated part: below the begin line, the title, and an empty line each. */
const verdictLine = 4

/** The sentence of `describeHits`. */
const hitsSentence = / Over all campaigns: .*? of [\d,]+ campaigns?(?:, and since then [\d,]+ clean seeds?)?\./

/**
 * The generated part of an issue as it is printed, but for what its life says: counts over all campaigns, when it closes, and
 * what the marker remembers. For findings that nothing at hand proves, as where the history has only counts of them: what
 * was proven once stays printed.
 */
export function rewriteLife(generated: string, life: Life, memory: IssueOptions['memory'], asOf: string): string {
  const lines = rewriteDetails(generated.split('\n'), life, asOf)
  const hits = describeHits(life)
  const told = lines.map((line, at) =>
    at === verdictLine && hits !== '' ? line.replace(hitsSentence, () => hits) : line,
  )
  return replaceMarker(told.join('\n'), ({ life: _life, ...marker }) => ({
    ...marker,
    ...(memory === undefined || Object.keys(memory).length === 0 ? {} : { life: memory }),
    told: tellClosing(life, asOf),
  }))
}

/** Where there was no room for the section, there is none now. */
function rewriteDetails(lines: readonly string[], life: Life, asOf: string): readonly string[] {
  const begin = lines.findLastIndex((line) => line === detailsHead || line === detailsHeadWithClosing)
  const rest = lines.findIndex((line, at) => at > begin && line.startsWith(signatureWord))
  if (begin === -1 || rest === -1) return lines
  const closing = explainClosing(life, escapeDate(asOf)).flatMap((paragraph) => ['', paragraph])
  return [...lines.slice(0, begin), detailsHeadWithClosing, ...closing, '', ...lines.slice(rest)]
}
