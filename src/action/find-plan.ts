import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { readPlan } from '../campaign/phases.ts'
import type { Plan } from '../model/plan.ts'
import { downloadPlans, planArtifact, type RunArtifacts } from './artifacts.ts'
import type { ActionContext } from './context.ts'

/** The plan that an earlier job of this workflow run uploaded. */
export async function findPlan(context: ActionContext, artifacts: RunArtifacts): Promise<Plan> {
  const { campaign } = context.inputs
  const downloads = await downloadPlans(artifacts, campaign, join(context.folder, 'plans'))
  const lost = downloads.find((download) => download.kind === 'lost')
  const plans = new Map<string, Plan>()
  for (const download of downloads) {
    if (download.kind !== 'file') continue
    const plan = readPlan(readFileSync(download.path, 'utf8'), download.artifact)
    if (planArtifact(plan.campaign) !== download.artifact) {
      throw new UserError('plan-foreign', `${download.artifact} holds the plan of campaign ${plan.campaign}`)
    }
    plans.set(plan.campaign, plan)
  }
  const [plan] = plans.values()
  if (plans.size === 1 && plan !== undefined) return plan
  if (plans.size > 1) {
    throw new UserError(
      'several-plans',
      `this workflow run has planned ${plans.size} campaigns: ${[...plans.keys()].join(', ')}`,
      'Write campaign: ${{ needs.plan.outputs.campaign }}',
    )
  }
  if (lost?.kind === 'lost')
    throw new WorldError('plan-lost', `the plan ${lost.artifact} could not be read: ${lost.reason}`)
  throw new UserError(
    'no-plan',
    campaign === null ? 'this workflow run has no plan' : `this workflow run has no plan of campaign ${campaign}`,
    'A job with mode: plan must run before this one, and this one must need it',
  )
}
