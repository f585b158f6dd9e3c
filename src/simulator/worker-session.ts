import { assertNever } from '../base/assert.ts'
import { isKillFromOutside, type RunResult, type SeedJob } from '../model/outcome.ts'
import type { Target } from '../model/target.ts'
import { classify } from './classify.ts'
import { checkSeed, noResult } from './reported-result.ts'
import { cutResult, infraResult, sharedResult } from './run-seed.ts'
import type { ProcessEnd } from './simulator-process.ts'
import { addToPace, type Pace, silenceMsMax } from './worker-pace.ts'
import type { WorkerEvent, WorkerProcess } from './worker-process.ts'
import {
  countSeeds,
  isRange,
  type RangeResult,
  readRangeResult,
  type SeedRange,
  singlesOf,
  splitRange,
  type Work,
} from './worker-work.ts'

export interface SessionStart {
  readonly waiting: readonly Work[]
  /** How many pieces of work the worker takes at once; null while it has not yet said that it is ready. */
  readonly window: number | null
  /** How many of the next pieces are run one at a time, because one of them ended a worker and nobody knows which. */
  readonly carefully: number
  /** False once the program has answered in another order than it was asked: it runs several seeds at once. */
  readonly inOrder: boolean
  /** How many seeds the worker may still be given; infinite where it need not be replaced. */
  readonly quota: number
  /** Workers in a row that were killed from outside before they were ready. */
  readonly killedStarts: number
}

/**
 * What the next session starts with. Each session has fewer seeds waiting, or ends a worker that had answered before, or is
 * one of few whose worker was killed at its start.
 */
export interface SessionLeft extends SessionStart {
  readonly lost: boolean
}

/** A worker that is killed so many times in a row before it is ready does not start. */
const killedStartsMax = 3

/** What does not change from session to session. */
export interface SessionTools {
  readonly target: Target
  /** Mean duration of a seed, over all workers of a lane. */
  readonly pace: Pace
  /** Called with the seeds that the worker may still be given, each time that it was given some. */
  onQuota(left: number): void
}

/**
 * Works on one worker until all is done, its quota is used up or it is lost. What is in flight when it is lost waits
 * again, first. Of a range that was cut only what was in flight is told.
 */
export async function* runWorkerSession(
  tools: SessionTools,
  worker: WorkerProcess,
  start: SessionStart,
): AsyncGenerator<RunResult | RangeResult, SessionLeft, undefined> {
  const session: Session = {
    ...start,
    ...tools,
    waiting: [...start.waiting],
    worker,
    next: 0,
    ranges: true,
    inFlight: new Map(),
    largest: 1,
    lastAt: 0,
    silentAt: null,
  }
  fillWindow(session)
  while (session.window === null || session.inFlight.size > 0) {
    const event = await worker.events.take()
    const step = see(session, event)
    yield* step.results
    if (step.left !== null) return step.left
    fillWindow(session)
  }
  return { ...leftOf(session), lost: false, window: session.window, carefully: session.carefully }
}

interface Session extends SessionTools {
  readonly worker: WorkerProcess
  readonly waiting: Work[]
  /** First of `waiting` that was not sent. */
  next: number
  window: number | null
  /** Whether this worker takes ranges. */
  ranges: boolean
  carefully: number
  inOrder: boolean
  quota: number
  killedStarts: number
  /** By id, oldest first. */
  readonly inFlight: Map<number, { readonly work: Work; readonly sentAt: number }>
  /** Seeds in the largest piece of work since nothing was in flight. */
  largest: number
  /** When the last result arrived. */
  lastAt: number
  /** Id of the oldest work in flight when the worker had been silent for too long. */
  silentAt: number | null
}

interface Step {
  readonly results: readonly (RunResult | RangeResult)[]
  /** Not null: the session is over. */
  readonly left: SessionLeft | null
}

const goOn: Step = { results: [], left: null }

