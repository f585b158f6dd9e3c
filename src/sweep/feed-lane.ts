import type { RunResult } from '../model/outcome.ts'
import { seedAt } from '../model/seed-stream.ts'
import type { Lane } from '../simulator/open-lane.ts'
import type { FedJob, SeedFeed } from '../simulator/seed-feed.ts'
import { waitingMax } from '../simulator/seed-runner.ts'
import type { ShardSweep, TargetSweep } from './drive-lane.ts'
import { nextInTurn } from './fair-share.ts'
import type { SecondRuns } from './second-runs.ts'
import { seeResult } from './see-result.ts'
import { signOutcome } from './sign-outcome.ts'

/** A lane that takes seeds before it can start them. */
export interface LaneAhead {
  /** Seeds that wait behind the one that runs, second runs not among them. */
  waiting(): number
  /** Gives them back to be drawn by others; says how many it gave. */
  recall(): Promise<number>
}

/** A lane of processes per seed. */
interface FedLane {
  readonly lane: Lane
  readonly secondRuns: SecondRuns
  readonly runFed: NonNullable<Lane['runFed']>
}

/** A seed that a lane has in hand. */
interface Drawn extends FedJob {
  /** What its first run gave, where this is its second. */
  readonly first: RunResult | null
  /** Ends its drawing: all is known of it, or it was not started. */
  readonly end: () => void
}

/** How long a target keeps a lane where another has a better claim to it. */
const turnMs = 250

/**
 * Runs seeds of one target on a lane, each in a process of its own, until nothing is left to draw or another target is
 * due. A few seeds are drawn ahead of time, so that the lane goes from one to the next without asking us. When the
 * drawing ends, what has not been started by then was never drawn.
 */
export async function feedLane(shard: ShardSweep, target: TargetSweep, { lane, ...fed }: FedLane): Promise<void> {
  const { deadline, drawing, byBudget } = shard
  const { context, cursor, gate, size, stream } = target
  const { signal } = deadline
  const isTurnOver = openTurn(shard, target)
  /** In the order in which they run. The first one runs, or is about to: it is not given back. */
  let inHand: Drawn[] = []
  let twice: Drawn[] = []
  let told: Drawn | null = null

  function draw(): Drawn | null {
    if (drawing.mode() === 'no' || !drawing.allows(size.meanMs()) || isTurnOver()) return null
    const [range] = cursor.takeRanges(1)
    if (range === undefined) return null
    const index = range.first
    return { index, seed: seedAt(stream, index), keepOutput: false, first: null, end: drawing.begin() }
  }

  function tellStarted(head: Drawn | undefined): void {
    if (head === undefined || head.first !== null || head === told) return
    told = head
    target.issued++
    if (byBudget) gate.put({ type: 'issued', target: context.target.name, count: target.issued })
  }

  const feed: SeedFeed<Drawn> = {
    next() {
      const job = signal.aborted ? null : (twice.shift() ?? draw())
      if (job !== null && inHand.push(job) === 1) tellStarted(job)
      return job
    },
    ahead: () => (drawing.mode() === 'freely' ? size.next(waitingMax, cursor.remaining()) : 0),
    takeBack(jobs) {
      const back = new Set(jobs)
      inHand = inHand.filter((job) => !back.has(job))
      const [firsts, seconds] = [jobs.filter(({ first }) => first === null), jobs.filter(({ first }) => first !== null)]
      twice = [...seconds, ...twice]
      cursor.giveBack(firsts.map(({ index }) => index))
      for (const { end } of firsts) end()
    },
  }

  async function see(job: Drawn, ran: RunResult, wasTold: boolean): Promise<void> {
    if (job.first !== null) {
      gate.put({ type: 'outcome', outcome: await fed.secondRuns.compare(job.first, ran, signal) })
      return job.end()
    }
    if (ran.outcome !== 'cut') size.see(1, ran.durationMs)
    const again: RunResult[] = []
    if (wasTold) await seeResult(shard, target, ran, again)
    const [first] = again
    if (first === undefined) return job.end()
    twice.push({ ...job, keepOutput: true, first })
  }

  const ahead: LaneAhead = {
    waiting: () => inHand.slice(1).filter(({ first }) => first === null).length,
    recall: () => lane.recall(),
  }
  const recall = (): void => void lane.recall()
  shard.ahead.add(ahead)
  deadline.drawingEnd.addEventListener('abort', recall)
  try {
    for await (const [job, ran] of fed.runFed(feed, signal)) {
      // What was cancelled while it waited was never started.
      if (ran.outcome !== 'cut' || ran.durationMs > 0) tellStarted(job)
      const wasTold = told === job
      inHand.shift()
      if (!signal.aborted) tellStarted(inHand[0])
      await see(job, ran, wasTold)
    }
  } finally {
    shard.ahead.delete(ahead)
    deadline.drawingEnd.removeEventListener('abort', recall)
  }
  // The end came before their second runs.
  for (const { first, end } of twice) {
    if (first !== null) gate.put({ type: 'outcome', outcome: signOutcome(first, context.target, context.scratch) })
    end()
  }
}

/** Says whether the turn of a target is over; once it is, it stays so. */
function openTurn({ targets, now }: ShardSweep, target: TargetSweep): () => boolean {
  const began = now()
  let over = false
  return () => {
    if (over || targets.length < 2 || now() - began < turnMs) return over
    const left = targets.filter(({ cursor }) => cursor.remaining() > 0).map(({ account }) => account)
    over = nextInTurn(left, now()) !== target.account
    return over
  }
}
