import { plainLine, plainLines } from '../base/plain-text.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import type { Judgement } from '../campaign/judge-campaign.ts'
import { describeAttribution } from '../model/attribution.ts'
import { describeComparison, listLacking } from '../model/comparison.ts'
import { describeStanding } from '../model/correction.ts'
import { describeDeterminism } from '../model/determinism.ts'
import type { Finding, Rate } from '../model/finding.ts'
import { describeMaskedSeeds, describeNextNew } from '../model/history.ts'
import { countStored } from '../model/life.ts'
import { type CampaignReport, describeCarried, isNeverSeen } from '../model/report.ts'
import { formatDuration } from './progress.ts'

/** Findings shown with their command, then by name, before the rest is left to `seedsweep show findings`. */
const detailedMax = 6
const namedMax = 8

export interface SummaryOptions {
  readonly dbPath: string
  /** What other commands need to find that store, with a space before; empty where they find it by themselves. */
  readonly storeFlags: string
  /** How to call seedsweep here: `seedsweep`, `npx seedsweep`. */
  readonly program: string
}

/** The summary of a campaign, at most one screen. */
export function renderSummary(report: CampaignReport, judgement: Judgement, options: SummaryOptions): string {
  const sections = [renderHeadline(report), '']
  if (report.findings.length > 0) sections.push(...renderFindings(report.findings, options), '')
  sections.push(...renderVerdict(report, judgement), ...renderSetAside(report))
  const [shortest] = report.findings.filter(({ seeds }) => seeds.length > 0).sort(compareLength)
  const reproduce =
    shortest === undefined ? '' : ` Shortest: ${options.program} reproduce ${shortest.id}${options.storeFlags}       `
  sections.push(`${reproduce} Store: ${options.dbPath}`)
  return `${sections.join('\n')}\n`
}

function renderHeadline(report: CampaignReport): string {
  const { plan } = report
  const names = plan.targets.map(({ target }) => target.name).join(', ')
  const changed = plan.origin.changes === null ? '' : ' with uncommitted changes'
  const at = plan.origin.sha === null ? '' : ` at ${plan.origin.sha.slice(0, 7)}${changed}`
  const jobs = Math.max(0, ...report.shards.map((shard) => shard.jobs ?? 0))
  const seeds = `${formatCount(report.delivered)} of ${formatCount(report.planned)} planned seeds`
  return ` ${names}${at}   ${seeds}   ${formatDuration(report.wallMs)}   ${formatPlural(jobs, 'job')}   ${describeHarness(report)}`
}

function describeHarness({ harness, shards }: CampaignReport): string {
  if (harness === 'unhealthy') return 'HARNESS UNHEALTHY (canary did not fail)'
  const ran = shards.some(({ canary }) => canary === 'failed')
  return ran ? 'harness healthy (canary failed as it must)' : 'canary not run'
}

function renderFindings(findings: readonly Finding[], options: SummaryOptions): string[] {
  const rows = [
    ['finding', 'what broke', 'seeds', 'rate (95 %)', 'confirmed'],
    ...findings.map((finding) => [
      finding.id,
      plainLine(finding.signature.title, 64),
      formatFailures(finding),
      formatFindingRate(finding),
      formatConfirmation(finding),
    ]),
  ]
  const [header = '', ...lines] = alignColumns(rows)
  const detailed = lines.slice(0, detailedMax).flatMap((line, position) => {
    const finding = findings[position]
    return finding === undefined
      ? [line]
      : [line, ...describeReproduction(finding), ...describeNeeds(finding), ...describeCompared(finding)]
  })
  const named = lines.slice(detailedMax, detailedMax + namedMax)
  const rest = findings.length - detailedMax - namedMax
  const more =
    rest > 0
      ? [` and ${formatPlural(rest, 'more finding')}: ${options.program} show findings${options.storeFlags}`]
      : []
  return [header, ...detailed, ...named, ...more]
}

/** `41`; with those among the seeds carried over, `41 + 1 carried over`; where a stored seed alone failed, `0 + 1 stored`. */
export function formatFailures(finding: Finding): string {
  const { count, carried } = finding
  const stored = countStored(finding)
  if (stored > 0) return `0 + ${formatCount(stored)} stored`
  return carried === 0 ? formatCount(count) : `${formatCount(count)} + ${formatCount(carried)} carried over`
}

/** What people ignore, expect or call wrong, one line each: counted, and in no verdict. */
export function renderSetAside({ setAside }: CampaignReport): string[] {
  return setAside.map((finding) => {
    const why = finding.standing === null ? '' : describeStanding(finding.standing)
    const seeds = `${formatFailures(finding)} of ${formatPlural(finding.seedsJudged, 'seed')}`
    return ` set aside: ${finding.id}   ${plainLine(finding.signature.title, 64)}   ${seeds}   ${plainLine(why, 200)}`
  })
}

function describeReproduction(finding: Finding): string[] {
  const { reproduction, neverSeen } = finding
  if (neverSeen !== null)
    return [`                in none of the ${formatPlural(neverSeen.seeds, 'seed')} that could have`]
  if (reproduction === null) return []
  const step = finding.seeds.find(({ seed }) => seed === reproduction.seed)?.step ?? null
  const steps = step === null ? '' : `   # ${formatPlural(step, 'step')}`
  return [`                ${plainLines(reproduction.commandLine)}${steps}`]
}

/** What the failure has to do with what is drawn for each seed, where that shows. */
function describeNeeds({ attribution }: Finding): string[] {
  if (attribution === null || attribution.needs.length + attribution.favours.length === 0) return []
  return [`                ${plainLine(describeAttribution(attribution), 300)}`]
}

