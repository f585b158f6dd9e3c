import { assertNever } from '../base/assert.ts'
import type { RunResult, SeedJob } from '../model/outcome.ts'
import type { Target } from '../model/target.ts'
import { classify } from './classify.ts'
import { checkSeed, noResult } from './reported-result.ts'
import { cutResult, infraResult, sharedResult } from './run-seed.ts'
import type { ProcessEnd } from './simulator-process.ts'
import type { WorkerEvent, WorkerProcess } from './worker-process.ts'

export interface SessionStart {
  readonly waiting: readonly SeedJob[]
  /** How many seeds the worker takes at once; null while it has not yet said that it is ready. */
  readonly window: number | null
  /** How many of the next seeds are run one at a time, because one of them ended a worker and nobody knows which. */
  readonly carefully: number
  /** False once the program has answered in another order than it was asked: it runs several seeds at once. */
  readonly inOrder: boolean
}

/** What the next session starts with. Each session has fewer seeds waiting, or ends a worker that had answered before. */
export interface SessionLeft extends SessionStart {
  readonly lost: boolean
}

/** Runs seeds on one worker until all are done or the worker is lost. Those in flight then are waiting again, first. */
export async function* runWorkerSession(
  target: Target,
  worker: WorkerProcess,
  start: SessionStart,
): AsyncGenerator<RunResult, SessionLeft, undefined> {
  const session: Session = { ...start, target, worker, next: 0, inFlight: new Map(), lastAt: 0, silentAt: null }
  fillWindow(session)
  while (session.window === null || session.inFlight.size > 0) {
    const event = await worker.events.take()
    const step = see(session, event)
    yield* step.results
    if (step.left !== null) return step.left
    fillWindow(session)
  }
  return { lost: false, waiting: [], window: session.window, carefully: 0, inOrder: session.inOrder }
}

interface Session {
  readonly target: Target
  readonly worker: WorkerProcess
  readonly waiting: readonly SeedJob[]
  /** First of `waiting` that was not sent. */
  next: number
  window: number | null
  carefully: number
  inOrder: boolean
  /** By id, oldest first. */
  readonly inFlight: Map<number, { readonly job: SeedJob; readonly sentAt: number }>
  /** When the last result arrived. */
  lastAt: number
  /** Id of the oldest seed in flight when the worker had been silent for too long. */
  silentAt: number | null
}

interface Step {
  readonly results: readonly RunResult[]
  /** Not null: the session is over. */
  readonly left: SessionLeft | null
}

const goOn: Step = { results: [], left: null }

function fillWindow(session: Session): void {
  const { worker, waiting, inFlight } = session
  const window = session.carefully > 0 ? Math.min(1, session.window ?? 0) : (session.window ?? 0)
  const jobs = waiting.slice(session.next, session.next + Math.max(0, window - inFlight.size))
  session.next += jobs.length
  const firstId = worker.send(jobs)
  const sentAt = performance.now()
  for (const [position, job] of jobs.entries()) inFlight.set(firstId + position, { job, sentAt })
}

function see(session: Session, event: WorkerEvent): Step {
  switch (event.type) {
    case 'ready':
      session.window = event.window
      return goOn
    case 'silent':
      session.silentAt = oldest(session)
      return goOn
    case 'result':
      return seeResult(session, event)
    case 'broken':
      if (session.window === null) return neverReady(session, event.reason, '')
      return lose(session, event.id, (job, ms) => infraResult(job, `worker protocol: ${event.reason}`, '', ms))
    case 'ended':
      return seeEnd(session, event.end, event.output)
    default:
      return assertNever(event)
  }
}

function seeResult(session: Session, event: Extract<WorkerEvent, { type: 'result' }>): Step {
  const sent = session.inFlight.get(event.id)
  const said = sent && checkSeed({ kind: 'result', result: event.result }, sent.job.seed)
  if (sent === undefined || said?.kind === 'invalid') {
    const reason = said?.kind === 'invalid' ? said.reason : `a result has id ${event.id}, which is not running`
    return lose(session, event.id, (job, ms) => infraResult(job, `worker protocol: ${reason}`, event.output, ms))
  }
  if (event.id !== oldest(session)) session.inOrder = false
  session.inFlight.delete(event.id)
  session.carefully = Math.max(0, session.carefully - 1)
  const durationMs = event.at - Math.max(sent.sentAt, session.lastAt)
  session.lastAt = event.at
  return { results: [sharedResult(sent.job, event.result, durationMs, event.output)], left: null }
}

