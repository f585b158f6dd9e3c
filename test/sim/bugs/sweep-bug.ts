import { chooseByBugs } from '../../../src/sim/bugs/choose-variants.ts'
import type { HistoricalBug } from '../../../src/sim/bugs/historical-bug.ts'
import { noVariants, type Variants } from '../../../src/sim/etcd/variants.ts'
import { runSimulation } from '../../../src/sim/run-simulation.ts'
import type { FaultFamily } from '../../../src/sim/world/faults.ts'

/** The switches of a bug, with those that it brings along. */
export function variantsOf(bug: HistoricalBug): Variants {
  const choice = chooseByBugs([bug.id])
  if (choice.kind === 'unknown') throw new Error(choice.message)
  return choice.variants
}

/** What one seed breaks first, as `property: shape`; how it ended where it breaks nothing. */
export function findingOf(
  seed: number | bigint,
  variants: Variants = noVariants,
  stepsMax = 500_000,
  faults?: readonly FaultFamily[],
): string {
  const options = { seed: BigInt(seed), variants, stepsMax }
  const { verdict } = runSimulation(faults === undefined ? options : { ...options, faults })
  const first = verdict.violations[0]
  return first === undefined ? verdict.outcome : `${first.property}: ${first.shape}`
}

/** A bug's own finding, as `findingOf` gives it. */
export function expectedOf({ finding }: HistoricalBug): string {
  return finding === undefined ? 'passed' : `${finding.property}: ${finding.shape}`
}
