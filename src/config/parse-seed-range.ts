import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { type SeedType, seedRanges } from '../model/seed.ts'
import { readDigits } from './parse-count.ts'

/** Seeds `first <= seed < end`. */
export interface SeedRange {
  readonly first: bigint
  readonly end: bigint
}

/**
 * `0..100000` to the seeds from 0 to 99999: the end is not part of the range.
 *
 * @param where place named in errors: `--seeds`, `input "seeds"`
 * @param type the target's seed type where it is known already; else only the limits of 64 bits are checked here, and
 *   those of the type when the campaign is planned
 * @throws UserError `seed-range` for text that is no range, a range without a seed, reversed, or past the type
 */
export function parseSeedRange(text: string, where = 'seeds', type: SeedType | null = null): SeedRange {
  const trimmed = text.trim()
  const shown = `${where}: ${JSON.stringify(truncate(trimmed, 60))}`
  const parts = /^(-?[0-9_,]+)\.\.(-?[0-9_,]+)$/.exec(trimmed)
  const first = readInteger(parts?.[1])
  const end = readInteger(parts?.[2])
  if (first === null || end === null) {
    throw new UserError('seed-range', `${shown} is not a range of seeds`, rangeHint(trimmed.slice(0, 60)))
  }
  if (first === end) {
    throw new UserError(
      'seed-range',
      `${shown} is empty: its end is not part of it`,
      `Write ${first}..${first + 1n} for one seed`,
    )
  }
  if (first > end) throw new UserError('seed-range', `${shown} is reversed`, `Write ${end}..${first}`)
  checkLimits(first, end, shown, type)
  return { first, end }
}

function checkLimits(first: bigint, end: bigint, shown: string, type: SeedType | null): void {
  const { min, max } = type === null ? { min: seedRanges.i64.min, max: seedRanges.u64.max } : seedRanges[type]
  const typeName = type ?? '64 bits'
  if (first < 0n && (min === 0n || end - 1n > seedRanges.i64.max)) {
    const hint = 'Write a range from 0, or declare seed-type: i64 (or i32) for the target'
    throw new UserError('seed-range', `${shown} starts below zero, where unsigned seeds have nothing`, hint)
  }
  if (first < min || end - 1n > max) {
    const hint = `Write a range within ${min < 0n && first >= 0n ? 0n : min}..${max + 1n}`
    throw new UserError('seed-range', `${shown} goes past ${typeName}`, hint)
  }
}

function readInteger(text: string | undefined): bigint | null {
  if (text === undefined) return null
  const negative = text.startsWith('-')
  // 64 bits have 20 digits; the rest is room for grouping, so that a huge text costs nothing.
  const digits = text.length > 60 ? null : readDigits(negative ? text.slice(1) : text)
  if (digits === null) return null
  return negative ? -BigInt(digits) : BigInt(digits)
}

function rangeHint(text: string): string {
  const inclusive = /^([0-9]+)\.\.=([0-9]+)$/.exec(text)
  if (inclusive !== null)
    return `The end is not part of the range: write ${inclusive[1]}..${BigInt(inclusive[2] ?? 0) + 1n}`
  const other = /^([0-9]+)(?:-|:|\.\.\.|…|–| )([0-9]+)$/.exec(text)
  if (other !== null) return `Write ${other[1]}..${other[2]}; the end is not part of it`
  if (/^[0-9]{1,20}$/.test(text)) return `Write ${text}..${BigInt(text) + 1n} for this one seed`
  const open = /^([0-9]+)\.\.$/.exec(text)
  if (open !== null) return `Write where it ends, for example ${open[1]}..${BigInt(open[1] ?? 0) + 1000n}`
  if (/^\.\.[0-9]+$/.test(text)) return `Write 0${text}`
  return 'Write A..B in decimal digits, for example 0..100000; B is not part of it'
}
