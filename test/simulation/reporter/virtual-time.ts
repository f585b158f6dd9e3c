import type { Clock } from '../../../src/publish/github/clock.ts'

/**
 * Time that passes only when everybody waits. The limiters inside Octokit's plugins take their timers from the global
 * object, so while a simulation runs those are ours too; nothing else of the process may wait then.
 */
export interface VirtualTime extends Disposable {
  readonly clock: Clock
  now(): number
  /** Calls back at a time, however busy others are. */
  at(ms: number, act: () => void): void
  /** Runs until `done`; throws where nobody waits for anything and it never will be. */
  drive(done: () => boolean): Promise<void>
}

/** Monday, 23 November 2026, 03:17 in UTC. */
const epochMs = Date.UTC(2026, 10, 23, 3, 17)

/** A moment of this time, ISO 8601, UTC. */
export function dateOf(ms: number): string {
  return new Date(epochMs + ms).toISOString()
}

/** More steps than any seed takes: a loop that never ends is an error, not a hang. */
const stepsMax = 2_000_000

interface Timer {
  readonly at: number
  readonly order: number
  readonly act: () => void
  dead: boolean
}

export function installVirtualTime(): VirtualTime {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, now: Date.now }
  const timers = createQueue()
  let now = 0
  let order = 0

  function start(act: () => void, ms: number): Timer {
    const timer: Timer = { at: now + Math.max(0, ms || 0), order: order++, act, dead: false }
    timers.push(timer)
    return timer
  }

  Object.assign(globalThis, {
    setTimeout: (act: (...given: unknown[]) => void, ms: number, ...given: unknown[]) => {
      const timer = start(() => act(...given), ms)
      return Object.assign(timer, { ref: () => timer, unref: () => timer, hasRef: () => true })
    },
    clearTimeout: stop,
    // The limiters tidy up by these, and would keep time going for ever.
    setInterval: () => ({ ref() {}, unref() {} }),
    clearInterval: stop,
  })
  Date.now = () => epochMs + Math.floor(now)

  return {
    now: () => now,
    at: (ms, act) => void start(act, ms - now),
    clock: {
      now: () => now,
      date: () => epochMs + now,
      wait: (ms) => new Promise((resolve) => start(resolve, ms)),
      deadline(ms) {
        const controller = new AbortController()
        start(() => controller.abort(new DOMException('the request took too long', 'TimeoutError')), ms)
        return controller.signal
      },
    },
    async drive(done) {
      for (let step = 0; ; step++) {
        // After one turn of the real loop everything has run that waits for no timer.
        await new Promise(setImmediate)
        if (done()) return
        const timer = timers.pop()
        if (timer === null) throw new Error('everybody waits and nothing will happen')
        if (step === stepsMax) throw new Error(`not done after ${stepsMax} steps`)
        now = Math.max(now, timer.at)
        timer.act()
      }
    },
    [Symbol.dispose]() {
      const { now: dateNow, ...globals } = real
      Object.assign(globalThis, globals)
      Date.now = dateNow
    },
  }
}

function stop(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'dead' in timer) timer.dead = true
}

/** A binary heap: earliest first, and of one time the oldest first. */
function createQueue() {
  const heap: Timer[] = []
  const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
  const swap = (i: number, j: number): void => {
    const [a, b] = [heap[i], heap[j]]
    if (a !== undefined && b !== undefined) [heap[i], heap[j]] = [b, a]
  }
  const isBefore = (i: number, j: number): boolean => {
    const [a, b] = [heap[i], heap[j]]
    return a !== undefined && b !== undefined && before(a, b)
  }

  function take(): Timer | null {
    swap(0, heap.length - 1)
    const first = heap.pop() ?? null
    for (let at = 0; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (isBefore(child, least)) least = child
      if (least === at) return first
      swap(at, least)
      at = least
    }
  }

  return {
    push(timer: Timer) {
      heap.push(timer)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isBefore(at, parent)) break
        swap(at, parent)
        at = parent
      }
    },
    pop(): Timer | null {
      for (;;) {
        const timer = take()
        if (timer === null || !timer.dead) return timer
      }
    },
  }
}
