import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { watchProcessTree } from './process-tree.ts'

/**
 * When a step is cancelled: after that many milliseconds, when its output matches, or when the signal aborts.
 */
export type CancelAt = number | RegExp | AbortSignal

export interface ProcessOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly cancelAt?: CancelAt | undefined
  /** Kills the whole tree at once, as when the runner's machine is lost. */
  readonly killAt?: CancelAt | undefined
  /** Every line of both streams as it arrives. */
  readonly onLine?: (line: string) => void
}

export interface ProcessResult {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
  /** Null where it was not cancelled; else the strongest signal it took and how long it went on after SIGINT. */
  readonly cancelled: { readonly needed: 'SIGINT' | 'SIGTERM' | 'SIGKILL'; readonly afterMs: number } | null
  readonly killed: boolean
  /** Processes that outlived the entry process, as `pid command line`; they are killed then. */
  readonly leftovers: readonly string[]
  /** Something kept stdout or stderr open for 5 s after the entry process had ended, so that the runner killed it. */
  readonly outputHeldOpen: boolean
}

/** The runner's cancellation: SIGINT to the entry process alone, 7.5 s, SIGTERM, 2.5 s, the whole tree is killed. */
const terminateAfterMs = 7_500
const killAfterMs = 2_500
const outputHeldOpenMaxMs = 5_000
/** How long a process that has been sent SIGKILL may still be seen. */
const dyingMaxMs = 3_000

/** Runs one process of a step in the way of `ProcessInvoker` of actions/runner 2.336.0. */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  const started = performance.now()
  const { command, args, cwd } = options
  const trackingId = `github_${randomUUID()}`
  const env = { ...options.env, RUNNER_TRACKING_ID: trackingId }
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  const closed = once(child, 'close')
  const tree = watchProcessTree(child.pid ?? -1, trackingId)
  const looking = setInterval(() => tree.look(), 50)
  const ended = new AbortController()

  let needed: 'SIGINT' | 'SIGTERM' | 'SIGKILL' | null = null
  let interruptedAt = 0
  let killed = false
  const killTree = (): void => {
    tree.look()
    child.kill('SIGKILL')
    tree.kill()
  }
  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal: ended.signal }).catch(() => {})
  async function cancel(): Promise<void> {
    if (needed !== null || ended.signal.aborted) return
    needed = 'SIGINT'
    interruptedAt = performance.now()
    tree.look()
    child.kill('SIGINT')
    await pause(terminateAfterMs)
    if (ended.signal.aborted) return
    needed = 'SIGTERM'
    child.kill('SIGTERM')
    await pause(killAfterMs)
    if (ended.signal.aborted) return
    needed = 'SIGKILL'
    killTree()
  }
  const cancelling = armTrigger(options.cancelAt, ended.signal, () => void cancel())
  const killing = armTrigger(options.killAt, ended.signal, () => {
    killed = true
    killTree()
  })
  const onLine = (line: string): void => {
    options.onLine?.(line)
    cancelling(line)
    killing(line)
  }
  const stdout = collectLines(child.stdout, onLine)
  const stderr = collectLines(child.stderr, onLine)

  const [exitCode, signal] = (await exited) as [number | null, NodeJS.Signals | null]
  ended.abort()
  clearInterval(looking)
  const cancelled = needed === null ? null : { needed, afterMs: Math.round(performance.now() - interruptedAt) }
  const durationMs = Math.round(performance.now() - started)
  const held = await Promise.race([closed.then(() => false), wait(outputHeldOpenMaxMs, true, { ref: false })])
  const leftovers = await settle(() => tree.alive())
  tree.kill()
  if (held) {
    // What still holds it may be out of sight; the runner does not wait for it either.
    await Promise.race([closed, wait(dyingMaxMs, null, { ref: false })])
    child.stdout.destroy()
    child.stderr.destroy()
  }
  const output = { stdout: stdout(), stderr: stderr() }
  return { exitCode, signal, ...output, durationMs, cancelled, killed, leftovers, outputHeldOpen: held }
}

/** Calls `fire` once when the trigger says so; gives the function that is told every line. */
function armTrigger(trigger: CancelAt | undefined, ended: AbortSignal, fire: () => void): (line: string) => void {
  let fired = false
  const once = (): void => {
    if (fired) return
    fired = true
    fire()
  }
  if (typeof trigger === 'number') {
    const timer = setTimeout(once, trigger)
    ended.addEventListener('abort', () => clearTimeout(timer))
  } else if (trigger instanceof AbortSignal) {
    if (trigger.aborted) once()
    trigger.addEventListener('abort', once, { signal: ended })
  }
  return (line) => {
    if (trigger instanceof RegExp && trigger.test(line)) once()
  }
}

/** Keeps a stream's text and hands out its lines; a CR at the end of a chunk waits for the LF that may follow. */
function collectLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => string {
  const chunks: string[] = []
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    chunks.push(chunk)
    const parts = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    for (const line of parts) onLine(line)
  })
  stream.on('end', () => {
    for (const line of rest.split('\r')) if (line !== '') onLine(line)
  })
  return () => chunks.join('')
}

/** What is still alive once processes that were just killed have had time to go. */
async function settle(alive: () => string[]): Promise<string[]> {
  for (let waitedMs = 0; waitedMs < dyingMaxMs; waitedMs += 25) {
    if (alive().length === 0) return []
    await wait(25)
  }
  return alive()
}
