import { type Choice, chooseByBugs, chooseByVersion, hintAt, type UnknownChoice } from './bugs/choose-variants.ts'
import type { HistoricalBug } from './bugs/historical-bug.ts'
import { trackRecord } from './bugs/track-record.ts'
import { describeRun } from './describe-run.ts'
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

export type PreparedSimulator = { readonly kind: 'ready'; run(seed: bigint, trace: boolean): SeedRun } | UnknownChoice

/** Lines of trace that are kept at most: a seed of a few simulated seconds has some ten thousand. */
const traceLinesMax = 1_000_000

/** Turns what was typed into a simulator that runs seeds. */
export function prepareEtcd(choice: SimulatorChoice): PreparedSimulator {
  const chosen = chooseVariants(choice)
  if (chosen.kind === 'unknown') return chosen
  const faults = choice.faults === undefined ? undefined : readFamilies(choice.faults)
  if (faults !== undefined && 'kind' in faults) return faults
  const without = readFamilies(choice.without)
  if ('kind' in without) return without
  const { mask, stepsMax, durationUs } = choice
  return {
    kind: 'ready',
    run(seed, trace) {
      const options: SimulationOptions = {
        seed,
        variants: chosen.variants,
        without,
        mask,
        ...(faults === undefined ? {} : { faults: faults.filter((family) => !without.includes(family)) }),
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

/** The bugs that can be switched on, a line each, with what must not be taken for more than it is. */
export function listBugs(): string {
  return trackRecord.map((bug) => `${bug.id.padEnd(10)}  ${[bug.title, ...remarksOn(bug)].join('; ')}`).join('\n')
}

function remarksOn({ affected, causeEstablished, finding }: HistoricalBug): string[] {
  const remarks: string[] = []
  if (affected.length === 0) remarks.push('never in a release of etcd')
  if (!causeEstablished) remarks.push('its cause is not established upstream')
  if (finding === undefined) remarks.push('no seed is known that shows it')
  return remarks
}

function chooseVariants({ bugs, etcd }: SimulatorChoice): Choice | UnknownChoice {
  if (etcd === undefined) return chooseByBugs(bugs)
  if (bugs.length === 0) return chooseByVersion(etcd)
  const message = 'a release has its own bugs, and single bugs were named besides'
  return { kind: 'unknown', message, hint: 'Write --etcd or --bug' }
}

function readFamilies(names: readonly string[]): readonly FaultFamily[] | UnknownChoice {
  const families: FaultFamily[] = []
  for (const name of names) {
    const family = faultFamilies.find((one) => one === name)
    if (family === undefined) {
      return { kind: 'unknown', message: `there is no family of faults "${name}"`, hint: hintAt(name, faultFamilies) }
    }
    families.push(family)
  }
  return families
}

/** What the door hands to the command line. */
export const bundledEtcd = { prepare: prepareEtcd, listBugs }
