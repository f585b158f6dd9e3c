import { type BoundedOutput, createBoundedOutput } from './bounded-output.ts'
import { limitProcess } from './limit-process.ts'
import { noResult, parseResultLine, type ReportedResult, resultLinePrefix } from './reported-result.ts'
import { type ProcessEnd, startProcess } from './simulator-process.ts'
import { createLineSplitter, lineMax } from './split-lines.ts'
import { createTextWatch } from './watch-text.ts'

export interface ProcessRequest {
  readonly argv: readonly string[]
  readonly cwd: string
  /** The same for many processes. */
  readonly baseEnv: Readonly<Record<string, string>>
  /** What goes before it. */
  readonly env: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** Most memory of its whole tree, in bytes, or null. */
  readonly memoryMax: number | null
  readonly expect: string | null
  readonly verbatim?: boolean
}

/** What a process that ran one seed left behind. */
export interface ProcessReport {
  readonly end: ProcessEnd
  readonly output: BoundedOutput
  /** The last result line, wherever in the output it stood. */
  readonly report: ReportedResult
  readonly expectSeen: boolean
}

/** Runs a process to its end, or to `timeoutMs`, or until `signal` aborts; reads its output as it comes. */
export async function runProcess(request: ProcessRequest, signal: AbortSignal): Promise<ProcessReport> {
  const reader = createReportReader(request.expect)
  const { onStdout, onStderr } = reader
  const env = { ...request.baseEnv, ...request.env }
  const child = startProcess({ ...request, env, stdin: 'ignore', onStdout, onStderr })
  const limit = limitProcess(child, signal, request.timeoutMs)
  try {
    return reader.finish(await child.ended)
  } finally {
    limit.lift()
  }
}

/** Reads both streams of one process. */
export interface ReportReader {
  readonly onStdout: (chunk: Buffer) => void
  readonly onStderr: (chunk: Buffer) => void
  finish(end: ProcessEnd): ProcessReport
}

interface StreamReader {
  readonly push: (chunk: Buffer) => void
  readonly end: () => void
  readonly seen: () => boolean
}

/** @param expect the text to look for in each stream. */
export function createReportReader(expect: string | null): ReportReader {
  const output = createBoundedOutput()
  let report: ReportedResult = noResult
  // Most simulators write to one stream at most, and what reads the other need not be made.
  let stdout: StreamReader | null = null
  let stderr: StreamReader | null = null

  function openStreamReader(): StreamReader {
    const watch = createTextWatch(expect)
    const lines = createLineSplitter({
      prefix: resultLinePrefix,
      onLine: (line) => {
        report = parseResultLine(line)
      },
      onOverlong: () => {
        report = { kind: 'invalid', reason: `the result line is longer than ${lineMax} bytes`, torn: false }
      },
    })
    return {
      push(chunk) {
        output.push(chunk)
        watch.push(chunk)
        lines.push(chunk)
      },
      end: () => lines.end(),
      seen: () => watch.seen(),
    }
  }

  return {
    onStdout(chunk) {
      stdout ??= openStreamReader()
      stdout.push(chunk)
    },
    onStderr(chunk) {
      stderr ??= openStreamReader()
      stderr.push(chunk)
    },
    finish(end) {
      stdout?.end()
      stderr?.end()
      const expectSeen = expect === '' || stdout?.seen() === true || stderr?.seen() === true
      return { end, output, report, expectSeen }
    },
  }
}
