import { setTimeout as delay } from 'node:timers/promises'

/** The time that requests are paced by. Ours is the machine's; a simulation brings its own. */
export interface Clock {
  /** Milliseconds that only grow. */
  now(): number
  /** Milliseconds since 1970, to compare with what GitHub says. */
  date(): number
  wait(ms: number): Promise<void>
  /** Fires after so many milliseconds. */
  deadline(ms: number): AbortSignal
}

export const machineClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  wait: (ms) => delay(ms),
  deadline: (ms) => AbortSignal.timeout(ms),
}
