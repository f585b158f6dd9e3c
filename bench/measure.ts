import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'

/** One thing to measure. `run` does the work once and says how long one unit of it took, in any unit. */
export interface Contender<Value = number> {
  readonly name: string
  run(): Promise<Value> | Value
}

export interface Figure {
  readonly name: string
  readonly min: number
  readonly median: number
  readonly max: number
  /** To the first contender: the median over the rounds of the ratio within a round, where both saw the same load. */
  readonly ratio: { readonly min: number; readonly median: number; readonly max: number }
}

/** Runs all contenders in turn, `rounds` times, after one round to warm up: what the machine does besides hits all. */
export async function measure(contenders: readonly Contender[], rounds: number): Promise<Figure[]> {
  return compare(contenders, await collect(contenders, rounds))
}

/** The same where each run gives several values, by name. */
export async function measureEach<Name extends string>(
  contenders: readonly Contender<Readonly<Record<Name, number>>>[],
  names: readonly Name[],
  rounds: number,
): Promise<Record<Name, Figure[]>> {
  const samples = await collect(contenders, rounds)
  const figures = names.map((name): [Name, Figure[]] => [
    name,
    compare(
      contenders,
      samples.map((values) => values.map((value) => value[name])),
    ),
  ])
  return Object.fromEntries(figures) as Record<Name, Figure[]>
}

async function collect<Value>(contenders: readonly Contender<Value>[], rounds: number): Promise<Value[][]> {
  const samples = contenders.map((): Value[] => [])
  for (let round = -1; round < rounds; round++) {
    // There and back, so that a machine that grows slower or faster all the time does so for all.
    const turns = [...contenders.entries()]
    for (const [position, contender] of round % 2 === 0 ? turns : turns.reverse()) {
      const value = await contender.run()
      if (round >= 0) samples[position]?.push(value)
    }
  }
  return samples
}

function compare(contenders: readonly Contender<unknown>[], samples: readonly (readonly number[])[]): Figure[] {
  const first = samples[0] ?? []
  return contenders.map(({ name }, position) => {
    const values = samples[position] ?? []
    const ratios = values.map((value, round) => value / (first[round] ?? Number.NaN))
    return { name, ...summarise(values), ratio: summarise(ratios) }
  })
}

export function summarise(values: readonly number[]): { min: number; median: number; max: number } {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return { min: at(0), median: at(0.5), max: at(1) }
}

/** Milliseconds that `work` takes. */
export async function timeMs(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export interface TreeTime {
  readonly wallMs: number
  /** User and system time of the program and of everything below it that was waited for. */
  readonly cpuMs: number
  /** Largest resident set of any one process of the tree, in MiB; null where there is no GNU time. */
  readonly residentMiB: number | null
  readonly stdout: string
}

export interface TreeOptions {
  readonly cwd: string
  readonly stdin?: string
  /** Exit codes that are not an error; 0 by default. */
  readonly codes?: readonly number[]
}

const gnuTime = '/usr/bin/time'

/** Runs a program to its end, and says what it took with all its children. */
export async function timeTree(argv: readonly string[], options: TreeOptions): Promise<TreeTime> {
  // Of a process that we start ourselves Node tells no CPU time; what a shell says has a resolution of 10 ms too.
  const wrapped = existsSync(gnuTime)
    ? [gnuTime, '-f', '%U %S %M', ...argv]
    : ['sh', '-c', '"$@" 2>&1; times >&2', 'sh', ...argv]
  const [program = '', ...rest] = wrapped
  const start = performance.now()
  const child = spawn(program, rest, { cwd: options.cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined).end(options.stdin ?? '')
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  const [code]: (number | null)[] = await once(child, 'close')
  const wallMs = performance.now() - start
  if (!(options.codes ?? [0]).includes(code ?? -1))
    throw new Error(`${argv.join(' ')}: exit ${code}\n${stdout}${stderr}`)
  const last = stderr.trimEnd().split('\n').at(-1) ?? ''
  if (program === gnuTime) {
    const [user = 0, system = 0, kib = 0] = last.split(' ').map(Number)
    return { wallMs, cpuMs: (user + system) * 1_000, residentMiB: kib / 1_024, stdout }
  }
  const [user = 0, system = 0] = last.split(' ').map(readClock)
  return { wallMs, cpuMs: (user + system) * 1_000, residentMiB: null, stdout }
}

/** Seconds of `1m2.500s`. */
function readClock(text: string): number {
  const [, minutes = '0', seconds = '0'] = /^(\d+)m([\d.,]+)s$/.exec(text) ?? []
  return Number(minutes) * 60 + Number(seconds.replace(',', '.'))
}

/** The built CLI, which must be there: `npm run build`. */
export const cli = join(import.meta.dirname, '..', 'dist', 'js', 'cli.js')

/** Prints a Markdown table; the first line is what the ratios are to. */
export function printTable(title: string, unit: string, figures: readonly Figure[]): void {
  console.log(
    `\n## ${title}\n\n| | min ${unit} | median | max | ratio (min-max) |\n| --- | ---: | ---: | ---: | ---: |`,
  )
  for (const { name, min, median, max, ratio } of figures) {
    const noise = Number.isNaN(ratio.median)
      ? ''
      : `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}-${ratio.max.toFixed(2)})`
    console.log(`| ${name} | ${show(min)} | ${show(median)} | ${show(max)} | ${noise} |`)
  }
}

function show(value: number): string {
  if (Number.isNaN(value)) return 'not known'
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

/** Prints the line by which a figure is judged. */
export function printVerdict(what: string, value: string, met: boolean, bar: string): void {
  console.log(`\n${met ? 'met' : 'NOT MET'}: ${what}: ${value} (${bar})`)
}

export function printMachine(): void {
  const load = loadavg()[0]?.toFixed(1)
  console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, load at start ${load}`)
}

/** First line of `program --version`; null where it is not installed. */
export function versionOf(program: string): string | null {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? null
  } catch {
    return null
  }
}
