import { compareText } from '../base/text.ts'
import { type CampaignSize, type CarriedSeed, carriedMax, carriedTimesMax, type PendingSeed } from '../model/plan.ts'
import { seedRanges } from '../model/seed.ts'
import type { Target } from '../model/target.ts'

/** How much longer than before a seed may run that was cut: long enough to tell slow from never. */
const limitFactor = 4

/** No seed needs longer to be called endless. */
const limitMsMax = 3_600_000

/** Of a budget, what one seed may take: it and the start of the sweep are to fit into its first half. */
const limitShareMax = 0.4

/**
 * Which pending seeds a campaign runs before its own, the longest first, dealt out to the shards in turn.
 *
 * What is cut when a budget ends is mostly what runs longest, and of that the livelocks are what one looks for: such a
 * seed gets `limitFactor` times what it had, within bounds, and never less than any seed of its target.
 */
export function carryOver(
  pending: readonly PendingSeed[],
  targets: readonly Target[],
  size: CampaignSize,
  shardCount: number,
): CarriedSeed[] {
  const byName = new Map(targets.map((target) => [target.name, target]))
  const carried = pending.flatMap(({ times, ...seed }) => {
    const target = byName.get(seed.target)
    if (target === undefined || times >= carriedTimesMax || !isOfType(seed.seed, target)) return []
    return [{ ...seed, limitMs: limitOf(seed.elapsedMs, target.timeoutMs, size), times: times + 1 }]
  })
  return carried
    .sort((a, b) => b.elapsedMs - a.elapsedMs || compareText(a.target, b.target) || compareText(a.seed, b.seed))
    .slice(0, carriedMax)
    .map((seed, position) => ({ ...seed, shard: position % shardCount }))
}

function limitOf(elapsedMs: number, timeoutMs: number, size: CampaignSize): number {
  const budgetMs = size.by === 'budget' ? size.budgetMs * limitShareMax : Number.POSITIVE_INFINITY
  const wanted = limitFactor * Math.max(elapsedMs, timeoutMs)
  return Math.ceil(Math.max(timeoutMs, Math.min(wanted, limitMsMax, budgetMs)))
}

/** The type of a target's seeds may have changed since. */
export function isOfType(seed: PendingSeed['seed'], { seedType }: Target): boolean {
  const { min, max } = seedRanges[seedType]
  const value = BigInt(seed)
  return value >= min && value <= max
}
