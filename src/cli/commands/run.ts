import type { Command } from 'commander'
import { UserError } from '../../base/user-error.ts'
import { resolveRevision } from '../../campaign/ancestry.ts'
import { nameBaseStore } from '../../campaign/compare-phase.ts'
import { loadCorrections } from '../../campaign/load-known.ts'
import type { Machine } from '../../campaign/machine.ts'
import { planWarnings } from '../../campaign/phases.ts'
import { chooseDbPath, configName, type Settings } from '../../campaign/read-settings.ts'
import { type CampaignRequest, type CampaignResult, runCampaign } from '../../campaign/run-campaign.ts'
import { writeOutputs } from '../../campaign/write-outputs.ts'
import { type BundledSystem, bundledName } from '../../config/bundled-target.ts'
import { parseCompareBudget } from '../../config/parse-compare-budget.ts'
import { shortPath, storeFlags } from '../find-store.ts'
import { jsonLine, summariseJson } from '../json.ts'
import {
  addSeedOptions,
  addTargetOptions,
  type OutputOptions,
  openMachine,
  programName,
  readFailOn,
  readFloor,
  readJobs,
  readOutputs,
  readSeeds,
  readTargetSettings,
  readVia,
  type SeedOptions,
  type TargetOptions,
} from '../options.ts'
import type { SetExit } from '../program.ts'
import { openProgress, type Progress } from '../progress.ts'
import { rememberStarted } from '../stored-commands.ts'
import { renderSummary, type SummaryOptions } from '../terminal.ts'
import type { World } from '../world.ts'

interface RunOptions extends TargetOptions, SeedOptions, OutputOptions {
  readonly jobs?: string
  readonly via?: string
  readonly db?: string
  readonly failOn?: string
  readonly floor?: string
  readonly base?: string
  readonly compareBudget?: string
}

export function defineRun(program: Command, world: World, setExit: SetExit): void {
  const command = program
    .command('run')
    .argument('[command...]', "the simulator's command after --, with {seed}")
    .description('all stages on this machine: plan, sweep, store, confirm, summary')
    .passThroughOptions()
  addSeedOptions(addTargetOptions(command))
    .option('--jobs <n>', 'seeds at once (default: the cores this process may use)')
    .option('--via <run|batch|worker>', 'how seeds reach the simulator (default: worker, else batch, else run)')
    .option('--db <file>', 'the store (default: .seedsweep/<target>.db)')
    .option('--base <rev>', 'compare what is found with the commit that this one and <rev> have in common')
    .option('--compare-budget <duration>', 'with --base: how long the base may be swept (default: as long as this run)')
    .option('--fail-on <new|any|never>', 'which findings make the exit status 1 (default: any; with --base: new)')
    .option('--floor <share>', 'share of planned seeds that need a verdict, else inconclusive (default: 0.9)')
    .option('--sarif <file>', 'write the findings as SARIF, for code scanning')
    .option('--junit <file>', 'write findings and properties as JUnit XML')
    .option('--json [file]', 'print the result as JSON, or write it to a file')
    .addHelpText('after', '\nExample:\n  seedsweep run --seeds 0..100000 -- ./sim --seed {seed}\n')
    .action(async (words: string[], options: RunOptions) => {
      const settings = await readTargetSettings(world, options, words)
      if (settings.bundled !== null) announceBundled(world, settings, options)
      const seeds = readSeeds(options, settings)
      const dbPath = chooseDbPath(settings.directory, world.cwd, options.db ?? null, settings.name, null)
      using machine = openMachine(world, settings.directory, readJobs(options.jobs))
      await checkBase(machine, options)
      rememberStarted(world, settings.directory, settings.targets)
      const budgetMs = seeds.by === 'budget' ? seeds.budgetMs : null
      using progress = openProgress(settings.name, world.stderr, machine.now, { quiet: false, budgetMs })
      const result = await runCampaign(
        {
          targets: settings.targets,
          seeds,
          dbPath,
          via: readVia(options.via),
          failOn: readFailOn(options.failOn ?? (options.base === undefined ? undefined : 'new')),
          floor: readFloor(options.floor),
          corrections: loadCorrections(settings.directory, machine.date()),
          signal: world.signal,
          compare: readCompare(options, dbPath, progress),
          observer: {
            ...progress,
            onPlan(plan, resumed) {
              for (const warning of planWarnings(plan)) progress.onWarning(warning)
              if (resumed) progress.onWarning(`going on with campaign ${plan.origin.number} of this store`)
            },
          },
        },
        machine,
      )
      progress[Symbol.dispose]()
      const names = { dbPath: shortPath(world, dbPath), storeFlags: storeFlags(world, dbPath, options.config) }
      const { gaps } = result.judgement
      await writeOutputs(readOutputs(options), {
        report: result.report,
        gaps,
        from: world.cwd,
        checkout: { directory: settings.directory, env: world.env },
      })
      printResult(world, result, names, options.json === true)
      if (settings.bundled !== null && options.json !== true)
        world.stderr.write(`\n${suggestNext(world, settings.bundled)}`)
      setExit(result.judgement.exitCode)
    })
}

/** A base that is not there is a mistake to be told before anything runs. */
async function checkBase(machine: Machine, { base, compareBudget }: RunOptions): Promise<void> {
  if (base !== undefined) await resolveRevision({ directory: machine.cwd, env: machine.env }, base)
  else if (compareBudget !== undefined) {
    throw new UserError('no-base', '--compare-budget without a base to compare with', 'Write --base origin/main')
  }
}

type CompareRequest = NonNullable<CampaignRequest['compare']>

function readCompare({ base, compareBudget }: RunOptions, dbPath: string, progress: Progress): CompareRequest | null {
  if (base === undefined) return null
  return {
    revisions: [base],
    baseDbPath: nameBaseStore(dbPath),
    budgetMs: compareBudget === undefined ? null : parseCompareBudget(compareBudget, '--compare-budget'),
    observer: {
      onWarning: (message) => progress.onWarning(message),
      onComparing: (words) => progress.say(` ${words}`),
    },
  }
}

/** Somebody who named nothing must not take this for their own simulator. */
function announceBundled(world: World, { config, name }: Settings, { target: named }: RunOptions): void {
  const reason = config === null && named === undefined && name === bundledName ? `no ${configName} here: ` : ''
  world.stderr.write(` ${reason}sweeping ${name}, the bundled simulator of an etcd cluster\n`)
}

function suggestNext(world: World, { bugs, etcd }: BundledSystem): string {
  const program = programName(world)
  const lines =
    bugs.length === 0 && etcd === null
      ? [`A release with bugs that cost its users data:   ${program} run --etcd 3.5.0`]
      : [`See a failing seed happen: its command above, with --trace (docs/simulator.md)`]
  return ` ${[...lines, `Your own simulator:   ${program} run --count 1000 -- ./sim --seed {seed}`].join('\n ')}\n`
}

function printResult(
  world: World,
  result: CampaignResult,
  names: Pick<SummaryOptions, 'dbPath' | 'storeFlags'>,
  json: boolean,
): void {
  const options = { ...names, program: programName(world) }
  if (json) world.stdout.write(jsonLine(summariseJson(result.report)))
  else world.stdout.write(`\n${renderSummary(result.report, result.judgement, options)}`)
  if (world.signal.aborted) {
    world.stderr.write(` Stopped. What was found is in ${names.dbPath}; the same command goes on from there.\n`)
  }
}
