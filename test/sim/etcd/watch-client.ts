import { expect } from 'vitest'
import type { WatchCreate, WatchResponse } from '../../../src/sim/etcd/watch/watch-message.ts'
import type { BenchMember } from './bench-member.ts'
import { isInRange, type NaiveModel } from './naive-model.ts'

/**
 * Follows a range of keys on a member through restarts of it, as etcd's client does: begins again after what it has. Every event
 * is compared with the model's as it arrives: none may be missing, doubled or out of order.
 */
export class WatchClient {
  received = 0
  compactions = 0
  notifications = 0
  private readonly member: BenchMember
  private readonly model: NaiveModel
  private readonly wanted: Pick<WatchCreate, 'key' | 'rangeEnd' | 'prevKv'>
  private next: number
  private askedFrom = 0
  private watchId: number | undefined
  private reading = true
  private stream: ReturnType<BenchMember['storage']['watches']['openStream']> | undefined

  constructor(member: BenchMember, model: NaiveModel, wanted: WatchClient['wanted'], startRevision: number) {
    this.member = member
    this.model = model
    this.wanted = wanted
    this.next = startRevision
    this.connect()
  }

  /** On a member that has just started, or for the first time. */
  connect(): void {
    const { process } = this.member
    this.stream = this.member.storage.watches.openStream(undefined)
    this.stream.ready = () => {
      this.read()
    }
    process.after(0, () => {
      this.create()
    })
  }

  requestProgress(): void {
    this.stream?.control({ kind: 'progress' })
  }

  pause(): void {
    this.reading = false
  }

  resume(): void {
    this.reading = true
    this.member.process.after(0, () => {
      this.read()
    })
  }

  get isComplete(): boolean {
    return this.firstExpected(this.model.revision) === undefined
  }

  private create(): void {
    this.watchId = undefined
    this.askedFrom = this.next
    this.stream?.control({ kind: 'create', ...this.wanted, startRevision: this.next, progressNotify: true })
  }

  private read(): void {
    while (this.reading) {
      const response = this.stream?.next()
      if (response === undefined) return
      this.take(response)
    }
  }

  private take(response: WatchResponse): void {
    if (response.created) {
      expect(response.canceled).toBe(false)
      this.watchId = response.watchId
      return
    }
    if (response.canceled) {
      expect(response.watchId).toBe(this.watchId)
      expect(response.compactRevision).toBeGreaterThan(this.next)
      expect(response.compactRevision).toBeLessThanOrEqual(this.model.compactRevision)
      this.compactions += 1
      this.next = response.compactRevision
      this.create()
      return
    }
    if (response.events.length === 0) {
      // etcd holds events of a watch back until it has announced the watch, but not a notification for the whole stream behind them:
      // that one says nothing yet of a watch that was not announced.
      if (this.watchId === undefined) return
      this.notifications += 1
      expect(response.revision).toBeGreaterThanOrEqual(Math.max(this.askedFrom, this.next - 1))
      expect(this.firstExpected(response.revision)).toBeUndefined()
    }
    for (const { type, kv, prevKv } of response.events) {
      const expected = this.firstExpected(kv.modRevision)
      expect({ type, kv }).toEqual({ type: expected?.type, kv: expected?.kv })
      if (prevKv !== undefined) expect(prevKv).toEqual(expected?.prevKv)
      this.received += 1
      this.receivedEvents.add(`${kv.modRevision} ${kv.key}`)
    }
    const last = response.events.at(-1)
    // All events of a revision come in one response.
    if (last !== undefined) this.next = last.kv.modRevision + 1
  }

  /** The model's first event from `next` to a revision that this client wants and does not have. */
  private firstExpected(revision: number): NaiveModel['events'][number] | undefined {
    const { key, rangeEnd } = this.wanted
    return this.model.events.find(
      ({ kv }) =>
        kv.modRevision >= this.next &&
        kv.modRevision <= revision &&
        isInRange(kv.key, key, rangeEnd) &&
        !this.receivedEvents.has(`${kv.modRevision} ${kv.key}`),
    )
  }

  private readonly receivedEvents = new Set<string>()
}
