import { isInRange } from './key-range.ts'
import { describeKeys } from './models/describe-etcd.ts'
import { isSamePair } from './models/etcd-state.ts'
import type { Replay, ReplayedEvent } from './replay.ts'
import type { Violation } from './violation.ts'
import type { WatchEvent, WatchRecord, WatchResponse } from './watch-record.ts'

/**
 * What etcd promises about watches (API guarantees, v3.6), by its own names; Filter, IsCreate and PrevKV are promised by
 * the fields' descriptions only, FutureStart by the meaning of a start revision (etcd issue 20221).
 */
export const watchGuarantees = {
  Filter: 'a watch delivers only what it asked for',
  Unique: 'no event is delivered twice',
  Ordered: 'events come in the order of their revisions',
  Atomic: 'the events of one revision come in one response',
  Bookmarkable: 'a progress notification means that everything up to its revision has been delivered',
  FutureStart: 'a watch that starts at a future revision is told nothing below it',
  Resumable: 'a watch delivers from its start revision on, so that a broken one can be resumed',
  IsCreate: 'an event says that it created its key exactly when the key did not exist before',
  Reliable: 'every event after the start revision is delivered',
  PrevKV: 'the previous pair of an event is what the key had before it',
} as const
export type WatchGuarantee = keyof typeof watchGuarantees

/** Violations, and how often each guarantee was put to the test. */
export interface WatchVerdict {
  readonly violations: readonly Violation[]
  readonly exercised: Readonly<Record<WatchGuarantee, number>>
}

/**
 * Checks one client's watches against the replay of what was persisted. At most one violation per guarantee and watch is
 * reported, the first.
 *
 * @param replay all persisted requests, in order
 * @param stuck watches that had all the time they needed and still lack events
 */
export function checkWatches(
  records: readonly WatchRecord[],
  replay: Replay,
  stuck: ReadonlySet<WatchRecord> = new Set(),
): WatchVerdict {
  const exercised: Record<WatchGuarantee, number> = {
    Filter: 0,
    Unique: 0,
    Ordered: 0,
    Atomic: 0,
    Bookmarkable: 0,
    FutureStart: 0,
    Resumable: 0,
    IsCreate: 0,
    Reliable: 0,
    PrevKV: 0,
  }
  const violations: Violation[] = []
  for (const record of records) {
    const check = new WatchCheck(record, replay, exercised)
    check.readStream()
    check.compareWithReplay()
    if (stuck.has(record)) check.judgeStuck()
    violations.push(...check.violations.values())
  }
  return { violations, exercised }
}

/** A notification that says more than was delivered, or an event that comes behind it, is one thing seen from two sides. */
const outOfStep = 'notification out of step with the events'

const belowStart = 'event below the start revision'

/** It should have been told that what it wants is compacted, and ended. */
const leftOut = 'compacted events left out without a word'

/** Only revisions below a compaction's own are gone, so that a watch may be resumed right there. */
const lostDeletion = 'missing deletion at a compacted revision'

interface ReceivedEvent {
  readonly event: WatchEvent
  readonly response: WatchResponse
  /** Among all events of the watch. */
  readonly place: number
}

class WatchCheck {
  readonly violations = new Map<WatchGuarantee, Violation>()
  private readonly record: WatchRecord
  private readonly replay: Replay
  private readonly exercised: Record<WatchGuarantee, number>
  private readonly received: ReceivedEvent[] = []
  private lastEventRevision = 0
  private lastProgress = 0
  /** The notification of `lastProgress`. */
  private notified: WatchResponse | undefined
  private createdRevision: number | undefined

  constructor(record: WatchRecord, replay: Replay, exercised: Record<WatchGuarantee, number>) {
    this.record = record
    this.replay = replay
    this.exercised = exercised
  }

