import { UserError } from '../base/user-error.ts'

/** What one client asked of the system, when, and what it was told. */
export interface Operation<Input, Output> {
  readonly client: number
  /** Order number of the event "sent"; calls and returns count on one clock. */
  readonly call: number
  /** Order number of the event "answered", not before `call`; `Infinity` where the operation was left open. */
  readonly return: number
  readonly input: Input
  /** Null where the answer is unknown. */
  readonly output: Output | null
  /** Line of the file that the answer stands in, or the call where there is none; for messages. */
  readonly line?: number
}

/**
 * Operations in any order. Two overlap where neither returned before the other was called; equal order numbers overlap.
 * An operation that was left open may have happened at any time after its call, or never.
 */
export type History<Input, Output> = readonly Operation<Input, Output>[]

/** Most operations of a history: above it the tables would not fit, and nobody would wait for the answer. */
export const operationsMax = 20_000_000

/**
 * Refuses what no client can have seen.
 *
 * @throws UserError `return-before-call`, `two-open-operations`, `history-too-long`, `bad-time`
 */
export function checkHistory<Input, Output>(history: History<Input, Output>): void {
  if (history.length > operationsMax) {
    throw new UserError(
      'history-too-long',
      `the history has ${history.length} operations, at most ${operationsMax} fit`,
    )
  }
  for (const operation of history) {
    const { call, return: end } = operation
    if (!Number.isSafeInteger(call) || !(Number.isSafeInteger(end) || end === Number.POSITIVE_INFINITY)) {
      throw new UserError('bad-time', `${at(operation)}call ${call} and return ${end} are not whole numbers`)
    }
    if (end < call) {
      throw new UserError(
        'return-before-call',
        `${at(operation)}client ${operation.client} has an operation that returns at ${end}, before its call at ${call}`,
        'Expected a return that is not before the call',
      )
    }
  }
  checkClients(history)
}

function checkClients<Input, Output>(history: History<Input, Output>): void {
  const last = new Map<number, Operation<Input, Output>>()
  for (const operation of inCallOrder(history)) {
    const before = last.get(operation.client)
    // A client may call again in the instant of its answer.
    if (before !== undefined && before.return > operation.call) {
      const until = before.return === Number.POSITIVE_INFINITY ? 'was never answered' : `returned at ${before.return}`
      throw new UserError(
        'two-open-operations',
        `${at(operation)}client ${operation.client} calls at ${operation.call} while its call at ${before.call} ${until}`,
        'Expected one operation at a time of each client; one whose call was never answered goes on under a new number',
      )
    }
    last.set(operation.client, operation)
  }
}

function inCallOrder<Input, Output>(history: History<Input, Output>): History<Input, Output> {
  for (let index = 1; index < history.length; index++) {
    if ((history[index - 1]?.call ?? 0) > (history[index]?.call ?? 0))
      return history.toSorted((a, b) => a.call - b.call)
  }
  return history
}

function at(operation: { readonly line?: number }): string {
  return operation.line === undefined ? '' : `line ${operation.line}: `
}
