import { prepareEtcd } from '../../src/sim/etcd-simulator.ts'

/** What is asked for on the command line beside the seed. */
export const defaults = {
  bugs: [],
  etcd: undefined,
  faults: undefined,
  without: [],
  mask: [],
  stepsMax: undefined,
  durationUs: undefined,
} satisfies Parameters<typeof prepareEtcd>[0]

/** Of 64 seeds, those that run without bugs; the others run the release with most of them. */
const correctCount = 48

/** The golden file: a line each for 64 seeds, with digest, outcome, steps and, where it failed, what broke. */
export function describeGoldenSeeds(): string {
  const lines = Array.from({ length: 64 }, (_, seed) => {
    const etcd = seed < correctCount ? undefined : '3.5.0'
    const { digest, outcome, step, failure } = runSeed(BigInt(seed), { ...defaults, etcd })
    const broke = failure === undefined ? '' : `  ${failure.property}: ${failure.message}`
    return `${etcd === undefined ? 'etcd' : `etcd-${etcd}`} ${seed}: ${digest} ${outcome} after ${step} steps${broke}`
  })
  return `${lines.join('\n')}\n`
}

interface SeedResult {
  readonly digest: string
  readonly outcome: string
  readonly step: number
  readonly failure?: { readonly property: string; readonly message: string }
}

/** Runs one seed in this process. */
export function runSeed(seed: bigint, choice: Parameters<typeof prepareEtcd>[0], trace = false): SeedResult {
  const simulator = prepareEtcd(choice)
  if (simulator.kind !== 'ready') throw new Error(simulator.message)
  return JSON.parse(simulator.run(seed, trace).json) as SeedResult
}
