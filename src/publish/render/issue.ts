import { plainLines } from '../../base/plain-text.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import type { Finding, SeenAt } from '../../model/finding.ts'
import type { CampaignReport } from '../../model/report.ts'
import { escapeCell, escapeInline, escapeTitle, fence } from './escape-text.ts'
import { formatRateInWords } from './format-rate.ts'
import { beginLine, endLine, formatMarker, type IssueMarker } from './marker.ts'
import { renderReproduceBlock } from './reproduce-block.ts'

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
    verdict: renderVerdict(finding, first),
    reproduce: renderReproduce(finding, report, options.url),
    marker: formatMarker(markFinding(finding, report, { first, previous: options.previous })),
  }
  const details = renderDetails(finding)
  const table = renderTable(finding, report)
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

function renderVerdict(finding: Finding, first: FirstSeen): string {
  const seeds = `${formatCount(finding.count)} of ${formatPlural(finding.seedsJudged, 'seed')}`
  const seen = describeSeen(first, finding.lastSeen)
  return `**${escapeInline(finding.signature.title, 200)}**\n\n${describeConfirmation(finding)} ${seeds} (${formatRateInWords(finding.rate)}). ${seen}`
}

/** What replaying showed, in a sentence; claims no more than was done. */
export function describeConfirmation({ confirmation }: Finding): string {
  const { state, same, replays, where } = confirmation
  switch (state) {
    case 'reproducible':
      return `Reproduced ${same} of ${replays} times in fresh processes, ${describePlaces(where)}.`
    case 'nondeterministic':
      if (replays === 0) return 'Not deterministic: two runs of one seed differed.'
      return `Not deterministic: the same failure came back in ${same} of ${replays} fresh processes.`
    case 'unconfirmed':
      return `Not confirmed: its seed passed when it was run again (${formatPlural(replays, 'time')}).`
    case 'untried':
      return 'Not replayed yet.'
  }
}

function describePlaces(where: readonly string[]): string {
  // A shard replays only its own failures; `local` is the one machine of a run in a terminal.
  const own = where.every((place) => place.startsWith('shard ') || place === 'local')
  if (!own) return where.length > 1 ? `on ${where.length} runners` : 'on another runner than the one that found it'
  return where.length > 1 ? 'confirmed on the runners that found it' : 'confirmed on the runner that found it'
}

type FirstSeen = NonNullable<IssueMarker['first']>

function earlier(previous: FirstSeen | null, { sha, at }: SeenAt): FirstSeen {
  return previous !== null && previous.at <= at ? previous : { sha, at }
}

function describeSeen(first: FirstSeen, last: SeenAt): string {
  const seen = `First seen ${describeMoment(first)}`
  return describeMoment(last) === describeMoment(first) ? `${seen}.` : `${seen}, last ${describeMoment(last)}.`
}

function describeMoment({ sha, at }: FirstSeen): string {
  const date = escapeDate(at)
  return sha === null ? `on ${date}` : `in ${escapeInline(sha.slice(0, 7), 7)} (${date})`
}

function escapeDate(at: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? 'an unknown day'
}

function renderReproduce(finding: Finding, report: CampaignReport, url: string | null): string {
  const paragraphs = [`### Reproduce\n${renderReproduceBlock(finding, report.plan.origin)}`]
  const sentences: string[] = []
  const version = report.plan.seedsweep
  if (url !== null && /^[\w.+-]+$/.test(version) && /^https?:\/\/[\w./:-]+$/.test(url)) {
    sentences.push(`Or \`npx seedsweep@${version} reproduce ${url}\`.`)
  }
  if (finding.reproduction !== null && finding.confirmation.same > 0) {
    sentences.push('The command was run in a fresh process before it was printed.')
  }
  if (finding.reproduction?.changes != null) {
    sentences.push('The tree had uncommitted changes when it was found: the commit alone may not show it.')
  }
  if (sentences.length > 0) paragraphs.push(sentences.join(' '))
  if (Number.isFinite(finding.seedsToSeeAgain)) {
    const seeds = formatPlural(roundUp(finding.seedsToSeeAgain), 'fresh seed')
    paragraphs.push(
      `On other code the same seed may take another path; then sweep: about ${seeds} show it again with 99 % probability.`,
    )
  }
  return paragraphs.join('\n\n')
}

/** To two significant digits: a number of that kind promises no more. */
function roundUp(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / unit) * unit
}

function renderTable(finding: Finding, report: CampaignReport): string {
  const rows = [
    ['Seeds, shortest first', listSeeds(finding)],
    ['Configuration', describeConfiguration(finding, report)],
    ['Made with', describeOrigin(finding, report)],
    ['Run', describeRun(report)],
  ]
  return ['| | |', '| --- | --- |', ...rows.map(([name, text]) => `| ${name} | ${text} |`)].join('\n')
}

function listSeeds(finding: Finding): string {
  const listed = finding.seeds.slice(0, tableSeedsMax)
  const seeds = listed.map(
    ({ seed, step }) => escapeCell(seed, 20) + (step === null ? '' : ` (${formatPlural(step, 'step')})`),
  )
  const more = finding.count - listed.length
  return more > 0 ? `${seeds.join(', ')} and ${formatCount(more)} more in the store` : seeds.join(', ')
}

function describeConfiguration(finding: Finding, report: CampaignReport): string {
  const values = Object.entries(configOf(finding, report)).map(([name, value]) => `${name}=${value}`)
  return values.length === 0 ? 'none' : escapeCell(values.join(' '), 500)
}

function configOf(finding: Finding, report: CampaignReport): Readonly<Record<string, string>> {
  return report.plan.targets.find(({ target }) => target.name === finding.target)?.target.config ?? {}
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

function renderDetails(finding: Finding): string {
  const { signature, variants } = finding
  const lines = [
    `Signature ${escapeInline(signature.key.slice(0, 16), 16)} (version ${signature.version}): every failure of kind ${escapeInline(signature.kind, 40)} that reads ${escapeInline(signature.title, 200)}.`,
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
    'A campaign that sees it again rewrites this text. What you write above or below it stays, and so does the title.',
  ]
  return `<details><summary>What counts as this failure, and how this issue is kept</summary>\n\n${lines.join('\n\n')}\n\n</details>`
}

function markFinding(
  finding: Finding,
  report: CampaignReport,
  { first, previous }: { readonly first: FirstSeen; readonly previous: IssueMarker | null },
): IssueMarker {
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
    sha,
    config: configOf(finding, report),
    seeds: listMarkerSeeds(finding, sha),
    k: finding.count,
    n: finding.seedsJudged,
    first,
  }
}

/** Seeds of the marker's commit; that of the printed reproduction first, since it is the one that was proven. */
function listMarkerSeeds(finding: Finding, sha: string | null): IssueMarker['seeds'] {
  const proven = finding.reproduction === null ? [] : [finding.reproduction.seed]
  const others = finding.seeds.filter((failing) => failing.sha === sha).map(({ seed }) => seed)
  return [...new Set([...proven, ...others])].slice(0, markerSeedsMax)
}
