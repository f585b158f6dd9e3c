import { plainLines } from '../../base/plain-text.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import { describeAttribution } from '../../model/attribution.ts'
import { type Configuration, describeConfiguration } from '../../model/configuration.ts'
import { describeDeterminism } from '../../model/determinism.ts'
import type { Finding, SeenAt } from '../../model/finding.ts'
import { describeMaskedSeeds, describeNextNew } from '../../model/history.ts'
import { countStored, type LifeMemory } from '../../model/life.ts'
import type { CampaignReport } from '../../model/report.ts'
import { describeConfirmation } from './describe-confirmation.ts'
import { escapeCell, escapeInline, escapeTitle, fence } from './escape-text.ts'
import { listFirstBad } from './first-bad.ts'
import { formatRateInWords } from './format-rate.ts'
import { describeBefore, describeHits, explainClosing } from './life.ts'
import { beginLine, endLine, formatMarker, type IssueMarker } from './marker.ts'
import { renderClosing } from './never-seen.ts'
import { describeMisses } from './property-life.ts'
import { renderReproduce } from './reproduce-section.ts'
import { renderRelated, renderSteering } from './steering.ts'
import { tellClosing } from './told-closing.ts'

/** Most characters of a body; GitHub takes 65,536 and does not say of which kind. */
export const issueCharactersMax = 60_000

/** Most lines of a simulator's output in an issue. */
export const excerptLinesMax = 50

/** Most characters of a title that GitHub's documentation allows. */
export const titleCharactersMax = 256

/** Failing seeds listed in the marker, and in the table. */
const markerSeedsMax = 20
const tableSeedsMax = 10

export interface IssueOptions {
  /** Address of the issue, or null while it does not exist. */
  readonly url: string | null
  /** What the issue's marker said before, or null. */
  readonly previous: IssueMarker | null
  /** Most characters of the generated part, in UTF-16 units: `issueCharactersMax` less what people wrote around it. */
  readonly charactersMax: number
  /** What the marker is to remember of the issue's life; by default what it remembered. */
  readonly memory?: LifeMemory
  /** When what is told was known, ISO 8601, UTC; by default the start of the campaign that is reported. */
  readonly asOf?: string
}

export const newIssue: IssueOptions = { url: null, previous: null, charactersMax: issueCharactersMax }

/**
 * The issue of one finding: a title that never changes with seed, commit or line, and the generated part of its body.
 *
 * The body is at most `charactersMax` long for any input of which the marker and the reproduction fit: the excerpt is
 * cut first, then the details go, then the table; the marker and the reproduction never.
 */
export function renderIssue(
  finding: Finding,
  report: CampaignReport,
  options: IssueOptions = newIssue,
): { readonly title: string; readonly body: string } {
  return { title: renderTitle(finding), body: renderBody(finding, report, options) }
}

function renderTitle(finding: Finding): string {
  const { title, type, message } = finding.signature
  const words = title.trim() || [type, message].filter(Boolean).join(': ') || finding.id
  return escapeTitle(`[seedsweep] ${finding.target}: ${words}`, titleCharactersMax)
}

function renderBody(finding: Finding, report: CampaignReport, options: IssueOptions): string {
  const first = earlier(options.previous?.first ?? null, finding.firstSeen)
  const kept = {
    verdict: renderVerdict(finding, report, first),
    reproduce: renderReproduce(finding, report, options.url),
    marker: formatMarker(markFinding(finding, report, { first, options })),
  }
  const details = [renderDetails(finding, report, options.asOf ?? report.startedAt), renderSteering(finding)].join(
    '\n\n',
  )
  const table = [...renderAttribution(finding), renderTable(finding, report)].join('\n\n')
  const choices = [[table, details], [table], []]
  for (const extra of choices) {
    const frame = assemble(kept, null, extra)
    const room = options.charactersMax - frame.length - 64
    if (room < excerptRoomMin) continue
    return plainLines(finding.excerpt).trim() === ''
      ? frame
      : assemble(kept, fence(finding.excerpt, room, excerptLinesMax), extra)
  }
  return assemble(kept, null, [])
}

/** An excerpt that gets less room than this is left out. */
const excerptRoomMin = 400

function assemble(
  kept: { readonly verdict: string; readonly reproduce: string; readonly marker: string },
  excerpt: string | null,
  extra: readonly string[],
): string {
  const happened = excerpt === null ? [] : [`### What happened\n${excerpt}`]
  return [beginLine, kept.verdict, kept.reproduce, ...happened, ...extra, `${kept.marker}\n${endLine}`].join('\n\n')
}

