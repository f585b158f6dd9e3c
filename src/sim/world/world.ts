import { SimulatedClientNetwork } from './client-network.ts'
import { SimulatedDisk } from './disk.ts'
import { type Event, EventQueue } from './event-queue.ts'
import type { FailpointName } from './failpoints.ts'
import { Links } from './links.ts'
import { SimulatedPeerNetwork } from './peer-network.ts'
import { ProcessEnd, type ProcessEndCause, type ProcessHost, SimulatedProcess } from './process.ts'
import { createRandom, type Random } from './random.ts'
import { Trace } from './trace.ts'

/** The server's own assertion failed. */
export interface Panic {
  readonly atUs: number
  readonly step: number
  readonly member: string
  readonly message: string
}

/** Why a run of the world's loop stopped. */
export type Stop = 'condition' | 'time' | 'steps' | 'nothing left to do'

/** What a fault does when a process passes a failpoint; `schedule-faults` arms it. */
export interface ArmedFailpoint {
  readonly member: string
  readonly name: FailpointName
  /** Acts at this many passes from now; undefined for a sleep, which acts at each. */
  passesLeft: number | undefined
  readonly sleepUs: number
  readonly restartAfterUs: number
  /** What begins there, as the next event, in place of the end of the process. */
  readonly begins?: () => void
}

interface Host {
  readonly disk: SimulatedDisk
  readonly boot: (process: SimulatedProcess, disk: SimulatedDisk) => void
  incarnations: number
  process: SimulatedProcess | undefined
}

/**
 * One seed's world: a clock, a queue of events, processes with disks, networks, a trace. Nothing outside of it is read, so that
 * the same seed gives the same run anywhere.
 */
export class World<PeerMessage, Request, Response> implements ProcessHost {
  readonly random: Random
  readonly trace: Trace
  readonly queue = new EventQueue()
  readonly links: Links
  readonly peers: SimulatedPeerNetwork<PeerMessage>
  readonly clients: SimulatedClientNetwork<Request, Response>
  readonly panics: Panic[] = []
  readonly armed: ArmedFailpoint[] = []
  /** How often a failpoint was passed, and how often each kind of end came: what properties count as exercised by. */
  passes = 0
  readonly ends = new Map<ProcessEndCause, number>()
  /** Set by the fault schedule; each new process starts with it. */
  preemptionOneIn = 0
  preemptionUs = 0
  nowUs = 0
  steps = 0
  private readonly hosts = new Map<string, Host>()

  constructor(seed: bigint, traceLinesMax: number) {
    this.random = createRandom(seed)
    this.trace = new Trace(traceLinesMax)
    this.links = new Links(this.random.fork('links'))
    this.peers = new SimulatedPeerNetwork(this)
    this.clients = new SimulatedClientNetwork(this)
  }

  /** A machine with a disk that runs one process at a time. `boot` starts the program; it runs again after each death. */
  addMember(name: string, boot: (process: SimulatedProcess, disk: SimulatedDisk) => void): void {
    const disk = new SimulatedDisk(this.random.fork(`disk ${name}`))
    this.hosts.set(name, { disk, boot, incarnations: 0, process: undefined })
    this.start(name)
  }

  /** A process without a disk that is never restarted: a client. */
  addClient(name: string): SimulatedProcess {
    return new SimulatedProcess(this, name, 0, this.random.fork(name))
  }

  /** Starts a member that is not running; does nothing where it is. */
  start(name: string): void {
    const host = this.hostOf(name)
    if (host.process?.alive === true) return
    const process = new SimulatedProcess(
      this,
      name,
      host.incarnations,
      this.random.fork(`${name} ${host.incarnations}`),
    )
    process.preemptionOneIn = this.preemptionOneIn
    process.preemptionUs = this.preemptionUs
    host.incarnations += 1
    host.process = process
    this.trace.add(this.nowUs, name, 'start', process.incarnation, 0, undefined)
    this.queue.push(this.nowUs, () => host.boot(process, host.disk), process)
  }

  /** The process of a member that runs now, or undefined while it is down. */
  running(name: string): SimulatedProcess | undefined {
    const { process } = this.hostOf(name)
    return process?.alive === true ? process : undefined
  }

