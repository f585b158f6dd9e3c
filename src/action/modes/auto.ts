import { join } from 'node:path'
import { setOutput } from '@actions/core'
import { listCauses } from '../../base/explain-error.ts'
import { plainLine } from '../../base/plain-text.ts'
import { planPhase, planWarnings } from '../../campaign/phases.ts'
import { readSettings } from '../../campaign/read-settings.ts'
import { sweepPhase } from '../../campaign/sweep-phase.ts'
import { openArtifacts } from '../artifacts.ts'
import { type ActionContext, logProgress } from '../context.ts'
import { keepStore } from '../keep-store.ts'
import { publishReport } from '../publish-report.ts'

/** All stages in this job. The store is uploaded before anything is published: what was found must not be lost. */
export async function runAuto(context: ActionContext): Promise<number> {
  const { inputs, world, attempt, annotator } = context
  const { targets, directory, config } = readSettings(context.workspace, inputs.choice)
  const machine = context.machine(directory)
  const plan = await planPhase({ targets, seeds: inputs.seeds, shardCount: 1, number: 0, previous: null }, machine)
  for (const text of planWarnings(plan)) annotator.write('warning', plainLine(text, 2000))
  const dbPath = join(context.folder, 'shard.db')
  setOutput('campaign', plan.campaign)
  setOutput('db', dbPath)
  const open = () => openArtifacts(world.env, inputs.token)
  const id = { campaign: plan.campaign, shard: 0, attempt }
  const { uploadFailure } = await keepStore(open, id, dbPath, async () => {
    using observer = logProgress(context, machine.now)
    const phase = { plan, shard: 0, attempt, dbPath, via: null, signal: world.signal, observer, checkpoints: null }
    await sweepPhase(phase, machine)
  })
  // What was found is known all the same, so it is published; the store stays on this runner for later steps.
  const lost = uploadFailure === null ? [] : [[uploadFailure.message, ...listCauses(uploadFailure)].join(': ')]
  for (const line of lost) annotator.write('warning', plainLine(line, 2000))
  return publishReport(context, { dbPath, campaign: plan.campaign, issues: config?.issues ?? null, directory, lost })
}