function renderVerdict(finding: Finding, report: CampaignReport, first: FirstSeen): string {
  const title = `**${escapeInline(finding.signature.title, 200)}**`
  if (finding.neverSeen !== null) {
    const missed = describeSeen('First missed', first, finding.lastSeen)
    const { life } = finding.neverSeen
    return `${title}\n\n${describeConfirmation(finding)} ${missed}${life === null ? '' : describeMisses(life)}`
  }
  const seeds = `${formatCount(finding.count)} of ${formatPlural(finding.seedsJudged, 'seed')}`
  const carried =
    finding.carried === 0 ? '' : `, and ${formatPlural(finding.carried, 'seed')} carried over from earlier campaigns`
  const { life } = finding
  const before = life !== null && life.first.at === first.at ? describeBefore(life) : ''
  const seen = describeSeen('First seen', first, finding.lastSeen, before)
  const known = countStored(finding)
  // Where only seeds of earlier campaigns failed, this one says nothing of a rate.
  const rate = finding.count === 0 ? '' : ` (${formatRateInWords(finding.rate)})`
  const stored = known === 0 ? '' : `, and ${formatPlural(known, 'stored seed')} run again`
  const pairs = finding.reproduction?.repeat.by === 'pairs'
  const differing = pairs && report.determinism !== null ? ` ${describeDeterminism(report.determinism)}.` : ''
  return `${title}\n\n${describeConfirmation(finding, (text) => escapeInline(text, 200))} ${seeds}${rate}${carried}${stored}. ${seen}${life === null ? '' : describeHits(life)}${differing}`
}

type FirstSeen = NonNullable<IssueMarker['first']>

function earlier(previous: FirstSeen | null, { sha, at }: SeenAt): FirstSeen {
  return previous !== null && previous.at <= at ? previous : { sha, at }
}

function describeSeen(words: string, first: FirstSeen, last: SeenAt, before = ''): string {
  const seen = `${words} ${describeMoment(first)}${before}`
  return describeMoment(last) === describeMoment(first) ? `${seen}.` : `${seen}, last ${describeMoment(last)}.`
}

function describeMoment({ sha, at }: FirstSeen): string {
  const date = escapeDate(at)
  return sha === null ? `on ${date}` : `in ${escapeInline(sha.slice(0, 7), 7)} (${date})`
}

export function escapeDate(at: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? 'an unknown day'
}

/** What the failure has to do with what is drawn for each seed; nothing where that cannot be said. */
function renderAttribution({ attribution }: Finding): string[] {
  if (attribution === null) return []
  const style = {
    name: (text: string) => `**${escapeInline(text, 64)}**`,
    value: (text: string) => escapeInline(text, 64),
  }
  return [`${describeAttribution(attribution, style)}.`]
}

function renderTable(finding: Finding, report: CampaignReport): string {
  const rows = [
    ...(finding.neverSeen === null ? [['Seeds, shortest first', listSeeds(finding)]] : []),
    ...listFirstBad(finding, report.plan.origin),
    ['Configuration', renderConfiguration(finding, report)],
    ['Made with', describeOrigin(finding, report)],
    ['Run', describeRun(report)],
    ...renderRelated(finding),
    ...(report.determinism === null ? [] : [['Determinism', describeDeterminism(report.determinism)]]),
  ]
  return ['| | |', '| --- | --- |', ...rows.map(([name, text]) => `| ${name} | ${text} |`)].join('\n')
}

function listSeeds(finding: Finding): string {
  const listed = finding.seeds.slice(0, tableSeedsMax)
  const seeds = listed.map(
    ({ seed, step }) => escapeCell(seed, 20) + (step === null ? '' : ` (${formatPlural(step, 'step')})`),
  )
  const more = finding.count + finding.carried - listed.length
  return more > 0 ? `${seeds.join(', ')} and ${formatCount(more)} more in the store` : seeds.join(', ')
}

/** Of the seed that the reproduction runs. */
function renderConfiguration(finding: Finding, report: CampaignReport): string {
  const words = describeConfiguration(configOf(finding, report))
  return words === '' ? 'none' : escapeCell(words, 500)
}

function configOf(finding: Finding, report: CampaignReport): Configuration {
  const target = report.plan.targets.find((planned) => planned.target.name === finding.target)?.target
  const seed = finding.seeds.find((failing) => failing.seed === finding.reproduction?.seed) ?? finding.seeds[0]
  return { ...target?.config, ...seed?.config }
}

function describeOrigin(finding: Finding, report: CampaignReport): string {
  const machines = [...new Set(report.shards.flatMap(({ machine }) => (machine === null ? [] : [machine])))]
  const sha = finding.reproduction?.sha ?? report.plan.origin.sha
  return [
    `seedsweep ${escapeCell(report.plan.seedsweep, 40)}`,
    ...(sha === null ? [] : [`commit ${escapeCell(sha, 64)}`]),
    ...machines.slice(0, 3).map((machine) => escapeCell(machine, 80)),
  ].join(', ')
}

