import { assert } from '../base/assert.ts'
import type { ProcessExit } from '../model/outcome.ts'

/** What a launch server says. */
export interface AnswerListener {
  onReady(): void
  /** Output of the oldest process that has not ended. */
  onOutput(stream: 'stdout' | 'stderr', chunk: Buffer): void
  /** `status` as `wait` gives it. */
  onEnd(id: number, status: number, why: ProcessExit['killedByUs'], durationMs: number): void
  onCancelled(id: number): void
  onNotStarted(id: number): void
  onTakenBack(id: number): void
  /** What a recall takes back has been told. */
  onRecalled(): void
}

/** Reads the answers of a launch server, however its bytes are cut into chunks. */
export function readAnswers(listener: AnswerListener): (chunk: Buffer) => void {
  let header = ''
  let stream: 'stdout' | 'stderr' = 'stdout'
  let bodyLeft = 0

  function readHeader(line: string): void {
    const [kind = '', number = '', status = '', why = '', durationMs = ''] = line.split(' ')
    switch (kind) {
      case 'r':
        listener.onReady()
        break
      case 'o':
      case 'e':
        stream = kind === 'o' ? 'stdout' : 'stderr'
        bodyLeft = Number(number)
        break
      case 'x':
        listener.onEnd(Number(number), Number(status), reasons[why] ?? null, Number(durationMs))
        break
      case 'c':
        listener.onCancelled(Number(number))
        break
      case 'f':
        listener.onNotStarted(Number(number))
        break
      case 'b':
        listener.onTakenBack(Number(number))
        break
      case 'k':
        listener.onRecalled()
        break
      default:
        assert(false, `the launch server said ${JSON.stringify(line)}`)
    }
  }

  return (chunk) => {
    let start = 0
    while (start < chunk.length) {
      if (bodyLeft > 0) {
        const body = chunk.subarray(start, start + bodyLeft)
        bodyLeft -= body.length
        start += body.length
        listener.onOutput(stream, body)
        continue
      }
      const newline = chunk.indexOf(10, start)
      header += chunk.toString('latin1', start, newline === -1 ? chunk.length : newline)
      if (newline === -1) return
      start = newline + 1
      const line = header
      header = ''
      readHeader(line)
    }
  }
}

const reasons: Readonly<Record<string, ProcessExit['killedByUs']>> = {
  timeout: 'timeout',
  memory: 'memory',
  cancelled: 'cancelled',
}
