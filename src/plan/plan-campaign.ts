import { assert, assertNever } from '../base/assert.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import {
  type CampaignOrigin,
  type CampaignSize,
  type PendingSeed,
  type Plan,
  planVersion,
  type SeedStream,
  shardCountMax,
  windowSize,
} from '../model/plan.ts'
import { seedRanges } from '../model/seed.ts'
import { windowCount } from '../model/seed-stream.ts'
import type { Target } from '../model/target.ts'
import { carryOver } from './carry-over.ts'
import { chooseKnown, type StoredSeed } from './choose-known.ts'
import { chooseStream, type SeedsRequest } from './choose-stream.ts'
import { hashPlan } from './hash-plan.ts'

export interface PlanRequest {
  /** Version of seedsweep that makes the plan. */
  readonly seedsweep: string
  readonly origin: CampaignOrigin
  readonly targets: readonly Target[]
  readonly seeds: SeedsRequest
  /** How many runners share the work, 1 to 256. It never changes which seeds a count or a range runs. */
  readonly shardCount: number
  /** Head commit of the pull request, where the commit checked out is its merge with the base; default: `origin.sha`. */
  readonly headSha?: string | null
  /** What earlier campaigns cut. A range that was asked for is run alone. */
  readonly pending?: readonly PendingSeed[]
  /** Failing seeds of earlier campaigns, newest first, to be run again. A range that was asked for is run alone. */
  readonly stored?: readonly StoredSeed[]
}

/**
 * Decides everything about a campaign before anything runs: which seeds, of which targets, who runs them. Pure: the same
 * request gives the same plan with the same id, so that a re-run adds to the same campaign.
 *
 * @throws UserError `shards`, `seeds`, `campaign-number` for what cannot be planned
 */
export function planCampaign(request: PlanRequest): Plan {
  const { origin, seeds, shardCount } = request
  checkRequest(request)
  const targets = request.targets.map((target) => {
    checkNumber(origin.number, target)
    return { target, stream: chooseStream(origin, target, seeds, request.headSha ?? origin.sha) }
  })
  const counts = targets.map(({ target, stream }) => ({
    target: target.name,
    count: countIndices(seeds, target, stream),
  }))
  const shards = Array.from({ length: shardCount }, (_, shard) => ({
    shard,
    slices: counts.map(({ target, count }) => ({ target, ...cutSlice(count, shardCount, shard, seeds.by) })),
  }))
  const size = sizeOf(seeds)
  const content: Omit<Plan, 'campaign'> = {
    format: 'seedsweep-plan',
    version: planVersion,
    seedsweep: request.seedsweep,
    origin,
    size,
    targets,
    shards,
    carried: seeds.by === 'range' ? [] : carryOver(request.pending ?? [], request.targets, size, shardCount),
    known: seeds.by === 'range' ? [] : chooseKnown(request.stored ?? [], request.targets, shardCount),
  }
  return { ...content, campaign: hashPlan(content) }
}

function checkRequest({ targets, seeds, shardCount }: PlanRequest): void {
  assert(targets.length > 0, 'a plan without targets')
  assert(new Set(targets.map(({ name }) => name)).size === targets.length, 'a plan with one target twice')
  if (!Number.isInteger(shardCount) || shardCount < 1 || shardCount > shardCountMax) {
    throw new UserError(
      'shards',
      `${shardCount} shards cannot be planned`,
      `Write 1 to ${shardCountMax}: a CI matrix has no more jobs`,
    )
  }
  const count = seeds.by === 'range' ? seeds.end - seeds.first : seeds.by === 'count' ? seeds.count : null
  if (count === null) return
  if (count <= 0 || !Number.isInteger(Number(count)))
    throw new UserError('seeds', 'no seeds are asked for', 'Write at least 1')
  if (count > windowSize) {
    const seen = `${count.toLocaleString('en-US')} seeds are more than one campaign can have`
    throw new UserError('seeds', seen, `Write at most ${formatCount(windowSize)} and run several campaigns`)
  }
  if (count < shardCount) {
    const seen = `${formatPlural(Number(count), 'seed')} cannot be cut into ${shardCount} shards`
    throw new UserError('shards', seen, `Write shards ${count} or less, or more seeds`)
  }
}

/** Campaign numbers past the last window would run old seeds again; 32-bit types only warn, for they always run out. */
function checkNumber(number: number, { name, seedType }: Target): void {
  assert(Number.isInteger(number) && number >= 0, `campaign number ${number}`)
  const windows = windowCount(seedType)
  if (seedRanges[seedType].bits === 32 || number < windows) return
  throw new UserError(
    'campaign-number',
    `campaign number ${formatCount(number)} is past the last of target "${name}"`,
    `Numbers of ${seedType} end at ${formatCount(windows - 1)}`,
  )
}

/** How many indices of a target the campaign owns: under a budget, as many as its window and its type have. */
function countIndices(seeds: SeedsRequest, target: Target, stream: SeedStream): number {
  const { min, max } = seedRanges[target.seedType]
  switch (seeds.by) {
    case 'range': {
      if (seeds.first >= min && seeds.end - 1n <= max) return Number(seeds.end - seeds.first)
      const seen = `${seeds.first}..${seeds.end} goes past the seeds of target "${target.name}", which are ${target.seedType}`
      throw new UserError('seeds', seen, `Write a range within ${min}..${max + 1n}, or another seed-type`)
    }
    case 'count':
    case 'budget': {
      const left = stream.kind === 'mixed' ? BigInt(windowSize) : max - BigInt(stream.base) + 1n
      const room = left < BigInt(windowSize) ? Number(left) : windowSize
      if (seeds.by === 'budget') return room
      if (seeds.count <= room) return seeds.count
      const seen = `${formatCount(seeds.count)} seeds of target "${target.name}" go past the end of ${target.seedType}`
      throw new UserError('seeds', seen, `Write at most ${formatCount(room)}, or another seed-type`)
    }
    default:
      return assertNever(seeds)
  }
}

/**
 * The contiguous slice of one shard. A count is cut so that slices differ by at most one; under a budget every shard
 * owns the same number of indices, more than it can run.
 */
function cutSlice(
  count: number,
  shardCount: number,
  shard: number,
  by: SeedsRequest['by'],
): { first: number; end: number } {
  if (by === 'budget') {
    const width = Math.floor(count / shardCount)
    return { first: shard * width, end: (shard + 1) * width }
  }
  // At most 2^32 * 256: exact in a number.
  return { first: Math.floor((count * shard) / shardCount), end: Math.floor((count * (shard + 1)) / shardCount) }
}

function sizeOf(seeds: SeedsRequest): CampaignSize {
  switch (seeds.by) {
    case 'range':
      return { by: 'count', count: Number(seeds.end - seeds.first) }
    case 'count':
      return { by: 'count', count: seeds.count }
    case 'budget':
      return { by: 'budget', budgetMs: seeds.budgetMs }
    default:
      return assertNever(seeds)
  }
}
