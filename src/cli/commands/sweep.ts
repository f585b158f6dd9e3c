import { resolve } from 'node:path'
import type { Command } from 'commander'
import { formatCount, formatPlural } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { readPlan, readStoreReport } from '../../campaign/phases.ts'
import { chooseDbPath, joinTargetNames, loadConfig } from '../../campaign/read-settings.ts'
import { readTextFile } from '../../campaign/read-text-file.ts'
import { checkpointMsDefault, type SweepResult, sweepPhase } from '../../campaign/sweep-phase.ts'
import { parseDuration } from '../../config/parse-duration.ts'
import type { Plan } from '../../model/plan.ts'
import { shortPath } from '../find-store.ts'
import { jsonLine } from '../json.ts'
import { openMachine, readInteger, readJobs, readVia } from '../options.ts'
import type { SetExit } from '../program.ts'
import { openProgress } from '../progress.ts'
import { rememberStarted } from '../stored-commands.ts'
import type { World } from '../world.ts'

interface SweepOptions {
  readonly plan: string
  readonly shard: string
  readonly config?: string
  readonly jobs?: string
  readonly via?: string
  readonly checkpoint?: string
  readonly db?: string
  readonly json?: true
}

export function defineSweep(program: Command, world: World, setExit: SetExit): void {
  program
    .command('sweep')
    .description("run one shard of a plan; goes on where an earlier attempt's store ends")
    .requiredOption('--plan <file>', 'the plan, made by "seedsweep plan"')
    .requiredOption('--shard <i|auto>', 'which shard, counting from 0; auto reads it from the CI')
    .option('--config <file>', 'configuration file; commands run in its directory (default: here)')
    .option('--jobs <n>', 'seeds at once (default: the cores this process may use)')
    .option('--via <run|batch|worker>', 'how seeds reach the simulator')
    .option('--db <file>', 'the store (default: .seedsweep/<target>-s<shard>.db)')
    .option(
      '--checkpoint <duration|off>',
      'how often a line is printed from which merge recovers a lost store (default: 60s; off on a terminal)',
    )
    .option('--json', 'print what was delivered as JSON')
    .addHelpText(
      'after',
      `
Where a machine may die with its store, keep what this prints: merge takes it in place of the store.

Example:
  seedsweep sweep --plan plan.json --shard 3
`,
    )
    .action(async (options: SweepOptions) => {
      const plan = loadPlan(world, options.plan)
      const shard = readShard(world, plan, options.shard)
      const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd
      const name = joinTargetNames(plan.targets.map(({ target }) => target.name))
      const dbPath = chooseDbPath(directory, world.cwd, options.db ?? null, name, shard)
      using machine = openMachine(world, directory, readJobs(options.jobs))
      const targets = plan.targets.map(({ target }) => target)
      rememberStarted(world, directory, targets)
      const budgetMs = plan.size.by === 'budget' ? plan.size.budgetMs : null
      const label = `${name} shard ${shard}`
      using progress = openProgress(label, world.stderr, machine.now, { quiet: false, budgetMs })
      const attempt = readInteger('GITHUB_RUN_ATTEMPT', world.env.GITHUB_RUN_ATTEMPT ?? '1', 1, 1_000_000)
      const via = readVia(options.via)
      const everyMs = readCheckpointMs(options.checkpoint, world)
      const checkpoints = everyMs === null ? null : { everyMs, write: (line: string) => progress.say(line) }
      const { signal } = world
      const result = await sweepPhase(
        { plan, shard, attempt, dbPath, via, signal, observer: progress, checkpoints },
        machine,
      )
      progress[Symbol.dispose]()
      const delivery = describeDelivery(result, dbPath, plan, shard)
      world.stderr.write(` shard ${shard}: ${delivery.sentence}; store ${shortPath(world, dbPath)}${delivery.more}\n`)
      if (options.json === true) world.stdout.write(jsonLine(delivery.json))
      setExit(result.state === 'delivered' && result.proven ? 0 : 4)
    })
}

/** Null: none are written. A terminal is no log that anybody keeps. */
function readCheckpointMs(text: string | undefined, world: World): number | null {
  if (text === undefined) return world.stderr.isTTY ? null : checkpointMsDefault
  return text === 'off' ? null : parseDuration(text, '--checkpoint')
}

function describeDelivery({ state, proven }: SweepResult, dbPath: string, plan: Plan, shard: number) {
  const { campaign } = plan
  const coverage = readStoreReport(dbPath, campaign).shards.find((candidate) => candidate.shard === shard)
  const { delivered = 0, planned = 0, cut = 0 } = coverage ?? {}
  const unproven = state === 'delivered' && !proven ? ', stopped before every finding was replayed' : ''
  return {
    sentence: `${formatCount(delivered)} of ${formatPlural(planned, 'planned seed')}, ${state}${unproven}`,
    more: state === 'delivered' && proven ? '' : '; the same command goes on from there',
    json: { version: 1, campaign, shard, state, proven, planned, delivered, cut },
  }
}

function loadPlan(world: World, named: string): Plan {
  const hint = 'Make one: seedsweep plan --count 1000 --shards 4 -o plan.json'
  return readPlan(readTextFile(resolve(world.cwd, named), named, hint), named)
}

/** Where each CI keeps the number of a parallel job; Buildkite and Kubernetes count from 0, GitLab from 1. */
const shardVariables = [
  { name: 'SEEDSWEEP_SHARD', first: 0 },
  { name: 'JOB_COMPLETION_INDEX', first: 0 },
  { name: 'BUILDKITE_PARALLEL_JOB', first: 0 },
  { name: 'CI_NODE_INDEX', first: 1 },
] as const

function readShard(world: World, plan: Plan, text: string): number {
  const last = plan.shards.length - 1
  const shard = text === 'auto' ? readShardVariable(world) : text
  const value = /^\d{1,6}$/.test(shard) ? Number(shard) : -1
  if (plan.shards.some((candidate) => candidate.shard === value)) return value
  const range =
    last === 0 ? 'The plan has one shard: write --shard 0' : `Shards count from 0: write a number from 0 to ${last}`
  throw new UserError('shard-out-of-range', `the plan has no shard ${shard}`, range)
}

function readShardVariable(world: World): string {
  for (const { name, first } of shardVariables) {
    const text = world.env[name]
    if (text !== undefined) return String(readInteger(name, text, first, 1_000_000) - first)
  }
  const names = shardVariables.map(({ name }) => name).join(', ')
  throw new UserError(
    'no-shard-variable',
    `--shard auto finds no shard number in the environment`,
    `Set one of ${names}, or write the number`,
  )
}
