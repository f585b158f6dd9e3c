import type { Event, EventQueue, Owner } from './event-queue.ts'
import type { FailpointName } from './failpoints.ts'
import type { Random } from './random.ts'
import type { Trace } from './trace.ts'

/** A timer that was started and may be stopped. */
export interface Timer {
  readonly dueUs: number
}

/** How a process ended. Only a panic is a violation; the others are what faults and operators do. */
export type ProcessEndCause = 'killed' | 'crashed at failpoint' | 'disk error' | 'panic'

/**
 * One incarnation of a process: from its start to its death. What it schedules is lost when it dies and waits while it is
 * paused. A restarted member is a new Process over the same Disk.
 */
export interface Process {
  /** 'm0', 'm1', ... for members, 'c0', 'c1', ... for clients. */
  readonly name: string
  /** 0 for the first start. */
  readonly incarnation: number
  /** False once it was killed, crashed or panicked. */
  readonly alive: boolean
  /** A stream of its own, forked by name and incarnation. */
  readonly random: Random
  /** Monotonic microseconds since the world began; stands still for nobody, so a resumed process sees it jump. */
  nowUs(): number
  /** The wall clock as this process sees it: nowUs plus its skew; may jump. */
  wallUs(): number
  /** Runs the task after a delay of whole microseconds. */
  after(delayUs: number, task: () => void): Timer
  cancel(timer: Timer): void
  /**
   * The gap between two steps. Passes the failpoint (which may end the process here, or add a sleep) and runs `next` as an
   * event of its own a few random microseconds later, so that anything else may come between.
   */
  step(failpoint: FailpointName | undefined, next: () => void): void
  /** A failpoint inside a stretch that cannot be cut into steps: may end the process (throws ProcessEnd), cannot sleep. */
  failpoint(name: FailpointName): void
  /** The server's own assertion failed: recorded as a violation of the property "panic", then the process dies. */
  panic(message: string): never
  /** The server ends itself because the world failed it, as etcd does on a disk error: no violation. */
  die(reason: string): never
  /** A line of the trace. The text is built only when somebody reads the trace; the digest covers kind and numbers. */
  trace(kind: string, a?: number, b?: number, text?: () => string): void
}

/** Thrown to unwind a process that has just died; only the world's loop catches it. */
export class ProcessEnd extends Error {}

/** One for all: an error takes its stack when it is made, which costs as much as many steps, and nobody reads this one's. */
const processEnd = new ProcessEnd('a process has ended')

/** What a process needs of the world around it. */
export interface ProcessHost {
  readonly queue: EventQueue
  readonly trace: Trace
  readonly nowUs: number
  /** What the fault schedule does to this process at this failpoint now: nothing (0), a sleep in microseconds, or its end (-1). */
  atFailpoint(process: SimulatedProcess, name: FailpointName): number
  ended(process: SimulatedProcess, cause: ProcessEndCause, reason: string): void
}

export class SimulatedProcess implements Process, Owner {
  readonly name: string
  readonly incarnation: number
  readonly random: Random
  readonly deferred: Event[] = []
  alive = true
  paused = false
  /** Added to the wall clock. */
  skewUs = 0
  /** One step in this many is preempted for up to `preemptionUs`; 0 for never. */
  preemptionOneIn = 0
  preemptionUs = 0
  private readonly host: ProcessHost
  private readonly gaps: Random

  constructor(host: ProcessHost, name: string, incarnation: number, random: Random) {
    this.host = host
    this.name = name
    this.incarnation = incarnation
    this.random = random
    this.gaps = random.fork('gaps')
  }

  nowUs(): number {
    return this.host.nowUs
  }

  wallUs(): number {
    return this.host.nowUs + this.skewUs
  }

  after(delayUs: number, task: () => void): Timer {
    return this.host.queue.push(this.host.nowUs + delayUs, task, this)
  }

  cancel(timer: Timer): void {
    // Every timer was made by `after` above.
    ;(timer as Event).cancelled = true
  }

  step(failpoint: FailpointName | undefined, next: () => void): void {
    let gapUs = this.gaps.between(1, 12)
    if (this.preemptionOneIn > 0 && this.gaps.chance(1, this.preemptionOneIn)) {
      gapUs += this.gaps.below(this.preemptionUs)
    }
    if (failpoint !== undefined) {
      const act = this.host.atFailpoint(this, failpoint)
      if (act < 0) this.end('crashed at failpoint', failpoint)
      gapUs += act
    }
    this.host.queue.push(this.host.nowUs + gapUs, next, this)
  }

  failpoint(name: FailpointName): void {
    if (this.host.atFailpoint(this, name) < 0) this.end('crashed at failpoint', name)
  }

  panic(message: string): never {
    this.end('panic', message)
  }

  die(reason: string): never {
    this.end('disk error', reason)
  }

  trace(kind: string, a = 0, b = 0, text?: () => string): void {
    this.host.trace.add(this.host.nowUs, this.name, kind, a, b, text)
  }

  private end(cause: ProcessEndCause, reason: string): never {
    this.host.ended(this, cause, reason)
    throw processEnd
  }
}
