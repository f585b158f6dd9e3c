import type { EventQueue } from './event-queue.ts'
import { arrivalInOrderUs, type Link, type Links, latencyUs } from './links.ts'
import type { Process, SimulatedProcess } from './process.ts'

/**
 * Datagrams between members: may be delayed, lost, doubled or reordered, as the faults say; each link draws from a stream of its
 * own. Nothing arrives at a process that has died; a paused process gets it when it resumes.
 */
export interface PeerNetwork<Message> {
  send(from: string, to: string, message: Message): void
  /** From now on, messages for `process.name` go to this incarnation. */
  listen(process: Process, receive: (from: string, message: Message) => void): void
}

interface Listener<Message> {
  readonly process: SimulatedProcess
  readonly receive: (from: string, message: Message) => void
}

export interface PeerNetworkHost {
  readonly queue: EventQueue
  readonly links: Links
  readonly nowUs: number
}

export class SimulatedPeerNetwork<Message> implements PeerNetwork<Message> {
  private readonly host: PeerNetworkHost
  private readonly listeners = new Map<string, Listener<Message>>()

  constructor(host: PeerNetworkHost) {
    this.host = host
  }

  listen(process: Process, receive: (from: string, message: Message) => void): void {
    // The world makes every process that it hands out.
    this.listeners.set(process.name, { process: process as SimulatedProcess, receive })
  }

  send(from: string, to: string, message: Message): void {
    const link = this.host.links.between(from, to)
    if (link.blockedBy > 0) return
    if (link.lossOneIn > 0 && link.random.chance(1, link.lossOneIn)) return
    this.deliver(link, message)
    if (link.doubledOneIn > 0 && link.random.chance(1, link.doubledOneIn)) this.deliver(link, message)
  }

  private deliver(link: Link, message: Message): void {
    const { nowUs } = this.host
    const arrivalUs = link.reordered > 0 ? nowUs + latencyUs(link) : arrivalInOrderUs(link, nowUs)
    // Who listens is asked on arrival: the member may have been restarted while the message travelled. The event belongs to
    // the world, because a listener that is paused keeps it and one that is dead loses it only then.
    this.host.queue.push(arrivalUs, () => this.arrive(link, message), undefined)
  }

  private arrive(link: Link, message: Message): void {
    // What was on the way when a partition began is lost with it.
    if (link.blockedBy > 0) return
    const listener = this.listeners.get(link.to)
    if (listener === undefined || !listener.process.alive) return
    if (!listener.process.paused) listener.receive(link.from, message)
    else this.host.queue.push(this.host.nowUs, () => listener.receive(link.from, message), listener.process)
  }
}
