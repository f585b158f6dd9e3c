import { setFailed, setSecret } from '@actions/core'
import { openContext } from './context.ts'
import { describeError } from './describe-error.ts'
import { readInputs } from './inputs.ts'
import { runAuto } from './modes/auto.ts'
import { runBisect } from './modes/bisect.ts'
import { runPlan } from './modes/plan.ts'
import { runReport } from './modes/report.ts'
import { runSweep } from './modes/sweep.ts'

/** What the action is given of the world. */
export interface ActionWorld {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly nodePath: string
  /** Aborts when the runner cancels the job. */
  readonly signal: AbortSignal
  readonly version: string
}

/** Runs the step; returns its exit status: 0, or 1 for a red step. */
export async function runAction(world: ActionWorld): Promise<number> {
  try {
    const inputs = readInputs()
    if (inputs.token !== '') setSecret(inputs.token)
    using context = openContext(world, inputs)
    switch (inputs.mode) {
      case 'auto':
        return await runAuto(context)
      case 'plan':
        return await runPlan(context)
      case 'sweep':
        return await runSweep(context)
      case 'report':
        return await runReport(context)
      case 'bisect':
        return await runBisect(context)
    }
  } catch (error) {
    setFailed(describeError(error, world.version))
    return 1
  }
}