  /** What the stream promises by itself: W0 to W4 and the start revision. */
  readStream(): void {
    let lastOfResponse = 0
    for (const response of this.record.responses) {
      if (response.kind === 'created') this.createdRevision = response.revision
      else if (response.kind === 'progress') this.readProgress(response)
      else if (response.kind === 'events') {
        const first = response.events[0]
        if (first !== undefined && lastOfResponse > 0) {
          this.exercised.Atomic += 1
          if (first.kv.modRevision === lastOfResponse && !this.isRepeated(first)) {
            this.report('Atomic', 'one revision in two responses', response, first.kv.modRevision)
          }
        }
        for (const event of response.events) this.readEvent(event, response)
        lastOfResponse = response.events.at(-1)?.kv.modRevision ?? lastOfResponse
      }
    }
  }

  /** What only the order of persisted requests can tell: W5 to W8. */
  compareWithReplay(): void {
    const start = this.startRevision()
    if (start === undefined) return
    const until = Math.max(this.lastEventRevision, this.lastProgress)
    const { events } = this.replay
    const first = this.replay.firstEventFrom(start)
    let nth = 0
    for (let at = first; at < events.length; at += 1) {
      const expected = events[at] as ReplayedEvent
      if (expected.revision > until) break
      if (!this.isWanted(expected)) continue
      const got = this.received[nth]
      if (got === undefined || !isOfSameKey(got.event, expected)) {
        this.compareOutOfStep(at, nth, until, start)
        return
      }
      this.exercised[this.guaranteeOf(nth === 0)] += 1
      this.compareEvent(got.event, expected, got.response)
      nth += 1
    }
    if (nth < this.received.length) this.compareOutOfStep(events.length, nth, until, start)
  }

  /**
   * From the first difference on: the events that are left by their revisions and keys, in whatever order they came, so that one that
   * was repeated or came late, which the stream by itself has told, is not taken for a missing one too.
   */
  private compareOutOfStep(from: number, nth: number, until: number, start: number): void {
    const left = new Map<string, ReceivedEvent>()
    for (const one of this.received.slice(nth)) {
      const identity = identityOf(one.event)
      if (!left.has(identity)) left.set(identity, one)
    }
    const known = new Set(this.received.slice(0, nth).map(({ event }) => identityOf(event)))
    let isFirst = nth === 0
    let before: { readonly place: number; readonly revision: number } | undefined
    for (let at = from; at < this.replay.events.length; at += 1) {
      const expected = this.replay.events[at] as ReplayedEvent
      if (expected.revision > until) break
      if (!this.isWanted(expected)) continue
      const guarantee = this.guaranteeOf(isFirst)
      isFirst = false
      this.exercised[guarantee] += 1
      const identity = identityOf(expected)
      const got = left.get(identity)
      if (got === undefined) {
        this.reportMissing(guarantee, expected)
        continue
      }
      known.add(identity)
      this.compareEvent(got.event, expected, got.response)
      if (before !== undefined && before.revision === expected.revision && got.place < before.place) {
        this.report('Reliable', 'events of one revision in another order', got.response, expected.revision)
      }
      before = { place: got.place, revision: expected.revision }
    }
    for (const [identity, { event, response }] of left) {
      if (known.has(identity) || !this.isWanted(event)) continue
      const { modRevision, key } = event.kv
      if (modRevision < start) this.reportBelow(start, response, modRevision)
      else this.report('Reliable', 'event that was never written', response, modRevision, key)
    }
  }

  /** What it lacks was compacted, and it was not told: it will wait for ever. Others that wait are a matter of time alone. */
  judgeStuck(): void {
    const start = this.startRevision()
    if (start === undefined || this.violations.size > 0) return
    const from = Math.max(start, this.lastEventRevision + 1)
    const missing = this.missingBetween(from, this.replay.revision + 1)
    if (missing.every((event) => this.isCompactedDeletion(event))) {
      this.report('Resumable', lostDeletion, undefined, from)
    } else if (this.wasCompactedBy(this.replay.revision)) this.report('Reliable', leftOut, undefined, from)
  }

  private readProgress(response: WatchResponse): void {
    const start = this.record.request.startRevision ?? 0
    // One for the whole stream answers a question about all of its watches: it is Bookmarkable's to judge.
    if (start > 0 && response.ofStream !== true) {
      this.exercised.FutureStart += 1
      if (response.revision < start) {
        this.report('FutureStart', 'progress notification below the start revision', response, response.revision)
      }
    }
    this.exercised.Bookmarkable += 1
    if (response.revision < this.lastProgress || response.revision < this.lastEventRevision) {
      this.report('Bookmarkable', outOfStep, response, response.revision)
    }
    if (response.revision >= this.lastProgress) this.notified = response
    this.lastProgress = Math.max(this.lastProgress, response.revision)
  }

