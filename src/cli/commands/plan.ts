import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { formatPlural } from '../../base/text.ts'
import { WorldError } from '../../base/world-error.ts'
import { planMatrix, plannedCount, planPhase, planWarnings } from '../../campaign/phases.ts'
import { type Plan, shardCountMax } from '../../model/plan.ts'
import { jsonLine } from '../json.ts'
import {
  addSeedOptions,
  addTargetOptions,
  readInteger,
  readSeeds,
  readTargetSettings,
  type SeedOptions,
  type TargetOptions,
} from '../options.ts'
import type { SetExit } from '../program.ts'
import type { World } from '../world.ts'

interface PlanOptions extends TargetOptions, SeedOptions {
  readonly shards: string
  readonly number: string
  readonly db?: string
  readonly output: string
  readonly json?: true
}

/** Largest campaign number: windows of 2^32 indices fill 64 bits. */
const numberMax = 2 ** 32 - 1

export function definePlan(program: Command, world: World, setExit: SetExit): void {
  const command = program
    .command('plan')
    .argument('[command...]', "the simulator's command after --, with {seed}")
    .description('make the plan of a campaign and print the matrix of its shards')
    .passThroughOptions()
  addSeedOptions(addTargetOptions(command))
    .option('--shards <n>', `runners that share the campaign, at most ${shardCountMax}`, '1')
    .option('--number <n>', 'number of the campaign outside a CI: other numbers, other seeds', '1')
    .option('--db <file>', 'store of the campaigns before: the seeds that they cut are carried over')
    .option('-o, --output <file>', 'where to write the plan', 'plan.json')
    .option('--json', 'print campaign, matrix and the name of the file as JSON')
    .addHelpText('after', '\nExample:\n  seedsweep plan --target raft --count 1000000 --shards 8 -o plan.json\n')
    .action(async (words: string[], options: PlanOptions) => {
      const settings = await readTargetSettings(world, options, words)
      const plan = await planPhase(
        {
          targets: settings.targets,
          seeds: readSeeds(options, settings),
          shardCount: readInteger('--shards', options.shards, 1, shardCountMax),
          previous: options.db === undefined ? null : { dbPath: resolve(world.cwd, options.db), before: Infinity },
          number: readInteger('--number', options.number, 0, numberMax),
        },
        { cwd: settings.directory, env: world.env, version: world.version },
      )
      for (const warning of planWarnings(plan)) world.stderr.write(` warning  ${warning}\n`)
      writePlan(plan, resolve(world.cwd, options.output), options.output)
      const count = plannedCount(plan)
      const size = plan.size.by === 'budget' ? `${plan.size.budgetMs / 1000} s` : formatPlural(count ?? 0, 'seed')
      world.stderr.write(
        ` campaign ${plan.campaign}: ${size} of ${settings.targets.map(({ name }) => name).join(', ')} in ${formatPlural(plan.shards.length, 'shard')}, written to ${options.output}\n`,
      )
      const matrix = planMatrix(plan)
      const { campaign } = plan
      world.stdout.write(
        jsonLine(options.json === true ? { version: 1, campaign, matrix, plan: options.output } : matrix),
      )
      setExit(0)
    })
}

function writePlan(plan: Plan, path: string, named: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`)
  } catch (cause) {
    const hint = 'Name another file with -o'
    throw new WorldError('plan-not-written', `the plan cannot be written to ${named}`, { hint, cause })
  }
}
