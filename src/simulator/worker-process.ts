import { assert } from '../base/assert.ts'
import { configurationOf } from '../model/configuration.ts'
import {
  type RangeMessage,
  RangeResultSchema,
  type SimulatorResult,
  SimulatorResultSchema,
  type WorkerReady,
  WorkerReadySchema,
  type WorkerRequest,
} from '../model/result.ts'
import { describeStream } from '../model/seed-stream.ts'
import type { Target } from '../model/target.ts'
import { childEnvironment } from './child-environment.ts'
import { expandArgv, expandEnvironment } from './command-line.ts'
import { limitProcess, type ProcessLimit } from './limit-process.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { makeOutDirectory, takeOutDirectory } from './out-directory.ts'
import { describeIssue, parseJson, showUntrusted } from './reported-result.ts'
import { createSharedOutput, createTurnReader } from './shared-output.ts'
import type { SimulatorContext } from './simulator-context.ts'
import { type ProcessEnd, startProcess } from './simulator-process.ts'
import { createLineSplitter, lineMax } from './split-lines.ts'
import { isRange, type Work } from './worker-work.ts'

export type WorkerEvent =
  | { readonly type: 'ready'; readonly window: number; readonly ranges: boolean }
  /** `at` is when it arrived, in milliseconds; `output` what stderr said since the result before. */
  | {
      readonly type: 'result'
      readonly id: number
      readonly result: SimulatorResult
      readonly at: number
      readonly output: string
    }
  | {
      readonly type: 'range'
      readonly id: number
      readonly message: RangeMessage
      readonly at: number
      readonly output: string
    }
  /** It does not keep to the protocol; nothing it says afterwards is read. `id` where the message named one. */
  | { readonly type: 'broken'; readonly id: number | null; readonly reason: string }
  /** It owed an answer for longer than the timeout and is being killed. */
  | { readonly type: 'silent' }
  | { readonly type: 'ended'; readonly end: ProcessEnd; readonly output: string }

/** A running worker: requests in, events out. Decides nothing about seeds. */
export interface WorkerProcess {
  readonly events: Mailbox<WorkerEvent>
  /** Resolves when nobody of the process group is left and its files are gone. */
  readonly ended: Promise<void>
  /** What it said when it was ready; null where it ended before. */
  readonly greeted: Promise<WorkerReady | null>
  hasEnded(): boolean
  /** Results it has given in its life. */
  answered(): number
  /** Puts limits on what it owes until `rest`: the abort of `signal`, and the target's timeout since it last answered. */
  drive(signal: AbortSignal): void
  rest(): void
  /**
   * Asks for work to be done; the first gets the id that is returned, the others those after it. `silenceMsMax` is how
   * long it may then be silent while it owes an answer.
   */
  send(works: readonly Work[], silenceMsMax: number): number
  /** Asks it to end by itself. */
  dismiss(): void
  kill(): void
}

/** Of stderr only the end is kept: a worker may live for a million seeds. */
const stderrTailMax = 64 * 1024

