import type { Plan } from '../model/plan.ts'

/** The matrix of a CI: one job per shard. */
export function planMatrix(plan: Plan): { include: { shard: number }[] } {
  return { include: plan.shards.map(({ shard }) => ({ shard })) }
}
