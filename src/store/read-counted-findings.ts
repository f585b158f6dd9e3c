import { type FailingSeed, findingId, listedSeedsMax, type StoredFinding } from '../model/finding.ts'
import type { SeedText } from '../model/seed.ts'
import { type Signature, signatureVersion } from '../model/signature.ts'
import { readFirstBads } from './bisect-table.ts'
import type { Store } from './open-store.ts'
import { signatureOf, type VariantRow } from './read-findings.ts'
import { readPastEvidence } from './read-history.ts'
import { readIssues } from './read-replays.ts'
import { withStoreErrors } from './store-errors.ts'

/**
 * The findings that none of these campaigns saw and of which a history still knows counts and failing seeds: from campaigns
 * that are past, or from an issue that stands in for a lost history. Of their seeds, newest first, nothing is known but the
 * commit; where no words of theirs are left, the id has to do for a title.
 */
export function readCountedFindings(
  store: Store,
  campaigns: readonly string[],
  repository: string | null,
): StoredFinding[] {
  return withStoreErrors(store.path, () => {
    const rows = readCountedSeeds(store, campaigns)
    if (rows.length === 0) return []
    const firstBads = readFirstBads(store)
    const issues = new Map(
      (repository === null ? [] : readIssues(store, repository)).map((known) => [nameFinding(known), known.issue]),
    )
    const words = store.database.prepare<unknown[], VariantRow>(
      'SELECT *, 0 AS count FROM signature WHERE key = ? ORDER BY variant LIMIT 1',
    )
    const formerKeys = store.database
      .prepare<unknown[], string>('SELECT former FROM former_key WHERE key = ? ORDER BY former')
      .pluck()
    return [...Map.groupBy(rows, nameFinding)].flatMap(([name, seeds]): StoredFinding[] => {
      const [{ target, key } = { target: '', key: '' }] = seeds
      const evidence = readPastEvidence(store, { target, keys: [key] })
      const since = evidence.slice(evidence.findIndex(isSighting))
      const [first, last] = [since.find(isSighting)?.seen, since.findLast(isSighting)?.seen]
      if (first === undefined || last === undefined) return []
      const row = words.get(key)
      const count = sum(since.map(({ hits }) => hits))
      return [
        {
          target,
          key,
          formerKeys: formerKeys.all(key),
          signature: row === undefined ? unknownWords(key) : signatureOf(row, ''),
          count,
          carried: sum(since.map(({ carriedHits }) => carriedHits)),
          seedsJudged: Math.max(1, count, sum(since.map((one) => one.seeds))),
          seeds: seeds.slice(0, listedSeedsMax).map(toFailingSeed),
          variants: [],
          excerpt: '',
          firstSeen: first,
          lastSeen: last,
          drawn: [],
          replays: [],
          issue: issues.get(name) ?? null,
          firstBad: firstBads.get(name) ?? null,
        },
      ]
    })
  })
}

interface CountedSeed {
  readonly target: string
  readonly key: string
  readonly campaign: string
  readonly sha: string | null
  readonly seed: SeedText
}

/** What an issue says of seeds is of the commit that it names. */
function readCountedSeeds({ database }: Store, campaigns: readonly string[]): CountedSeed[] {
  return database
    .prepare<unknown[], CountedSeed>(
      `SELECT target, key, campaign, sha, seed FROM (
        SELECT target, key, campaign, sha, seed, started_at AS at, number, 0 AS place
        FROM past_sighting JOIN past_campaign USING (campaign)
        UNION ALL SELECT target, r.key, 'issue', ifnull(sha, first_sha), value, first_at, 0, j.key
        FROM standing_in r, json_each(r.seeds) j)
      WHERE (target, key) NOT IN (
        SELECT target, key FROM failures WHERE campaign IN (SELECT value FROM json_each(?)))
      ORDER BY target, key, at DESC, number DESC, campaign, place`,
    )
    .all(JSON.stringify(campaigns))
}

function toFailingSeed({ campaign, sha, seed }: CountedSeed): FailingSeed {
  const unknown = { step: null, durationMs: 0, digest: null, exitCode: null, exitSignal: null, config: {} }
  return { campaign, index: 0, seed, outcome: 'failed', sha, ...unknown }
}

function unknownWords(key: string): Signature {
  const words = { language: 'none', type: '', message: '', frames: [], title: findingId(key) }
  return { version: signatureVersion, key, variant: key, exact: '', kind: 'exit', ...words, crash: false, parts: null }
}

function isSighting({ hits, carriedHits }: { readonly hits: number; readonly carriedHits: number }): boolean {
  return hits > 0 || carriedHits > 0
}

function nameFinding({ target, key }: { readonly target: string; readonly key: string }): string {
  return `${target} ${key}`
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
