import type { EventQueue } from './event-queue.ts'
import { arrivalInOrderUs, type Link, type Links, latencyUs } from './links.ts'
import type { Process, SimulatedProcess } from './process.ts'

/** One side of a client's connection: ordered and reliable while it lives, as TCP is; a partition stalls it, a death closes it. */
export interface Connection<Out, In> {
  readonly open: boolean
  /** How many messages were sent and not yet read by the other side. */
  readonly unread: number
  /** True while `unread` is under the flow-control window. Sending beyond it is allowed and only grows memory, as with gRPC. */
  readonly writable: boolean
  send(message: Out): void
  close(): void
  /** Calls back once, as an event of its own, when the connection is writable (soon, if it is already). */
  whenWritable(callback: () => void): void
  /** Set by the owner of this side. */
  receive: (message: In) => void
  closed: () => void
  /** While reading is paused nothing is received and the sender's window fills. */
  pauseReading(): void
  resumeReading(): void
}

export interface ClientNetwork<Request, Response> {
  /** A client opens a connection to a member. Where nobody listens, `closed` is called later and nothing else ever is. */
  connect(client: Process, member: string): Connection<Request, Response>
  /** The member's side. */
  accept(member: Process, opened: (connection: Connection<Response, Request>, client: string) => void): void
}

/** Messages in flight before a side is no longer writable: a stand-in for HTTP/2's 64 KiB. */
const windowMessages = 16

export interface ClientNetworkHost {
  readonly queue: EventQueue
  readonly links: Links
  readonly nowUs: number
}

class Side<Out, In> implements Connection<Out, In> {
  open = true
  unread = 0
  receive: (message: In) => void = ignore
  closed: () => void = ignore
  reading = true
  process: SimulatedProcess | undefined
  peer: Side<In, Out> | undefined
  readonly inbox: In[] = []
  private readonly host: ClientNetworkHost
  private readonly link: Link
  private readonly waiting: (() => void)[] = []
  private readonly stalled: Out[] = []

  constructor(host: ClientNetworkHost, link: Link, process: SimulatedProcess | undefined) {
    this.host = host
    this.link = link
    this.process = process
  }

  get writable(): boolean {
    return this.unread < windowMessages
  }

  send(message: Out): void {
    if (!this.open) return
    this.unread += 1
    if (this.peer !== undefined && this.link.blockedBy === 0 && this.stalled.length === 0) this.carry(message)
    else {
      this.stalled.push(message)
      if (this.peer !== undefined && this.stalled.length === 1) this.flush()
    }
  }

  /** Sends what waits: at once, or when the partition heals. */
  flush(): void {
    if (this.link.blockedBy === 0) this.carryStalled()
    else this.link.onUnblocked.push(() => this.flush())
  }

  close(): void {
    if (!this.open) return
    this.open = false
    const { peer, host } = this
    if (peer === undefined) return
    // The end of the stream travels behind the data, and through a partition not at all until it heals.
    const finish = (): void => {
      host.queue.push(arrivalInOrderUs(this.link, host.nowUs), () => peer.endOfStream(), peer.process)
    }
    if (this.link.blockedBy === 0) finish()
    else this.link.onUnblocked.push(finish)
  }

  whenWritable(callback: () => void): void {
    this.waiting.push(callback)
    if (this.writable) this.wakeWriters()
  }

  pauseReading(): void {
    this.reading = false
  }

  resumeReading(): void {
    if (this.reading) return
    this.reading = true
    while (this.reading && this.open && this.inbox.length > 0) this.read(this.inbox.shift() as In)
  }

  endOfStream(): void {
    if (!this.open) return
    this.open = false
    this.closed()
  }

  private carryStalled(): void {
    if (!this.open) return
    for (const message of this.stalled.splice(0)) this.carry(message)
  }

  private carry(message: Out): void {
    const { peer } = this
    if (peer === undefined) return
    this.host.queue.push(arrivalInOrderUs(this.link, this.host.nowUs), () => peer.arrive(message), peer.process)
  }

  private arrive(message: In): void {
    if (!this.open) return
    if (this.reading) this.read(message)
    else this.inbox.push(message)
  }

  private read(message: In): void {
    const { peer } = this
    if (peer !== undefined) {
      peer.unread -= 1
      if (peer.writable) peer.wakeWriters()
    }
    this.receive(message)
  }

  private wakeWriters(): void {
    // Of nearly all messages nobody waits for the room that they leave.
    if (this.waiting.length === 0) return
    for (const callback of this.waiting.splice(0)) this.host.queue.push(this.host.nowUs, callback, this.process)
  }
}

interface Acceptor<Request, Response> {
  readonly process: SimulatedProcess
  readonly opened: (connection: Connection<Response, Request>, client: string) => void
  readonly sides: Set<Side<Response, Request>>
}

export class SimulatedClientNetwork<Request, Response> implements ClientNetwork<Request, Response> {
  private readonly host: ClientNetworkHost
  private readonly acceptors = new Map<string, Acceptor<Request, Response>>()

  constructor(host: ClientNetworkHost) {
    this.host = host
  }

  connect(client: Process, member: string): Connection<Request, Response> {
    const { host } = this
    // The world makes every process that it hands out.
    const process = client as SimulatedProcess
    const forth = host.links.between(client.name, member)
    const back = host.links.between(member, client.name)
    const near = new Side<Request, Response>(host, forth, process)
    const open = (): void => {
      const acceptor = this.acceptors.get(member)
      if (acceptor === undefined || !acceptor.process.alive) {
        host.queue.push(host.nowUs + latencyUs(back), () => near.endOfStream(), process)
        return
      }
      const far = new Side<Response, Request>(host, back, acceptor.process)
      near.peer = far
      far.peer = near
      acceptor.sides.add(far)
      host.queue.push(
        host.nowUs,
        () => {
          acceptor.opened(far, client.name)
          near.flush()
        },
        acceptor.process,
      )
    }
    const dial = (): void => {
      host.queue.push(arrivalInOrderUs(forth, host.nowUs), open, undefined)
    }
    if (forth.blockedBy === 0) dial()
    else forth.onUnblocked.push(dial)
    return near
  }

  accept(member: Process, opened: (connection: Connection<Response, Request>, client: string) => void): void {
    this.acceptors.set(member.name, { process: member as SimulatedProcess, opened, sides: new Set() })
  }

  /** A member died: its kernel closes its sockets. */
  processEnded(process: SimulatedProcess): void {
    const acceptor = this.acceptors.get(process.name)
    if (acceptor === undefined || acceptor.process !== process) return
    this.acceptors.delete(process.name)
    for (const side of acceptor.sides) side.close()
  }
}

function ignore(): void {
  // Nobody listens on this side yet.
}
