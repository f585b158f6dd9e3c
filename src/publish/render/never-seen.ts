import { assertNever } from '../../base/assert.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import type { NeverSeen } from '../../model/property-life.ts'
import { type CampaignReport, isNeverSeen, type PropertyTotal } from '../../model/report.ts'
import type { PropertyKind } from '../../model/result.ts'
import { detectableRate } from '../../statistics/chance-to-see.ts'
import { escapeInline, fenceVerbatim } from './escape-text.ts'
import { formatShare, formatUpperBound } from './format-rate.ts'
import { explainPropertyClosing } from './property-life.ts'
import { describeUnprintable, listCheckoutLines } from './reproduce-block.ts'

/** Certainty of the bound that is told with it. */
const certainty = 0.99

/** `None of the 2,000 seeds that could have seen it did, so it comes in under 0.23 % of them (99 %).` */
export function describeNeverSeen({ kind, seeds }: Pick<PropertyTotal, 'kind' | 'seeds'>): string {
  const verb = kind === 'always' ? 'come to it' : 'seen it'
  const bound = formatUpperBound(detectableRate(seeds, certainty))
  return `None of the ${formatPlural(seeds, 'seed')} that could have ${verb} did, so it comes in ${bound} of them (99 %).`
}

/** What was not seen while a part is missing that may have seen it: no finding, and not forgotten; empty else. */
export function describeMissed({ properties, conclusive }: Pick<CampaignReport, 'properties' | 'conclusive'>): string {
  const missed = conclusive ? [] : properties.filter(isNeverSeen)
  if (missed.length === 0) return ''
  const named = missed.slice(0, 3).map(({ name }) => escapeInline(name, 120))
  const more = missed.length - named.length
  return `Not seen in what was delivered: ${named.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}.`
}

/** What it means, and what to do: the paragraphs of an issue. */
export function explainNeverSeen({ kind, name }: PropertyTotal): string {
  const shown = escapeInline(name, 120)
  return [
    `### What it means\n${explainKind(kind)}`,
    [
      `- It is rare: a longer sweep sees it. Give \`${kind}\` properties seeds enough, or make the state likelier (more faults, longer runs, another configuration).`,
      `- It cannot happen any more: a fault is no longer injected, a path of the code is gone, the check is never reached. Then mend the simulator.`,
      `- It need not happen: take ${shown} out of the simulator.`,
    ].join('\n'),
  ].join('\n\n')
}

function explainKind(kind: PropertyKind): string {
  switch (kind) {
    case 'sometimes':
      return 'A `sometimes` names a state that some run must get into for the sweep to be worth its time. No run of the whole campaign got there, so whatever is tested behind it was not tested. No single seed failed by it: one of these holds.'
    case 'reachable':
      return 'A `reachable` marks a place in the code that some run must come to. No run of the whole campaign came there, so it was not tested. No single seed failed by it: one of these holds.'
    case 'always':
    case 'unreachable':
      return 'An `always` that some run must check was checked by none in the whole campaign: that nothing broke it says nothing. No single seed failed by it: one of these holds.'
    default:
      return assertNever(kind)
  }
}

/** How to look for it again, by ten times as many seeds; seedsweep's own command, since there is no seed to run. */
export function renderSweepAgain({ target, seeds }: PropertyTotal, { plan }: Pick<CampaignReport, 'plan'>): string {
  const { origin, seedsweep } = plan
  const planned = plan.targets.find((candidate) => candidate.target.name === target)?.target
  // The plan checks its names; that of a property comes from whoever wrote the store, and goes into no shell.
  if (planned === undefined) return 'There is no seed to run: what a campaign did not see, no single run shows.'
  const { build } = planned
  const program = /^[\w.+-]+$/.test(seedsweep) ? `npx seedsweep@${seedsweep}` : 'npx seedsweep'
  const lines = [
    ...listCheckoutLines(origin, origin),
    ...(build === null ? [] : [build]),
    `${program} run --target ${target} --count ${seeds * 10}`,
    `${program} show properties --target ${target}`,
  ]
  const block = describeUnprintable({ build, commandLine: '' }) ?? fenceVerbatim(lines.join('\n'), 'sh')
  const about = `Ten times as many seeds see, with 99 %, what comes in ${formatShare(detectableRate(seeds * 10, certainty))} of them.`
  return `### Sweep again\n${block}\n\n${about} There is no seed to run: what a campaign did not see, no single run shows.`
}

/** When its issue closes, and how it is kept, folded up, with further paragraphs. */
export function renderClosing(neverSeen: NeverSeen, more: readonly string[]): string {
  const { kind } = neverSeen
  const lines = [
    explainPropertyClosing(neverSeen),
    `A campaign that is incomplete has not missed it. What counts is the target, the kind \`${kind}\` and the name.`,
    ...more,
    `A campaign that does not come to it again rewrites this text. What you write above or below it stays, and so does the title.`,
  ]
  return `<details><summary>When this closes, and how this issue is kept</summary>\n\n${lines.join('\n\n')}\n\n</details>`
}