export function startWorker(context: SimulatorContext): WorkerProcess {
  const { target } = context
  assert(target.worker !== null, `target ${target.name} has no worker`)
  const events = createMailbox<WorkerEvent>()
  const stderr = createSharedOutput(0, stderrTailMax)
  const greeted = Promise.withResolvers<WorkerReady | null>()
  let ready = false
  let broken = false
  let gone = false
  let owed = 0
  let answered = 0
  let nextId = 1
  let limit: ProcessLimit | null = null

  function breakOff(id: number | null, reason: string): void {
    if (broken) return
    broken = true
    greeted.resolve(null)
    events.post({ type: 'broken', id, reason })
  }

  function readLine(line: string): void {
    if (broken || line.trim() === '') return
    limit?.touch()
    const message = parseJson(line)
    if (message === undefined) breakOff(null, `a line on stdout is not JSON: ${showUntrusted(line)}`)
    else if (ready && isRangeMessage(message)) readRange(message, line)
    else if (ready) readResult(message, line)
    else readReady(message, line)
    if (owed === 0 && ready) unlimit()
  }

  function readReady(message: unknown, line: string): void {
    const parsed = WorkerReadySchema.safeParse(message)
    ready = parsed.success
    if (parsed.success) {
      const { window, ranges } = parsed.data
      greeted.resolve(parsed.data)
      events.post({ type: 'ready', window, ranges })
    } else breakOff(null, `its first line is no ready message: ${showUntrusted(line)}`)
  }

  function readRange(message: unknown, line: string): void {
    const parsed = RangeResultSchema.safeParse(message)
    if (!parsed.success) {
      breakOff(idOf(message), `${describeIssue(parsed.error)}: ${showUntrusted(line)}`)
      return
    }
    owed--
    answered++
    const { id, failed } = parsed.data
    const output = failed.length === 0 ? '' : stderr.text()
    events.post({ type: 'range', id, message: parsed.data, at: performance.now(), output })
    stderr.settle()
  }

  function readResult(message: unknown, line: string): void {
    const parsed = SimulatorResultSchema.safeParse(message)
    const id = parsed.data?.id
    if (!parsed.success) breakOff(idOf(message), `${describeIssue(parsed.error)}: ${showUntrusted(line)}`)
    else if (id === undefined) breakOff(null, `a result without "id": ${showUntrusted(line)}`)
    else {
      owed--
      answered++
      const output = parsed.data.outcome === 'passed' ? '' : stderr.text()
      events.post({ type: 'result', id, result: parsed.data, at: performance.now(), output })
      stderr.settle()
    }
  }

  function unlimit(): void {
    limit?.lift()
    limit = null
  }

  const lines = createLineSplitter({
    prefix: '',
    onLine: (line, whole) => {
      // A line without its end is the mark of a crash.
      if (whole) readLine(line)
    },
    onOverlong: (start) => breakOff(null, `a line on stdout is longer than ${lineMax} bytes: ${showUntrusted(start)}`),
  })

  const turn = createTurnReader({
    onTurn(stderrChunks, stdoutChunks) {
      for (const chunk of stderrChunks) stderr.push(chunk)
      for (const chunk of stdoutChunks) lines.push(chunk)
      stderr.endTurn()
    },
    onQuiet: () => stderr.quiet(),
  })

  const out = makeOutDirectory(context.scratch)
  const values = { out, config: target.config }
  const child = startProcess({
    argv: expandArgv(target.worker.argv, values),
    cwd: context.cwd,
    env: childEnvironment(
      context.parentEnv,
      { passEnv: target.passEnv, env: expandEnvironment(lastingEnvironment(target), values) },
      { SEEDSWEEP_OUT: out },
    ),
    stdin: 'pipe',
    memoryMax: target.memoryMax,
    onStdout: turn.onStdout,
    onStderr: turn.onStderr,
  })
  const ended = child.ended.then(async (end) => {
    unlimit()
    gone = true
    greeted.resolve(null)
    turn.flush()
    lines.end()
    await takeOutDirectory(out)
    events.post({ type: 'ended', end, output: stderr.text() })
  })

  let signal: AbortSignal | null = null

  function limitAgain(): void {
    if (limit !== null || signal === null || gone) return
    limit = limitProcess(child, signal, target.timeoutMs, () => events.post({ type: 'silent' }))
  }

  return {
    events,
    ended,
    greeted: greeted.promise,
    hasEnded: () => gone,
    answered: () => answered,
    drive(newSignal) {
      signal = newSignal
      if (!ready) limitAgain()
    },
    rest() {
      unlimit()
      signal = null
    },
    send(works, silenceMsMax) {
      const firstId = nextId
      if (works.length === 0) return firstId
      owed += works.length
      limitAgain()
      limit?.allow(silenceMsMax)
      // One write for all of them: a worker with a wide window answers in bursts.
      child.write(works.map((work) => formatRequest(requestFor(work, nextId++, target))).join(''))
      return firstId
    },
    dismiss() {
      child.write(formatRequest({ type: 'exit' }))
      child.closeStdin()
    },
    kill: () => child.kill('cancelled'),
  }
}

/** What holds for all seeds of a worker: what each of them draws, its request says. */
function lastingEnvironment({ env, axes }: SimulatorContext['target']): Record<string, string> {
  const drawn = axes.map(({ name }) => `{config.${name}}`)
  return Object.fromEntries(Object.entries(env).filter(([, value]) => !drawn.some((word) => value.includes(word))))
}

function requestFor(work: Work, id: number, target: Target): WorkerRequest {
  if (!isRange(work)) return { type: 'run', id, seed: work.seed, config: configurationOf(target, work.seed) }
  assert(target.axes.length === 0, 'what is drawn for each seed of a range, one request cannot say')
  const { first, end, stream } = work
  const range = { first: String(first), count: end - first, stream: describeStream(stream) }
  return { type: 'run', id, ...range, config: target.config }
}

function formatRequest(request: WorkerRequest): string {
  return `${JSON.stringify(request)}\n`
}

function isRangeMessage(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || 'outcome' in message) return false
  return 'passed' in message || 'failed' in message
}

function idOf(message: unknown): number | null {
  const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : null
  return typeof id === 'number' ? id : null
}
