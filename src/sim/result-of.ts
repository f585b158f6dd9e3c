import { describeViolations } from './describe-violations.ts'
import type { Simulation } from './run-simulation.ts'

/** One seed's result in the words of the simulator protocol. */
export interface SimulatorResult {
  readonly type: 'result'
  readonly seed: string
  readonly outcome: 'passed' | 'failed' | 'unknown'
  readonly digest: string
  /** By which the failure shows; of a run without one, its length. */
  readonly step: number
  readonly failure?: {
    readonly kind: 'property'
    readonly property: string
    readonly message: string
    readonly detail: string
  }
  readonly properties: readonly PropertyCount[]
}

interface PropertyCount {
  readonly name: string
  readonly kind: 'always' | 'sometimes'
  readonly passes: number
  readonly failures: number
}

/**
 * The first broken promise is the failure. Its message begins with the shape of the violation, which has no number of this run in it:
 * with the promise's name it says which bug this is.
 */
export function resultOf(seed: bigint, simulation: Simulation): SimulatorResult {
  const { verdict, digest } = simulation
  const first = verdict.violations[0]
  const properties: PropertyCount[] = []
  for (const { name, exercised, broken } of verdict.promises) {
    properties.push({ name, kind: 'always', passes: Math.max(0, exercised - broken), failures: broken })
  }
  for (const { name, hits } of verdict.coverage) {
    properties.push({ name, kind: 'sometimes', passes: hits, failures: 0 })
  }
  return {
    type: 'result',
    seed: String(seed),
    outcome: verdict.outcome,
    digest,
    step: first?.step ?? simulation.steps,
    ...(first === undefined
      ? {}
      : {
          failure: {
            kind: 'property',
            property: first.property,
            message: first.shape,
            detail: describeViolations(verdict.violations).join('\n'),
          },
        }),
    properties,
  }
}
