import { formatCount, truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { windowSize } from '../model/plan.ts'

/** Most seeds of one target in one campaign: a window of its stream. */
export const seedCountMax = windowSize

/**
 * `2000`, `2_000` or `2,000` to a number of seeds, 1 to 2^32.
 *
 * @param where place named in errors: `--count`, `input "count"`
 * @throws UserError `count` for anything else
 */
export function parseCount(text: string, where = 'count'): number {
  const trimmed = text.trim()
  const shown = `${where}: ${JSON.stringify(truncate(trimmed, 40))}`
  const digits = readDigits(trimmed)
  if (digits === null) throw new UserError('count', `${shown} is not a number of seeds`, countHint(trimmed))
  const count = Number(digits)
  if (count === 0) throw new UserError('count', `${shown} runs nothing`, 'Write at least 1')
  if (count > seedCountMax) {
    const most = formatCount(seedCountMax)
    throw new UserError(
      'count',
      `${shown} is more than one campaign can have`,
      `Write at most ${most} and run several campaigns`,
    )
  }
  return count
}

/** The digits of a whole number written plainly or in groups (`2_000`, `2,000`), or null. */
export function readDigits(text: string): string | null {
  if (!/^(?:[0-9]+(?:_[0-9]+)*|[0-9]{1,3}(?:,[0-9]{3})+)$/.test(text)) return null
  return text.replaceAll(/[_,]/g, '').replace(/^0+(?=[0-9])/, '')
}

function countHint(text: string): string {
  const value = /^[0-9.]+e[0-9]+$/i.test(text) ? Number(text) : Number.NaN
  if (Number.isInteger(value) && value > 0 && value <= seedCountMax) return `Write ${value}`
  const scaled = /^([0-9]+)([kKM])$/.exec(text)
  if (scaled !== null) return `Write ${scaled[1]}${scaled[2] === 'M' ? '000000' : '000'}`
  if (text.includes('..')) return 'Write a range as seeds, a count as a number: 2000'
  if (/^[0-9]+(?:ms|s|m|h)$/.test(text)) return `Write a time as budget, a count as a number: 2000`
  return 'Write a whole number: 2000'
}
