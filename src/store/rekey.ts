import type Database from 'better-sqlite3'
import type { KeyParts, KeyRules, SignatureKind } from '../model/signature.ts'
import { moveBisects } from './bisect-table.ts'
import { type DetailPlace, keepDetail } from './keep-detail.ts'
import * as rules from './merge-rules.ts'
import { movePast } from './rekey-past.ts'

/**
 * Keys anew what older rules have keyed: failures of one cause have one key again, whichever version saw them. The keys that
 * they had stay known as former ones. What has no parts, and what newer rules keyed, is left as it is. All or nothing.
 *
 * @returns how many signatures have other keys now
 */
export function rekeySignatures(database: Database.Database, keyRules: KeyRules): number {
  const old = readOlder(database, keyRules.version)
  if (old.length === 0) return 0
  return database.transaction(() => {
    const moves = old.map((row) => moveSignature(database, row, keyRules))
    const changes = moves.filter(({ from, to }) => from !== to)
    const replaced = new Map(changes.map(({ from, to }) => [from, to]))
    for (const move of changes) moveBareSignature(database, move)
    movePast(database, replaced)
    moveDetails(database, replaced)
    moveReplays(database, replaced)
    moveIssues(database, replaced)
    moveBisects(database, replaced)
    moveComparisons(database, replaced)
    rememberFormer(database, changes)
    const failureless = 'NOT EXISTS (SELECT 1 FROM failure WHERE failure.signature = signature.id)'
    database
      .prepare(`DELETE FROM signature WHERE id IN (SELECT value FROM json_each(?)) AND ${failureless}`)
      .run(JSON.stringify(old.map(({ id }) => id)))
    return changes.length
  })()
}

