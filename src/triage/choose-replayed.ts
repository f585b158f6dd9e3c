import { createHash } from 'node:crypto'
import { compareText } from '../base/text.ts'
import { type Finding, replayedFindingsMax } from '../model/finding.ts'

/**
 * Which findings of a campaign are replayed where there are more than `replayedFindingsMax`: the most frequent in half of the
 * places. For the other half each campaign draws anew among the rest, so that everything that keeps failing has its turn. Pure.
 *
 * @param findings most frequent first
 */
export function chooseReplayed(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= replayedFindingsMax) return findings
  const half = replayedFindingsMax / 2
  const drawn = findings
    .slice(half)
    .map((finding) => ({ finding, lot: drawLot(finding) }))
    .sort((a, b) => compareText(a.lot, b.lot))
  return [...findings.slice(0, half), ...drawn.slice(0, half).map(({ finding }) => finding)]
}

/** The same on every machine, and at every attempt of one campaign. */
function drawLot({ seeds, target, key }: Finding): string {
  return createHash('sha256').update(`${seeds[0]?.campaign} ${target} ${key}`).digest('hex')
}
