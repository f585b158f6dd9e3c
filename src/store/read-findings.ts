import { assert } from '../base/assert.ts'
import type { DrawnCount } from '../model/attribution.ts'
import { logAttempt } from '../model/checkpoint.ts'
import type { FailingSeed, FiledIssue, SeenAt, StoredFinding } from '../model/finding.ts'
import { listedSeedsMax } from '../model/finding.ts'
import { knownIndexMin } from '../model/plan.ts'
import type { Replay } from '../model/reproduction.ts'
import type { Signature, SignatureKind } from '../model/signature.ts'
import { readFirstBads } from './bisect-table.ts'
import type { Store } from './open-store.ts'
import { readCampaigns } from './read-campaigns.ts'
import { type FailureRow, failureColumns, shortestFirst, toFailingSeed } from './read-failures.ts'
import { readIssues, readReplays } from './read-replays.ts'
import { parseParts } from './rekey.ts'
import { withStoreErrors } from './store-errors.ts'

/**
 * The findings of these campaigns, most frequent first. First and last seen look at the whole store.
 *
 * @param repository whose issues to look up; by default that of the newest of the campaigns
 * @param split keys whose variants are findings of their own, each with its variant as its key
 */
export function readStoredFindings(
  store: Store,
  campaigns: readonly string[],
  repository: string | null = repositoryOf(store, campaigns),
  split: readonly { readonly target: string; readonly key: string }[] = [],
): StoredFinding[] {
  return withStoreErrors(store.path, () => {
    const asked = JSON.stringify(campaigns)
    const judged = readJudged(store, asked)
    const replays = Map.groupBy(readReplays(store, { campaigns }), ({ target, key }) => `${target} ${key}`)
    const issues = new Map(
      (repository === null ? [] : readIssues(store, repository)).map(({ target, key, issue }) => [
        `${target} ${key}`,
        issue,
      ]),
    )
    const rows = store.database
      .prepare<unknown[], { target: string; cause: string; part: string | null; count: number; carried: number }>(
        `SELECT target, key AS cause, CASE WHEN target || ' ' || key IN (SELECT value FROM json_each(?)) THEN variant END AS part,
          sum(NOT carried) AS count, sum(carried AND idx < ${knownIndexMin}) AS carried
        FROM failures WHERE campaign IN (SELECT value FROM json_each(?))
        GROUP BY target, key, part ORDER BY count DESC, target, key, part`,
      )
      .all(JSON.stringify(split.map(({ target, key }) => `${target} ${key}`)), asked)
    const readers = openReaders(store)
    const drawn = readDrawn(store, asked)
    const firstBads = readFirstBads(store)
    return rows.map(({ target, cause, part, count, carried }) => {
      const key = part ?? cause
      const known = {
        target,
        key,
        count,
        carried,
        seedsJudged: judged.get(target) ?? 0,
        replays: replays.get(`${target} ${cause}`) ?? [],
        issue: issues.get(`${target} ${key}`) ?? null,
        drawn: drawn.get(target) ?? [],
        formerKeys: part === null ? readers.formerKeys.all({ key }) : [],
        firstBad: firstBads.get(`${target} ${key}`) ?? null,
      }
      return readFinding(readers, { asked, key: cause, part }, known)
    })
  })
}

interface KnownOfFinding {
  readonly target: string
  readonly key: string
  readonly count: number
  readonly carried: number
  readonly seedsJudged: number
  /** Of its key; where it is one variant of it, those of its listed seeds are its own. */
  readonly replays: readonly Replay[]
  readonly issue: FiledIssue | null
  /** Values drawn for the target; how many seeds of the finding had them is read with it. */
  readonly drawn: readonly Omit<DrawnCount, 'failing'>[]
  readonly formerKeys: readonly string[]
  readonly firstBad: StoredFinding['firstBad']
}

/** Which failures are a finding's: those of a key, or of one variant of it. */
interface Asked {
  /** The campaigns, as a JSON list. */
  readonly asked: string
  readonly key: string
  readonly part: string | null
}

function readFinding(readers: Readers, failures: Asked, known: KnownOfFinding): StoredFinding {
  const { target } = known
  const seedsBelow = (below: number) => readers.seeds.all({ target, ...failures, below, limit: listedSeedsMax })
  // Stored seeds that failed again are the finding's old ones: listed only where there is no other.
  const fresh = seedsBelow(knownIndexMin)
  const shortest = fresh.length > 0 ? fresh : seedsBelow(Number.MAX_SAFE_INTEGER)
  const [first] = shortest
  assert(first !== undefined, 'a finding has a failing seed')
  const variants = readers.variants.all({ target, ...failures })
  const own = variants.find(({ variant }) => variant === first.variant)
  assert(own !== undefined, 'a failing seed has a signature')
  const seen = readers.seen.all({ target, key: failures.key, part: failures.part })
  const [firstSeen, lastSeen] = [seen[0], seen.at(-1)]
  assert(firstSeen !== undefined && lastSeen !== undefined, 'a finding was seen in a campaign')
  const isOwn = ({ seed }: Replay) => failures.part === null || shortest.some((failing) => failing.seed === seed)
  return {
    ...known,
    replays: known.replays.filter(isOwn),
    drawn: countFailing(readers, failures, known),
    signature: signatureOf(own, first.exact),
    seeds: shortest.map(toFailingSeed) satisfies readonly FailingSeed[],
    variants: variants.map(({ variant, count, frames }) => ({ variant, count, frames: parseFrames(frames) })),
    excerpt: readers.excerpt.get({ target, ...failures })?.text ?? '',
    firstSeen,
    lastSeen,
  }
}

