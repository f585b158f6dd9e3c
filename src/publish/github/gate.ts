import { formatCount } from '../../base/text.ts'
import { WorldError } from '../../base/world-error.ts'
import type { Pace } from './client.ts'
import type { Clock } from './clock.ts'

/**
 * What all requests of a run to one GitHub go through: writes one at a time with a gap, nothing while GitHub has told us
 * to wait, and no more than the run's budget.
 */
export interface Gate {
  /** Counts what is sent, further attempts too. */
  count(method: string): void
  /** Asks when it may: at once, or after what GitHub told us to wait. Throws `github-budget` at the end of the budget. */
  pass<Answer>(method: string, ask: () => Promise<Answer>): Promise<Answer>
  /** GitHub told us to wait. */
  close(seconds: number): void
  /** Resolves when nothing keeps us from asking; throws `github` where that is past what we wait out. */
  opened(): Promise<void>
}

export const budgetSpent = 'github-budget'

export function createGate(pace: Pace, clock: Clock, log: (line: string) => void): Gate {
  let turns: Promise<unknown> = Promise.resolve()
  let [requests, writes] = [0, 0]
  let [freeAt, closedUntil] = [0, 0]

  async function opened(): Promise<void> {
    for (;;) {
      const waitMs = closedUntil - clock.now()
      if (waitMs <= 0) return
      const seconds = Math.ceil(waitMs / pace.secondMs)
      if (seconds > pace.waitSecondsMax) throw new WorldError('github', `GitHub asks to wait ${formatCount(seconds)} s`)
      log(`GitHub asks to wait ${seconds} s before going on`)
      await clock.wait(waitMs)
    }
  }

  async function write<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      await opened()
      const waitMs = freeAt - clock.now()
      if (waitMs <= 0) break
      await clock.wait(waitMs)
    }
    try {
      return await ask()
    } finally {
      // From the last attempt of one write to the first of the next.
      freeAt = clock.now() + pace.writeGapMs
    }
  }

  return {
    count(method) {
      requests++
      if (isWrite(method)) writes++
    },
    async pass(method, ask) {
      const spent = isWrite(method) && writes >= pace.writesMax ? `${formatCount(writes)} writes` : null
      const all = requests >= pace.requestsMax ? `${formatCount(requests)} requests` : spent
      if (all !== null) throw new WorldError(budgetSpent, `this run has sent ${all} to GitHub, its budget`)
      if (!isWrite(method)) {
        await opened()
        return await ask()
      }
      const turn = turns.then(() => write(ask))
      // Whoever asked is told of the failure; the next in line only waits for it.
      turns = turn.catch(() => undefined)
      return await turn
    },
    close(seconds) {
      closedUntil = Math.max(closedUntil, clock.now() + seconds * pace.secondMs)
    },
    opened,
  }
}

function isWrite(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD'
}
