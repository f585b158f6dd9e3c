import { join } from 'node:path'
import { info, setOutput } from '@actions/core'
import { formatPlural } from '../../base/text.ts'
import { startStore, triagePhase } from '../../campaign/phases.ts'
import { loadConfig } from '../../campaign/read-settings.ts'
import type { Plan } from '../../model/plan.ts'
import { openArtifacts, type RunArtifacts } from '../artifacts.ts'
import { type ActionContext, logProgress } from '../context.ts'
import { findPlan } from '../find-plan.ts'
import { gatherShards } from '../gather-shards.ts'
import { openHistory } from '../history.ts'
import { recoverLostShards } from '../lost-shards.ts'
import { publishWithHistory } from '../publish-with-history.ts'

/** Merges the stores of all shards and attempts, replays the findings where this job has the simulator, publishes. */
export async function runReport(context: ActionContext): Promise<number> {
  const { inputs, world } = context
  const loaded = loadConfig(context.workspace, inputs.choice.config)
  const artifacts = await openArtifacts(world.env, inputs.token)
  const plan = await findPlan(context, artifacts)
  const { campaign } = plan
  const dbPath = join(context.folder, 'campaign.db')
  setOutput('campaign', campaign)
  setOutput('db', dbPath)
  const lost = [
    ...(await mergeShards(context, artifacts, plan, dbPath)),
    ...(await recoverLostShards(context, campaign, dbPath)),
  ]
  const directory = loaded?.directory ?? context.workspace
  await replayHere(context, dbPath, campaign, directory)
  const history = await openHistory(context, loaded?.config.history ?? null)
  return publishWithHistory(context, history, {
    dbPath,
    campaign,
    issues: loaded?.config.issues ?? null,
    directory,
    lost,
  })
}

/** Merges what the shards uploaded into one store; returns what could not be read, one sentence each. */
async function mergeShards(
  context: ActionContext,
  artifacts: RunArtifacts,
  plan: Plan,
  dbPath: string,
): Promise<readonly string[]> {
  // The plan goes in first: a campaign that lost every shard is still a campaign, of which everything is missing.
  startStore(dbPath, plan, context.machine(context.workspace).date())
  const folder = join(context.folder, 'stores')
  const { merged, lost } = await gatherShards(artifacts, plan.campaign, { dbPath, folder })
  if (lost.length > 0) {
    const more = lost.length > 5 ? [`and ${lost.length - 5} more: see the job summary`] : []
    context.annotator.write('warning', ['Not merged:', ...lost.slice(0, 5), ...more].join('\n'))
  }
  info(`${formatPlural(merged, 'store')} merged`)
  return lost
}

async function replayHere(context: ActionContext, dbPath: string, campaign: string, directory: string): Promise<void> {
  const machine = context.machine(directory)
  using observer = logProgress(context, machine.now)
  const phase = { dbPath, campaign, where: 'report', signal: context.world.signal, observer }
  // The artifacts of another run are a stranger's: where a workflow follows one, nothing of them is run.
  if (context.world.env.GITHUB_EVENT_NAME === 'workflow_run') return info('nothing is replayed in a workflow_run')
  const { report, simulatorHere } = await triagePhase(phase, machine)
  if (report.findings.length > 0 && !simulatorHere) {
    info('this job does not have the simulator: the shards have confirmed what they found')
  }
}