function describeCompared({ comparison }: Finding): string[] {
  return comparison === null ? [] : [`                ${plainLine(describeComparison(comparison), 300)}`]
}

function renderVerdict(report: CampaignReport, judgement: Judgement): string[] {
  const denominator = `${formatCount(report.delivered)} of ${formatCount(report.planned)} planned seeds`
  const detectable = formatOneIn(report.discovery.detectable)
  const lines: string[] = []
  if (report.findings.length === 0) {
    const gaps = judgement.gaps.length === 0 ? '' : `: ${judgement.gaps.map((gap) => plainLine(gap, 1000)).join('; ')}`
    lines.push(
      ` no findings in ${denominator}${gaps === '' ? `; a bug as rare as ${detectable} would have shown with 95 % probability` : gaps}`,
      // What people set aside hides bugs like any other failure.
      ...renderMasked(report),
    )
  } else {
    lines.push(...judgement.gaps.map((gap) => ` incomplete: ${plainLine(gap, 1000)}`))
    lines.push(...renderDiscovery(report))
    lines.push(...listLacking(report.findings).map((sentence) => ` not fully compared: ${plainLine(sentence, 500)}`))
  }
  if (report.determinism !== null) lines.push(` ${describeDeterminism(report.determinism)}`)
  const missed = report.conclusive ? 0 : report.properties.filter(isNeverSeen).length
  if (missed > 0)
    lines.push(` not seen in what was delivered: ${formatCount(missed)} ${missed === 1 ? 'property' : 'properties'}`)
  lines.push(...describeCarried(report.carried).map((line) => ` ${plainLine(line, 1000)}`))
  const { infra, unknown } = report.counts
  if (infra + unknown > 0 || report.cut > 0) lines.push(` ${describeUncounted(report)}`)
  return lines
}

/** What one more seed may show, and what known failures hid: a line each; none where no seed has a verdict. */
export function renderDiscovery(report: CampaignReport): string[] {
  if (report.judged.every(({ seeds }) => seeds === 0)) return []
  const { singletons } = report.discovery
  const chance = describeNextNew(report.discovery)
  const seen =
    singletons === 0 ? 'No finding was seen only once' : `${formatPlural(singletons, 'finding')} seen only once`
  const next =
    chance === null
      ? 'too few seeds to say how likely one more shows something new'
      : `one more seed shows something new with probability ${chance}`
  return [` ${seen}: ${next}.`, ...renderMasked(report)]
}

function renderMasked(report: CampaignReport): string[] {
  return describeMaskedSeeds(report, 'the seeds').map((sentence) => ` ${sentence}`)
}

function describeUncounted(report: CampaignReport): string {
  const { infra, unknown } = report.counts
  const parts = [
    infra > 0 ? `${formatCount(infra)} infra` : '',
    unknown > 0 ? `${formatCount(unknown)} unknown` : '',
    report.cut > 0 ? `${formatCount(report.cut)} cut` : '',
  ].filter((part) => part !== '')
  const [reason] = report.reasons
  const why = reason === undefined ? '' : ` (${plainLine(reason.reason, 200)})`
  return `Counted neither as passed nor as failed: ${parts.join(', ')}${why}`
}

/** `2.1 % (1.5-2.8 %)`; rates under 0.01 % as `1 in 133,000 (...)`. */
export function formatRate(rate: Rate): string {
  if (rate.high < 0.0001) return `${formatOneIn(rate.estimate)} (${formatOneIn(rate.high)} to ${formatOneIn(rate.low)})`
  return `${formatPercent(rate.estimate)} % (${formatPercent(rate.low)}-${formatPercent(rate.high)} %)`
}

/** The rate of a finding; of what was never seen the bound, `under 0.2 % (99 %)`. */
export function formatFindingRate({ rate, neverSeen }: Finding): string {
  if (neverSeen === null) return formatRate(rate)
  return `under ${rate.high < 0.0001 ? formatOneIn(rate.high) : `${formatPercent(rate.high)} %`} (99 %)`
}

function formatPercent(share: number): string {
  const percent = share * 100
  if (percent >= 1) return percent.toFixed(1)
  return percent === 0 ? '0' : percent.toPrecision(percent >= 0.1 ? 1 : 1)
}

/** `1 in 668`. */
export function formatOneIn(probability: number): string {
  return probability <= 0 ? 'never' : `1 in ${formatCount(Math.max(1, Math.round(1 / probability)))}`
}

/** The `confirmed` column: `3 of 3`, and where a failure need not come each time, `4 of 10` or `2 of 5 pairs`. */
export function formatConfirmation({ confirmation, reproduction }: Finding): string {
  const pairs = reproduction?.repeat.by === 'pairs' ? ' pairs' : ''
  switch (confirmation.state) {
    case 'untried':
      return confirmation.replays === 0 ? 'not tried' : `not proven: ${confirmation.same} of ${confirmation.replays}`
    case 'never-seen':
      return 'never seen'
    case 'reproducible':
      return `${confirmation.same} of ${confirmation.replays}${pairs}`
    case 'nondeterministic':
      return `NONDETERMINISTIC: ${confirmation.same} of ${confirmation.replays}`
    case 'unconfirmed':
      return `does not reproduce: ${confirmation.same} of ${confirmation.replays}${pairs}`
  }
}

function compareLength(a: Finding, b: Finding): number {
  return stepsOf(a) - stepsOf(b) || b.count - a.count
}

function stepsOf(finding: Finding): number {
  return finding.seeds[0]?.step ?? Number.MAX_SAFE_INTEGER
}

/** Left-aligned columns with three spaces between them. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const [column, cell] of rows.flatMap((row) => [...row.entries()])) {
    widths[column] = Math.max(widths[column] ?? 0, cell.length)
  }
  return rows.map((row) => ` ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd())
}
