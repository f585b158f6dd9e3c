import type { Backend } from '../backend/backend.ts'
import type { LeaseRow } from '../backend/database-image.ts'
import type { LeaseRemainder } from '../payload.ts'
import type { Lessor } from '../storage.ts'
import { forever, Lease } from './lease.ts'

export interface LessorOptions {
  /** Monotonic microseconds, as Go's clock for durations: a jump of the wall clock does not end a lease. */
  nowUs(): number
  readonly checkpointIntervalUs: number
  /** Two seconds with etcd's default election time-out: `shortestTtlS`. */
  readonly ttlMinS: number
}

/** After a revocation was proposed, this long until the lease is called expired again; etcd: 3 s. */
const expiredRetryUs = 3_000_000

/**
 * The leases of a member (server/lease/lessor.go). All members know all leases and their keys; only the primary, on the leader,
 * lets time pass: elsewhere a lease lasts for ever. What a lease has lived before a restart or a change of leader is forgotten,
 * unless it was checkpointed.
 */
export class MemberLessor implements Lessor {
  private readonly options: LessorOptions
  private backend: Backend
  private leases = new Map<number, Lease>()
  private leaseOfKey = new Map<string, number>()
  private primary = false

  constructor(options: LessorOptions, backend: Backend) {
    this.options = options
    this.backend = backend
    this.recover(backend)
  }

  /** Starts over from the leases in a database. Their keys are attached again as the key index is rebuilt. */
  recover(backend: Backend): void {
    this.backend = backend
    this.leases = new Map()
    this.leaseOfKey = new Map()
    for (const { id, ttlS, remainingS } of backend.small.leases.values()) {
      this.leases.set(id, new Lease(id, Math.max(ttlS, this.options.ttlMinS), remainingS))
    }
  }

  has(id: number): boolean {
    return this.leases.has(id)
  }

  /** The keys attached to a lease, sorted; none where there is no such lease. */
  keysOf(id: number): string[] {
    const lease = this.leases.get(id)
    return lease === undefined ? [] : [...lease.keys].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  }

  /** Ids in the order in which they were granted. */
  ids(): readonly number[] {
    return [...this.leases.keys()]
  }

  /** Adds a lease and writes it to the database; the caller holds the batch lock and has made sure that there is none yet. */
  grant(id: number, ttlS: number): void {
    const lease = new Lease(id, Math.max(ttlS, this.options.ttlMinS), 0)
    this.leases.set(id, lease)
    this.persist(lease)
    if (this.primary) this.start(lease, 0)
  }

  /** Removes a lease, with the batch lock held; its keys are deleted by the caller, in the same transaction. */
  remove(id: number): void {
    this.leases.delete(id)
    this.backend.write({ bucket: 'lease', key: id, value: undefined })
  }

  /** Notes what is left of a lease, with the batch lock held. */
  checkpoint({ lease: id, remainingS }: LeaseRemainder): void {
    const lease = this.leases.get(id)
    if (lease === undefined) return
    lease.remainingS = remainingS
    this.persist(lease)
    if (this.primary) this.scheduleCheckpoint(lease)
  }

  leaseOf(key: string): number {
    return this.leaseOfKey.get(key) ?? 0
  }

  /** False where there is no such lease. */
  attach(id: number, key: string): boolean {
    const lease = this.leases.get(id)
    if (lease === undefined) return false
    lease.keys.add(key)
    this.leaseOfKey.set(key, id)
    return true
  }

  detach(id: number, key: string): void {
    const lease = this.leases.get(id)
    if (lease === undefined) return
    lease.keys.delete(key)
    this.leaseOfKey.delete(key)
  }

  promote(extendUs: number): void {
    this.primary = true
    for (const lease of this.leases.values()) this.start(lease, extendUs)
  }

  demote(): void {
    this.primary = false
    for (const lease of this.leases.values()) {
      lease.expiryUs = forever
      lease.dueUs = forever
      lease.checkpointUs = forever
    }
  }

  expired(limit: number): readonly number[] {
    if (!this.primary) return []
    const now = this.options.nowUs()
    const due: Lease[] = []
    for (const lease of this.leases.values()) if (lease.dueUs <= now) due.push(lease)
    due.sort((one, other) => one.dueUs - other.dueUs || one.id - other.id)
    if (due.length > limit) due.length = limit
    for (const lease of due) lease.dueUs = now + expiredRetryUs
    return due.map((lease) => lease.id)
  }

  checkpoints(limit: number): readonly LeaseRemainder[] {
    if (!this.primary) return []
    const now = this.options.nowUs()
    const found: LeaseRemainder[] = []
    for (const lease of this.leases.values()) {
      if (found.length >= limit) break
      if (lease.checkpointUs > now) continue
      lease.checkpointUs = forever
      if (lease.expiryUs <= now) continue
      const remainingS = Math.ceil((lease.expiryUs - now) / 1_000_000)
      if (remainingS < lease.ttlS) found.push({ lease: lease.id, remainingS })
    }
    return found
  }

  isCheckpointed(id: number): boolean {
    return (this.leases.get(id)?.remainingS ?? 0) > 0
  }

  renew(id: number): number | undefined {
    const lease = this.leases.get(id)
    // One that has expired is being revoked, which a keep-alive must not race with: etcd waits for that and finds no lease.
    if (!this.primary || lease === undefined || lease.expiryUs <= this.options.nowUs()) return undefined
    lease.refresh(this.options.nowUs(), 0)
    return lease.ttlS
  }

  private start(lease: Lease, extendUs: number): void {
    lease.refresh(this.options.nowUs(), extendUs)
    this.scheduleCheckpoint(lease)
  }

  private scheduleCheckpoint(lease: Lease): void {
    const { checkpointIntervalUs } = this.options
    // A heap of etcd's holds one entry for each scheduling; the earliest of them decides.
    if (lease.leftS * 1_000_000 > checkpointIntervalUs) {
      lease.checkpointUs = Math.min(lease.checkpointUs, this.options.nowUs() + checkpointIntervalUs)
    }
  }

  private persist({ id, ttlS, remainingS }: Lease): void {
    const value: LeaseRow = { id, ttlS, remainingS }
    this.backend.write({ bucket: 'lease', key: id, value })
  }
}

/** The shortest time to live that a cluster grants, in seconds: one and a half elections, rounded up. */
export function shortestTtlS(heartbeatUs: number, electionTicks: number): number {
  return Math.ceil((Math.floor((3 * electionTicks) / 2) * heartbeatUs) / 1_000_000)
}
