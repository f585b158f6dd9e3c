import { assert } from '../base/assert.ts'
import type { RunResult, SeedJob } from '../model/outcome.ts'
import type { SeedText } from '../model/seed.ts'
import { noResultFiles } from '../model/target.ts'
import { runSeed } from './run-seed.ts'
import type { SimulatorContext } from './simulator-context.ts'

const canaryJob: SeedJob = { index: 0, seed: '0' as SeedText }

const canaryResult = {
  type: 'result',
  outcome: 'failed',
  failure: { kind: 'property', property: 'Canary', message: 'planted failure: this run must fail' },
}

/** Prints its argument and fails. The text travels as an argument, so that nothing of it needs quoting. */
const canaryScript = 'console.log(process.argv[1]); process.exit(1)'

/**
 * The engine's own must-fail run, by the same launcher and classifier as any seed. The caller judges: any outcome but
 * `failed`, or another property than `Canary`, means that this machine cannot tell failures.
 *
 * @param nodePath the Node executable to run it with.
 */
export async function runCanary(context: SimulatorContext, signal: AbortSignal, nodePath: string): Promise<RunResult> {
  const target = {
    ...context.target,
    run: [nodePath, '-e', canaryScript, `seedsweep: ${JSON.stringify(canaryResult)}`],
    env: {},
    config: {},
    expect: null,
    outcome: [],
    result: noResultFiles,
    timeoutMs: 60_000,
    memoryMax: null,
  }
  return runSeed({ ...context, target }, canaryJob, signal)
}

/** The target's own must-fail command, which it must have, by the same way. */
export async function runTargetCanary(context: SimulatorContext, signal: AbortSignal): Promise<RunResult> {
  const { target } = context
  assert(target.canary !== null, `target ${target.name} has no canary`)
  return runSeed({ ...context, target: { ...target, run: target.canary } }, canaryJob, signal)
}