function seeEnd(session: Session, end: ProcessEnd, output: string): Step {
  const { exit, startError } = end
  if (exit === null) return failAll(session, startError ?? 'does not start: the reason is unknown', output)
  if (exit.killedByUs === 'cancelled') return cutAll(session)
  if (session.window === null) return neverReady(session, describeEarlyEnd(session, exit), output)
  if (exit.killedByUs === 'timeout') {
    // A result that came while the worker was being killed clears its seed; then nobody is to blame.
    if (session.silentAt === null || !session.inFlight.has(session.silentAt)) return loseNobody(session, 0)
    return lose(session, null, (job, ms) => ({ ...cutResult(job, ms), outcome: 'timed-out', exit, output }))
  }
  if (exit.code === 0) {
    // A worker may renew itself after so many seeds. One that ends well without any result says nothing about a seed.
    if (session.worker.answered() > 0) return loseNobody(session, session.carefully)
    const reason = 'the worker ended with exit code 0 and without a result'
    return lose(session, null, (job, ms) => ({ ...cutResult(job, ms), outcome: 'unknown', reason, exit, output }))
  }
  const evidence = { startError: null, exit, report: noResult, expect: null, shell: false, output: () => output }
  // A worker that died has not finished its seed: no rule can say that the seed passed.
  const rules = session.target.outcome.filter((rule) => rule.is !== 'passed')
  const { outcome, reason } = classify({ ...evidence, rules })
  return lose(session, null, (job, ms) => ({ ...cutResult(job, ms), outcome, reason, exit, output }))
}

/**
 * Gives one seed in flight its result and lets the others wait for the next worker. That one is `id` where it is known,
 * else the oldest. A worker that runs several seeds at once may have been ended by any: then all of them are run again,
 * one at a time.
 */
function lose(session: Session, id: number | null, toResult: (job: SeedJob, durationMs: number) => RunResult): Step {
  const { inFlight } = session
  const known = id !== null && inFlight.has(id) ? id : null
  if (known === null && !session.inOrder && inFlight.size > 1) return loseNobody(session, inFlight.size)
  const accusedId = known ?? oldest(session)
  const accused = accusedId === null ? undefined : inFlight.get(accusedId)
  if (accusedId === null || accused === undefined) return loseNobody(session, session.carefully)
  inFlight.delete(accusedId)
  const durationMs = performance.now() - Math.max(accused.sentAt, session.lastAt)
  const { left } = loseNobody(session, Math.max(0, session.carefully - 1))
  return { results: [toResult(accused.job, durationMs)], left }
}

function loseNobody(session: Session, carefully: number): Step {
  const left = { lost: true, waiting: unfinished(session), window: null, carefully, inOrder: session.inOrder }
  return { results: [], left }
}

function cutAll(session: Session): Step {
  const [first] = session.inFlight.values()
  const elapsedMs = first === undefined ? 0 : performance.now() - Math.max(first.sentAt, session.lastAt)
  const results = unfinished(session).map((job) => cutResult(job, job === first?.job ? elapsedMs : 0))
  return over(session, results)
}

function neverReady(session: Session, reason: string, output: string): Step {
  return failAll(session, `the worker did not start: ${reason}`, output)
}

function failAll(session: Session, reason: string, output: string): Step {
  return over(
    session,
    unfinished(session).map((job) => infraResult(job, reason, output)),
  )
}

function over(session: Session, results: readonly RunResult[]): Step {
  return { results, left: { lost: true, waiting: [], window: null, carefully: 0, inOrder: session.inOrder } }
}

function unfinished(session: Session): SeedJob[] {
  return [...[...session.inFlight.values()].map(({ job }) => job), ...session.waiting.slice(session.next)]
}

function oldest(session: Session): number | null {
  for (const id of session.inFlight.keys()) return id
  return null
}

function describeEarlyEnd(session: Session, exit: NonNullable<ProcessEnd['exit']>): string {
  if (exit.killedByUs === 'timeout') return `it was not ready within ${session.target.timeoutMs / 1_000} s`
  const how = exit.signal === null ? `with exit code ${exit.code}` : `by ${exit.signal}`
  return `it ended ${how} before it was ready`
}
