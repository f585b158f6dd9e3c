import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { ProcessExit } from '../model/outcome.ts'
import { killMarked } from './kill-marked.ts'
import { killGroup, killTree } from './kill-tree.ts'
import { limitMemory } from './limit-memory.ts'

/** How long output may still arrive after a process has ended, before those who hold its pipes are killed. */
const drainMs = 100
/** How long pipes may stay open after that: only a process that left the group can hold them. */
const abandonMs = 1_000
/** How long a killed process may take to be gone: one that hangs in the kernel is given up. */
const killMs = 5_000

export interface ProcessOptions {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly stdin: 'ignore' | 'pipe'
  /** Windows only: hand the arguments over without quoting them. */
  readonly verbatim?: boolean
  /** Most memory that the process and its descendants may hold, in bytes; null for no bound. */
  readonly memoryMax: number | null
  readonly onStdout: (chunk: Buffer) => void
  readonly onStderr: (chunk: Buffer) => void
}

export interface ProcessEnd {
  /** Null exactly where the process never started. */
  readonly exit: ProcessExit | null
  /** `does not start: ...`, or null. */
  readonly startError: string | null
  readonly durationMs: number
}

export interface SimulatorProcess {
  /** Never rejects. When it resolves, all output has been handed over and nobody of its descendants is left. */
  readonly ended: Promise<ProcessEnd>
  /** Writes to stdin; ignored once the process has ended. */
  write(text: string): void
  closeStdin(): void
  /** Kills the whole tree at once. The first reason given is the one that counts. */
  kill(why: NonNullable<ProcessExit['killedByUs']>): void
}

/** Starts a program without a shell, as the leader of a process group of its own. */
export function startProcess(options: ProcessOptions): SimulatorProcess {
  const startedAt = performance.now()
  const [program = '', ...rest] = options.argv
  let child: ChildProcess
  try {
    child = spawn(program, rest, {
      cwd: options.cwd,
      env: options.env,
      stdio: [options.stdin, 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
      windowsVerbatimArguments: options.verbatim ?? false,
    })
  } catch (error) {
    return neverStarted(describeStartError(error, options))
  }
  child.stdout?.on('data', options.onStdout)
  child.stderr?.on('data', options.onStderr)
  // A reader that went away (EPIPE) is a process that ended, and `exit` tells that with more detail.
  child.stdin?.on('error', () => {})

  const { promise: ended, resolve } = Promise.withResolvers<ProcessEnd>()
  let killedByUs: ProcessExit['killedByUs'] = null
  let over = false
  let giveUp: NodeJS.Timeout | null = null
  const { memoryMax } = options
  const stopLooking =
    memoryMax === null || child.pid === undefined ? null : limitMemory(child.pid, memoryMax, () => kill('memory'))

  function finish(exit: ProcessExit | null, startError: string | null, endedAt: number): void {
    if (giveUp !== null) clearTimeout(giveUp)
    const durationMs = Math.round((endedAt - startedAt) * 1_000) / 1_000
    resolve({ exit, startError, durationMs })
  }

  child.once('error', (error) => {
    // Without a process id it never started; later errors are failed signals, and the end will be seen anyway.
    if (child.pid !== undefined) return
    over = true
    finish(null, describeStartError(error, options), performance.now())
  })
  child.once('exit', (code, signal) => {
    over = true
    stopLooking?.()
    const endedAt = performance.now()
    // A process that ended by itself just before our kill was not ended by it.
    const killed = process.platform === 'win32' || signal === 'SIGKILL'
    const exit = { code, signal, killedByUs: killed ? killedByUs : null }
    void drain(child, options.env.SEEDSWEEP_OUT).then(() => finish(exit, null, endedAt))
  })

  function kill(why: NonNullable<ProcessExit['killedByUs']>): void {
    if (over || killedByUs !== null || child.pid === undefined) return
    killedByUs = why
    stopLooking?.()
    killTree(child.pid)
    giveUp = setTimeout(() => {
      release(child)
      finish({ code: null, signal: 'SIGKILL', killedByUs: why }, null, performance.now())
    }, killMs)
  }

  return {
    ended,
    write: (text) => void (child.stdin?.writable === true && child.stdin.write(text)),
    closeStdin: () => void child.stdin?.end(),
    kill,
  }
}

/** Waits for the last output, within bounds, and leaves nobody behind. */
async function drain(child: ChildProcess, out: string | undefined): Promise<void> {
  const closed = new Promise<void>((resolve) => void child.once('close', () => resolve()))
  const pid = child.pid
  await within(closed, drainMs)
  if (pid !== undefined) {
    killGroup(pid)
    await killMarked(pid, out)
  }
  if (!(await within(closed, abandonMs))) release(child)
}

function release(child: ChildProcess): void {
  child.stdout?.destroy()
  child.stderr?.destroy()
  child.stdin?.destroy()
}

async function within(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([promise.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}

function neverStarted(startError: string): SimulatorProcess {
  return {
    ended: Promise.resolve({ exit: null, startError, durationMs: 0 }),
    write() {},
    closeStdin() {},
    kill() {},
  }
}

function describeStartError(error: unknown, options: ProcessOptions): string {
  const { code, message } = error as NodeJS.ErrnoException
  const program = JSON.stringify(options.argv[0] ?? '')
  if (code === 'ENOENT' && !existsSync(options.cwd)) {
    return `does not start: the directory ${JSON.stringify(options.cwd)} does not exist`
  }
  if (code === 'ENOENT') return `does not start: there is no program ${program}`
  if (code === 'EACCES') return `does not start: ${program} is not executable`
  return `does not start: ${program}: ${message}`
}
