import { assert } from '../base/assert.ts'
import { truncate } from '../base/text.ts'
import { type Checkpoint, type CheckpointFailure, type CheckpointTarget, logAttempt } from '../model/checkpoint.ts'
import { drawConfiguration } from '../model/configuration.ts'
import { carriedAt, carriedIndexMin, knownIndexMin, type Plan, type Slice } from '../model/plan.ts'
import type { SeedText } from '../model/seed.ts'
import { seedAt } from '../model/seed-stream.ts'
import * as rules from './merge-rules.ts'
import { openStore, type Store } from './open-store.ts'
import { recordPlan } from './record.ts'
import { countIndices, type Span, unionSpans } from './spans.ts'
import { withStoreErrors } from './store-errors.ts'

/** What a machine is called that only a log tells of. */
const logMachine = 'known from a job log'

/**
 * Makes a store of what job logs say of a campaign, to be merged like one that came from outside: outcomes, causes by name,
 * failing seeds; neither texts nor durations of what passed, nor counts of properties and second runs. Lines about shards,
 * targets and indices that the plan does not have say nothing of this campaign.
 *
 * @returns how many seeds of which shards they tell of
 */
export function makeStoreOfLog(
  path: string,
  { plan, startedAt }: { readonly plan: Plan; readonly startedAt: string },
  checkpoints: readonly Checkpoint[],
): { readonly shard: number; readonly seeds: number }[] {
  using store = openStore(path, { create: true })
  recordPlan(store, plan, startedAt)
  const ofShards = Map.groupBy(checkpoints, ({ shard }) => shard)
  const planned = plan.shards.filter(({ shard }) => ofShards.has(shard))
  return withStoreErrors(path, () =>
    store.database.transaction(() =>
      planned.map(({ shard }) => ({ shard, seeds: writeShard(store, plan, shard, ofShards.get(shard) ?? []) })),
    )(),
  )
}

function writeShard(store: Store, plan: Plan, shard: number, checkpoints: readonly Checkpoint[]): number {
  const { campaign } = plan
  const slices = plan.shards.find((candidate) => candidate.shard === shard)?.slices ?? []
  const told = Map.groupBy(
    checkpoints.flatMap(({ targets }) => targets),
    ({ target }) => target,
  )
  const insert = store.database.prepare(
    `INSERT INTO shard_run (campaign, shard, attempt, revision, state, canary, wall_ms, dropped, jobs, machine, started_at, seedsweep)
    SELECT campaign, ?, ?, 0, 'running', ?, 0, 0, 0, ?, started_at, ? FROM campaign WHERE campaign = ?`,
  )
  const canaries = checkpoints.map(({ canary }) => canary)
  const canary = (['passed', 'failed', 'not-run'] as const).find((one) => canaries.includes(one))
  insert.run(shard, logAttempt, canary, logMachine, truncate(plan.seedsweep, 128), campaign)
  const seeds = slices.reduce(
    (sum, slice) => sum + writeSlice(store, plan, shard, slice, told.get(slice.target) ?? []),
    0,
  )

  const planned = slices.reduce((sum, { first, end }) => sum + end - first, 0)
  const ends = new Set(checkpoints.map(({ state }) => state))
  // A shard that says it is done, and of which lines are lost, is as one that stopped without a word.
  const isWhole = plan.size.by === 'budget' || seeds === planned
  const state = ends.has('delivered') && isWhole ? 'delivered' : ends.has('cut-short') ? 'cut-short' : 'running'
  // Of two logs of one shard, the one that knows how it ended speaks for it.
  store.database
    .prepare('UPDATE shard_run SET state = ?, revision = ? WHERE shard = ?')
    .run(state, state === 'running' ? 0 : 1, shard)
  return seeds
}

