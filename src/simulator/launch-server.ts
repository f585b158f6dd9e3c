import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { ProcessExit } from '../model/outcome.ts'
import { childEnvironment } from './child-environment.ts'
import { killSession } from './kill-tree.ts'
import { launchServerScript } from './launch-server-script.ts'
import { readAnswers } from './read-answers.ts'
import { createReportReader, type ProcessReport, type ProcessRequest, type ReportReader } from './run-process.ts'
import type { Launch, NotRun } from './run-seed.ts'
import type { SimulatorContext } from './simulator-context.ts'

/**
 * Starts the processes of one lane for us, one after the other, where starting them ourselves would cost several times
 * as much: Node forks its whole memory for each, and its event loop stands still meanwhile.
 */
export interface LaunchServer {
  /** Queues one process. Where the server cannot start it or is gone, it has left nothing behind. */
  readonly launch: Launch
  /**
   * Takes back the processes that wait behind the one that runs: they come as `recalled` and are never started. Gives
   * their number: those that were queued last.
   */
  readonly recall: () => Promise<number>
  isReady(): boolean
  /** False when it is gone, or never came to be. */
  readonly ready: Promise<boolean>
  /** Ends the server with all that it runs. */
  close(): Promise<void>
}

/** How long a server may take to end by itself. */
const closeMs = 2_000

/** Timers of the server count milliseconds in 31 bits, like Node's. */
const limitSecondsMax = 2_000_000

/** Starts a launch server; null where this system has none: it needs Linux, Python 3.9 with ctypes, and pidfd_open (Linux 5.3). */
export function startLaunchServer(context: SimulatorContext): LaunchServer | null {
  const python = process.platform === 'linux' ? findPython(context.parentEnv) : null
  if (python === null) return null
  const { target } = context
  const fixed = Object.entries(target.env).filter(([, value]) => !value.includes('{'))
  const shared = childEnvironment(context.parentEnv, { passEnv: target.passEnv, env: Object.fromEntries(fixed) })
  return drive(startPython(python, shared, context), shared)
}

interface Running {
  readonly expect: string | null
  /** Made when it is needed: while it waits, a seed holds as little as it can. */
  reader: ReportReader | null
  readonly resolve: (report: ProcessReport | NotRun) => void
}

function readerOf(running: Running): ReportReader {
  running.reader ??= createReportReader(running.expect)
  return running.reader
}

