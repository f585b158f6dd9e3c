import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { info, setOutput } from '@actions/core'
import { plainLine } from '../../base/plain-text.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import { planMatrix, plannedCount, planPhase, planWarnings } from '../../campaign/phases.ts'
import { readSettings } from '../../campaign/read-settings.ts'
import { openArtifacts, uploadPlan } from '../artifacts.ts'
import type { ActionContext } from '../context.ts'
import { choosePrevious, openHistory } from '../history.ts'

/** Makes the plan, uploads it as an artifact, and gives the matrix of its shards to the next job. */
export async function runPlan(context: ActionContext): Promise<number> {
  const { inputs, world } = context
  const { targets, name, directory, config } = readSettings(context.workspace, inputs.choice)
  const history = await openHistory(context, config?.history ?? null)
  for (const note of history.notes) info(`history: ${plainLine(note, 1000)}`)
  const previous = choosePrevious(context, history)
  const plan = await planPhase(
    { targets, seeds: inputs.seeds, shardCount: inputs.shardCount, number: 0, previous },
    context.machine(directory),
  )
  for (const text of planWarnings(plan)) context.annotator.write('warning', plainLine(text, 2000))
  const path = join(context.folder, 'plan.json')
  writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`)
  await uploadPlan(await openArtifacts(world.env, inputs.token), plan.campaign, path)
  const count = plannedCount(plan)
  const { shards } = plan
  info(`campaign ${plan.campaign} of ${name} in ${formatPlural(shards.length, 'shard')}`)
  setOutput('matrix', JSON.stringify(planMatrix(plan)))
  setOutput('campaign', plan.campaign)
  if (count !== null) {
    info(`${formatCount(count)} seeds`)
    setOutput('planned', String(count))
  }
  return 0
}
