import { chooseByBugs } from '../../../src/sim/bugs/choose-variants.ts'
import { noVariants, type Variants } from '../../../src/sim/etcd/variants.ts'
import { runSimulation, type Simulation, type SimulationOptions } from '../../../src/sim/run-simulation.ts'

export interface FailedSeed {
  readonly seed: bigint
  readonly options: SimulationOptions
  readonly simulation: Simulation
}

/** The first seeds with this bug that break this promise first, with their traces; among `seedsMax` seeds from `from` on. */
export function findFailures(
  bug: string,
  property: string,
  count: number,
  seedsMax: number,
  from = 0,
): readonly FailedSeed[] {
  const found: FailedSeed[] = []
  for (let seed = BigInt(from); seed < BigInt(from + seedsMax) && found.length < count; seed += 1n) {
    const options = { seed, variants: variantsOf([bug]) }
    const { verdict } = runSimulation(options)
    if (verdict.violations[0]?.property !== property) continue
    found.push({ seed, options, simulation: runSimulation({ ...options, traceLinesMax: 1_000_000 }) })
  }
  return found
}

export function variantsOf(bugs: readonly string[]): Variants {
  if (bugs.length === 0) return noVariants
  const choice = chooseByBugs(bugs)
  if (choice.kind === 'unknown') throw new Error(choice.message)
  return choice.variants
}
