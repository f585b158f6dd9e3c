import { createBoundedOutput } from './bounded-output.ts'

/**
 * One stream of a process that runs many seeds. Which seed a text belongs to is exact on the stream that carries the
 * results, and a guess on the other one, because two pipes have no common order: rather a line too much than the last
 * words of a crash too few.
 *
 * When a result is read in one turn of the event loop and was not there in the turn before, then the seed after it
 * wrote nothing before that turn. So results of a turn get all text there is; afterwards the text of this turn and of
 * the one just before stays, for the seeds to come.
 */
export interface SharedOutput {
  push(chunk: Buffer): void
  text(): string
  /** All of it belonged to a result on this stream. */
  clear(): void
  /** A result was read from the other stream. */
  settle(): void
  endTurn(): void
  /** A turn has passed in which nothing came. */
  quiet(): void
}

export function createSharedOutput(headMax?: number, tailMax?: number): SharedOutput {
  const output = createBoundedOutput(headMax, tailMax)
  let previous: Buffer[] = []
  let turn: Buffer[] = []
  let settling = false
  return {
    push(chunk) {
      output.push(chunk)
      turn.push(chunk)
    },
    text: () => output.text(),
    clear() {
      output.clear()
      previous = []
      turn = []
    },
    settle() {
      settling = true
    },
    endTurn() {
      if (settling) {
        output.clear()
        for (const chunk of [...previous, ...turn]) output.push(chunk)
      }
      settling = false
      previous = turn
      turn = []
    },
    quiet() {
      previous = []
    },
  }
}

/** Collects the chunks of two streams until all that can be read in one turn of the event loop has been read. */
export interface TurnReader {
  readonly onStdout: (chunk: Buffer) => void
  readonly onStderr: (chunk: Buffer) => void
  /** Hands over what was collected, now. */
  flush(): void
}

export interface TurnListener {
  /** The chunks of a turn; stderr is meant to be read first, because a trace precedes its result. */
  onTurn(stderr: readonly Buffer[], stdout: readonly Buffer[]): void
  /** The turn after one with chunks had none. */
  onQuiet(): void
}

export function createTurnReader(listener: TurnListener): TurnReader {
  let stdout: Buffer[] = []
  let stderr: Buffer[] = []
  const flush = (): void => {
    const turn = [stderr, stdout] as const
    stdout = []
    stderr = []
    listener.onTurn(...turn)
    setImmediate(() => {
      if (stdout.length + stderr.length === 0) listener.onQuiet()
    })
  }
  const mark = (): void => {
    if (stdout.length + stderr.length === 0) setImmediate(flush)
  }
  return {
    onStdout(chunk) {
      mark()
      stdout.push(chunk)
    },
    onStderr(chunk) {
      mark()
      stderr.push(chunk)
    },
    flush,
  }
}
