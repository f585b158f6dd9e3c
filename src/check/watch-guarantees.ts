import { isInRange } from './key-range.ts'
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

/** It should have been told that what it wants is compacted, and ended. */
const leftOut = 'compacted events left out without a word'

/** Only revisions below a compaction's own are gone, so that a watch may be resumed right there. */
const lostDeletion = 'missing deletion at a compacted revision'

class WatchCheck {
  readonly violations = new Map<WatchGuarantee, Violation>()
  private readonly record: WatchRecord
  private readonly replay: Replay
  private readonly exercised: Record<WatchGuarantee, number>
  private readonly received: { readonly event: WatchEvent; readonly response: WatchResponse }[] = []
  private readonly seen = new Set<string>()
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
    const asked = (this.record.request.startRevision ?? 0) > 0
    let nth = 0
    for (let at = this.replay.firstEventFrom(start); at < events.length; at += 1) {
      const expected = events[at] as ReplayedEvent
      if (expected.revision > until) break
      if (!this.isWanted(expected)) continue
      const guarantee = asked && nth === 0 ? 'Resumable' : 'Reliable'
      this.exercised[guarantee] += 1
      const got = this.received[nth]
      if (got === undefined) {
        this.reportGap(guarantee, expected, undefined)
        return
      }
      if (!isSameEvent(got.event, expected)) {
        this.reportDifference(guarantee, expected, got.event, got.response)
        return
      }
      this.checkFlags(got.event, expected, got.response)
      nth += 1
    }
    const extra = this.received[nth]
    if (extra !== undefined) this.reportUnknown(extra.event, extra.response)
  }

  /** What it lacks was compacted, and it was not told: it will wait for ever. Others that wait are a matter of time alone. */
  judgeStuck(): void {
    const start = this.startRevision()
    if (start === undefined || this.violations.size > 0) return
    const from = Math.max(start, this.lastEventRevision + 1)
    const missing = this.wantedBetween(from, this.replay.revision + 1)
    if (missing.every((event) => this.isCompactedDeletion(event))) {
      this.report('Resumable', lostDeletion, undefined, from)
    } else if (this.replay.compactions.some((one) => one.revision > start)) {
      this.report('Reliable', leftOut, undefined, from)
    }
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
    if (revision < start) this.report('Resumable', 'event below the start revision', response, revision)
    this.seen.add(identityOf(event))
    this.lastEventRevision = Math.max(this.lastEventRevision, revision)
    this.received.push({ event, response })
  }

  private checkFlags(event: WatchEvent, expected: ReplayedEvent, response: WatchResponse): void {
    if (event.type === 'put') {
      this.exercised.IsCreate += 1
      const says = event.kv.createRevision === event.kv.modRevision
      if (says !== expected.isCreate) {
        this.report(
          'IsCreate',
          says ? 'says created, existed' : 'created, does not say so',
          response,
          expected.revision,
        )
      }
    }
    // Compaction may have removed the pair before; then the field is empty, which is allowed.
    if (event.prevKv === undefined) return
    this.exercised.PrevKV += 1
    if (expected.prevKv === undefined || !isSamePair(event.prevKv, expected.prevKv)) {
      this.report('PrevKV', 'another pair than the key had before', response, expected.revision)
    }
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

  private isRepeated(event: WatchEvent): boolean {
    return this.seen.has(identityOf(event))
  }

  private reportDifference(
    guarantee: 'Resumable' | 'Reliable',
    expected: ReplayedEvent,
    got: WatchEvent,
    response: WatchResponse,
  ): void {
    const { modRevision, key } = got.kv
    const isSameRevision = modRevision === expected.revision
    if (modRevision > expected.revision || (isSameRevision && this.wasWritten(key, modRevision))) {
      if (key !== expected.kv.key || !isSameRevision) this.reportGap(guarantee, expected, { event: got, response })
      else this.report('Reliable', 'event with other content than was written', response, modRevision)
    } else this.reportUnknown(got, response)
  }

  /**
   * Events are missing: what kind of gap it is says what broke.
   *
   * @param next what came after the gap; undefined where only a notification says that there is one, or the end of everything
   */
  private reportGap(
    guarantee: 'Resumable' | 'Reliable',
    expected: ReplayedEvent,
    next: { readonly event: WatchEvent; readonly response: WatchResponse } | undefined,
  ): void {
    const { revision, kv, type } = expected
    const report = (broken: WatchGuarantee, shape: string, response: WatchResponse | undefined): void =>
      this.report(broken, shape, response, revision, kv.key)
    const until = next?.event.kv.modRevision ?? Math.max(this.lastEventRevision, this.lastProgress) + 1
    if (this.wantedBetween(revision, until).every((event) => this.isCompactedDeletion(event))) {
      report('Resumable', lostDeletion, next?.response)
      return
    }
    const isTold = this.record.responses.some((response) => (response.compactRevision ?? 0) > 0)
    const start = this.startRevision() ?? 0
    const sentAt = next?.response.revision ?? until
    const isCompacted = this.replay.compactions.some((one) => one.revision > start && one.atRevision <= sentAt)
    if (isCompacted && (next !== undefined || !isTold)) report('Reliable', leftOut, next?.response)
    else if (next === undefined && this.notified?.ofStream === true) report('Bookmarkable', outOfStep, this.notified)
    else report(guarantee, `missing ${type} event`, next?.response)
  }

  /** What the watch should have been sent from one revision to before another. */
  private wantedBetween(from: number, until: number): readonly ReplayedEvent[] {
    const { events } = this.replay
    const wanted: ReplayedEvent[] = []
    for (let at = this.replay.firstEventFrom(from); at < events.length; at += 1) {
      const event = events[at] as ReplayedEvent
      // What came of the same revision shows that the rest of it is missing.
      if (event.revision >= Math.max(until, from + 1)) break
      if (this.isWanted(event) && !this.seen.has(identityOf(event))) wanted.push(event)
    }
    return wanted
  }

  private wasWritten(key: string, revision: number): boolean {
    const { events } = this.replay
    for (let at = this.replay.firstEventFrom(revision); events[at]?.revision === revision; at += 1) {
      if (events[at]?.kv.key === key) return true
    }
    return false
  }

  private isCompactedDeletion(event: ReplayedEvent): boolean {
    return event.type === 'delete' && this.replay.compactions.some((one) => one.revision === event.revision)
  }

  /** An event that nobody wrote; what was repeated or came out of order has been reported as that already. */
  private reportUnknown(event: WatchEvent, response: WatchResponse): void {
    const known: readonly WatchGuarantee[] = ['Ordered', 'Unique', 'Resumable', 'Filter']
    if (known.some((guarantee) => this.violations.has(guarantee))) return
    this.report('Reliable', 'event that was never written', response, event.kv.modRevision, event.kv.key)
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
        `${shape}: ${what}; watch of ${request.key}${from > 0 ? ` from revision ${from}` : ''} by client ${client}, ` +
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

function isSameEvent(got: WatchEvent, expected: WatchEvent): boolean {
  if (got.type !== expected.type || got.kv.key !== expected.kv.key) return false
  if (got.kv.modRevision !== expected.kv.modRevision) return false
  // createRevision is IsCreate's to judge.
  return got.type === 'delete' || (got.kv.value === expected.kv.value && got.kv.version === expected.kv.version)
}

function isSamePair(
  one: { readonly value: string; readonly modRevision: number; readonly version: number },
  other: { readonly value: string; readonly modRevision: number; readonly version: number },
): boolean {
  return one.value === other.value && one.modRevision === other.modRevision && one.version === other.version
}
