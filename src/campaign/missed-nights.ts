import { formatPlural } from '../base/text.ts'
import type { HistoryStart } from '../store/queries.ts'
import { countFires, parseSchedule } from './schedule.ts'

/** Without the schedule itself: a gap this much longer than any of the last ones, plus an hour that GitHub may be late. */
const gapFactor = 1.5
const gapSlackMs = 3_600_000

/** Gaps looked at, and fewest that say anything. */
const gapsMax = 14
const gapsMin = 3

/** The campaign that asks, and what is known of its workflow's schedule. */
export interface NightQuestion {
  readonly campaign: string
  /** Start, ISO 8601, UTC. */
  readonly startedAt: string
  readonly workflow: string | null
  /** The line of the schedule that set this run off, or null. */
  readonly cron: string | null
}

/**
 * Whether campaigns of the workflow's schedule are missing since the last one that the history knows, as one sentence
 * without a full stop; null where none is, or where nobody can tell.
 *
 * Under a known schedule each of its minutes counts. Under none, what counts is a gap longer than 1.5 times the longest of
 * the last 14: a workflow that rests on weekends is not called late on a Monday.
 */
export function describeMissedNights(starts: readonly HistoryStart[], question: NightQuestion): string | null {
  const earlier = starts.filter(
    ({ campaign, event, workflow, startedAt }) =>
      campaign !== question.campaign &&
      event === 'schedule' &&
      workflow === question.workflow &&
      startedAt < question.startedAt,
  )
  const last = earlier.at(-1)
  if (last === undefined) return null
  const schedule = question.cron === null ? null : parseSchedule(question.cron)
  const between = `no campaign between ${formatMinute(last.startedAt)} and ${formatMinute(question.startedAt)} UTC`
  if (schedule !== null) {
    // One of them set off this run.
    const missed = countFires(schedule, new Date(last.startedAt), new Date(question.startedAt)) - 1
    if (missed < 1) return null
    return `${between}: ${formatPlural(missed, 'run')} of the schedule ${question.cron} did not happen, or left no history`
  }
  const times = earlier.slice(-gapsMax - 1).map(({ startedAt }) => Date.parse(startedAt))
  const gaps = times.slice(1).map((time, place) => time - (times[place] ?? time))
  const longest = Math.max(...gaps)
  const gap = Date.parse(question.startedAt) - Date.parse(last.startedAt)
  if (gaps.length < gapsMin || gap <= longest * gapFactor + gapSlackMs) return null
  const hours = formatPlural(Math.round(longest / 3_600_000), 'hour')
  return `no scheduled ${between.slice(3)}: the last ${gaps.length + 1} began at most ${hours} apart`
}

function formatMinute(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