function drive(child: ChildProcess, shared: Readonly<Record<string, string>>): LaunchServer {
  /** By id, in the order in which the server takes them: the first is the one that runs. */
  const running = new Map<number, Running>()
  const ready = Promise.withResolvers<boolean>()
  const gone = Promise.withResolvers<void>()
  /** Answered in the order in which they were asked. */
  const recalls: ((count: number) => void)[] = []
  /** Told one by one, and true when the last of a recall has been: a server that dies before that has started none of them. */
  let recalled: number[] = []
  let state: 'starting' | 'ready' | 'gone' = 'starting'
  let nextId = 1
  let unsent = ''
  /** Of what runs; each is listened to once, not for each process: that would cost more than handing one over. */
  const watched = new Set<AbortSignal>()

  function settle(id: number, finish: (reader: ReportReader) => ProcessReport | NotRun): void {
    const one = running.get(id)
    running.delete(id)
    one?.resolve(finish(readerOf(one)))
  }

  const cancel = (): void => {
    if (running.size > 0) send('"cancel"\n')
  }

  function watch(signal: AbortSignal): void {
    if (watched.has(signal)) return
    if (running.size === 0) forgetSignals()
    watched.add(signal)
    signal.addEventListener('abort', cancel)
  }

  function forgetSignals(): void {
    for (const signal of watched) signal.removeEventListener('abort', cancel)
    watched.clear()
  }

  function send(line: string): void {
    // What one turn of the event loop asks for travels in one write: that also wakes the server only once.
    if (unsent === '') setImmediate(flush)
    unsent += line
  }

  function flush(): void {
    if (child.stdin?.writable === true) child.stdin.write(unsent)
    unsent = ''
  }

  function end(): void {
    if (state === 'gone') return
    state = 'gone'
    ready.resolve(false)
    // A server that was killed, by the system for example, leaves its seed behind.
    if (child.pid !== undefined) killSession(child.pid)
    for (const one of running.values()) one.resolve('not-started')
    running.clear()
    forgetSignals()
    for (const resolve of recalls) resolve(0)
    gone.resolve()
  }

  function oldest(): ReportReader | null {
    const one = running.values().next().value
    return one === undefined ? null : readerOf(one)
  }

  child.stdout?.on(
    'data',
    readAnswers({
      onReady() {
        state = 'ready'
        ready.resolve(true)
      },
      onOutput: (stream, chunk) => (stream === 'stdout' ? oldest()?.onStdout(chunk) : oldest()?.onStderr(chunk)),
      onEnd: (id, status, why, durationMs) =>
        settle(id, (reader) => reader.finish({ exit: toExit(status, why), startError: null, durationMs })),
      onCancelled: (id) =>
        settle(id, (reader) => {
          const exit: ProcessExit = { code: null, signal: 'SIGKILL', killedByUs: 'cancelled' }
          return reader.finish({ exit, startError: null, durationMs: 0 })
        }),
      onNotStarted: (id) => settle(id, () => 'not-started'),
      onTakenBack: (id) => recalled.push(id),
      onRecalled() {
        for (const id of recalled) settle(id, () => 'recalled')
        recalls.shift()?.(recalled.length)
        recalled = []
      },
    }),
  )
  child.stdin?.on('error', () => {})
  child.once('error', () => child.pid === undefined && end())
  child.once('close', end)

  return {
    isReady: () => state === 'ready',
    ready: ready.promise,
    launch(request, signal) {
      const changes = changedEnvironment(shared, request.env)
      // The server looks for programs where its own PATH says.
      if (state === 'gone' || 'PATH' in changes) return Promise.resolve('not-started')
      watch(signal)
      const { promise, resolve } = Promise.withResolvers<ProcessReport | NotRun>()
      const id = nextId++
      running.set(id, { expect: request.expect, reader: null, resolve })
      const seconds = Math.min(request.timeoutMs / 1_000, limitSecondsMax)
      send(`${JSON.stringify([id, request.argv, changes, seconds])}\n`)
      if (signal.aborted) cancel()
      return promise
    },
    async recall() {
      if (state === 'gone' || running.size < 2) return 0
      const { promise, resolve } = Promise.withResolvers<number>()
      recalls.push(resolve)
      send('"recall"\n')
      return promise
    },
    async close() {
      child.stdin?.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), closeMs)
      await gone.promise
      clearTimeout(timer)
    },
  }
}

function startPython(
  python: string,
  shared: Readonly<Record<string, string>>,
  { cwd, target }: SimulatorContext,
): ChildProcess {
  const { PATH } = shared
  return spawn(python, ['-I', '-S', '-c', launchServerScript, JSON.stringify(shared), String(target.memoryMax ?? 0)], {
    cwd,
    env: PATH === undefined ? {} : { PATH },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  })
}

/** The system's own goes first: what version managers put into PATH is often a script that takes 100 ms. */
function findPython(parentEnv: SimulatorContext['parentEnv']): string | null {
  const directories = (parentEnv.PATH ?? '').split(':').filter((directory) => isAbsolute(directory))
  const candidates = ['/usr/bin', '/usr/local/bin', ...directories].map((directory) => join(directory, 'python3'))
  return candidates.find((candidate) => existsSync(candidate)) ?? null
}

function changedEnvironment(
  shared: Readonly<Record<string, string>>,
  env: ProcessRequest['env'],
): Record<string, string> {
  const changes: Record<string, string> = {}
  for (const name in env) {
    const value = env[name]
    if (value !== undefined && value !== shared[name]) changes[name] = value
  }
  return changes
}

/** Of two names for one number the first is the usual one: SIGABRT, then SIGIOT. */
const signalNames = new Map(
  Object.entries(constants.signals)
    .map(([name, number]): [number, NodeJS.Signals] => [number, name as NodeJS.Signals])
    .reverse(),
)

/** @param status as `wait` gives it: the signal in the low 7 bits, else the exit code in the next 8. */
function toExit(status: number, why: ProcessExit['killedByUs']): ProcessExit {
  const signal = (status & 0x7f) === 0 ? null : (signalNames.get(status & 0x7f) ?? 'SIGKILL')
  // A process that ended by itself just before our kill was not ended by it.
  return { code: signal === null ? status >> 8 : null, signal, killedByUs: signal === 'SIGKILL' ? why : null }
}
