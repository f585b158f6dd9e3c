import { assert } from '../base/assert.ts'
import type { Plan } from '../model/plan.ts'
import { streamWarnings } from '../model/seed-stream.ts'

/**
 * Seeds of all targets that the plan, or one of its shards, is to run. Null under a budget: how many that will be is
 * known when its time is over.
 */
export function plannedCount(plan: Plan, shard?: number): number | null {
  if (plan.size.by === 'budget') return null
  assert(shard === undefined || plan.shards[shard] !== undefined, `shard ${shard} is not in the plan`)
  const asked = shard === undefined ? plan.shards : plan.shards.slice(shard, shard + 1)
  return asked.flatMap(({ slices }) => slices).reduce((sum, { first, end }) => sum + end - first, 0)
}

/** What people must know about the freshness of the seeds; empty for 63 and 64 bits. */
export function planWarnings(plan: Plan): string[] {
  const { size } = plan
  // Under a budget one shard starts at the window's first index and seldom leaves it; several start far apart.
  return plan.targets.flatMap(({ target, stream }) => {
    const count = size.by === 'count' ? size.count : plan.shards.length === 1 ? 1 : lastEnd(plan, target.name)
    return streamWarnings(stream, count).map((warning) => `${target.name}: ${warning}`)
  })
}

function lastEnd(plan: Plan, target: string): number {
  return plan.shards.at(-1)?.slices.find((slice) => slice.target === target)?.end ?? 1
}
