import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { compareText } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import type { KeyRules } from '../model/signature.ts'
import { type OutsideStores, openOutsideStores } from './check-stores-ahead.ts'
import { claimStore } from './claim-store.ts'
import { readKeptDetails } from './detail-table.ts'
import type { DetailPlace } from './keep-detail.ts'
import { dropPast } from './merge-past.ts'
import { draftSchema, mergeRows, trimSlowest } from './merge-rows.ts'
import { migrateStore } from './migrate.ts'
import { makeDirectory, openClaimedStore, type Store } from './open-store.ts'
import { parsePlan } from './read-campaigns.ts'
import { rekeySignatures } from './rekey.ts'
import { damaged, explainStoreError, withStoreErrors } from './store-errors.ts'

/** What a merge took, what it did not and why, and what is still missing of the campaigns it now holds. */
export interface MergeReport {
  readonly merged: readonly string[]
  readonly refused: readonly { readonly path: string; readonly code: string; readonly reason: string }[]
  readonly campaigns: readonly { readonly campaign: string; readonly missingShards: readonly number[] }[]
}

/**
 * Merges stores into the one at `outPath`, which may exist and may be among the inputs. In any order, any subset, again
 * and again, the result is the same. An input that is not ours or not intact is refused by name and the others go on.
 *
 * The merged store replaces the old one in one step at the end, so a crash on the way loses nothing. Nothing is written
 * when no input was taken.
 *
 * @param only refuses what holds another campaign than this one
 * @param keyRules what older rules than these have keyed is keyed anew, in the inputs as in the store at `outPath`
 * @throws UserError `store-busy` while another process writes the store at `outPath`
 * @throws WorldError `store-disk-full` and what else can go wrong with `outPath`
 */
export function mergeStores(
  outPath: string,
  inputPaths: readonly string[],
  keyRules: KeyRules | null = null,
  only: string | null = null,
): MergeReport {
  makeDirectory(dirname(outPath))
  using _claim = claimStore(outPath)
  const draftPath = `${outPath}-merging`
  // Only the holder of the claim makes this file: what is there is from a merge that was killed.
  removeDraft(draftPath)
  try {
    const existed = existsSync(outPath)
    const draft = withStoreErrors(outPath, () => openDraft(outPath, draftPath, existed))
    if (keyRules !== null) withStoreErrors(outPath, () => rekeySignatures(draft, keyRules))
    const refusals = new Map<string, { code: string; reason: string } | null>()
    let campaigns: MergeReport['campaigns']
    try {
      const kept = readKeptDetails(draft)
      const aids = withStoreErrors(outPath, () => dropAids(draft))
      const isOwn = (path: string) => existed && isSameFile(path, outPath)
      const others = endsFirst(inputPaths.filter((path) => !isOwn(path)))
      for (const path of inputPaths.filter(isOwn)) refusals.set(path, null)
      using stores = openOutsideStores(others)
      for (const path of others) refusals.set(path, mergeInput(draft, path, { stores, kept, outPath, keyRules, only }))
      campaigns = withStoreErrors(outPath, () => finishDraft(draft, outPath, aids))
    } finally {
      draft.close()
    }
    const merged = inputPaths.filter((path) => refusals.get(path) === null)
    const refused = inputPaths.flatMap((path) => {
      const refusal = refusals.get(path) ?? null
      return refusal === null ? [] : [{ path, ...refusal }]
    })
    if (merged.length > 0) replace(draftPath, outPath)
    return { merged, refused, campaigns }
  } finally {
    removeDraft(draftPath)
  }
}

/**
 * The inputs, each once, by name from both ends inwards. The order changes nothing but the work: inputs are mostly named
 * by shard, the outer shards hold the earliest and the newest failures, and texts of those between are then not even read.
 */
function endsFirst(paths: readonly string[]): readonly string[] {
  const sorted = [...new Set(paths)].sort((a, b) => compareText(padNumbers(a), padNumbers(b)))
  return sorted.map((_, place) => sorted.at(place % 2 === 0 ? place / 2 : -(place + 1) / 2) ?? '')
}

/** Makes numbers in a path compare as numbers. */
function padNumbers(path: string): string {
  return path.replace(/\d+/g, (digits) => digits.padStart(16, '0'))
}

/** A copy of the store that exists, or an empty one. */
function openDraft(outPath: string, draftPath: string, existed: boolean): Database.Database {
  if (existed) {
    using store = openClaimedStore(outPath, { [Symbol.dispose]: () => undefined })
    store.database.prepare('VACUUM INTO ?').run(draftPath)
  }
  const draft = new Database(draftPath)
  prepareDraft(draft, 'main')
  if (!existed) migrateStore(draft)
  return draft
}

/** Nobody else sees a draft and none outlives a crash, so it needs no journal on disk and no waiting for the disk. */
function prepareDraft(database: Database.Database, schema: string): void {
  database.pragma(`${schema}.journal_mode = MEMORY`)
  database.pragma(`${schema}.synchronous = OFF`)
  // Each input is checked as a whole before it is read, and what its rows refer to is merged with them.
  database.pragma('foreign_keys = OFF')
}

/**
 * Drops what only readers need, and gives the statements that make it again: an index is cheaper to make once than to
 * keep, and every input reads the schema anew, of which the views are the larger half.
 */
