import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { type FailOn, failOns, floorDefault } from '../campaign/judge-campaign.ts'
import { keepHeapSmall } from '../campaign/keep-heap-small.ts'
import type { Machine } from '../campaign/machine.ts'
import { nameOwnProgram } from '../campaign/own-program.ts'
import type { PlanRequest } from '../campaign/phases.ts'
import { describeMachine, usableJobs } from '../campaign/read-machine.ts'
import { type BundledOffer, readSettings, type Settings } from '../campaign/read-settings.ts'
import type { Outputs } from '../campaign/write-outputs.ts'
import type { BundledSystem } from '../config/bundled-target.ts'
import { parseCount } from '../config/parse-count.ts'
import { parseDuration } from '../config/parse-duration.ts'
import { parseSeedRange } from '../config/parse-seed-range.ts'
import { type Via, vias } from '../model/target.ts'
import { prepareBundled } from './bundled-simulator.ts'
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
    .option('--bug <ID...>', 'the bundled etcd simulator with these historical bugs: 13766 (sim etcd --list-bugs)')
    .option('--etcd <VERSION>', 'the bundled etcd simulator with the bugs that this release had: 3.5.0')
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
  readonly bug?: readonly string[]
  readonly etcd?: string
}

/** Seeds of the bundled simulator where nobody says how many: all that it has to show in a few seconds. */
const bundledCount = 1_000

/** Flags that say which seeds. */
export function addSeedOptions(command: Command): Command {
  return command
    .option('--seeds <A..B>', 'seeds A to B, B not included')
    .option('--count <n>', 'so many fresh seeds')
    .option(
      '--budget <duration>',
      `fresh seeds for so long: 90s, 5m, 1h (default: 5m, or ${bundledCount} seeds of the bundled simulator)`,
    )
}

export interface SeedOptions {
  readonly seeds?: string
  readonly count?: string
  readonly budget?: string
}

export async function readTargetSettings(
  world: World,
  options: TargetOptions,
  command: readonly string[],
): Promise<Settings> {
  const settings = readSettings(world.cwd, {
    config: options.config ?? null,
    target: options.target ?? null,
    command: command.length > 0 ? command : null,
    run: options.run ?? null,
    build: options.build ?? null,
    preset: options.preset ?? null,
    timeout: options.timeout ?? null,
    memory: options.memory ?? null,
    bundled: offerBundled(world, readBundledSystem(options)),
  })
  if (settings.bundled !== null) await checkBundled(world, settings.bundled)
  return settings
}

/** The bundled simulator, to be started as a person in the directory of the campaign would start it. */
export function offerBundled(world: World, system: BundledSystem | null): BundledOffer {
  return { system, programIn: (directory) => nameOwnProgram(world, directory) }
}

function readBundledSystem({ bug, etcd }: TargetOptions): BundledSystem | null {
  if (bug === undefined && etcd === undefined) return null
  return { bugs: (bug ?? []).flatMap((ids) => ids.split(',')).filter((id) => id !== ''), etcd: etcd ?? null }
}

/** A bug or a release that does not exist is said before anything runs, by the simulator itself. */
async function checkBundled(world: World, { bugs, etcd }: BundledSystem): Promise<void> {
  if (bugs.length === 0 && etcd === null) return
  const nothingElse = { faults: undefined, without: [], mask: [], stepsMax: undefined, durationUs: undefined }
  const bundled = await world.bundledSimulator()
  prepareBundled(bundled, { ...nothingElse, bugs, etcd: etcd ?? undefined })
}

export function readSeeds(options: SeedOptions, { bundled }: Pick<Settings, 'bundled'>): PlanRequest['seeds'] {
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
  if (bundled !== null && options.budget === undefined) return { by: 'count', count: bundledCount }
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
  const onLaunched = keepHeapSmall()
  const scratch = makeScratch()
  const remove = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 })
  process.once('exit', remove)
  return {
    cwd: directory,
    env: world.env,
    nodePath: world.nodePath,
    seedsweepPath: world.seedsweepPath,
    scratch,
    jobs,
    description: describeMachine(),
    now: () => performance.now(),
    date: () => new Date(),
    version: world.version,
    onLaunched,
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

/** Flags for files of other programs. `--json` alone prints, with a file it writes. */
export interface OutputOptions {
  readonly sarif?: string
  readonly junit?: string
  readonly json?: true | string
}

export function readOutputs({ sarif, junit, json }: OutputOptions): Outputs {
  return { sarif: sarif ?? null, junit: junit ?? null, json: typeof json === 'string' ? json : null }
}
