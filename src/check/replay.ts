import type { EtcdKeyValue, EtcdKvRequest, EtcdRequest } from './etcd-operation.ts'
import { applyEtcd } from './models/apply-etcd.ts'
import { type EtcdState, emptyEtcdState, findPair, findPairs } from './models/etcd-state.ts'
import type { WatchEvent } from './watch-record.ts'

/** Every revision that a sequence of requests made, with the pairs before and after each. */
export interface Replay {
  /** The revision after the last request; 1 for none. */
  readonly revision: number
  /** 0 before the first compaction. */
  readonly compactRevision: number
  /** Every compaction that was accepted, in order. */
  readonly compactions: readonly ReplayedCompaction[]
  /** All events, in the order of revisions and within one in the order of its transaction. */
  readonly events: readonly ReplayedEvent[]
  /** The pair that a key had at a revision, compacted or not; undefined where it had none. */
  at(key: string, revision: number): EtcdKeyValue | undefined
  /** All pairs of an interval at a revision, in the order of keys. */
  rangeAt(key: string, rangeEnd: string | undefined, revision: number): readonly EtcdKeyValue[]
  /** Index of the first event whose revision is at least this one; `events.length` where there is none. */
  firstEventFrom(revision: number): number
}

export interface ReplayedCompaction {
  readonly revision: number
  /** The store's revision when it was accepted. */
  readonly atRevision: number
}

export interface ReplayedEvent extends WatchEvent {
  readonly revision: number
  readonly isCreate: boolean
}

/**
 * Replays requests in the order in which the system persisted them, as etcd applies them (`applyEtcd`): each that changes something
 * makes one revision; a refused one (compacted or future range inside of a transaction, lease that does not exist) changes nothing.
 * Requests that were refused for other reasons (permissions, a key twice in one transaction) must not be in the list.
 *
 * @param afterEach is told the revision after each request
 */
export function replayRequests(requests: Iterable<EtcdRequest>, afterEach?: (revision: number) => void): Replay {
  const past = new Past()
  for (const request of requests) {
    past.apply(request)
    afterEach?.(past.revision)
  }
  return past
}

class Past implements Replay {
  readonly compactions: ReplayedCompaction[] = []
  readonly events: ReplayedEvent[] = []
  /** The state of each revision: revisions have no gaps, so that the place tells the revision. */
  private readonly states: EtcdState[] = [emptyEtcdState, emptyEtcdState]
  private newest: EtcdState = emptyEtcdState

  get revision(): number {
    return this.newest.revision
  }

  get compactRevision(): number {
    return Math.max(0, this.newest.compactRevision)
  }

  apply(request: EtcdRequest): void {
    if (request.kind === 'range') return
    const before = this.newest
    const { state, response } = applyEtcd(before, request, false)
    this.newest = state
    if (state.revision === before.revision) {
      const { compactRevision, revision } = state
      if (compactRevision !== before.compactRevision) {
        this.compactions.push({ revision: compactRevision, atRevision: revision })
      }
      return
    }
    this.states.push(state)
    switch (request.kind) {
      case 'put':
      case 'deleteRange':
        this.addEvents(request, before, state)
        return
      case 'leaseRevoke':
        for (const pair of before.kvs) if (pair.lease === request.lease) this.addDelete(pair, state.revision)
        return
      case 'txn': {
        const branch = response.kind === 'txn' && response.succeeded ? request.success : request.failure
        for (const one of branch) this.addEvents(one, before, state)
        return
      }
      case 'compact':
      case 'leaseGrant':
        return
    }
  }

  at(key: string, revision: number): EtcdKeyValue | undefined {
    return findPair(this.stateAt(revision).kvs, key) ?? undefined
  }

  rangeAt(key: string, rangeEnd: string | undefined, revision: number): readonly EtcdKeyValue[] {
    return findPairs(this.stateAt(revision).kvs, key, rangeEnd ?? '')
  }

  firstEventFrom(revision: number): number {
    let low = 0
    let high = this.events.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.events[middle] as ReplayedEvent).revision < revision) low = middle + 1
      else high = middle
    }
    return low
  }

  private stateAt(revision: number): EtcdState {
    return this.states[Math.min(Math.max(revision, 0), this.revision)] ?? this.newest
  }

  /** What one request did. No key is put twice, or put and deleted, in one transaction: etcd refuses such ones. */
  private addEvents(request: EtcdKvRequest, before: EtcdState, after: EtcdState): void {
    if (request.kind === 'put') {
      const kv = findPair(after.kvs, request.key)
      const previous = findPair(before.kvs, request.key)
      if (kv === null) return
      this.events.push({
        type: 'put',
        kv,
        ...(previous === null ? {} : { prevKv: previous }),
        revision: after.revision,
        isCreate: previous === null,
      })
    } else if (request.kind === 'deleteRange') {
      for (const pair of findPairs(before.kvs, request.key, request.rangeEnd ?? '')) {
        if (!this.isDeletedIn(after.revision, pair.key)) this.addDelete(pair, after.revision)
      }
    }
  }

  /** Two deletions of a transaction may overlap: the second finds nothing. */
  private isDeletedIn(revision: number, key: string): boolean {
    for (let at = this.events.length - 1; at >= 0; at -= 1) {
      const event = this.events[at] as ReplayedEvent
      if (event.revision !== revision) return false
      if (event.kv.key === key) return true
    }
    return false
  }

  private addDelete(pair: EtcdKeyValue, revision: number): void {
    this.events.push({
      type: 'delete',
      kv: { key: pair.key, value: '', createRevision: 0, modRevision: revision, version: 0 },
      prevKv: pair,
      revision,
      isCreate: false,
    })
  }
}
