import { resolve } from 'node:path'
import type { Command } from 'commander'
import { plainLine } from '../../base/plain-text.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { listShardGaps } from '../../campaign/judge-campaign.ts'
import { type MergeResult, mergePhase, readStoreReport } from '../../campaign/phases.ts'
import type { CampaignReport } from '../../model/report.ts'
import { jsonLine } from '../json.ts'
import type { SetExit } from '../program.ts'
import type { World } from '../world.ts'

interface MergeOptions {
  readonly output: string
  readonly json?: true
}

export function defineMerge(program: Command, world: World, setExit: SetExit): void {
  program
    .command('merge')
    .argument(
      '<stores...>',
      'stores of shards, of campaigns, in any order; for a store that is lost, the log of its job',
    )
    .description('merge stores into one: any order, any subset, again, with the same result; names what is missing')
    .requiredOption('-o, --output <file>', 'the merged store')
    .option('--json', 'print what was merged, refused and missing as JSON')
    .addHelpText(
      'after',
      `
A job log in place of a store gives the outcomes of its checkpoint lines, without details; a store wins over it.

Example:
  seedsweep merge -o night.db shard-*.db
  seedsweep merge -o night.db shard-0.db shard-2.db job-of-shard-1.txt
`,
    )
    .action((stores: string[], options: MergeOptions) => {
      const outPath = resolve(world.cwd, options.output)
      const report = mergePhase(
        outPath,
        stores.map((store) => resolve(world.cwd, store)),
      )
      for (const refused of report.refused) {
        world.stderr.write(` refused ${plainLine(refused.path, 1000)}: ${plainLine(refused.reason, 1000)}\n`)
      }
      if (report.merged.length + report.recovered.length === 0) {
        throw new UserError(
          'nothing-merged',
          'none of the files is a store that can be merged',
          'See the reasons above',
        )
      }
      const merged = report.campaigns.map(({ campaign }) => readStoreReport(outPath, campaign))
      const incomplete = merged.some(({ shards }) => shards.some(({ state }) => state !== 'delivered'))
      if (options.json === true) world.stdout.write(jsonLine({ version: 1, ...report }))
      else world.stdout.write(describeMerge(report, merged, options.output))
      const damaged = report.recovered.some(({ damagedLines }) => damagedLines > 0)
      setExit(incomplete || damaged || report.refused.length > 0 ? 4 : 0)
    })
}

/** Campaigns that are told one by one, the newest. */
const campaignsShown = 20
/** Missing shards of a campaign that are told one by one. */
const gapsShown = 16

function describeMerge(report: MergeResult, merged: readonly CampaignReport[], named: string): string {
  const older = merged.length - campaignsShown
  return [
    ` merged ${formatPlural(report.merged.length, 'store')} into ${named}`,
    ...report.recovered.map(describeLog),
    ...(older > 0 ? [` ${formatPlural(older, 'older campaign')}`] : []),
    ...merged.slice(-campaignsShown).map(describeCampaign),
    '',
  ].join('\n')
}

function describeLog({ path, shards, damagedLines }: MergeResult['recovered'][number]): string {
  const told = shards.map(({ shard, seeds }) => `${formatPlural(seeds, 'seed')} of shard ${shard}`).join(', ')
  const damaged =
    damagedLines === 0 ? '' : `; ${formatPlural(damagedLines, 'checkpoint line')} not as written, left out`
  return ` read ${told} from the job log ${plainLine(path, 1000)}: outcomes without details${damaged}`
}

function describeCampaign(report: CampaignReport): string {
  const { plan, delivered, planned, findings } = report
  const gaps = listShardGaps(report)
  const more = gaps.length > gapsShown ? [`and ${formatCount(gaps.length - gapsShown)} more`] : []
  const seeds = `${formatCount(delivered)} of ${formatCount(planned)} planned seeds, ${formatPlural(findings.length, 'finding')}`
  return [` campaign ${plan.campaign}: ${seeds}`, ...gaps.slice(0, gapsShown), ...more].join('; ')
}
