import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'

/** One thing to measure. `run` does the work once and says how long one unit of it took, in any unit. */
export interface Contender {
  readonly name: string
  run(): Promise<number> | number
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
  const samples = contenders.map((): number[] => [])
  for (let round = -1; round < rounds; round++) {
    for (const [position, contender] of contenders.entries()) {
      const value = await contender.run()
      if (round >= 0) samples[position]?.push(value)
    }
  }
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

/** Prints a Markdown table; the first line is what the ratios are to. */
export function printTable(title: string, unit: string, figures: readonly Figure[]): void {
  console.log(
    `\n## ${title}\n\n| | min ${unit} | median | max | ratio (min-max) |\n| --- | ---: | ---: | ---: | ---: |`,
  )
  for (const { name, min, median, max, ratio } of figures) {
    const noise = `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}-${ratio.max.toFixed(2)})`
    console.log(`| ${name} | ${show(min)} | ${show(median)} | ${show(max)} | ${noise} |`)
  }
}

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
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
