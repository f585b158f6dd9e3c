import { createHash } from 'node:crypto'
import { assertNever } from '../base/assert.ts'
import { UserError } from '../base/user-error.ts'
import type { CampaignOrigin, SeedStream } from '../model/plan.ts'
import { formatSeed, type SeedText } from '../model/seed.ts'
import { windowCount, windowStart } from '../model/seed-stream.ts'
import type { Target } from '../model/target.ts'

/** Which seeds: exactly these, so many fresh ones, or fresh ones for so long. A count is per target. */
export type SeedsRequest =
  | { readonly by: 'range'; readonly first: bigint; readonly end: bigint }
  | { readonly by: 'count'; readonly count: number }
  | { readonly by: 'budget'; readonly budgetMs: number }

/**
 * Where the seeds of one target come from. Explicit ranges start at their first seed, whatever the target's stream.
 * Fresh seeds come from the window of the campaign's number; on a pull request, which has no numbers of its own, from
 * what its head commit hashes to, disjoint from others with overwhelming probability only.
 */
export function chooseStream(
  origin: CampaignOrigin,
  target: Target,
  seeds: SeedsRequest,
  headSha: string | null,
): SeedStream {
  const type = target.seedType
  if (seeds.by === 'range') return { kind: 'consecutive', type, base: seeds.first.toString() as SeedText }
  const key = hashKey(keyParts(origin, target, headSha))
  const byHead = origin.namespace === 'pull-request'
  switch (target.seedStream) {
    case 'mixed':
      return { kind: 'mixed', type, key, number: byHead ? 0 : origin.number }
    case 'consecutive': {
      // Without a number the window is drawn by the key: else every pull request would run the same seeds from 0.
      const number = byHead ? Number.parseInt(key.slice(0, 8), 16) % windowCount(type) : origin.number
      return { kind: 'consecutive', type, base: formatSeed(windowStart(type, number), type) }
    }
    default:
      return assertNever(target.seedStream)
  }
}

/** What seeds depend on beside the campaign's number: two targets or workflows never share a stream. */
function keyParts(origin: CampaignOrigin, target: Target, headSha: string | null): (string | null)[] {
  switch (origin.namespace) {
    case 'ci':
      return ['ci', origin.repository, origin.workflow, target.name]
    case 'pull-request':
      if (headSha !== null) return [origin.repository, target.name, 'pull-request', headSha]
      throw new UserError(
        'no-commit',
        'the seeds of a pull request come from its head commit, and none is known',
        'Check the repository out',
      )
    case 'local':
      return ['local', target.name]
    default:
      return assertNever(origin.namespace)
  }
}

function hashKey(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}
