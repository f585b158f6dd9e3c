import { createHash } from 'node:crypto'
import { assertNever } from '../base/assert.ts'
import { UserError } from '../base/user-error.ts'
import type { CampaignOrigin, SeedStream } from '../model/plan.ts'
import { formatSeed, type SeedText, type SeedType } from '../model/seed.ts'
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
      const number = byHead
        ? drawWindow(key, windowCount(type))
        : (origin.number + firstWindow(origin, type, key)) % windowCount(type)
      return { kind: 'consecutive', type, base: formatSeed(windowStart(type, number), type) }
    }
    default:
      return assertNever(target.seedStream)
  }
}

/** Windows among which the first one of a workflow is drawn: seeds stay below 2^53 for its first million of campaigns. */
const firstWindows = 2 ** 20

/**
 * Where the windows of a CI's workflow begin: two workflows of one repository count their runs apart, and would else run the
 * same consecutive seeds under the same numbers. Of two with r runs each, a window is shared with a chance of about r / 2^19.
 * 32-bit types have no room for that: there they share seeds.
 */
function firstWindow(origin: CampaignOrigin, type: SeedType, key: string): number {
  return origin.namespace === 'ci' && windowCount(type) > firstWindows ? drawWindow(key, firstWindows) : 0
}

function drawWindow(key: string, count: number): number {
  return Number.parseInt(key.slice(0, 8), 16) % count
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
