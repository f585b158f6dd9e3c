import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { type FailOn, failOns, floorDefault } from '../campaign/judge-campaign.ts'
import { keepHeapSmall } from '../campaign/keep-heap-small.ts'
import type { Machine } from '../campaign/machine.ts'
import type { PlanRequest } from '../campaign/phases.ts'
import { describeMachine, usableJobs } from '../campaign/read-machine.ts'
import { readSettings, type Settings } from '../campaign/read-settings.ts'
import { parseCount } from '../config/parse-count.ts'
import { parseDuration } from '../config/parse-duration.ts'
import { parseSeedRange } from '../config/parse-seed-range.ts'
import { type Via, vias } from '../model/target.ts'
import type { World } from './world.ts'

/** Flags that say which simulator; the same words as in seedsweep.yml and in the action's inputs. */
export function addTargetOptions(command: Command): Command {
  return command
    .option(
      '--target <name>',
      'target of seedsweep.yml to run, several with commas between, or all (default: its "default")',
    )
    .option('--config <file>', 'configuration file (default: seedsweep.yml here)')
    .option('--run <command>', "the simulator's command with {seed}, split as a shell does; or write it after --")
    .option('--preset <name>', 'known simulator or test runner: madsim, go-test, hypothesis, ... (docs/presets.md)')
    .option('--build <line>', 'shell line that makes the simulator runnable; printed in reproductions')
    .option('--timeout <duration>', 'wall time a seed may take: 90s, 5m (default: 60s)')
    .option('--memory <size>', 'memory a seed may use, with all its processes: 2GiB, 512MiB (Linux; default: no bound)')
}

export interface TargetOptions {
  readonly target?: string
  readonly config?: string
  readonly run?: string
  readonly preset?: string
  readonly build?: string
  readonly timeout?: string
  readonly memory?: string
}

/** Flags that say which seeds. */
export function addSeedOptions(command: Command): Command {
  return command
    .option('--seeds <A..B>', 'seeds A to B, B not included')
    .option('--count <n>', 'so many fresh seeds')
    .option('--budget <duration>', 'fresh seeds for so long: 90s, 5m, 1h (default: 5m)')
}

export interface SeedOptions {
  readonly seeds?: string
  readonly count?: string
  readonly budget?: string
}

export function readTargetSettings(world: World, options: TargetOptions, command: readonly string[]): Settings {
  return readSettings(world.cwd, {
    config: options.config ?? null,
    target: options.target ?? null,
    command: command.length > 0 ? command : null,
    run: options.run ?? null,
    build: options.build ?? null,
    preset: options.preset ?? null,
    timeout: options.timeout ?? null,
    memory: options.memory ?? null,
  })
}

export function readSeeds(options: SeedOptions): PlanRequest['seeds'] {
  const given = (['seeds', 'count', 'budget'] as const).filter((name) => options[name] !== undefined)
  if (given.length > 1) {
    throw new UserError(
      'seeds-twice',
      `--${given.join(' and --')} contradict each other`,
      'Write one of --seeds, --count, --budget',
    )
  }
  if (options.seeds !== undefined) return { by: 'range', ...parseSeedRange(options.seeds) }
  if (options.count !== undefined) return { by: 'count', count: parseCount(options.count) }
  return { by: 'budget', budgetMs: parseDuration(options.budget ?? '5m') }
}

/** A whole number of a flag, within bounds. */
export function readInteger(flag: string, text: string, min: number, max: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new UserError(
    'not-a-number',
    `${flag} ${text} is not a whole number from ${min} to ${max}`,
    `Write ${flag} ${min}, for example`,
  )
}

/** Most seeds at once: far above any machine, below what a slip of the hand asks for. */
const jobsMax = 4096

export function readJobs(text: string | undefined): number {
  return text === undefined ? usableJobs() : readInteger('--jobs', text, 1, jobsMax)
}

export function readVia(text: string | undefined): Via | null {
  if (text === undefined) return null
  const via = vias.find((candidate) => candidate === text)
  if (via !== undefined) return via
  throw new UserError(
    'unknown-via',
    `--via ${text} is none of the ways to run a seed`,
    `Write one of: ${vias.join(', ')}`,
  )
}

export function readFailOn(text: string | undefined): FailOn {
  const failOn = failOns.find((candidate) => candidate === (text ?? 'any'))
  if (failOn !== undefined) return failOn
  throw new UserError('unknown-fail-on', `--fail-on ${text} is not known`, `Write one of: ${failOns.join(', ')}`)
}

export function readFloor(text: string | undefined): number {
  if (text === undefined) return floorDefault
  const floor = Number(text)
  if (text.trim() !== '' && floor >= 0 && floor <= 1) return floor
  throw new UserError('bad-floor', `--floor ${text} is not a share`, 'Write a number from 0 to 1, such as 0.9')
}

/** The machine of a command line, with a scratch directory that goes when the caller disposes of it or the process ends. */
export function openMachine(world: World, directory: string, jobs: number): Machine & Disposable {
  keepHeapSmall()
  const scratch = makeScratch()
  const remove = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 })
  process.once('exit', remove)
  return {
    cwd: directory,
    env: world.env,
    nodePath: world.nodePath,
    scratch,
    jobs,
    description: describeMachine(),
    now: () => performance.now(),
    date: () => new Date(),
    version: world.version,
    [Symbol.dispose]() {
      process.removeListener('exit', remove)
      remove()
    },
  }
}

function makeScratch(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'seedsweep-'))
  } catch (cause) {
    const hint = 'Make room there, or set TMPDIR to another directory'
    throw new WorldError('no-scratch', `no directory for temporary files can be made in ${tmpdir()}`, { hint, cause })
  }
}

/** How this program was called, for hints: `npx seedsweep` unless it is installed on the path. */
export function programName(world: World): string {
  return world.env.npm_lifecycle_event === 'npx' || world.env.npm_command === 'exec' ? 'npx seedsweep' : 'seedsweep'
}