  everyRunning(): readonly SimulatedProcess[] {
    const running: SimulatedProcess[] = []
    for (const { process } of this.hosts.values()) if (process?.alive === true) running.push(process)
    return running
  }

  diskOf(name: string): SimulatedDisk {
    return this.hostOf(name).disk
  }

  kill(name: string): void {
    const process = this.running(name)
    if (process !== undefined) this.ended(process, 'killed', '')
  }

  pause(name: string): void {
    const process = this.running(name)
    if (process === undefined) return
    process.paused = true
    this.trace.add(this.nowUs, name, 'pause', 0, 0, undefined)
  }

  resume(name: string): void {
    const process = this.running(name)
    if (process === undefined || !process.paused) return
    process.paused = false
    this.trace.add(this.nowUs, name, 'resume', process.deferred.length, 0, undefined)
    for (const event of process.deferred.splice(0)) {
      if (!event.cancelled) this.queue.push(this.nowUs, event.task, process)
    }
  }

  /** Schedules something that belongs to no process: a fault, its end, an operator's deed. */
  at(dueUs: number, task: () => void): void {
    this.queue.push(dueUs, task, undefined)
  }

  /** Runs events until the condition holds (asked after each), the time is reached, or the steps are used up. */
  run(condition: () => boolean, untilUs: number, stepsMax: number): Stop {
    for (;;) {
      const event = this.queue.pop()
      if (event === undefined) return 'nothing left to do'
      if (event.dueUs > untilUs) {
        this.queue.putBack(event)
        this.nowUs = untilUs
        return 'time'
      }
      // Asked last: a run that is given exactly the steps that it takes ends as it does without a limit.
      if (this.steps >= stepsMax && isStep(event)) {
        this.queue.putBack(event)
        return 'steps'
      }
      this.dispatch(event)
      if (condition()) return 'condition'
    }
  }

  atFailpoint(process: SimulatedProcess, name: FailpointName): number {
    this.passes += 1
    const { armed } = this
    let sleepUs = 0
    for (let at = 0; at < armed.length; at += 1) {
      const one = armed[at] as ArmedFailpoint
      if (one.name !== name || one.member !== process.name) continue
      if (one.passesLeft === undefined) {
        sleepUs = Math.max(sleepUs, one.sleepUs)
        continue
      }
      one.passesLeft -= 1
      if (one.passesLeft > 0) continue
      armed.splice(at, 1)
      at -= 1
      if (one.begins === undefined) {
        this.at(this.nowUs + one.restartAfterUs, () => this.start(process.name))
        return -1
      }
      this.at(this.nowUs, one.begins)
    }
    return sleepUs
  }

  ended(process: SimulatedProcess, cause: ProcessEndCause, reason: string): void {
    if (!process.alive) return
    process.alive = false
    process.deferred.length = 0
    this.ends.set(cause, (this.ends.get(cause) ?? 0) + 1)
    const lost = this.hostOf(process.name).disk.loseUnsynced()
    this.trace.add(this.nowUs, process.name, cause, lost, 0, () => reason)
    this.clients.processEnded(process)
    if (cause === 'panic')
      this.panics.push({ atUs: this.nowUs, step: this.steps, member: process.name, message: reason })
    // A supervisor starts it again, as systemd would; who was killed by a fault is started by that fault.
    if (cause === 'panic' || cause === 'disk error') this.at(this.nowUs + 200_000, () => this.start(process.name))
  }

  private dispatch(event: Event): void {
    this.nowUs = event.dueUs
    if (event.cancelled) return
    const { owner } = event
    if (owner !== undefined) {
      if (!owner.alive) return
      if (owner.paused) {
        owner.deferred.push(event)
        return
      }
    }
    this.steps += 1
    // When each event happened, and how many had been scheduled before it: a run that goes another way differs here.
    this.trace.mix(event.dueUs)
    this.trace.mix(event.order)
    try {
      event.task()
    } catch (error) {
      if (!(error instanceof ProcessEnd)) throw error
    }
  }

  private hostOf(name: string): Host {
    const host = this.hosts.get(name)
    if (host === undefined) throw new Error(`the world has no member ${name}`)
    return host
  }
}

/** Whether the event happens: its owner is there to see it. */
function isStep({ cancelled, owner }: Event): boolean {
  return !cancelled && (owner === undefined || (owner.alive && !owner.paused))
}
