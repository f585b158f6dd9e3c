import { parseDuration } from './parse-duration.ts'

/**
 * How long the base of a change may be swept, in milliseconds; `0` or `0s`: nothing runs on it.
 *
 * @param where place named in errors: `--compare-budget`
 * @throws UserError `duration`
 */
export function parseCompareBudget(text: string, where: string): number {
  return /^0+(?:ms|s|m|h)?$/.test(text.trim()) ? 0 : parseDuration(text, where)
}
