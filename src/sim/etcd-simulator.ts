import { chooseByBugs, chooseByVersion } from './bugs/choose-variants.ts'
import { trackRecord } from './bugs/track-record.ts'
import { describeRun } from './describe-run.ts'
import { noVariants, type Variants } from './etcd/variants.ts'
import { documentRun } from './explain/document-run.ts'
import { describeEverything, explainRun } from './explain/explain-run.ts'
import { resultOf } from './result-of.ts'
import { runSimulation, type Simulation, type SimulationOptions } from './run-simulation.ts'
import { type FaultFamily, faultFamilies } from './world/faults.ts'
import { writeHistory } from './write-history.ts'

/** What the command line asks for; texts as they were typed. */
export interface SimulatorChoice {
  readonly bugs: readonly string[]
  readonly etcd: string | undefined
  readonly faults: readonly string[] | undefined
  readonly without: readonly string[]
  readonly mask: readonly number[]
  readonly stepsMax: number | undefined
  readonly durationUs: number | undefined
}

/** One seed as it ended. */
export interface SeedRun {
  readonly outcome: 'passed' | 'failed' | 'unknown'
  /** The result object of the simulator protocol, as JSON. */
  readonly json: string
  /** For people: what was broken, and why. */
  text(): string
  /** Everything that happened, a line each. */
  trace(): string
  /** The same as JSON: a `RunDocument`. */
  document(): string
  /** What key-value clients saw, in the format of docs/check.md. */
  history(): string
}

export type PreparedSimulator =
  | { readonly kind: 'ready'; run(seed: bigint, trace: boolean): SeedRun }
  /** The choice names something that does not exist. */
  | { readonly kind: 'unknown'; readonly message: string }

/** Lines of trace that are kept at most: a seed of a few simulated seconds has some ten thousand. */
const traceLinesMax = 1_000_000

/** Turns what was typed into a simulator that runs seeds. */
export function prepareEtcd(choice: SimulatorChoice): PreparedSimulator {
  const variants = chooseVariants(choice)
  if (typeof variants === 'string') return { kind: 'unknown', message: variants }
  const faults = choice.faults === undefined ? undefined : readFamilies(choice.faults)
  if (typeof faults === 'string') return { kind: 'unknown', message: faults }
  const without = readFamilies(choice.without)
  if (typeof without === 'string') return { kind: 'unknown', message: without }
  const { mask, stepsMax, durationUs } = choice
  return {
    kind: 'ready',
    run(seed, trace) {
      const options: SimulationOptions = {
        seed,
        variants,
        without,
        mask,
        ...(faults === undefined ? {} : { faults }),
        ...(stepsMax === undefined ? {} : { stepsMax }),
        ...(durationUs === undefined ? {} : { durationUs }),
        traceLinesMax: trace ? traceLinesMax : 0,
      }
      const simulation = runSimulation(options)
      // Whoever asks what happened in a run without a trace gets it from the same run again: a sweep pays nothing for it.
      const traced = (): Simulation => (trace ? simulation : runSimulation({ ...options, traceLinesMax }))
      return {
        outcome: simulation.verdict.outcome,
        json: JSON.stringify(resultOf(seed, simulation)),
        text: () => {
          const why = simulation.verdict.outcome === 'failed' ? explainRun(traced()) : []
          return [describeRun(seed, simulation), ...why].join('\n')
        },
        trace: () => describeEverything(traced()),
        document: () => JSON.stringify(documentRun(seed, traced())),
        history: () => writeHistory(simulation),
      }
    },
  }
}

/** The bugs that can be switched on, a line each. */
export function listBugs(): string {
  return trackRecord.map((bug) => `${bug.id.padEnd(10)}  ${bug.title}`).join('\n')
}

function chooseVariants({ bugs, etcd }: SimulatorChoice): Variants | string {
  if (etcd !== undefined && bugs.length > 0) {
    return 'a release and single bugs exclude each other; write --etcd or --bug'
  }
  if (etcd === undefined && bugs.length === 0) return noVariants
  const choice = etcd === undefined ? chooseByBugs(bugs) : chooseByVersion(etcd)
  return choice.kind === 'unknown' ? choice.message : choice.variants
}

function readFamilies(names: readonly string[]): readonly FaultFamily[] | string {
  const families: FaultFamily[] = []
  for (const name of names) {
    const family = faultFamilies.find((one) => one === name)
    if (family === undefined) return `there is no family of faults "${name}"; write some of ${faultFamilies.join(', ')}`
    families.push(family)
  }
  return families
}
