import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { UserError } from '../../base/user-error.ts'
import { WorldError } from '../../base/world-error.ts'
import { capYoungGeneration, seedBySeedBytes } from '../../campaign/cap-young-generation.ts'
import { parseDuration } from '../../config/parse-duration.ts'
import {
  type BundledSimulator,
  prepareBundled,
  type ReadySimulator,
  type SeedRun,
  type SimulatorChoice,
} from '../bundled-simulator.ts'
import type { SetExit } from '../program.ts'
import type { World } from '../world.ts'

interface SimOptions {
  readonly seed?: string
  readonly from?: string
  readonly count?: string
  readonly worker?: true
  readonly bug?: readonly string[]
  readonly etcd?: string
  readonly faults?: string
  readonly without?: string
  readonly mask?: string
  readonly maxSteps?: string
  readonly duration?: string
  readonly trace?: true
  readonly json?: true
  readonly history?: string
  readonly listBugs?: true
}

/** Runs that the worker takes ahead: enough that it never waits for the engine. */
const workerWindow = 16

export function defineSim(program: Command, world: World, setExit: SetExit): void {
  program
    .command('sim')
    .description('run the bundled simulator, a deterministic model of an etcd cluster, as any simulator is run')
    .argument('<system>', 'what is simulated: etcd')
    .option('--seed <S>', 'the seed to run')
    .option('--from <A>', 'the first of several seeds to run one after the other')
    .option('--count <N>', 'how many seeds from the first on')
    .option('--worker', 'be a worker: runs asked for by NDJSON on stdin, results on stdout')
    .option('--bug <ID...>', 'switch historical bugs on, such as 13766')
    .option('--etcd <VERSION>', 'switch the bugs on that a release had, such as 3.5.0')
    .option('--faults <FAMILIES>', 'exactly these families of faults, separated by commas; "none" for none')
    .option('--without <FAMILIES>', 'leave out families of faults that the seed switched on')
    .option('--mask <INDICES>', 'leave out single faults by their index, separated by commas')
    .option('--max-steps <N>', 'stop after so many steps and judge what there is')
    .option('--duration <TIME>', 'how long clients go on in simulated time, such as 10m')
    .option('--trace', 'print everything that happened')
    .option('--json', 'print all of the run as one JSON document (docs/run-document.md)')
    .option('--history <FILE>', 'write what key-value clients saw, as "check --model etcd" reads it; - for stdout')
    .option('--list-bugs', 'print the historical bugs that --bug knows')
    .addHelpText('after', '\nExample:\n  seedsweep sim etcd --seed 214 --bug 15220 --trace\n')
    .action(async (system: string, options: SimOptions) => {
      if (system !== 'etcd') {
        throw new UserError('unknown-system', `there is no simulator "${system}"`, 'write: seedsweep sim etcd --seed 1')
      }
      const bundled = await world.bundledSimulator()
      if (options.listBugs === true) world.stdout.write(`${bundled.listBugs()}\n`)
      else setExit(await runSim(world, bundled, options))
    })
}

async function runSim(world: World, bundled: BundledSimulator, options: SimOptions): Promise<number> {
  const simulator = prepareBundled(bundled, readChoice(options))
  if (options.worker === true) {
    await serve(world, simulator)
    return 0
  }
  let failed = false
  if (options.history !== undefined && options.seed === undefined) {
    throw new UserError('which-seeds', '--history is of one seed', 'write --seed S --history FILE')
  }
  const cap = capYoungGeneration(seedBySeedBytes)
  for (const seed of seedsOf(options)) {
    const run = simulator.run(seed, options.trace === true)
    failed ||= run.outcome === 'failed'
    const heard = await write(world, wantedText(world, run, options))
    cap()
    // Nobody reads on (`| head`), or Ctrl-C.
    if (!heard || world.signal.aborted) break
  }
  return failed ? 1 : 0
}

/** What is asked for of a run; a history in a file comes besides it. */
function wantedText(world: World, run: SeedRun, { json, history, trace }: SimOptions): string {
  if (history !== undefined && history !== '-') {
    try {
      writeFileSync(resolve(world.cwd, history), run.history())
    } catch (cause) {
      const hint = 'Name another file, or - for stdout'
      throw new WorldError('history-not-written', `the history cannot be written to ${history}`, { hint, cause })
    }
  }
  if (history === '-') return run.history()
  if (json === true) return `${run.document()}\n`
  return `${trace === true ? `${run.trace()}\n` : ''}${run.text()}\nseedsweep: ${run.json}\n`
}

