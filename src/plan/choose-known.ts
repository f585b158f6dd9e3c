import { type KnownSeed, knownMax, knownOfFindingMax } from '../model/plan.ts'
import type { SeedText } from '../model/seed.ts'
import type { Target } from '../model/target.ts'
import { isOfType } from './carry-over.ts'

/** A seed of a finding as the history has it. */
export interface StoredSeed {
  readonly target: string
  readonly key: string
  readonly seed: SeedText
  /** How long it ran when it failed; null where that is forgotten: then it may take what any seed may. */
  readonly elapsedMs: number | null
  /** The finding's issue is closed: its newest seed alone is worth running. */
  readonly closed: boolean
}

/** Time that the stored seeds of one finding may take, by what they took when they failed. */
const timeOfFindingMaxMs = 120_000

/**
 * Which stored seeds a campaign runs again before its own, dealt out to the shards in turn: of each finding the newest, at
 * most 32 and no more than two minutes of them, and of many findings in turn.
 *
 * A stored seed is a cheap lottery ticket: on other code it may take another path, so that one that fails is proof, and
 * one that passes weighs one seed. Where seeds only number attempts, it is not even that.
 *
 * @param stored newest first
 */
export function chooseKnown(
  stored: readonly StoredSeed[],
  targets: readonly Target[],
  shardCount: number,
): KnownSeed[] {
  const byName = new Map(targets.map((target) => [target.name, target]))
  const usable = stored.flatMap(({ closed, ...seed }) => {
    const target = byName.get(seed.target)
    if (target === undefined || !target.deterministic || !isOfType(seed.seed, target)) return []
    const limitMs = Math.ceil(Math.max(target.timeoutMs, 4 * (seed.elapsedMs ?? 0)))
    return [{ ...seed, closed, limitMs, elapsedMs: seed.elapsedMs ?? target.timeoutMs }]
  })
  const findings = [...Map.groupBy(usable, ({ target, key }) => `${target} ${key}`).values()].map(takeNewest)
  const rounds = Math.max(0, ...findings.map((seeds) => seeds.length))
  return Array.from({ length: rounds }, (_, round) => findings.flatMap((seeds) => seeds.slice(round, round + 1)))
    .flat()
    .slice(0, knownMax)
    .map(({ closed: _closed, ...seed }, position) => ({ ...seed, shard: position % shardCount }))
}

/** At least one, however long it takes. */
function takeNewest<Seed extends Pick<KnownSeed, 'elapsedMs' | 'seed'> & Pick<StoredSeed, 'closed'>>(
  seeds: readonly Seed[],
): Seed[] {
  const distinct = [...new Map(seeds.toReversed().map((seed) => [seed.seed, seed])).values()].toReversed()
  let timeMs = 0
  return distinct.slice(0, knownOfFindingMax).filter(({ elapsedMs, closed }, position) => {
    timeMs += elapsedMs
    return position === 0 || (!closed && timeMs <= timeOfFindingMaxMs)
  })
}
