import { type Choice, chooseByBugs, chooseByVersion, hintAt, type UnknownChoice } from './bugs/choose-variants.ts'
import { trackRecord } from './bugs/track-record.ts'
import { describeRun, describeTrace } from './describe-run.ts'
import { resultOf } from './result-of.ts'
import { runSimulation } from './run-simulation.ts'
import { type FaultFamily, faultFamilies } from './world/faults.ts'

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
  /** For people. */
  text(): string
  trace(): string
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
      const simulation = runSimulation({
        seed,
        variants: chosen.variants,
        without,
        mask,
        ...(faults === undefined ? {} : { faults: faults.filter((family) => !without.includes(family)) }),
        ...(stepsMax === undefined ? {} : { stepsMax }),
        ...(durationUs === undefined ? {} : { durationUs }),
        traceLinesMax: trace ? traceLinesMax : 0,
      })
      return {
        outcome: simulation.verdict.outcome,
        json: JSON.stringify(resultOf(seed, simulation)),
        text: () => describeRun(seed, simulation),
        trace: () => describeTrace(simulation.trace),
      }
    },
  }
}

/** The bugs that can be switched on, a line each. */
export function listBugs(): string {
  return trackRecord.map((bug) => `${bug.id.padEnd(10)}  ${bug.title}`).join('\n')
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