/** Enters what was told of one slice and of the seeds carried over to it; gives how many of its indices are done. */
function writeSlice(
  { database }: Store,
  plan: Plan,
  shard: number,
  slice: Slice,
  told: readonly CheckpointTarget[],
): number {
  const { target } = slice
  const planned = plan.targets.find((candidate) => candidate.target.name === target)
  assert(planned !== undefined, `plan has no target ${target}`)
  const key = [plan.campaign, target, shard, logAttempt]
  const seedOf = (index: number) => findSeed(plan, shard, slice, planned.stream, index)
  const isOwn = ({ index }: { readonly index: number }) => seedOf(index) !== null
  const own = unionSpans(told.flatMap((one) => clip(one.spans, slice)))
  const carried = unionSpans(
    told.flatMap((one) =>
      carriedRanges(plan).flatMap((range) => clip(one.spans, range).flatMap((span) => takeOwn(span, isOwn))),
    ),
  )
  const spans = [...own, ...carried]
  const insertSpan = database.prepare('INSERT INTO span VALUES (?, ?, ?, ?, ?, ?)')
  for (const [lo, hi] of spans) insertSpan.run(...key, lo, hi)
  const issued = Math.max(0, ...told.map((one) => one.issued))
  if (issued > 0) database.prepare(rules.upsertSql(rules.issuedRule)).run(...key, issued)

  const place = (index: number) => [plan.campaign, target, index, shard, logAttempt]
  const insertFailure = database.prepare(rules.upsertSql(rules.failureRule))
  for (const failure of told.flatMap(({ failures }) => failures).filter(isOwn)) {
    const { index, outcome, step, durationMs } = failure
    const seed = seedOf(index)
    assert(seed !== null, 'of those that are the shard’s own')
    const drawn = planned.target.axes.length === 0 ? null : JSON.stringify(drawConfiguration(planned.target, seed))
    const cause = [enterCause(database, failure), outcome, seed, '']
    insertFailure.run(...place(index), ...cause, step, durationMs, null, null, null, drawn)
  }
  const insertException = database.prepare(rules.upsertSql(rules.exceptionRule))
  for (const { index, outcome } of told.flatMap(({ unjudged }) => unjudged).filter(isOwn)) {
    insertException.run(...place(index), outcome, seedOf(index), logMachine)
  }
  return countIndices(own)
}

/** A cause of which only the name is known: no variant, no frames. Gives its id. */
function enterCause(database: Store['database'], { key, kind, type, title }: CheckpointFailure): number {
  database.prepare(rules.upsertSql(rules.signatureRule)).run(key, '', 0, kind, 'none', type, '', '[]', title, 1, null)
  return Number(database.prepare(`SELECT id FROM signature WHERE key = ? AND variant = ''`).pluck().get(key))
}

/** The seed of an index that is the slice's, or that of a seed carried over to it; null of any other. */
function findSeed(
  plan: Plan,
  shard: number,
  { target, first, end }: Slice,
  stream: Plan['targets'][number]['stream'],
  index: number,
): SeedText | null {
  if (first <= index && index < end) return seedAt(stream, index)
  const carried = carriedAt(plan, index)
  return carried !== null && carried.target === target && carried.shard === shard ? carried.seed : null
}

function carriedRanges({ carried, known }: Plan): IndexRange[] {
  return [
    { first: carriedIndexMin, end: carriedIndexMin + carried.length },
    { first: knownIndexMin, end: knownIndexMin + known.length },
  ]
}

/** The indices of a span that are the shard's own, one by one: seeds carried over are few, and dealt out in turn. */
function takeOwn([lo, hi]: Span, isOwn: (one: { readonly index: number }) => boolean): Span[] {
  return Array.from({ length: hi - lo }, (_, place): Span => [lo + place, lo + place + 1]).filter(([index]) =>
    isOwn({ index }),
  )
}

interface IndexRange {
  readonly first: number
  readonly end: number
}

function clip(spans: readonly Span[], { first, end }: IndexRange): Span[] {
  return spans.flatMap(([lo, hi]): Span[] => {
    const part: Span = [Math.max(lo, first), Math.min(hi, end)]
    return part[0] < part[1] ? [part] : []
  })
}