  private readEvent(event: WatchEvent, response: WatchResponse): void {
    const revision = event.kv.modRevision
    this.exercised.Filter += 1
    if (!this.isWanted(event)) this.report('Filter', `${event.type} that was not asked for`, response, revision)
    this.exercised.Unique += 1
    this.exercised.Ordered += 1
    // An event that comes again comes late as well, which is no second thing to tell.
    if (this.isRepeated(event)) this.report('Unique', 'event delivered again', response, revision)
    else if (revision < this.lastEventRevision) {
      this.report('Ordered', 'event older than the one before', response, revision)
    }
    if (this.lastProgress > 0) {
      this.exercised.Bookmarkable += 1
      if (revision <= this.lastProgress) {
        this.report('Bookmarkable', outOfStep, response, revision)
      }
    }
    const start = this.record.request.startRevision ?? 0
    if (revision < start) this.report('Resumable', belowStart, response, revision)
    this.lastEventRevision = Math.max(this.lastEventRevision, revision)
    this.received.push({ event, response, place: this.received.length })
  }

  private compareEvent(got: WatchEvent, expected: ReplayedEvent, response: WatchResponse): void {
    const { revision } = expected
    if (got.type === 'put' && expected.type === 'put') {
      this.exercised.IsCreate += 1
      const says = got.kv.createRevision === got.kv.modRevision
      if (says !== expected.isCreate) {
        this.report('IsCreate', says ? 'says created, existed' : 'created, does not say so', response, revision)
      } else if (!isSamePair(got.kv, expected.kv)) this.reportContent(expected, response)
    } else if (got.type !== expected.type || got.kv.value !== '' || got.kv.version !== 0) {
      this.reportContent(expected, response)
    }
    this.comparePrevious(got, expected, response)
  }

  /** Who names no start revision takes the one above that of the creation for it: that is where a broken watch goes on. */
  private reportBelow(start: number, response: WatchResponse, revision: number): void {
    const isAsked = (this.record.request.startRevision ?? 0) === start
    this.report('Resumable', isAsked ? belowStart : 'event up to the revision of the creation', response, revision)
  }

  private reportContent({ revision, kv }: ReplayedEvent, response: WatchResponse): void {
    this.report('Reliable', 'event with other content than was written', response, revision, kv.key)
  }

  private comparePrevious({ prevKv }: WatchEvent, expected: ReplayedEvent, response: WatchResponse): void {
    const { revision } = expected
    if (prevKv === undefined) {
      // Compaction may have removed the pair before, and then the field is empty. Up to the last compaction anywhere that is allowed.
      const isThere = expected.prevKv !== undefined && revision > this.replay.compactRevision
      if (this.record.request.prevKv !== true || !isThere) return
      this.exercised.PrevKV += 1
      this.report('PrevKV', 'no pair although the key had one before', response, revision, expected.kv.key)
      return
    }
    this.exercised.PrevKV += 1
    if (expected.prevKv === undefined || !isSamePair(prevKv, expected.prevKv)) {
      this.report('PrevKV', 'another pair than the key had before', response, revision)
    }
  }

  private guaranteeOf(isFirst: boolean): 'Resumable' | 'Reliable' {
    return isFirst && (this.record.request.startRevision ?? 0) > 0 ? 'Resumable' : 'Reliable'
  }

  private startRevision(): number | undefined {
    const asked = this.record.request.startRevision ?? 0
    if (asked > 0) return asked
    return this.createdRevision === undefined ? undefined : this.createdRevision + 1
  }

  private isWanted(event: WatchEvent): boolean {
    const { key, rangeEnd, noPut, noDelete } = this.record.request
    if (event.type === 'put' ? noPut === true : noDelete === true) return false
    return isInRange(event.kv.key, key, rangeEnd)
  }

