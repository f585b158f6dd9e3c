import type { Timer } from '../../world/process.ts'
import { rootUser } from '../payload.ts'
import type { LeaseRenewal, LeaseRenewed } from './peer-message.ts'
import { isLeader, nameOf, type Server } from './server.ts'

/** Leases that are revoked, or checkpointed, at one look; etcd: leaseRevokeRate / 2, maxLeaseCheckpointBatchSize. */
const leasesMax = 500
/** How long a keep-alive waits for what is committed to be applied; etcd: applyTimeout. */
const applyTimeoutUs = 1_000_000
/** Between two attempts to reach the leader; etcd: 50 ms. */
const retryUs = 50_000

/** Told the new time to live in seconds, 0 where there is no such lease, or undefined where nobody could say. */
export type RenewCallback = (ttlS: number | undefined) => void

interface Forwarded {
  readonly lease: number
  readonly deadlineUs: number
  readonly done: RenewCallback
  id: number
  timer: Timer | undefined
}

/**
 * The leader's side of leases, and the way to it. Only the leader's lessor lets time pass. What it finds expired is revoked through
 * raft; keep-alives go to it and touch nothing but its memory.
 */
export class LeaseKeeper {
  private readonly server: Server
  /** The lessor is the primary: this member has applied the first entry of a term that it leads. */
  private primary = false
  private forwarded: Forwarded[] = []

  constructor(server: Server) {
    this.server = server
  }

  start(): void {
    const { process, settings } = this.server.options
    process.after(process.random.between(1, settings.leaseCheckIntervalUs), this.look)
  }

  promote(extendUs: number): void {
    this.primary = true
    this.server.storage.lessor.promote(extendUs)
  }

  demote(): void {
    if (!this.primary) return
    this.primary = false
    this.server.storage.lessor.demote()
  }

  /** A client's keep-alive. */
  renew(lease: number, done: RenewCallback): void {
    if (!isLeader(this.server)) {
      this.forward(lease, done)
      return
    }
    this.whenLeadershipSure((leads) => {
      if (!leads) done(undefined)
      else
        this.renewHere(lease, (ttlS, isPrimary) => {
          if (isPrimary) done(ttlS)
          else this.forward(lease, done)
        })
    })
  }

  /** A follower asks for one of its clients. */
  receive(from: string, { id, lease }: LeaseRenewal): void {
    const { peers, process } = this.server.options
    this.renewHere(lease, (ttlS) => {
      const answer: LeaseRenewed = { type: 'leaseRenewed', id, ttlS }
      peers.send(process.name, from, answer)
    })
  }

  receiveAnswer({ id, ttlS }: LeaseRenewed): void {
    const one = this.forwarded.find((candidate) => candidate.id === id)
    if (one === undefined) return
    if (ttlS === undefined) {
      this.retryLater(one)
      return
    }
    this.forget(one)
    one.done(ttlS)
  }

  private readonly look = (): void => {
    const { options, storage, proposals } = this.server
    const { process, settings } = options
    process.after(settings.leaseCheckIntervalUs, this.look)
    if (!this.primary || !this.leadsInRaft()) return
    const checkpoints = storage.lessor.checkpoints(leasesMax)
    if (checkpoints.length > 0) {
      proposals.propose({ kind: 'leaseCheckpoint', checkpoints }, rootUser, ignoreReply)
    }
    const expired = storage.lessor.expired(leasesMax)
    if (expired.length > 0) {
      this.whenLeadershipSure((leads) => {
        if (leads && this.leadsInRaft()) for (const lease of expired) this.revoke(lease)
      })
    }
  }

  /**
   * Raft hears of another leader before the rest of the server does, and passes on what is proposed meanwhile: the other one would commit
   * what this member's clock says of leases that it has renewed. Proposed by a leader of an old term, it comes to nothing. etcd asks
   * for neither; its own check, `whenLeadershipSure`, is satisfied by the first tick after a pause.
   */
  private leadsInRaft(): boolean {
    return this.server.raft.role === 'leader'
  }

  private revoke(lease: number): void {
    const { options, proposals } = this.server
    const request = { kind: 'leaseRevoke', lease } as const
    options.observer?.leaseExpired(options.process.name, lease, request)
    proposals.propose(request, rootUser, ignoreReply)
  }

  /**
   * A leader that was paused believes in itself until it hears of another one, while that one may have renewed the leases. If
   * raft has not ticked lately it asks the others first (etcd: ensureLeadership).
   */
  private whenLeadershipSure(then: (leads: boolean) => void): void {
    const { lastTickUs, options, raft, readLoop } = this.server
    if (lastTickUs + 3 * options.settings.heartbeatUs > options.process.nowUs()) {
      then(true)
      return
    }
    readLoop.read((error) => then(error === undefined && raft.leader === this.server.id))
  }

  /** Renews once everything is applied that is committed now: the lease may have been granted just before. */
  private renewHere(lease: number, done: (ttlS: number | undefined, isPrimary: boolean) => void): void {
    const { applyLoop, committedIndex, options } = this.server
    let waits = true
    const timer = options.process.after(applyTimeoutUs, () => {
      waits = false
      done(undefined, true)
    })
    applyLoop.whenApplied(committedIndex, () => {
      if (!waits) return
      waits = false
      options.process.cancel(timer)
      this.renewNow(lease, done)
    })
  }

  private renewNow(lease: number, done: (ttlS: number | undefined, isPrimary: boolean) => void): void {
    const { proposals, storage } = this.server
    if (!this.primary) {
      done(undefined, false)
      return
    }
    if (!storage.lessor.isCheckpointed(lease)) {
      done(storage.lessor.renew(lease) ?? 0, true)
      return
    }
    const checkpoints = [{ lease, remainingS: 0 }]
    proposals.propose({ kind: 'leaseCheckpoint', checkpoints }, rootUser, (reply) => {
      if (reply.kind === 'error') done(undefined, true)
      else if (!this.primary) done(undefined, false)
      else done(storage.lessor.renew(lease) ?? 0, true)
    })
  }

  private forward(lease: number, done: RenewCallback): void {
    const { process, settings } = this.server.options
    const deadlineUs = process.nowUs() + settings.requestTimeoutUs
    const one: Forwarded = { lease, deadlineUs, done, id: 0, timer: undefined }
    this.forwarded.push(one)
    this.attempt(one)
  }

  private attempt(one: Forwarded): void {
    const { lead, id, options } = this.server
    const { peers, process } = options
    if (process.nowUs() >= one.deadlineUs) {
      this.forget(one)
      one.done(undefined)
      return
    }
    if (lead === 0 || lead === id) {
      // This member leads by now, but has not applied anything in its term: nobody has a primary lessor yet.
      if (lead === id && this.primary) {
        this.forget(one)
        this.renew(one.lease, one.done)
      } else this.retryLater(one)
      return
    }
    one.id = this.server.nextRequestId()
    const renewal: LeaseRenewal = { type: 'leaseRenewal', id: one.id, lease: one.lease }
    peers.send(process.name, nameOf(this.server, lead), renewal)
    one.timer = process.after(applyTimeoutUs, () => this.attempt(one))
  }

  private retryLater(one: Forwarded): void {
    const { process } = this.server.options
    if (one.timer !== undefined) process.cancel(one.timer)
    one.id = 0
    one.timer = process.after(retryUs, () => this.attempt(one))
  }

  private forget(one: Forwarded): void {
    if (one.timer !== undefined) this.server.options.process.cancel(one.timer)
    this.forwarded = this.forwarded.filter((other) => other !== one)
  }
}

function ignoreReply(): void {
  // What the server itself proposes is proposed again when it is still due.
}
