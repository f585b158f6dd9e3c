import type { Command } from 'commander'
import { plainLine, plainLines } from '../../base/plain-text.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { readSweeps } from '../../campaign/history-phase.ts'
import { loadCorrections } from '../../campaign/load-known.ts'
import { readStoreReport } from '../../campaign/phases.ts'
import { readStoreSeed, type StoredSeed } from '../../campaign/read-seed.ts'
import { loadConfig } from '../../campaign/read-settings.ts'
import { describeAttribution } from '../../model/attribution.ts'
import { describeConfiguration } from '../../model/configuration.ts'
import { describeDeterminism } from '../../model/determinism.ts'
import { countSeedsToSeeAgain, type Finding } from '../../model/finding.ts'
import { describeHistory } from '../../model/history.ts'
import { describeKnown, describeLife, type Life } from '../../model/life.ts'
import { describePropertyLife, describeSightings, type PropertyLife } from '../../model/property-life.ts'
import { type CampaignReport, isNeverSeen } from '../../model/report.ts'
import { findDbPath } from '../find-store.ts'
import { jsonLine, summariseJson } from '../json.ts'
import type { SetExit } from '../program.ts'
import { formatDuration } from '../progress.ts'
import {
  alignColumns,
  formatConfirmation,
  formatFailures,
  formatFindingRate,
  renderDiscovery,
  renderSetAside,
} from '../terminal.ts'
import type { World } from '../world.ts'
import { renderHistory } from './show-history.ts'

interface ShowOptions {
  readonly db?: string
  readonly target?: string
  readonly campaign?: string
  readonly json?: true
}

/** Topics that are about a campaign; `history` is about all of them, `seed` about one seed in all of them. */
const reportTopics = ['findings', 'properties', 'config', 'shards'] as const
type ReportTopic = (typeof reportTopics)[number]
const topics = [...reportTopics, 'history', 'seed'] as const

export function defineShow(program: Command, world: World, setExit: SetExit): void {
  program
    .command('show')
    .argument('[topic]', topics.join(', '), 'findings')
    .argument('[seed]', 'the seed, for "show seed N"')
    .description('print what a store holds about its newest campaign')
    .option('--db <file>', 'the store (default: that of the default target)')
    .option('--target <name>', 'target whose store is meant')
    .option('--campaign <id>', 'another campaign than the newest')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExample:\n  seedsweep show findings --db night.db\n')
    .action((topic: string, seed: string | undefined, options: ShowOptions) => {
      const dbPath = findDbPath(world, options)
      const known = topics.find((candidate) => candidate === topic)
      if (known === undefined) {
        throw new UserError('unknown-topic', `show ${topic} is not known`, `Write one of: ${topics.join(', ')}`)
      }
      if (known === 'seed') {
        const stored = readStoreSeed(dbPath, seed ?? '')
        world.stdout.write(
          options.json === true
            ? jsonLine({ version: 1, seed, ...stored })
            : plainLines(renderSeed(seed ?? '', stored)),
        )
      } else if (known === 'history') {
        const sweeps = readSweeps(dbPath)
        world.stdout.write(options.json === true ? jsonLine({ version: 1, campaigns: sweeps }) : renderHistory(sweeps))
      } else {
        const report = readStoreReport(dbPath, options.campaign ?? null, undefined, correctionsHere(world))
        world.stdout.write(options.json === true ? renderJson(known, report) : plainLines(renderTable(known, report)))
      }
      setExit(0)
    })
}

/** The corrections of the directory of the call. */
function correctionsHere({ cwd }: World) {
  return loadCorrections(loadConfig(cwd, null)?.directory ?? cwd, new Date())
}

function renderJson(topic: ReportTopic, report: CampaignReport): string {
  switch (topic) {
    case 'findings':
      return jsonLine(summariseJson(report))
    case 'properties':
      return jsonLine({ version: 1, campaign: report.plan.campaign, properties: report.properties })
    case 'config':
      return jsonLine({ version: 1, campaign: report.plan.campaign, config: report.configValues })
    case 'shards':
      return jsonLine({ version: 1, campaign: report.plan.campaign, shards: report.shards })
  }
}

function renderTable(topic: ReportTopic, report: CampaignReport): string {
  switch (topic) {
    case 'findings':
      return renderFindings(report)
    case 'properties':
      return renderProperties(report)
    case 'config':
      return renderConfigValues(report)
    case 'shards':
      return renderShards(report)
  }
}

function renderFindings(report: CampaignReport): string {
  const seeds = `${formatCount(report.delivered)} of ${formatPlural(report.planned, 'planned seed')}`
  const determinism = report.determinism === null ? '' : ` ${describeDeterminism(report.determinism)}\n`
  const history = renderOverAll(report)
  const aside = renderSetAside(report)
    .map((line) => `${line}\n`)
    .join('')
  const discovery = renderDiscovery(report)
    .map((line) => `${line}\n`)
    .join('')
  if (report.findings.length === 0) return ` no findings in ${seeds}\n${discovery}${determinism}${aside}${history}`
  const lines = report.findings.flatMap((finding) => [
    ...alignColumns([
      [
        finding.id,
        plainLine(finding.signature.title, 100),
        countSeeds(formatFailures(finding)),
        formatFindingRate(finding),
        formatConfirmation(finding),
      ],
    ]),
    ...listSeeds(finding),
    ...(finding.reproduction === null ? [] : [`     ${plainLines(finding.reproduction.commandLine)}`]),
    ...describeAgain(finding),
    ...(finding.life === null ? [] : [`     ${describeOverAll(finding.life)}`]),
    ...(finding.attribution === null ? [] : [`     ${plainLine(describeAttribution(finding.attribution), 1000)}`]),
  ])
  return `${[` ${formatPlural(report.findings.length, 'finding')} in ${seeds}`, '', ...lines].join('\n')}\n${discovery}${determinism}${aside}${history}`
}