function fillWindow(session: Session): void {
  const { worker, waiting, inFlight, target, pace } = session
  const window = session.carefully > 0 ? Math.min(1, session.window ?? 0) : (session.window ?? 0)
  const works: Work[] = []
  if (inFlight.size === 0) session.largest = 1
  while (inFlight.size + works.length < window && session.quota > 0) {
    const work = waiting[session.next]
    if (work === undefined) break
    const part = takePart(session, work)
    if (part === null) continue
    works.push(part)
    session.next++
    session.quota -= countSeeds(part)
    session.largest = Math.max(session.largest, countSeeds(part))
  }
  if (works.length === 0) return
  const firstId = worker.send(works, silenceMsMax(target.timeoutMs, session.largest, pace))
  const sentAt = performance.now()
  for (const [position, work] of works.entries()) inFlight.set(firstId + position, { work, sentAt })
  session.onQuota(session.quota)
}

/** What of the next work this worker can take now; null where it had to be taken apart first. */
function takePart(session: Session, work: Work): Work | null {
  if (!isRange(work)) return work
  if (!session.ranges || countSeeds(work) === 1) {
    session.waiting.splice(session.next, 1, ...singlesOf(work))
    return null
  }
  if (countSeeds(work) <= session.quota) return work
  session.waiting.splice(session.next, 1, ...splitRange(work, session.quota))
  return null
}

