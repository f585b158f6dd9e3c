import { compareText } from '../base/text.ts'
/** Of each signature's failures, this many at either end of the order of discovery keep their text. */
export const detailsPerEnd = 16

/** Longest text kept of one failure, in UTF-16 units. */
export const detailMax = 8192

/** Which failure a text belongs to, with the number of its campaign: the order of discovery. */
export interface DetailPlace {
  readonly number: number
  readonly campaign: string
  readonly index: number
  readonly attempt: number
  readonly shard: number
}

/**
 * Enters a failure into the sorted places that keep their text, in place.
 *
 * The places kept of a set are its 16 least and its 16 greatest, so keeping after every step or once at the end gives
 * the same: merging does not depend on order.
 *
 * @returns whether it stays, and which place lost its text to it
 */
export function keepDetail(kept: DetailPlace[], place: DetailPlace): { stays: boolean; evicted: DetailPlace | null } {
  let position = kept.length
  while (position > 0 && comparePlaces(kept[position - 1] ?? place, place) > 0) position--
  const before = kept[position - 1]
  if (before !== undefined && comparePlaces(before, place) === 0) return { stays: true, evicted: null }
  kept.splice(position, 0, place)
  if (kept.length <= 2 * detailsPerEnd) return { stays: true, evicted: null }
  const [evicted = place] = kept.splice(detailsPerEnd, 1)
  return evicted === place ? { stays: false, evicted: null } : { stays: true, evicted }
}

/**
 * Whether no place from `least` to `greatest`, both included, can stay beside the sorted places `kept`: all of them come
 * after the 16 earliest and before the 16 newest.
 */
export function leavesNoRoom(kept: readonly DetailPlace[], least: DetailPlace, greatest: DetailPlace): boolean {
  const lower = kept[detailsPerEnd - 1]
  const upper = kept[detailsPerEnd]
  if (kept.length < 2 * detailsPerEnd || lower === undefined || upper === undefined) return false
  return comparePlaces(lower, least) < 0 && comparePlaces(greatest, upper) < 0
}

/** Head and tail of a text, within the bound; what broke is often last, what led there first. */
export function boundDetail(text: string): string {
  if (text.length <= detailMax) return text
  const mark = '\n[... cut ...]\n'
  const head = text.slice(0, detailMax / 4)
  const tail = text.slice(text.length - (detailMax - head.length - mark.length))
  // Half of a surrogate pair at either edge of the cut cannot be stored as text.
  return (head + mark + tail).toWellFormed()
}

function comparePlaces(a: DetailPlace, b: DetailPlace): number {
  return (
    a.number - b.number ||
    compareText(a.campaign, b.campaign) ||
    a.index - b.index ||
    a.attempt - b.attempt ||
    a.shard - b.shard
  )
}
