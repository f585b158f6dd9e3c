import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'

/** Longest duration, about 24 days: what a timer of Node can hold. */
export const durationMsMax = 2 ** 31 - 1

const unitMs: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }

/**
 * `5m`, `90s`, `1h30m`, `1.5s`, `500ms` to whole milliseconds. Larger units come first, each at most once.
 *
 * @param where place named in errors: `seedsweep.yml:6:14`, `--budget`
 * @throws UserError `duration` for anything else, for zero and for more than 24 days
 */
export function parseDuration(text: string, where = 'duration'): number {
  const trimmed = text.trim()
  const shown = `${where}: ${JSON.stringify(truncate(trimmed, 40))}`
  if (/^[0-9]+$/.test(trimmed)) {
    throw new UserError(
      'duration',
      `${shown} has no unit`,
      `Write ${trimmed}s for seconds or ${trimmed}ms for milliseconds`,
    )
  }
  const parts = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/.exec(trimmed)
  if (parts === null || trimmed === '') {
    throw new UserError(
      'duration',
      `${shown} is not a duration`,
      'Write hours, minutes, seconds: 5m, 90s, 1h30m or 500ms',
    )
  }
  let sum = 0
  for (const [place, ms] of Object.values(unitMs).entries()) sum += Number(parts[place + 1] ?? 0) * ms
  const durationMs = Math.round(sum)
  if (durationMs === 0) throw new UserError('duration', `${shown} is no time at all`, 'Write at least 1ms')
  if (durationMs > durationMsMax) throw new UserError('duration', `${shown} is more than 24 days`, 'Write at most 596h')
  return durationMs
}