function describeAgain(finding: Finding): string[] {
  const seeds = countSeedsToSeeAgain(finding)
  if (seeds === null) return []
  return [`     about ${formatPlural(seeds, 'fresh seed')} show it again with 99 % probability`]
}

/** `open: 60 of 3,000 seeds over 3 campaigns, first seen 2026-11-20`. */
function describeOverAll(life: Life): string {
  const known = describeKnown(life)
  const campaigns = `${formatCount(life.hits)} of ${formatPlural(life.seeds, 'seed')} over ${formatPlural(life.campaignsSince, 'campaign')}`
  const seen = `first seen ${life.first.at.slice(0, 10)}, last ${life.last.at.slice(0, 10)}`
  return `${describeLife(life)}: ${campaigns}, ${seen}${known === '' ? '' : `; stored seeds run again: ${known}`}`
}

/** `open, missed by 2 campaigns in a row: missed by 400 seeds; seen before, by 3 of 200 seeds, last missed 2026-11-20`. */
function describeProperty(life: PropertyLife): string {
  return `${describePropertyLife(life)}: ${describeSightings(life)}, last missed ${life.missed.last.at.slice(0, 10)}`
}

/** What all campaigns of the store say together, and the findings that this one did not see. */
function renderOverAll({ history }: CampaignReport): string {
  if (history === null) return ''
  const quiet = history.quiet.map(
    ({ id, title, life }) => ` ${id}  ${plainLine(title, 100)}\n     ${describeOverAll(life)}`,
  )
  const unseen = quiet.length === 0 ? [] : [' Not seen this time:', ...quiet]
  return `${['', ...describeHistory(history).map((sentence) => ` ${sentence}`), ...unseen].join('\n')}\n`
}

function countSeeds(count: string): string {
  return `${count} ${count === '1' ? 'seed' : 'seeds'}`
}

function listSeeds({ seeds, neverSeen }: Finding): string[] {
  if (neverSeen !== null) {
    const missed = `     in none of the ${formatPlural(neverSeen.seeds, 'seed')} that could have`
    return neverSeen.life === null ? [missed] : [missed, `     ${describeProperty(neverSeen.life)}`]
  }
  const shortest = seeds.slice(0, 6).map(({ seed }) => seed)
  return [`     shortest first: ${shortest.join(', ')}`]
}

function renderProperties(report: CampaignReport): string {
  if (report.properties.length === 0) return ' the simulators reported no properties\n'
  const neverSeen = report.conclusive ? 'NEVER SEEN' : 'not seen in what was delivered'
  const missed = report.properties.filter(isNeverSeen)
  const others = report.properties.filter((property) => !isNeverSeen(property))
  const rows = [...missed, ...others].map((property) => [
    property.kind,
    plainLine(property.name, 80),
    isNeverSeen(property) ? neverSeen : formatCount(property.passes),
    formatCount(property.failures),
    formatCount(property.seeds),
  ])
  return `${alignColumns([['kind', 'property', 'passes', 'failures', 'seeds'], ...rows]).join('\n')}\n`
}

function renderConfigValues({ configValues }: CampaignReport): string {
  if (configValues.length === 0) return ' nothing of the configuration is drawn\n'
  const rows = configValues.map(({ target, name, value, passes, failures }) => [
    target,
    name,
    plainLine(value, 80),
    formatCount(passes),
    formatCount(failures),
  ])
  return `${alignColumns([['target', 'drawn', 'value', 'passed', 'failed'], ...rows]).join('\n')}\n`
}

function renderShards(report: CampaignReport): string {
  const rows = report.shards.map((shard) => [
    String(shard.shard),
    shard.state,
    `${formatCount(shard.delivered)} of ${formatCount(shard.planned)}`,
    shard.cut === 0 ? '' : `${formatCount(shard.cut)} cut`,
    shard.wallMs === null ? '' : formatDuration(shard.wallMs),
    shard.canary === 'failed' ? 'canary failed as it must' : `canary ${shard.canary}`,
    plainLine(shard.machine ?? '', 60),
  ])
  return `${alignColumns([['shard', 'state', 'seeds', 'cut', 'time', 'canary', 'machine'], ...rows]).join('\n')}\n`
}

function renderSeed(seed: string, stored: StoredSeed): string {
  const { failures, exceptions, cuts, replays } = stored
  const rows = [
    ...failures.map((failure) => {
      const drawn = describeConfiguration(failure.config)
      const words = drawn === '' ? failure.title : `${failure.title}; with ${drawn}`
      return [failure.outcome, failure.target, failure.campaign, plainLine(words, 300)]
    }),
    ...exceptions.map((exception) => [
      exception.outcome,
      exception.target,
      exception.campaign,
      plainLine(exception.reason, 100),
    ]),
    ...cuts.map((cut) => ['cut', cut.target, cut.campaign, `after ${formatDuration(cut.elapsedMs)}`]),
    ...replays.map((replay) => [
      `replay: ${replay.verdict}`,
      replay.target,
      replay.campaign,
      plainLine(replay.where, 100),
    ]),
  ]
  if (rows.length === 0) return ` nothing is known of seed ${seed} by name: it passed, or was not swept\n`
  return `${alignColumns([['outcome', 'target', 'campaign', ''], ...rows]).join('\n')}\n`
}
