import { forgetCampaigns } from './forget-campaigns.ts'
import type { Store } from './open-store.ts'
import { readCampaigns } from './read-campaigns.ts'
import { withStoreErrors } from './store-errors.ts'

/** Largest history on disk, in bytes. */
export const historySizeMax = 64 * 2 ** 20

/** A history that is too large is made so much smaller that the next nights need not do it again. */
const roomLeft = 0.75

/** The newest campaigns of each workflow stay whole: what they cut is carried over, and people look at them. */
const wholeOfWorkflow = [5, 1] as const

/** What was given up to keep a history within its bound. */
export interface BoundHistory {
  /** Bytes on disk, afterwards. */
  readonly size: number
  /** Campaigns of which only counts are left now. */
  readonly forgotten: number
  readonly textsDropped: boolean
}

/**
 * Makes a history fit on disk. What goes first is what is least missed: whole campaigns, the oldest first, down to the
 * newest 5 of each workflow, then down to the newest 1; then what failing seeds printed; then signatures that no failure has
 * any more, but one for each key. Counts, first and last seen, issues and seeds swept are never given up.
 *
 * @param keep the campaign that was just swept: never forgotten
 * @param sizeMax in bytes
 */
export function boundHistory(store: Store, keep: string, sizeMax: number = historySizeMax): BoundHistory {
  const goal = sizeMax * roomLeft
  let size = shrink(store)
  let forgotten = 0
  if (size <= sizeMax) return { size, forgotten, textsDropped: false }
  for (const whole of wholeOfWorkflow) {
    while (size > goal) {
      const old = listForgettable(store, keep, whole)
      if (old.length === 0) break
      // A quarter at once: each time the file is written anew.
      const some = old.slice(0, Math.ceil(old.length / 4))
      forgetCampaigns(store, some)
      forgotten += some.length
      size = shrink(store)
    }
  }
  if (size <= goal) return { size, forgotten, textsDropped: false }
  dropTexts(store, keep)
  return { size: shrink(store), forgotten, textsDropped: true }
}

/** The campaigns that may be forgotten, oldest first. */
function listForgettable(store: Store, keep: string, whole: number): string[] {
  const campaigns = readCampaigns(store)
  const newest = [...Map.groupBy(campaigns, ({ origin }) => origin.workflow).values()].flatMap((own) =>
    own.slice(0, whole),
  )
  const kept = new Set([keep, ...newest.map(({ campaign }) => campaign)])
  return campaigns
    .map(({ campaign }) => campaign)
    .filter((campaign) => !kept.has(campaign))
    .toReversed()
}

function dropTexts({ database, path }: Store, keep: string): void {
  withStoreErrors(path, () => {
    database.prepare('DELETE FROM detail WHERE campaign <> ?').run(keep)
    database.exec(
      `DELETE FROM signature WHERE NOT EXISTS (SELECT 1 FROM failure f WHERE f.signature = signature.id)
      AND EXISTS (SELECT 1 FROM signature o WHERE o.key = signature.key AND (o.variant < signature.variant
        OR EXISTS (SELECT 1 FROM failure f WHERE f.signature = o.id)))`,
    )
  })
}

/** Writes the file anew without its holes; its size in bytes. */
function shrink({ database, path }: Store): number {
  return withStoreErrors(path, () => {
    database.exec('VACUUM')
    const pragma = (name: string) => Number(database.pragma(name, { simple: true }))
    return pragma('page_count') * pragma('page_size')
  })
}
