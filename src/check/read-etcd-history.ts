import { UserError } from '../base/user-error.ts'
import type { EtcdOperation } from './etcd-operation.ts'
import { badLine, eachLine, emptyHistory } from './lines.ts'
import { readEtcdOperation } from './read-etcd-operation.ts'

/** First line of a history of etcd. A later version has another number, and this program says that it cannot read it. */
export const etcdHistoryHeader = '{"history":"etcd","version":1}'

const expected = `the first line ${etcdHistoryHeader}, then one operation a line`

export interface EtcdHistoryText {
  readonly operations: readonly EtcdOperation[]
  /** The line of each. */
  readonly lines: readonly number[]
}

/**
 * A history in our own format: JSON, one operation a line, after a header (docs/check.md has the grammar).
 *
 * @throws UserError `empty-history`, `bad-history` with the number of the line and what was expected,
 *   `history-version` for a version that this program does not know
 */
export function readEtcdHistory(text: string): EtcdHistoryText {
  const operations: EtcdOperation[] = []
  const lines: number[] = []
  let header = false
  eachLine(text, (line, number) => {
    const value = parseLine(line, number)
    if (header) {
      operations.push(readEtcdOperation(value, number))
      lines.push(number)
    } else header = readHeader(value, line, number)
  })
  if (operations.length === 0) throw emptyHistory(expected)
  return { operations, lines }
}

function readHeader(value: unknown, line: string, number: number): true {
  const { history, version } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (history !== 'etcd') throw badLine(number, line, expected)
  if (version !== 1) {
    throw new UserError(
      'history-version',
      `line ${number}: version ${JSON.stringify(version)} of the format is not known`,
      'Expected 1',
    )
  }
  return true
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw badLine(number, error instanceof Error ? error.message : line, 'a line of JSON')
  }
}

/** The text of a history, as `readEtcdHistory` reads it. */
export function writeEtcdHistory(operations: readonly EtcdOperation[]): string {
  return `${[etcdHistoryHeader, ...operations.map((operation) => JSON.stringify(operation))].join('\n')}\n`
}