function dropAids(draft: Database.Database): readonly string[] {
  const aids = draft
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'view') AND sql IS NOT NULL ORDER BY rowid`,
    )
    .all()
  for (const { type, name } of aids) draft.exec(`DROP ${type} "${name}"`)
  return aids.map(({ sql }) => sql)
}

interface MergeTools {
  readonly stores: OutsideStores
  readonly kept: Map<string, DetailPlace[]>
  readonly outPath: string
  readonly keyRules: KeyRules | null
  readonly only: string | null
}

/** Merges one input, all of it or nothing. Says why it was refused, or null. */
function mergeInput(
  draft: Database.Database,
  path: string,
  { stores, kept, outPath, keyRules, only }: MergeTools,
): { code: string; reason: string } | null {
  let input: Store
  try {
    input = stores.open(path)
  } catch (error) {
    return toRefusal(error)
  }
  using _input = input
  const { database } = input
  const foreign = only === null ? null : describeForeign(input, only)
  if (foreign !== null) return { code: 'store-foreign', reason: foreign }
  try {
    withStoreErrors(outPath, () => attachDraft(database, draft.name))
    requireSamePlans(input)
    if (keyRules !== null) rekeySignatures(database, keyRules)
    database.exec('BEGIN')
    mergeRows(database, kept)
    database.exec('COMMIT')
    return null
  } catch (error) {
    // A full disk rolls back by itself.
    if (database.inTransaction) database.exec('ROLLBACK')
    kept.clear()
    for (const [key, places] of readKeptDetails(draft)) kept.set(key, places)
    if (error instanceof Database.SqliteError) {
      // The draft is ours and new: what is corrupt or breaks a constraint is the input. The rest is from writing the draft.
      if (!/^SQLITE_(CONSTRAINT|CORRUPT)/.test(error.code)) throw explainStoreError(outPath, error)
      return toRefusal(damaged(path, error.message, error))
    }
    return toRefusal(error)
  }
}

function describeForeign({ database, path }: Store, campaign: string): string | null {
  const campaigns = database.prepare<[], string>('SELECT campaign FROM campaign ORDER BY campaign').pluck().all()
  const other = campaigns.find((candidate) => candidate !== campaign)
  return other === undefined ? null : `${path} is of campaign ${other}, not of ${campaign}`
}

/** Lets SQLite move rows from the input, a private copy that was checked, to the draft. */
function attachDraft(input: Database.Database, draftPath: string): void {
  input.prepare(`ATTACH ? AS ${draftSchema}`).run(draftPath)
  prepareDraft(input, draftSchema)
  input.pragma('query_only = OFF')
}

/** Two campaigns of one id are the same campaign: same size, targets and shards. */
function requireSamePlans({ database, path }: Store): void {
  const pairs = database
    .prepare<[], { campaign: string; planJson: string; known: string }>(
      `SELECT campaign, i.plan_json AS planJson, o.plan_json AS known
      FROM main.campaign i JOIN ${draftSchema}.campaign o USING (campaign) WHERE i.plan_json <> o.plan_json`,
    )
    .all()
  for (const { campaign, planJson, known } of pairs) {
    if (withoutLinks(path, known) !== withoutLinks(path, planJson)) {
      throw damaged(path, `its plan of campaign ${campaign} differs from the one of the stores before it`)
    }
  }
}

function withoutLinks(path: string, planJson: string): string {
  const { size, targets, shards, carried, known } = parsePlan(path, planJson)
  return JSON.stringify({ size, targets, shards, carried, known })
}

function toRefusal(error: unknown): { code: string; reason: string } {
  if (error instanceof UserError || error instanceof WorldError) return { code: error.code, reason: error.message }
  throw error
}

function finishDraft(draft: Database.Database, outPath: string, aids: readonly string[]): MergeReport['campaigns'] {
  draft.exec('BEGIN')
  dropPast(draft)
  trimSlowest(draft)
  for (const sql of aids) draft.exec(sql)
  const rows = draft
    .prepare<[], { campaign: string; planJson: string }>(
      'SELECT campaign, plan_json AS planJson FROM campaign ORDER BY started_at, number, campaign',
    )
    .all()
  const shards = draft.prepare<unknown[], number>('SELECT DISTINCT shard FROM shard_run WHERE campaign = ?').pluck()
  const campaigns = rows.map(({ campaign, planJson }) => {
    const seen = new Set(shards.all(campaign))
    const planned = parsePlan(outPath, planJson).shards.map(({ shard }) => shard)
    return { campaign, missingShards: planned.filter((shard) => !seen.has(shard)) }
  })
  draft.exec('COMMIT')
  return campaigns
}

function isSameFile(a: string, b: string): boolean {
  return existsSync(a) && realpathSync(a) === realpathSync(b)
}

/** After a power cut there is the old store or the new one, complete. */
function replace(draftPath: string, outPath: string): void {
  try {
    const file = openSync(draftPath, 'r+')
    fsyncSync(file)
    closeSync(file)
    renameSync(draftPath, outPath)
  } catch (cause) {
    throw new WorldError('store-not-writable', `cannot replace ${outPath}`, { cause })
  }
}

function removeDraft(draftPath: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${draftPath}${suffix}`, { force: true })
}
