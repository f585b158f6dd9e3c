import type { Operation } from './history.ts'
import { badLine } from './lines.ts'

/** Pairs the calls and returns of a log, in which each client has at most one operation open and time is line order. */
export interface EventPairs<Input, Output> {
  call(client: number, line: number, input: Input): void
  /** Ends the open operation of this client, or throws; `output` gets its input and gives its answer. */
  end(client: number, line: number, output: (input: Input) => Output | null): void
  /** The client gave up: its operation stays open, and the client is not heard of again. */
  crash(client: number, line: number): void
  /** In the order of calls; what nothing ended is open. */
  operations(): Operation<Input, Output>[]
}

interface Pending<Input> {
  readonly input: Input
  readonly line: number
  readonly place: number
}

export function pairEvents<Input, Output>(): EventPairs<Input, Output> {
  const operations: Operation<Input, Output>[] = []
  const pending = new Map<number, Pending<Input>>()
  const crashed = new Map<number, number>()

  const close = (client: number, line: number): Pending<Input> => {
    const found = pending.get(client)
    if (found === undefined) {
      throw badLine(line, `client ${client} gets an answer without a call`, 'the call of an operation before its end')
    }
    pending.delete(client)
    return found
  }

  return {
    call(client, line, input) {
      const open = pending.get(client)?.line ?? crashed.get(client)
      if (open !== undefined) {
        throw badLine(
          line,
          `client ${client} calls while its operation of line ${open} is open`,
          'one operation at a time of each client; one whose call was never answered goes on under a new number',
        )
      }
      pending.set(client, { input, line, place: operations.length })
      operations.push({ client, call: line, return: Number.POSITIVE_INFINITY, input, output: null, line })
    },
    end(client, line, output) {
      const { input, line: call, place } = close(client, line)
      operations[place] = { client, call, return: line, input, output: output(input), line }
    },
    crash(client, line) {
      close(client, line)
      crashed.set(client, line)
    },
    operations: () => operations,
  }
}