/** Link to the run where it has one; the text of the link is ours. */
export function describeRun({ plan }: CampaignReport): string {
  const { runUrl, number, pullRequest } = plan.origin
  // The campaigns of a pull request have no number.
  const name = pullRequest === null ? `campaign ${formatCount(number)}` : 'this run'
  return runUrl !== null && /^https?:\/\/[\w./:-]+$/.test(runUrl) ? `[${name}](${runUrl})` : name
}

function renderDetails(finding: Finding, report: CampaignReport, asOf: string): string {
  const { signature, variants, neverSeen, life } = finding
  const unseen = describeUnseen(report)
  if (neverSeen !== null) return renderClosing(neverSeen, unseen)
  const lines = [
    ...(life === null ? [] : explainClosing(life, escapeDate(asOf))),
    `${signatureWord}${escapeInline(signature.key.slice(0, 16), 16)} (version ${signature.version}): every failure of kind ${escapeInline(signature.kind, 40)} that reads ${escapeInline(signature.title, 200)}.`,
    ...(signature.frames.length === 0
      ? []
      : [
          `Frames, innermost first: ${signature.frames
            .slice(0, 5)
            .map((frame) => escapeInline(frame, 120))
            .join(', ')}`,
        ]),
    ...(variants.length > 1
      ? [
          `It came by ${formatPlural(variants.length, 'path')} through the code, the commonest ${formatPlural(variants[0]?.count ?? 0, 'time')}.`,
        ]
      : []),
    ...unseen,
    'A campaign that sees it again rewrites this text. What you write above or below it stays, and so does the title.',
  ]
  return `${life === null ? detailsHead : detailsHeadWithClosing}\n\n${lines.join('\n\n')}\n\n</details>`
}

/**
 * What the campaign that saw it says of failures that nobody has seen yet. What all campaigns say moves every night, and is no
 * news of this finding.
 */
function describeUnseen(report: CampaignReport): string[] {
  const next = describeNextNew(report.discovery)
  if (next === null) return []
  const masked = describeMaskedSeeds(report, 'its seeds').join('')
  const chance = `In ${describeRun(report)} one more seed would have shown something new with a probability ${next}.`
  return [masked === '' ? chance : `${chance} ${masked}`]
}

/** How the section about a finding's identity begins, and where when it closes is told in it too: `signatureWord` comes then. */
export const detailsHead = '<details><summary>What counts as this failure, and how this issue is kept</summary>'
export const detailsHeadWithClosing =
  '<details><summary>When this closes, what counts as this failure, and how this issue is kept</summary>'
export const signatureWord = 'Signature '

function markFinding(
  finding: Finding,
  report: CampaignReport,
  { first, options }: { readonly first: FirstSeen; readonly options: IssueOptions },
): IssueMarker {
  const { previous, memory = previous?.life ?? {}, asOf = report.startedAt } = options
  // No key that the issue ever had is dropped: a branch may be swept by an older version still.
  const keys = [
    finding.key,
    ...finding.formerKeys,
    ...(previous === null ? [] : [previous.key, ...previous.formerKeys]),
  ]
  const sha = finding.reproduction?.sha ?? report.plan.origin.sha
  return {
    key: finding.key,
    formerKeys: [...new Set(keys)].slice(1),
    target: finding.target,
    ...(finding.signature.key === finding.key ? {} : { shows: finding.signature.key }),
    sha,
    config: configOf(finding, report),
    seeds: listMarkerSeeds(finding, sha),
    k: finding.count,
    n: finding.seedsJudged,
    ...proofOf(finding),
    first,
    ...(Object.keys(memory).length === 0 ? {} : { life: memory }),
    ...(finding.life === null ? {} : { told: tellClosing(finding.life, asOf) }),
  }
}

function proofOf({ reproduction, neverSeen }: Finding): Pick<IssueMarker, 'proof'> {
  if (neverSeen !== null) return { proof: 'campaign' }
  return reproduction?.repeat.by === 'pairs' ? { proof: 'pairs' } : {}
}

/** Seeds of the marker's commit; that of the printed reproduction first, since it is the one that was proven. */
function listMarkerSeeds(finding: Finding, sha: string | null): IssueMarker['seeds'] {
  const proven = finding.reproduction === null ? [] : [finding.reproduction.seed]
  const others = finding.seeds.filter((failing) => failing.sha === sha).map(({ seed }) => seed)
  return [...new Set([...proven, ...others])].slice(0, markerSeedsMax)
}
