import { createHash } from 'node:crypto'
import { isFailure, type RunResult, type SeedJob } from '../model/outcome.ts'
import type { SeedStream } from '../model/plan.ts'
import { formatSeed, type SeedText } from '../model/seed.ts'
import { seedAt, windowCount, windowStart } from '../model/seed-stream.ts'
import type { Signature } from '../model/signature.ts'
import type { Target } from '../model/target.ts'
import { describeEvidence } from '../signature/describe-evidence.ts'
import { extractSignature } from '../signature/extract-signature.ts'
import { isStartFailure } from '../simulator/classify.ts'
import { type Lane, openLane } from '../simulator/open-lane.ts'
import { runSeed } from '../simulator/run-seed.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'

export interface RevisionTest {
  /** The simulator as it was built at the commit. */
  readonly context: SimulatorContext
  /** Signature key of the failure that is looked for. */
  readonly key: string
  /** Seeds that failed in this way at other commits: run first, each in a process of its own. */
  readonly stored: readonly SeedText[]
  readonly stream: SeedStream
  /** Fresh seeds to run; the first failure ends the test. */
  readonly seeds: number
  /** After this time no more seeds are started. */
  readonly limitMs: number
  /** Seeds at once. */
  readonly jobs: number
  readonly now: () => number
  readonly signal: AbortSignal
  /** Told how many seeds are done. */
  readonly onSeed: (done: number) => void
}

/** What a test gave: as of a batch of a bisection. */
export interface RevisionTally {
  clean: number
  stored: number
  other: number
  unjudged: number
  failing: SeedText | null
  failingWas: 'stored' | 'fresh' | null
  untestable: string | null
  /** What seeds that failed otherwise failed with, one of them; untrusted. */
  otherTitle: string | null
}

/** Seeds of which none gave a verdict, after which nothing is expected of a commit any more. */
const unjudgedMax = 20

/**
 * Looks for one failure at one commit: the stored seeds first, then fresh ones on all lanes, until one of them fails with
 * this signature in a process of its own, or enough passed. What was done when `signal` aborts is told, and counts.
 */
export async function testRevision(test: RevisionTest): Promise<RevisionTally> {
  const tally: RevisionTally = {
    clean: 0,
    stored: 0,
    other: 0,
    unjudged: 0,
    failing: null,
    failingWas: null,
    untestable: null,
    otherTitle: null,
  }
  const stop = new AbortController()
  const abort = () => stop.abort()
  test.signal.addEventListener('abort', abort, { once: true })
  if (test.signal.aborted) abort()
  const watch = openWatch(test, tally, stop)
  try {
    await runStored(test, watch, stop.signal)
    if (watch.goesOn()) await runFresh(test, watch, stop.signal)
  } finally {
    test.signal.removeEventListener('abort', abort)
  }
  if (tally.failing === null && !test.signal.aborted) tally.untestable = watch.explainNothing()
  return tally
}

/** The seeds of a batch: a pure function of finding, commit and batch. */
export function bisectStream(target: Target, key: string, sha: string, batch: string): SeedStream {
  const text = JSON.stringify(['bisect', target.name, key, sha, batch])
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const type = target.seedType
  if (target.seedStream === 'mixed') return { kind: 'mixed', type, key: hash, number: 0 }
  const number = Number(BigInt(`0x${hash}`) % BigInt(windowCount(type)))
  return { kind: 'consecutive', type, base: formatSeed(windowStart(type, number), type) }
}

interface Watch {
  /** Whether another seed is worth running. */
  goesOn(): boolean
  see(result: RunResult, was: 'stored' | 'fresh'): Promise<void>
  /** Why the commit says nothing about the failure, or null. */
  explainNothing(): string | null
}

