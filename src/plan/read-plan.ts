import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { type Plan, PlanSchema, planVersion } from '../model/plan.ts'
import { hashPlan } from './hash-plan.ts'

/** Longest plan read, in UTF-16 units: 256 shards of 1,000 targets stay below. */
export const planTextMax = 64 * 1024 * 1024

/**
 * Reads the text of a plan and refuses, by name, whatever is not one that this release made or could have made.
 *
 * @param where how the plan is named in errors, usually its path
 * @throws UserError `plan-not-json`, `plan-foreign`, `plan-version`, `plan-damaged`
 */
export function readPlan(text: string, where: string): Plan {
  const value = parseJson(text, where)
  const { format, version, seedsweep } = headOf(value)
  if (format !== 'seedsweep-plan') {
    throw new UserError(
      'plan-foreign',
      `${where} is not a plan of seedsweep`,
      'Make one with: seedsweep plan -o plan.json',
    )
  }
  if (version !== planVersion) {
    throw new UserError(
      'plan-version',
      `${where} is a plan of version ${show(version)}, made by seedsweep ${show(seedsweep)}; this release reads version ${planVersion}`,
      'Use the same release of seedsweep in every job of a campaign',
    )
  }
  const parsed = PlanSchema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw damaged(where, `${issue?.path.join('.') || 'its content'}: ${issue?.message}`)
  }
  const plan = parsed.data
  if (hashPlan(plan) !== plan.campaign) throw damaged(where, `its content does not belong to campaign ${plan.campaign}`)
  const contradiction = findContradiction(plan)
  if (contradiction !== null) throw damaged(where, contradiction)
  return plan
}

function parseJson(text: string, where: string): unknown {
  if (text.length > planTextMax) throw new UserError('plan-foreign', `${where} is too long to be a plan`, null)
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError(
      'plan-not-json',
      `${where} is not JSON: ${truncate(reason, 120)}`,
      'Make a plan with: seedsweep plan -o plan.json',
    )
  }
}

function headOf(value: unknown): { format?: unknown; version?: unknown; seedsweep?: unknown } {
  return typeof value === 'object' && value !== null ? value : {}
}

function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? truncate(String(value), 40) : 'unknown'
}

function damaged(where: string, reason: string): UserError {
  return new UserError(
    'plan-damaged',
    `${where} is damaged: ${truncate(reason, 300)}`,
    'Make the plan again, and do not edit it',
  )
}

/** What the schema cannot say: every target is known once, shards count from 0, and no two own the same index. */
function findContradiction({ targets, shards, carried, known }: Plan): string | null {
  const ends = new Map(targets.map(({ target }) => [target.name, 0]))
  if (ends.size !== targets.length) return 'a target is planned twice'
  for (const [position, { shard, slices }] of shards.entries()) {
    if (shard !== position) return `shard ${shard} stands in the place of shard ${position}`
    for (const { target, first, end } of slices) {
      const free = ends.get(target)
      if (free === undefined) return `shard ${shard} has seeds of target ${target}, which is not planned`
      if (first < free || end < first)
        return `shard ${shard} owns indices ${first}..${end} of ${target}, from ${free} on are free`
      ends.set(target, end)
    }
  }
  const stray = [...carried, ...known].find(({ target, shard }) => !ends.has(target) || shards[shard] === undefined)
  if (stray !== undefined)
    return `seed ${stray.seed} is carried over for target ${stray.target} by shard ${stray.shard}`
  return null
}
