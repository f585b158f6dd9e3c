import { UserError } from '../base/user-error.ts'

/** Longest line shown in an error. */
const shownMax = 80

/** Calls `read` with each line that is not blank, without copying the text into an array of lines; 1 is the first. */
export function eachLine(text: string, read: (line: string, number: number) => void): void {
  let number = 0
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    const line = text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end)
    number++
    if (line.trim() !== '') read(line, number)
    start = end + 1
  }
}

/** A line of a history that is not what its grammar asks for. */
export function badLine(number: number, seen: string, expected: string): UserError {
  const shown = seen.length > shownMax ? `${seen.slice(0, shownMax)}…` : seen
  return new UserError('bad-history', `line ${number}: ${shown}`, `Expected ${expected}`)
}

export function emptyHistory(expected: string): UserError {
  return new UserError('empty-history', 'the history is empty: it has no operation', `Expected ${expected}`)
}