function countFailing(readers: Readers, failures: Asked, { target, drawn }: KnownOfFinding): DrawnCount[] {
  if (drawn.length === 0) return []
  const failing = new Map(
    readers.drawn.all({ target, ...failures }).map(({ name, value, failing }) => [`${name} ${value}`, failing]),
  )
  return drawn.map((count) => ({ ...count, failing: failing.get(`${count.name} ${count.value}`) ?? 0 }))
}

type Readers = ReturnType<typeof openReaders>

function openReaders({ database }: Store) {
  const ofFinding = 'target = $target AND key = $key AND ($part IS NULL OR variant = $part)'
  const among = 'campaign IN (SELECT value FROM json_each($asked))'
  return {
    seeds: database.prepare<unknown[], FailureRow>(
      `SELECT ${failureColumns} FROM failures WHERE ${ofFinding} AND ${among} AND idx < $below ORDER BY ${shortestFirst} LIMIT $limit`,
    ),
    // Of the seeds that only a job log tells of, nobody counted those that passed by what was drawn.
    drawn: database.prepare<unknown[], Omit<DrawnCount, 'seeds'>>(
      `SELECT j.key AS name, j.value, count(*) AS failing FROM failures f, json_each(f.config) j
      WHERE f.target = $target AND f.key = $key AND ($part IS NULL OR variant = $part) AND NOT carried
      AND attempt <> ${logAttempt} AND ${among} GROUP BY j.key, j.value`,
    ),
    variants: database.prepare<unknown[], VariantRow>(
      `SELECT s.*, v.count FROM (
        SELECT key, variant, count(*) AS count FROM failures WHERE ${ofFinding} AND ${among} GROUP BY key, variant
      ) v JOIN signature s USING (key, variant) ORDER BY v.count DESC, variant`,
    ),
    // A text kept from an earlier campaign is better than none.
    excerpt: database.prepare<unknown[], { text: string }>(
      `SELECT text FROM detail d JOIN failures f USING (target, key, campaign, idx, shard, attempt)
      WHERE ${ofFinding} AND text <> '' ORDER BY ${among} DESC, idx >= ${knownIndexMin}, ${shortestFirst} LIMIT 1`,
    ),
    formerKeys: database
      .prepare<unknown[], string>('SELECT former FROM former_key WHERE key = $key ORDER BY former')
      .pluck(),
    seen: database.prepare<unknown[], SeenAt>(
      `SELECT campaign, number, sha, started_at AS "at" FROM campaign
      WHERE campaign IN (SELECT campaign FROM failures WHERE ${ofFinding})
      UNION ALL SELECT campaign, number, sha, started_at FROM past_sightings
      WHERE target = $target AND key = $key AND $part IS NULL
      ORDER BY 4, number, campaign`,
    ),
  }
}

export interface VariantRow {
  readonly key: string
  readonly variant: string
  readonly version: number
  readonly kind: SignatureKind
  readonly language: string
  readonly type: string
  readonly message: string
  readonly frames: string
  readonly title: string
  readonly crash: number
  readonly parts: string | null
  readonly count: number
}

export function signatureOf(row: VariantRow, exact: string): Signature {
  const { key, variant, version, kind, language, type, message, title } = row
  const frames = parseFrames(row.frames)
  return {
    version,
    key,
    variant,
    exact,
    kind,
    language,
    type,
    message,
    frames,
    title,
    crash: row.crash === 1,
    parts: parseParts(row.parts),
  }
}

function parseFrames(json: string): readonly string[] {
  const frames: unknown = JSON.parse(json)
  return Array.isArray(frames) ? frames.map(String) : []
}

/** The values drawn among these campaigns, with the seeds that had them, by target. */
function readDrawn(store: Store, asked: string): Map<string, Omit<DrawnCount, 'failing'>[]> {
  const rows = store.database
    .prepare<unknown[], { target: string } & Omit<DrawnCount, 'failing'>>(
      `SELECT target, name, value, sum(passes + failures) AS seeds FROM config_values
      WHERE campaign IN (SELECT value FROM json_each(?)) GROUP BY target, name, value ORDER BY name, value`,
    )
    .all(asked)
  const byTarget = Map.groupBy(rows, ({ target }) => target)
  return new Map(
    [...byTarget].map(([target, counts]) => [target, counts.map(({ target: _target, ...count }) => count)]),
  )
}

/** Seeds with a verdict among these campaigns, by target. */
function readJudged(store: Store, asked: string): Map<string, number> {
  const rows = store.database
    .prepare<unknown[], { target: string; judged: number }>(
      `SELECT target, sum(delivered - unknown - infra) AS judged FROM coverage
      WHERE campaign IN (SELECT value FROM json_each(?)) GROUP BY target`,
    )
    .all(asked)
  return new Map(rows.map(({ target, judged }) => [target, judged]))
}

function repositoryOf(store: Store, campaigns: readonly string[]): string | null {
  const newest = readCampaigns(store).find(({ campaign }) => campaigns.includes(campaign))
  return newest?.origin.repository ?? null
}
