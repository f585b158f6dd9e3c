import { formatCount, formatPlural } from '../../base/text.ts'
import type { SeenAt } from '../../model/finding.ts'
import { describeHits, type NeverSeen, type PropertyLife, type Sightings } from '../../model/property-life.ts'
import { chanceOfSilence } from '../../statistics/closing.ts'
import { escapeInline } from './escape-text.ts'
import { formatChance } from './format-rate.ts'

/** What all campaigns of a history say of a property, for the first lines of its issue; empty where there is nothing to add. */
export function describeMisses({ missed, before, since, silence }: PropertyLife): string {
  const run =
    missed.campaigns < 2
      ? []
      : [
          `${formatCount(missed.campaigns)} whole campaigns in a row missed it, of ${formatPlural(missed.seeds, 'seed')} together.`,
        ]
  const seen =
    before === null
      ? []
      : [
          `Before, ${describeHits(before)} saw it, the last ${describeMoment(before.last)}${silence === null ? '' : `: at that rate so many seeds miss it with a probability of ${formatChance(silence)}`}.`,
        ]
  const later =
    since === null ? [] : [`Since then ${describeHits(since)} saw it, first ${describeMoment(since.first)}.`]
  const said = [...run, ...seen, ...later].join(' ')
  return said === '' ? '' : ` ${said}`
}

/** When its issue closes, and opens again: a paragraph for the last section of an issue. */
export function explainPropertyClosing({ kind, seeds, life }: NeverSeen): string {
  const seen = kind === 'always' ? 'checks' : 'sees'
  const asked = life?.asked ?? seeds
  const fix =
    life?.fix == null ? '' : ` ${nameFix(life.fix)} says that it fixes it; that is shown by the next sighting.`
  return [
    `It closes by itself when one seed of a later campaign ${seen} it: one sighting is proof.${fix}`,
    `It opens again when whole campaigns of together at least ${formatPlural(asked, 'seed')} miss it once more. Closed as not planned, it is left alone. Where the property is taken out of the simulator no campaign speaks of it any more: then close it.`,
  ].join(' ')
}

/** The comment with which the issue of a property is closed, or that says of a closed one that it is verified. */
export function renderPropertySeen(life: PropertyLife, isOpen: boolean): string {
  const { missed, since, fix } = life
  if (since === null) return ''
  const fixed = fix === null ? '' : ` ${nameFix(fix)} says that it fixes it.`
  return [
    `**${isOpen ? 'Closed' : 'Verified'}: it was seen.**`,
    `${describeHits(since)} of later campaigns came to it, first ${describeMoment(since.first)}; one sighting is proof. Before, ${countCampaigns(missed)} of ${formatPlural(missed.seeds, 'seed')} had missed it.${fixed}`,
    describeRarity(since, life.asked),
    `It opens again by itself if whole campaigns of together at least ${formatPlural(life.asked, 'seed')} miss it once more.`,
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

/** Where a property is so rare that the next campaign may well miss it: said before it does. */
function describeRarity(since: Sightings, asked: number): string {
  const chance = chanceOfSilence([{ hits: since.hits, seeds: since.seeds, clean: asked }])
  if (chance < rareChance) return ''
  return `It is rare: at that rate a campaign of ${formatPlural(asked, 'seed')} misses it with a probability of ${formatChance(chance)}. More seeds, or a likelier state, keep it from coming back here.`
}

const rareChance = 0.02

/** The comment with which the issue of a property is opened again. `compareUrl`: where commits can be looked at, or null. */
export function renderMissedAgain(life: PropertyLife, compareUrl: string | null): string {
  const { missed, before, silence } = life
  const shas = [before?.last.sha ?? null, missed.first.sha]
  const [clean, lost] = shas
  const range =
    clean == null || lost == null || clean === lost
      ? ''
      : ` What keeps runs from it is in \`${clean.slice(0, 7)}..${lost.slice(0, 7)}\`${compareUrl === null ? '' : `, [these commits](${compareUrl}/${clean}...${lost})`}, unless it is chance.`
  const chance =
    before === null || silence === null
      ? ''
      : ` Before, ${describeHits(before)} saw it: at that rate so many seeds miss it with a probability of ${formatChance(silence)}.`
  return `**Missed again.** ${capital(countCampaigns(missed))} of ${formatPlural(missed.seeds, 'seed')} did not come to it, the last ${describeMoment(missed.last)}.${chance}${range}`
}

/** The comment on an issue that a person closed, while no campaign comes to the property; made once. */
export function renderStillMissed({ missedThoughClosed, missed }: PropertyLife): string {
  if (missedThoughClosed === null) return ''
  return [
    `**It is still not seen.** This was closed, and ${countCampaigns(missed)} of ${formatPlural(missed.seeds, 'seed')} missed it, the last ${describeMoment(missedThoughClosed)}.`,
    'It stays closed, and is counted. This is said once; closed as not planned, not even that.',
  ].join('\n\n')
}

function countCampaigns({ campaigns }: PropertyLife['missed']): string {
  return campaigns === 1 ? 'a whole campaign' : `${formatCount(campaigns)} whole campaigns`
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function nameFix({ sha, pullRequest }: NonNullable<PropertyLife['fix']>): string {
  return `${escapeInline(sha.slice(0, 7), 7)}${pullRequest === null ? '' : ` (#${pullRequest})`}`
}

function describeMoment({ sha, at }: SeenAt): string {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? 'an unknown day'
  return sha === null ? `on ${date}` : `at ${escapeInline(sha.slice(0, 7), 7)} (${date})`
}
