import { formatPlural } from '../../base/text.ts'
import { countSeedsToSeeAgain, type Finding } from '../../model/finding.ts'
import type { CampaignReport } from '../../model/report.ts'
import { chanceToSee } from '../../statistics/chance-to-see.ts'
import { escapeInline } from './escape-text.ts'
import { formatChance } from './format-rate.ts'
import { describeNeverSeen, explainNeverSeen, renderSweepAgain } from './never-seen.ts'
import { renderReproduceBlock } from './reproduce-block.ts'

/** The title of a finding, and how to see it again folded up below. */
export function renderReproduceDetails(finding: Finding, report: CampaignReport): string {
  const { neverSeen } = finding
  const [heading, block] =
    neverSeen === null
      ? ['Reproduce', renderReproduceBlock(finding, report.plan.origin)]
      : ['Sweep again', `${describeNeverSeen(neverSeen)}\n\n${renderSweepAgain(neverSeen, report)}`]
  // The title goes above, not into the summary line: GitHub reads that one as HTML.
  return `${escapeInline(finding.signature.title, 200)}\n\n<details><summary>${heading}</summary>\n\n${block}\n\n</details>`
}

/** The sections of an issue that say how to see it again; claim no more than was done. `url`: of the issue, or null. */
export function renderReproduce(finding: Finding, report: CampaignReport, url: string | null): string {
  const { neverSeen } = finding
  if (neverSeen !== null) return `${explainNeverSeen(neverSeen)}\n\n${renderSweepAgain(neverSeen, report)}`
  const paragraphs = [
    `### Reproduce\n${renderReproduceBlock(finding, report.plan.origin)}`,
    listSentences(finding, report, url).join(' '),
    describeSeedsToSeeAgain(finding),
  ]
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}

function listSentences(finding: Finding, report: CampaignReport, url: string | null): string[] {
  const { reproduction } = finding
  const version = report.plan.seedsweep
  const known = url !== null && /^[\w.+-]+$/.test(version) && /^https?:\/\/[\w./:-]+$/.test(url)
  return [
    ...(known ? [`Or \`npx seedsweep@${version} reproduce ${url}\`.`] : []),
    ...describeRepetition(finding),
    ...(reproduction?.changes != null
      ? ['The tree had uncommitted changes when it was found: the commit alone may not show it.']
      : []),
  ]
}

function describeRepetition({ reproduction, confirmation }: Finding): string[] {
  if (reproduction === null) return []
  const { repeat } = reproduction
  const wasRun = confirmation.same > 0
  switch (repeat.by) {
    case 'seed':
      return wasRun ? ['The command was run in a fresh process before it was printed.'] : []
    case 'attempts': {
      const chance = formatChance(chanceToSee(repeat.rate, repeat.most))
      return [
        `The target is not deterministic, so the seed only numbers an attempt: ${formatPlural(repeat.most, 'attempt')} show a failure of its rate with ${chance} probability.`,
        ...(wasRun ? ['The command in the loop was run in fresh processes before it was printed.'] : []),
      ]
    }
    case 'pairs':
      return [
        'Compare what the two runs give: how they end, or the digest that they print. Not every pair differs.',
        ...(wasRun ? ['The command was run in fresh processes before it was printed, and compared in that way.'] : []),
      ]
  }
}

function describeSeedsToSeeAgain(finding: Finding): string {
  const seeds = countSeedsToSeeAgain(finding)
  if (seeds === null) return ''
  return `On other code the same seed may take another path; then sweep: about ${formatPlural(seeds, 'fresh seed')} show it again with 99 % probability.`
}
