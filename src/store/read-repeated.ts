import { carriedIndexMin, type Plan } from '../model/plan.ts'
import type { Store } from './open-store.ts'
import { findRepeatedSeeds, type Trial } from './repeated-seeds.ts'
import type { Span } from './spans.ts'
import { withStoreErrors } from './store-errors.ts'

/** Of a row `f` with an `idx`: whether that is in one of the spans bound to `$spans`, as JSON. */
export const isInSpans =
  'EXISTS (SELECT 1 FROM json_each($spans) s WHERE f.idx >= s.value ->> 0 AND f.idx < s.value ->> 1)'

/**
 * The seeds of a target that campaigns ran again although an earlier one of them had run them: see `findRepeatedSeeds`. Where
 * streams are drawn, as by default, there are none, and nothing is read; where seeds only number attempts, none is the same.
 *
 * @param plans of the campaigns, oldest first
 */
export function readRepeatedSeeds(
  store: Store,
  plans: readonly Plan[],
  target: string,
): ReadonlyMap<string, readonly Span[]> {
  const lines = plans.flatMap((plan) => placeOf(plan, target) ?? [])
  const may = [...Map.groupBy(lines, ({ line }) => line).values()].filter((own) => own.length > 1).flat()
  if (may.length === 0) return new Map()
  const known = new Set(may.map(({ campaign }) => campaign))
  const spans = withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], { campaign: string; lo: number; hi: number }>(
        `SELECT campaign, lo, hi FROM span WHERE campaign IN (SELECT value FROM json_each(?)) AND target = ?
          AND lo < ${carriedIndexMin} ORDER BY campaign, lo`,
      )
      .all(JSON.stringify([...known]), target),
  )
  const byCampaign = Map.groupBy(spans, ({ campaign }) => campaign)
  const trials = lines
    .filter(({ campaign }) => known.has(campaign))
    .map((place): Trial => {
      const own = byCampaign.get(place.campaign) ?? []
      return { ...place, spans: own.map(({ lo, hi }): Span => [lo, hi]) }
    })
  return findRepeatedSeeds(trials)
}

/**
 * On which line the seeds of a target are, and where; null where each run of a seed is a draw of its own. In a mixed stream
 * every campaign has a window to itself.
 */
function placeOf({ campaign, targets }: Plan, name: string): Omit<Trial, 'spans'> | null {
  const planned = targets.find(({ target }) => target.name === name)
  if (planned === undefined || !planned.target.deterministic) return null
  const { run, batch, worker, env, config, axes } = planned.target
  const { stream } = planned
  if (stream.kind === 'mixed') return null
  const line = JSON.stringify([stream.type, run, batch, worker, env, config, axes])
  return { campaign, line, offset: BigInt(stream.base) }
}
