import type { Timer } from '../../world/process.ts'
import type { RaftReply, RaftRequest } from '../payload.ts'
import type { Server } from './server.ts'

/** How far applying may be behind committing before requests are refused; etcd: maxGapBetweenApplyAndCommitIndex. */
const gapMax = 5000

interface Waiter {
  readonly timer: Timer
  readonly done: (reply: RaftReply) => void
}

/** What this member has proposed and somebody waits for (etcd: processInternalRaftRequestOnce and its wait). */
export class Proposals {
  private readonly server: Server
  private readonly waiters = new Map<number, Waiter>()

  constructor(server: Server) {
    this.server = server
  }

  /**
   * Proposes a request. `done` gets the answer once it is applied here, or an error: rejected where it was dropped for sure,
   * unknown after the time-out.
   *
   * @returns the id to cancel with
   */
  propose(request: RaftRequest, user: string | undefined, done: (reply: RaftReply) => void): number {
    const { server } = this
    const { process, settings } = server.options
    const id = server.nextRequestId()
    if (server.committedIndex > server.applyLoop.appliedIndex + gapMax) {
      done({ kind: 'error', error: 'rejected', message: 'etcdserver: too many requests' })
      return id
    }
    const timer = process.after(settings.requestTimeoutUs, () => this.timeOut(id))
    this.waiters.set(id, { timer, done })
    if (!server.raftLoop.propose({ id, user, request })) this.drop(id)
    return id
  }

  /** Whether somebody still waits for it. */
  has(id: number): boolean {
    return this.waiters.has(id)
  }

  answer(id: number, reply: RaftReply): void {
    const waiter = this.waiters.get(id)
    if (waiter === undefined) return
    this.waiters.delete(id)
    this.server.options.process.cancel(waiter.timer)
    waiter.done(reply)
  }

  /** Raft has not taken it, and never will. */
  drop(id: number): void {
    this.answer(id, { kind: 'error', error: 'rejected', message: 'raft proposal dropped' })
  }

  /** Nobody waits any more; the entry may be applied all the same. */
  cancel(id: number): void {
    const waiter = this.waiters.get(id)
    if (waiter === undefined) return
    this.waiters.delete(id)
    this.server.options.process.cancel(waiter.timer)
  }

  private timeOut(id: number): void {
    this.answer(id, { kind: 'error', error: 'unknown', message: 'etcdserver: request timed out' })
  }
}
