import type { Process } from './process.ts'

/**
 * Datagrams between members: may be delayed, lost, doubled or reordered, as the faults say; each link draws from a stream of its
 * own. Nothing arrives at a process that has died; a paused process gets it when it resumes.
 */
export interface PeerNetwork<Message> {
  send(from: string, to: string, message: Message): void
  /** From now on, messages for `process.name` go to this incarnation. */
  listen(process: Process, receive: (from: string, message: Message) => void): void
}

/** One side of a client's connection: ordered and reliable while it lives, as TCP is; a partition stalls it, a death closes it. */
export interface Connection<Out, In> {
  readonly open: boolean
  /** How many messages were sent and not yet read by the other side. The flow-control window is 16 messages. */
  readonly unread: number
  send(message: Out): void
  close(): void
  /** Calls back once, when `unread` falls under the window (at once, as an own event, if it is already). */
  whenWritable(callback: () => void): void
  /** Set by the owner of this side. */
  receive: (message: In) => void
  closed: () => void
  /** While reading is paused nothing is received and the sender's window fills. */
  pauseReading(): void
  resumeReading(): void
}

export interface ClientNetwork<Request, Response> {
  /** A client opens a connection to a member; `undefined` comes back later through `closed` where nobody listens. */
  connect(client: Process, member: string): Connection<Request, Response>
  /** The member's side. */
  accept(member: Process, opened: (connection: Connection<Response, Request>, client: string) => void): void
}
