import { assertNever } from '../../base/assert.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import type { SeenAt } from '../../model/finding.ts'
import type { ClosingObstacle, Fix, Life } from '../../model/life.ts'
import { closingError } from '../../statistics/closing.ts'
import { escapeInline } from './escape-text.ts'
import { formatChance, formatRateInWords } from './format-rate.ts'

/** `, not in 1,000,000 seeds before (up to 9d0e773)`, to follow where it was first seen; empty where nothing ran before. */
export function describeBefore({ before }: Life): string {
  if (before === null) return ''
  return `, not in ${formatPlural(before.seeds, 'seed')} before${before.sha === null ? '' : ` (up to ${shortSha(before.sha)})`}`
}

/** What all campaigns since the first that saw it say together; empty where that is the only one. */
export function describeHits({ hits, seeds, rate, campaigns, campaignsSince, clean }: Life): string {
  if (campaignsSince < 2) return ''
  const since = clean.campaigns === 0 ? '' : `, and since then ${formatPlural(clean.seeds, 'clean seed')}`
  const seen = `seen by ${formatCount(campaigns)} of ${formatPlural(campaignsSince - clean.campaigns, 'campaign')}`
  return ` Over all campaigns: ${formatCount(hits)} of ${formatPlural(seeds, 'seed')} (${formatRateInWords(rate)}), ${seen}${since}.`
}

/** When its issue closes, by numbers: the paragraphs of the issue's last section. `asOf`: the day on which they are true. */
export function explainClosing(life: Life, asOf: string): string[] {
  const { fix, clean, needed, missing, campaignsMissing, obstacles } = life
  const where =
    fix === null ? 'at commits after the last failing one' : `at commits that contain the fix, ${nameFix(fix)}`
  const soFar = `${formatCount(clean.seeds)} so far, ${formatCount(missing)} missing`
  const pace =
    missing === 0 || campaignsMissing === null ? '' : `, about ${formatPlural(campaignsMissing, 'more campaign')}`
  const quota = `It closes by itself when its stored seeds pass and ${formatPlural(needed, 'clean seed')} ran ${where}: ${soFar}${pace} (as of ${asOf}).`
  const faster =
    fix === null
      ? ' No fix is known: a merged pull request or a commit that says `Fixes` and the number of this issue needs fewer.'
      : ''
  return [
    `${quota}${faster}`,
    ...(life.repeated === 0 || missing === 0
      ? []
      : [
          `The newest campaign ran ${formatPlural(life.repeated, 'seed')} that earlier ones had run: each counts once. Fresh seeds (\`--count\`, \`--budget\`) bring it on.`,
        ]),
    ...obstacles.map((obstacle) => explainObstacle(obstacle, life)),
    ...(life.failsThoughClosed === null
      ? []
      : [`It was closed, and failed again ${describeMoment(life.failsThoughClosed)}.`]),
    'It opens again if it comes back at a commit that contains the fix. Closed as not planned, it is counted and left alone.',
  ]
}

function explainObstacle(obstacle: ClosingObstacle, { last }: Life): string {
  const old = last.sha === null ? 'the commit that failed' : shortSha(last.sha)
  switch (obstacle) {
    case 'known-seeds-not-run':
      return 'Enough clean seeds ran, but none of its stored seeds ran again at a commit with the fix: it stays open until one did.'
    case 'old-commit-not-run':
      return `Enough clean seeds ran. Before it closes, ${old} has to fail once more in today's environment.`
    case 'old-commit-not-here':
      return `Enough clean seeds ran, but ${old} could not be run again, so it is not known whether the code or the machine changed. The job that publishes needs the whole history (\`fetch-depth: 0\`), what \`build\` needs, and the simulator.`
    case 'environment-dependent':
      return `**Environment-dependent.** Enough clean seeds ran, but ${old} no longer fails either: something other than the code has changed, so nothing is known of a fix. It stays open.`
    case 'reopened-by-person':
      return 'It was closed with all evidence and a person opened it again: closing it is left to people until it fails once more.'
    default:
      return assertNever(obstacle)
  }
}

function nameFix({ sha, pullRequest }: Fix): string {
  return `${shortSha(sha)}${pullRequest === null ? '' : ` (#${pullRequest})`}`
}

function shortSha(sha: string): string {
  return escapeInline(sha.slice(0, 7), 7)
}

function describeMoment({ sha, at }: SeenAt): string {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? 'an unknown day'
  return sha === null ? `on ${date}` : `at ${shortSha(sha)} (${date})`
}

/** The comment with which an issue is closed, or that says of a closed one that it is verified. */
export function renderVerified(life: Life, isOpen: boolean): string {
  const { hits, seeds, clean, known, fix, last, silence } = life
  const after =
    fix === null
      ? `after ${last.sha === null ? 'the last failing commit' : shortSha(last.sha)}`
      : `that contain the fix, ${nameFix(fix)}`
  const evidence = `It failed in ${formatCount(hits)} of ${formatPlural(seeds, 'seed')}; since then ${formatPlural(clean.seeds, 'seed')} of ${formatPlural(clean.campaigns, 'campaign')} ran clean at commits ${after}.`
  const asked = `At its old rate it would have stayed silent for so long with a probability of ${formatSilence(silence.chance)}; ${formatSilence(silence.asked)} is the most at which it is closed${fix === null ? ` (${closingError * 100} % over all its quiet times together)` : ' after a fix'}.`
  const seedsPassed =
    known === null || known.passed === 0
      ? ''
      : ` ${formatPlural(known.passed, 'stored seed')} of it ran again and passed.`
  const old =
    last.sha === null
      ? ''
      : ` ${shortSha(last.sha)} still fails in today's environment, so it is the code that changed.`
  const end = 'It opens again by itself if it comes back.'
  return [
    `**${isOpen ? 'Closed' : 'Verified'}: the evidence is there.**`,
    `${evidence} ${asked}${seedsPassed}${old} ${end}`,
  ].join('\n\n')
}

function formatSilence(chance: number): string {
  return chance < 0.001
    ? 'under 0.1 %'
    : chance < 0.01
      ? `${Number((chance * 100).toPrecision(1))} %`
      : formatChance(chance)
}

/** The comment with which an issue is opened again. `compareUrl`: where a range of commits can be looked at, or null. */
export function renderReopened({ recurrence, clean }: Life, compareUrl: string | null): string {
  if (recurrence === null) return ''
  const { at, cleanSha } = recurrence
  const range =
    cleanSha === null || at.sha === null
      ? ''
      : ` ${shortSha(cleanSha)} was clean: what brought it back is in \`${cleanSha.slice(0, 7)}..${at.sha.slice(0, 7)}\`${compareUrl === null ? '' : `, [these commits](${compareUrl}/${cleanSha}...${at.sha})`}.`
  const seen = `It was closed, and failed again ${describeMoment(at)}, at a commit that contains the fix${clean.seeds === 0 ? '' : `, after ${formatPlural(clean.seeds, 'clean seed')}`}.`
  return `**Back.** ${seen}${range}`
}

/** The comment on an issue that a person closed, and that fails all the same; made once. */
export function renderStillFails({ failsThoughClosed }: Life): string {
  if (failsThoughClosed === null) return ''
  return [
    `**It still fails.** This was closed, and it failed again ${describeMoment(failsThoughClosed)}. No fix is known: a merged pull request or a commit that says \`Fixes\` and the number of this issue makes one known.`,
    'It stays closed, and is counted. This is said once; closed as not planned, not even that.',
  ].join('\n\n')
}