/** Waits until the text is written, also so that signals and a reader's end are seen between seeds; false if it cannot. */
function write({ stdout }: World, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    stdout.write(text, (error) => setImmediate(resolve, !error))
  })
}

/** The worker protocol (docs/simulators.md): one line in, one line out, until `exit` or the end of the input. */
async function serve(world: World, simulator: ReadySimulator): Promise<void> {
  const { stdin, stdout, signal } = world
  const cap = capYoungGeneration(seedBySeedBytes)
  stdout.write(`{"type":"ready","protocol":1,"name":"etcd","window":${workerWindow}}\n`)
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY, signal })) {
    if (line.trim() === '') continue
    const request = readRequest(line)
    if (request === 'exit') return
    const { json } = simulator.run(request.seed, false)
    stdout.write(`{"id":${request.id},${json.slice(1)}\n`)
    cap()
  }
}

function readRequest(line: string): { readonly id: number; readonly seed: bigint } | 'exit' {
  let request: unknown
  try {
    request = JSON.parse(line)
  } catch {
    throw new UserError('worker-request', `a line on stdin is not JSON: ${line.slice(0, 200)}`, workerHint)
  }
  if (typeof request !== 'object' || request === null) {
    throw new UserError('worker-request', `a line on stdin is no object: ${line.slice(0, 200)}`, workerHint)
  }
  const { type, id, seed } = request as { type?: unknown; id?: unknown; seed?: unknown }
  if (type === 'exit') return 'exit'
  if (type !== 'run' || typeof id !== 'number' || typeof seed !== 'string') {
    throw new UserError('worker-request', `a line on stdin asks for no run: ${line.slice(0, 200)}`, workerHint)
  }
  return { id, seed: parseSeed(seed) }
}

const workerHint = 'write {"type":"run","id":1,"seed":"104"} or {"type":"exit"}'

function* seedsOf(options: SimOptions): Generator<bigint> {
  const { seed, from, count } = options
  if (seed !== undefined && from === undefined && count === undefined) {
    yield parseSeed(seed)
    return
  }
  const hint = 'write --seed S, or --from A --count N'
  if (seed !== undefined) throw new UserError('which-seeds', '--seed is one seed, --from and --count are several', hint)
  if (from === undefined || count === undefined) {
    throw new UserError('which-seeds', 'it is not said which seeds to run', hint)
  }
  const first = parseSeed(from)
  const end = BigInt(readNumber(count, '--count', 1))
  for (let nth = 0n; nth < end; nth += 1n) yield BigInt.asUintN(64, first + nth)
}

function readChoice(options: SimOptions): SimulatorChoice {
  return {
    bugs: (options.bug ?? []).flatMap(splitList),
    etcd: options.etcd,
    faults: options.faults === undefined ? undefined : options.faults === 'none' ? [] : splitList(options.faults),
    without: options.without === undefined ? [] : splitList(options.without),
    mask: options.mask === undefined ? [] : splitList(options.mask).map((index) => readNumber(index, '--mask', 0)),
    stepsMax: options.maxSteps === undefined ? undefined : readNumber(options.maxSteps, '--max-steps', 1),
    durationUs: options.duration === undefined ? undefined : parseDuration(options.duration, '--duration') * 1000,
  }
}

function parseSeed(text: string): bigint {
  if (!/^[0-9]{1,20}$/.test(text) || BigInt(text) >= 1n << 64n) {
    throw new UserError(
      'seed',
      `"${text.slice(0, 40)}" is not a seed`,
      'Write a whole number from 0 to 18446744073709551615',
    )
  }
  return BigInt(text)
}

function splitList(text: string): string[] {
  return text.split(',').filter((part) => part !== '')
}

function readNumber(text: string, flag: string, least: number): number {
  if (!/^[0-9]{1,15}$/.test(text) || Number(text) < least) {
    throw new UserError('not-a-number', `${flag} ${text} is not a whole number from ${least} on`, `write ${flag} 100`)
  }
  return Number(text)
}
