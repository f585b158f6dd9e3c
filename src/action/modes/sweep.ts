import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { info, setFailed, setOutput } from '@actions/core'
import { assert } from '../../base/assert.ts'
import { formatCount } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { readStoreReport } from '../../campaign/phases.ts'
import { loadConfig } from '../../campaign/read-settings.ts'
import { checkpointMsDefault, sweepPhase } from '../../campaign/sweep-phase.ts'
import type { Plan } from '../../model/plan.ts'
import { openArtifacts } from '../artifacts.ts'
import { type ActionContext, logProgress } from '../context.ts'
import { findPlan } from '../find-plan.ts'
import { keepStore } from '../keep-store.ts'

/** Runs one shard and uploads its store, also when the job is cancelled; green when it delivered. */
export async function runSweep(context: ActionContext): Promise<number> {
  const { inputs, world, attempt } = context
  const artifacts = await openArtifacts(world.env, inputs.token)
  const plan = await findPlan(context, artifacts)
  const shard = inputs.shard
  assert(shard !== null, 'mode sweep without a shard')
  checkShard(plan, shard)
  const directory = loadConfig(context.workspace, inputs.choice.config)?.directory ?? context.workspace
  const dbPath = join(context.folder, `s${shard}`, 'shard.db')
  mkdirSync(dirname(dbPath))
  const machine = context.machine(directory)
  setOutput('campaign', plan.campaign)
  setOutput('db', dbPath)
  const id = { campaign: plan.campaign, shard, attempt }
  const open = () => Promise.resolve(artifacts)
  const { result, uploadFailure } = await keepStore(open, id, dbPath, async () => {
    using observer = logProgress(context, machine.now)
    const { signal } = world
    const checkpoints = { everyMs: checkpointMsDefault, write: info }
    const phase = { plan, shard, attempt, dbPath, via: null, signal, observer, checkpoints }
    const { state } = await sweepPhase(phase, machine)
    reportDelivery(dbPath, plan, shard, state)
    return state === 'delivered' ? 0 : 1
  })
  // Here it is fatal: a store that stays on this runner is a shard that the report never sees.
  if (uploadFailure !== null) throw uploadFailure
  return result
}

function checkShard(plan: Plan, shard: number): void {
  if (plan.shards.some((candidate) => candidate.shard === shard)) return
  const last = plan.shards.length - 1
  throw new UserError(
    'shard-out-of-range',
    `the plan has no shard ${shard}`,
    `Shards count from 0; the last one is ${last}`,
  )
}

function reportDelivery(dbPath: string, plan: Plan, shard: number, state: 'delivered' | 'cut-short'): void {
  const coverage = readStoreReport(dbPath, plan.campaign).shards.find((candidate) => candidate.shard === shard)
  const seeds = `${formatCount(coverage?.delivered ?? 0)} of ${formatCount(coverage?.planned ?? 0)} planned seeds`
  setOutput('planned', String(coverage?.planned ?? 0))
  setOutput('delivered', String(coverage?.delivered ?? 0))
  if (state === 'delivered') info(`shard ${shard}: ${seeds}`)
  else setFailed(`shard ${shard} was cut short: ${seeds} are in its store`)
}