/** The parts of a stored signature; null where none are kept, or something else. */
export function parseParts(json: string | null): KeyParts | null {
  if (json === null) return null
  const { typeClass, message, site, own }: Partial<Record<keyof KeyParts, unknown>> = JSON.parse(json)
  if (typeof typeClass !== 'string' || typeof message !== 'string') return null
  return isTexts(site) && isTexts(own) ? { typeClass, message, site, own } : null
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

interface OldSignature {
  readonly id: number
  readonly key: string
  readonly kind: SignatureKind
  readonly language: string
  readonly type: string
  readonly frames: string
  readonly crash: number
  readonly json: string
  readonly parts: KeyParts
}

function readOlder(database: Database.Database, version: number): OldSignature[] {
  return database
    .prepare<unknown[], Omit<OldSignature, 'parts'>>(
      `SELECT id, key, kind, language, type, frames, crash, parts AS json FROM signature
      WHERE version < ? AND parts IS NOT NULL ORDER BY key, variant`,
    )
    .all(version)
    .flatMap((row) => {
      const parts = parseParts(row.json)
      return parts === null ? [] : [{ ...row, parts }]
    })
}

interface Move {
  readonly from: string
  readonly to: string
}

/** Enters the signature under its new keys and takes its failures there. The version is in a key: no new one is an old one. */
function moveSignature(database: Database.Database, row: OldSignature, { version, makeKeys }: KeyRules): Move {
  const { key, variant, message, title } = makeKeys(row, row.parts)
  const values = [version, row.kind, row.language, row.type, message, row.frames, title, row.crash, row.json]
  const id = enterSignature(database, [key, variant, ...values])
  database.prepare('UPDATE failure SET signature = ? WHERE signature = ?').run(id, row.id)
  return { from: row.key, to: key }
}

function enterSignature(database: Database.Database, row: readonly unknown[]): number {
  database.prepare(rules.upsertSql(rules.signatureRule)).run(...row)
  return Number(database.prepare('SELECT id FROM signature WHERE key = ? AND variant = ?').pluck().get(row[0], row[1]))
}

/** What a job log knows by its key alone goes where the key goes. */
function moveBareSignature(database: Database.Database, { from, to }: Move): void {
  const bare = database
    .prepare<unknown[], unknown[]>(`SELECT id, ${signatureColumns} FROM signature WHERE key = ? AND parts IS NULL`)
    .raw()
    .all(from)
  for (const [old, , ...values] of bare) {
    const id = enterSignature(database, [to, ...values])
    database.prepare('UPDATE failure SET signature = ? WHERE signature = ?').run(id, old)
    database.prepare('DELETE FROM signature WHERE id = ?').run(old)
  }
}

const signatureColumns = rules.columnsOf(rules.signatureRule).join(', ')

/** A text goes where its failure went. Two keys that became one keep no more texts than any key. */
function moveDetails(database: Database.Database, replaced: ReadonlyMap<string, string>): void {
  const ofFailure = `SELECT s.key FROM failure f JOIN signature s ON s.id = f.signature
    WHERE (f.campaign, f.target, f.idx, f.shard, f.attempt) =
      (detail.campaign, detail.target, detail.idx, detail.shard, detail.attempt)`
  for (const [from, to] of replaced) {
    database.prepare(`UPDATE OR REPLACE detail SET key = ifnull((${ofFailure}), ?) WHERE key = ?`).run(to, from)
  }
  for (const to of new Set(replaced.values())) trimDetails(database, to)
}

function trimDetails(database: Database.Database, key: string): void {
  const rows = database
    .prepare<unknown[], DetailPlace & { target: string }>(
      `SELECT target, number, campaign, idx AS "index", attempt, shard FROM detail JOIN campaign USING (campaign)
      WHERE key = $key
      UNION SELECT target, number, campaign, idx, attempt, shard FROM past_detail WHERE key = $key`,
    )
    .all({ key })
  const removals = ['detail', 'past_detail'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE (target, key, campaign, idx, shard, attempt) = (?, ?, ?, ?, ?, ?)`),
  )
  for (const [target, places] of Map.groupBy(rows, (row) => row.target)) {
    const kept: DetailPlace[] = []
    for (const place of places) keepDetail(kept, place)
    for (const { campaign, index, shard, attempt } of places.filter((place) => !kept.includes(place))) {
      for (const remove of removals) remove.run(target, key, campaign, index, shard, attempt)
    }
  }
}

function moveReplays(database: Database.Database, replaced: ReadonlyMap<string, string>): void {
  const ofSeed = `SELECT min(s.key) FROM failure f JOIN signature s ON s.id = f.signature
    WHERE (f.campaign, f.target, f.seed) = (replay.campaign, replay.target, replay.seed)`
  for (const [from, to] of replaced) {
    database.prepare(`UPDATE OR REPLACE replay SET key = ifnull((${ofSeed}), ?) WHERE key = ?`).run(to, from)
    database.prepare('UPDATE replay SET seen_key = ? WHERE seen_key = ?').run(to, from)
  }
}

/** Of two issues whose keys became one, the one that was known last is remembered; markers name the other. */
function moveIssues(database: Database.Database, replaced: ReadonlyMap<string, string>): void {
  const upsert = database.prepare(rules.upsertSql(rules.issueRule))
  for (const [from, to] of replaced) {
    const rows = database
      .prepare<unknown[], unknown[]>('SELECT repository, target, updated_at, number, state FROM issue WHERE key = ?')
      .raw()
      .all(from)
    for (const [repository, target, ...values] of rows) upsert.run(repository, target, to, ...values)
    database.prepare('DELETE FROM issue WHERE key = ?').run(from)
  }
}

/** Of two comparisons of a campaign whose keys became one, one is kept, as where stores are merged. */
function moveComparisons(database: Database.Database, replaced: ReadonlyMap<string, string>): void {
  const upsert = database.prepare(rules.upsertSql(rules.comparisonRule))
  for (const [from, to] of replaced) {
    const rows = database
      .prepare<unknown[], unknown[]>(
        'SELECT campaign, target, revision, verdict, base, evidence FROM comparison WHERE key = ?',
      )
      .raw()
      .all(from)
    for (const [campaign, target, ...values] of rows) upsert.run(campaign, target, to, ...values)
    database.prepare('DELETE FROM comparison WHERE key = ?').run(from)
  }
}

/** Also what the key before was called before it. One key may have become several, by its variants. */
function rememberFormer(database: Database.Database, moves: readonly Move[]): void {
  const add = database.prepare(rules.upsertSql(rules.formerKeyRule))
  const pass = database.prepare('INSERT OR IGNORE INTO former_key SELECT ?, former FROM former_key WHERE key = ?')
  for (const { from, to } of moves) {
    add.run(to, from)
    pass.run(to, from)
  }
  for (const { from } of moves) database.prepare('DELETE FROM former_key WHERE key = ?').run(from)
}