function see(session: Session, event: WorkerEvent): Step {
  switch (event.type) {
    case 'ready':
      session.window = event.window
      session.ranges = event.ranges
      session.killedStarts = 0
      return goOn
    case 'silent':
      session.silentAt = oldest(session)
      return goOn
    case 'result':
      return seeResult(session, event)
    case 'range':
      return seeRange(session, event)
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
  const work = session.inFlight.get(event.id)?.work
  if (work === undefined || isRange(work)) return seeForeign(session, event, work)
  const said = checkSeed({ kind: 'result', result: event.result }, work.seed)
  if (said.kind === 'invalid') {
    return lose(session, event.id, (job, ms) => infraResult(job, `worker protocol: ${said.reason}`, event.output, ms))
  }
  const durationMs = settle(session, event)
  return { results: [sharedResult(work, event.result, durationMs, event.output)], left: null }
}

function seeRange(session: Session, event: Extract<WorkerEvent, { type: 'range' }>): Step {
  const sent = session.inFlight.get(event.id)
  if (sent === undefined || !isRange(sent.work)) return seeForeign(session, event, sent?.work)
  const durationMs = event.at - Math.max(sent.sentAt, session.lastAt)
  const result = readRangeResult(sent.work, event.message, durationMs, event.output)
  if (typeof result === 'string') return disbelieve(session, event.id, sent.work, result, event.output)
  settle(session, event)
  return { results: [result], left: null }
}

/** A result for work that is not running, or of another kind than that. */
function seeForeign(
  session: Session,
  { id, output }: { readonly id: number; readonly output: string },
  work: Work | undefined,
): Step {
  if (work !== undefined && isRange(work)) {
    return disbelieve(session, id, work, 'a range got the result of a single seed', output)
  }
  const what = work === undefined ? `a result has id ${id}, which is not running` : 'a seed got the result of a range'
  return lose(session, id, (job, ms) => infraResult(job, `worker protocol: ${what}`, output, ms))
}

/** Takes answered work out of flight; gives how long it took. */
function settle(session: Session, { id, at }: { readonly id: number; readonly at: number }): number {
  if (id !== oldest(session)) session.inOrder = false
  const sent = session.inFlight.get(id)
  if (sent === undefined) return 0
  session.inFlight.delete(id)
  session.carefully = Math.max(0, session.carefully - 1)
  const durationMs = at - Math.max(sent.sentAt, session.lastAt)
  session.lastAt = at
  addToPace(session.pace, countSeeds(sent.work), durationMs)
  return durationMs
}

function seeEnd(session: Session, end: ProcessEnd, output: string): Step {
  const { exit, startError } = end
  if (exit === null) return failAll(session, startError ?? 'does not start: the reason is unknown', output)
  if (exit.killedByUs === 'cancelled') return cutAll(session)
  if (session.window === null) {
    // Short of memory, the system picks any process: another one may have better luck.
    const isKilled = isKillFromOutside(exit)
    if (isKilled && ++session.killedStarts < killedStartsMax) return loseNobody(session, session.carefully)
    return neverReady(session, describeEarlyEnd(session, exit), output)
  }
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
  const { memoryMax } = session.target
  const seen = { startError: null, exit, report: noResult, expect: null, shell: false }
  const evidence = { ...seen, memoryMax, output: () => output }
  // A worker that died has not finished its seed: no rule can say that the seed passed.
  const rules = session.target.outcome.filter((rule) => rule.is !== 'passed')
  const { outcome, reason, reported } = classify({ ...evidence, rules })
  return lose(session, null, (job, ms) => ({ ...cutResult(job, ms), outcome, reason, reported, exit, output }))
}

/**
 * Gives one seed in flight its result and lets the others wait for the next worker. That one is `id` where it is known,
 * else the oldest. Of a range nobody knows which seed it was: its seeds are run again one by one, which costs about as
 * much as the range did. A worker that runs several seeds at once may have been ended by any: then all of them are run
 * again, one at a time.
 */
function lose(session: Session, id: number | null, toResult: (job: SeedJob, durationMs: number) => RunResult): Step {
  const { inFlight } = session
  const known = id !== null && inFlight.has(id) ? id : null
  if (known === null && !session.inOrder && inFlight.size > 1) return loseNobody(session, inFlight.size)
  const accusedId = known ?? oldest(session)
  const accused = accusedId === null ? undefined : inFlight.get(accusedId)
  if (accusedId === null || accused === undefined) return loseNobody(session, session.carefully)
  inFlight.delete(accusedId)
  const { work } = accused
  const carefully = Math.max(0, session.carefully - 1)
  if (isRange(work)) {
    const { left } = loseNobody(session, session.inOrder ? 0 : countSeeds(work) + carefully)
    return { results: [], left: left && { ...left, waiting: [...singlesOf(work), ...left.waiting] } }
  }
  const durationMs = performance.now() - Math.max(accused.sentAt, session.lastAt)
  const { left } = loseNobody(session, carefully)
  return { results: [toResult(work, durationMs)], left }
}

/** What a worker says about a range contradicts itself or us: none of its seeds has a verdict. */
function disbelieve(session: Session, id: number, range: SeedRange, reason: string, output: string): Step {
  session.inFlight.delete(id)
  const { left } = loseNobody(session, Math.max(0, session.carefully - 1))
  const why = `worker protocol: ${reason}`
  return { results: singlesOf(range).map((job) => infraResult(job, why, output)), left }
}

function loseNobody(session: Session, carefully: number): Step {
  return { results: [], left: { ...leftOf(session), lost: true, window: null, carefully } }
}

/** What was being run is cut; ranges that nobody began are simply still to run. */
function cutAll(session: Session): Step {
  const [first] = session.inFlight.values()
  const elapsedMs = first === undefined ? 0 : performance.now() - Math.max(first.sentAt, session.lastAt)
  const begun = new Set(session.inOrder ? [first?.work] : [...session.inFlight.values()].map(({ work }) => work))
  const jobs = unfinished(session).flatMap((work) => (isRange(work) && !begun.has(work) ? [] : singlesOf(work)))
  const results = jobs.map((job, position) => cutResult(job, position === 0 ? elapsedMs : 0))
  return over(session, results)
}

function neverReady(session: Session, reason: string, output: string): Step {
  return failAll(session, `the worker did not start: ${reason}`, output)
}

/** Of ranges only the first fails: the rest of a million seeds that nobody tried is still to run. */
function failAll(session: Session, reason: string, output: string): Step {
  const works = unfinished(session)
  const first = works.find(isRange)
  const jobs = works.flatMap((work) => (isRange(work) && work !== first ? [] : singlesOf(work)))
  return over(
    session,
    jobs.map((job) => infraResult(job, reason, output)),
  )
}

function over(session: Session, results: readonly RunResult[]): Step {
  return { results, left: { ...leftOf(session), lost: true, waiting: [], window: null, carefully: 0 } }
}

function leftOf(session: Session): Pick<SessionLeft, 'waiting' | 'inOrder' | 'quota' | 'killedStarts'> {
  const { inOrder, quota, killedStarts } = session
  return { waiting: unfinished(session), inOrder, quota, killedStarts }
}

function unfinished(session: Session): Work[] {
  return [...[...session.inFlight.values()].map(({ work }) => work), ...session.waiting.slice(session.next)]
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