  /** Looks back only where the event is not newer than all before it, and in an ordered stream only as far as it can be. */
  private isRepeated({ kv }: WatchEvent): boolean {
    if (kv.modRevision > this.lastEventRevision) return false
    const isOrdered = !this.violations.has('Ordered')
    for (let at = this.received.length - 1; at >= 0; at -= 1) {
      const other = (this.received[at] as ReceivedEvent).event.kv
      if (other.modRevision === kv.modRevision && other.key === kv.key) return true
      if (isOrdered && other.modRevision < kv.modRevision) return false
    }
    return false
  }

  /** An event is missing: what kind of gap it is in says what broke. */
  private reportMissing(guarantee: 'Resumable' | 'Reliable', expected: ReplayedEvent): void {
    const { revision, kv, type } = expected
    // Seen where the stream goes on past it; else only a notification says that there is a gap.
    const response = this.record.responses.find(({ events }) => events.some((one) => one.kv.modRevision >= revision))
    const next = response?.events.find((one) => one.kv.modRevision > revision)?.kv.modRevision
    const until = next ?? (response === undefined ? Math.max(this.lastEventRevision, this.lastProgress) : revision) + 1
    if (this.missingBetween(revision, until).every((event) => this.isCompactedDeletion(event))) {
      this.report('Resumable', lostDeletion, response ?? this.notified, revision, kv.key)
      return
    }
    if (response === undefined && this.notified?.ofStream === true) {
      // Nothing but the answer to the client's own question says that this has been delivered.
      this.report('Bookmarkable', outOfStep, this.notified, revision, kv.key)
      return
    }
    const isTold = this.record.responses.some((one) => (one.compactRevision ?? 0) > 0)
    if (this.wasCompactedBy(response?.revision ?? until) && (response !== undefined || !isTold)) {
      this.report('Reliable', leftOut, response ?? this.notified, revision, kv.key)
    } else this.report(guarantee, `missing ${type} event`, response ?? this.notified, revision, kv.key)
  }

  /** What the watch should have been sent from one revision to before another, and was not. */
  private missingBetween(from: number, until: number): readonly ReplayedEvent[] {
    const received = new Set(this.received.map(({ event }) => identityOf(event)))
    const { events } = this.replay
    const missing: ReplayedEvent[] = []
    for (let at = this.replay.firstEventFrom(from); at < events.length; at += 1) {
      const event = events[at] as ReplayedEvent
      if (event.revision >= until) break
      if (this.isWanted(event) && !received.has(identityOf(event))) missing.push(event)
    }
    return missing
  }

  /** A compaction at the revision of a deletion may take it for superfluous; a watch may still begin there. */
  private isCompactedDeletion(event: ReplayedEvent): boolean {
    return event.type === 'delete' && this.replay.compactions.some((one) => one.revision === event.revision)
  }

  /** Whether where the watch begins was compacted when the store was at a revision. */
  private wasCompactedBy(atRevision: number): boolean {
    const start = this.startRevision() ?? 0
    return this.replay.compactions.some((one) => one.revision > start && one.atRevision <= atRevision)
  }

  private report(
    guarantee: WatchGuarantee,
    shape: string,
    response: WatchResponse | undefined,
    revision: number,
    key?: string,
  ): void {
    if (this.violations.has(guarantee)) return
    const { client, request } = this.record
    const from = request.startRevision ?? 0
    const what = key === undefined ? `revision ${revision}` : `revision ${revision} of key ${key}`
    this.violations.set(guarantee, {
      property: guarantee,
      sentence: watchGuarantees[guarantee],
      shape,
      message:
        `${shape}: ${what}; watch of ${describeKeys(request.key, request.rangeEnd ?? '')}${from > 0 ? ` from revision ${from}` : ''} by client ${client}, ` +
        `last event at ${this.lastEventRevision}, last notification at ${this.lastProgress}`,
      client,
      revision,
      ...(response === undefined ? {} : { at: response.at }),
    })
  }
}

function identityOf(event: WatchEvent): string {
  return `${event.kv.modRevision} ${event.kv.key}`
}

function isOfSameKey(got: WatchEvent, expected: WatchEvent): boolean {
  return got.kv.modRevision === expected.kv.modRevision && got.kv.key === expected.kv.key
}