function openWatch(test: RevisionTest, tally: RevisionTally, stop: AbortController): Watch {
  const digests = new Map<string, SeedText>()
  let reason: string | null = null
  let startless = false
  let done = 0
  const judged = () => tally.clean + tally.stored + tally.other

  /** Seen in a process that others shared, or by chance: proof is only what fails again alone. */
  async function isProven(job: SeedJob): Promise<boolean> {
    if (!test.context.target.deterministic) return true
    const again = await runSeed(test.context, job, test.signal)
    return sign(again, test.context)?.key === test.key
  }

  return {
    goesOn: () => tally.failing === null && !startless && !stop.signal.aborted,
    async see(result, was) {
      if (result.outcome === 'cut' || tally.failing !== null) return
      test.onSeed(++done)
      if (result.outcome === 'passed') {
        if (was === 'stored') tally.stored++
        else tally.clean++
        if (result.digest !== null) digests.set(result.digest, result.seed)
        else digests.set(result.seed, result.seed)
        return
      }
      if (!isFailure(result.outcome)) {
        tally.unjudged++
        reason = result.reason
        if (isStartFailure(result) || (judged() === 0 && tally.unjudged >= unjudgedMax)) startless = true
        return
      }
      const signature = sign(result, test.context)
      if (signature?.key === test.key && (await isProven(result))) {
        // Two lanes can find one at a time; the first counts.
        if (tally.failing !== null) return
        tally.failing = result.seed
        tally.failingWas = was
        stop.abort()
        return
      }
      // A proof that was cut short proves nothing, and refutes nothing.
      if (test.signal.aborted) return
      tally.other++
      tally.otherTitle ??= signature?.title ?? null
    },
    explainNothing() {
      if (judged() === 0 && reason !== null) return reason
      const passed = tally.clean + tally.stored
      if (passed === 0 && tally.other > 0) return `every seed fails otherwise: ${tally.otherTitle ?? 'no signature'}`
      // What says the same for every seed does not use it, and its passing says nothing.
      if (test.context.target.deterministic && passed >= 3 && digests.size === 1 && tally.other === 0) {
        return 'every seed gives the same digest: the simulator does not use its seed here'
      }
      return null
    },
  }
}

function sign(result: RunResult, { target, scratch }: SimulatorContext): Signature | null {
  if (result.outcome === 'cut' || !isFailure(result.outcome)) return null
  return extractSignature(describeEvidence(result, target.name, scratch))
}

async function runStored(test: RevisionTest, watch: Watch, signal: AbortSignal): Promise<void> {
  const left = [...new Set(test.stored)]
  const lane = async () => {
    for (let seed = left.shift(); seed !== undefined && watch.goesOn(); seed = left.shift()) {
      await watch.see(await runSeed(test.context, { index: 0, seed }, signal), 'stored')
    }
  }
  await Promise.all(Array.from({ length: Math.min(test.jobs, left.length) }, lane))
}

/** Seeds in the first call of a lane, when nobody knows how long they take. */
const firstChunk = 4

async function runFresh(test: RevisionTest, watch: Watch, signal: AbortSignal): Promise<void> {
  const startedAt = test.now()
  const endsAt = startedAt + test.limitMs
  let next = 0
  let finished = 0
  /** Seeds that a lane gets through in the time that is left, going by those so far. */
  const affordable = () => {
    const laneMs = (test.now() - startedAt) * test.jobs
    return finished === 0 ? firstChunk : Math.max(1, Math.floor(((endsAt - test.now()) * finished) / laneMs))
  }
  const most = test.seeds
  const drive = async () => {
    await using lane: Lane = openLane(test.context, test.context.target.via)
    while (next < most && watch.goesOn() && test.now() < endsAt) {
      const share = Math.ceil((most - next) / (2 * test.jobs))
      const count = Math.min(lane.chunk, Math.max(1, share), most - next, affordable())
      const jobs = Array.from({ length: count }, (_, offset): SeedJob => {
        return { index: next + offset, seed: seedAt(test.stream, next + offset) }
      })
      next += count
      for await (const result of lane.runSeeds(jobs, signal)) {
        finished++
        await watch.see(result, 'fresh')
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(test.jobs, Math.max(1, most)) }, drive))
}
