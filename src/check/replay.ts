import type {
  EtcdCompare,
  EtcdDeleteRange,
  EtcdKeyValue,
  EtcdKvRequest,
  EtcdPut,
  EtcdRequest,
  EtcdTxn,
} from './etcd-operation.ts'
import { isInRange } from './key-range.ts'
import type { WatchEvent } from './watch-record.ts'

/** Every revision that a sequence of requests made, with the pairs before and after each. */
export interface Replay {
  /** The revision after the last request; 1 for none. */
  readonly revision: number
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

interface Version {
  readonly revision: number
  readonly kv: EtcdKeyValue | undefined
}

/**
 * Replays requests in the order in which the system persisted them, as etcd applies them: each that changes something makes one
 * revision; a refused one (compacted or future range inside of a transaction, lease that does not exist) changes nothing.
 * Requests that were refused for other reasons (permissions) must not be in the list.
 *
 * @param afterEach is told the revision after each request
 */
export function replayRequests(requests: Iterable<EtcdRequest>, afterEach?: (revision: number) => void): Replay {
  const store = new Store()
  for (const request of requests) {
    store.apply(request)
    afterEach?.(store.revision)
  }
  return store
}

class Store implements Replay {
  revision = 1
  compactRevision = 0
  readonly compactions: ReplayedCompaction[] = []
  readonly events: ReplayedEvent[] = []
  private readonly versions = new Map<string, Version[]>()
  private readonly leases = new Map<number, Set<string>>()

  apply(request: EtcdRequest): void {
    switch (request.kind) {
      case 'range':
        return
      case 'put':
        if (this.isRefused([request])) return
        this.put(request, this.revision + 1)
        break
      case 'deleteRange':
        this.deleteRange(request, this.revision + 1)
        break
      case 'txn':
        this.txn(request)
        break
      case 'compact':
        if (request.revision > this.compactRevision && request.revision <= this.revision) {
          this.compactRevision = request.revision
          this.compactions.push({ revision: request.revision, atRevision: this.revision })
        }
        return
      case 'leaseGrant':
        if (!this.leases.has(request.lease)) this.leases.set(request.lease, new Set())
        return
      case 'leaseRevoke':
        this.revoke(request.lease)
        break
    }
    this.closeRevision()
  }

  at(key: string, revision: number): EtcdKeyValue | undefined {
    const versions = this.versions.get(key)
    if (versions === undefined) return undefined
    let low = 0
    let high = versions.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((versions[middle] as Version).revision <= revision) low = middle + 1
      else high = middle
    }
    return low === 0 ? undefined : versions[low - 1]?.kv
  }

  rangeAt(key: string, rangeEnd: string | undefined, revision: number): readonly EtcdKeyValue[] {
    const pairs: EtcdKeyValue[] = []
    for (const candidate of this.versions.keys()) {
      if (!isInRange(candidate, key, rangeEnd)) continue
      const pair = this.at(candidate, revision)
      if (pair !== undefined) pairs.push(pair)
    }
    return pairs.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
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

  private closeRevision(): void {
    const last = this.events.at(-1)
    if (last !== undefined && last.revision > this.revision) this.revision = last.revision
  }

  private put(request: EtcdPut, revision: number): void {
    const before = this.newest(request.key)
    const kv: EtcdKeyValue = {
      key: request.key,
      value: request.value,
      createRevision: before === undefined ? revision : before.createRevision,
      modRevision: revision,
      version: before === undefined ? 1 : before.version + 1,
      ...(request.lease === undefined || request.lease === 0 ? {} : { lease: request.lease }),
    }
    if (before?.lease !== undefined) this.leases.get(before.lease)?.delete(request.key)
    if (kv.lease !== undefined) this.leases.get(kv.lease)?.add(request.key)
    this.record(request.key, revision, kv)
    this.events.push({ type: 'put', kv, ...withPrevious(before), revision, isCreate: before === undefined })
  }

  private deleteRange(request: EtcdDeleteRange, revision: number): void {
    const { key, rangeEnd } = request
    const pairs =
      rangeEnd === undefined || rangeEnd === '' ? this.alone(key) : this.rangeAt(key, rangeEnd, Number.MAX_SAFE_INTEGER)
    for (const before of pairs) this.remove(before, revision)
  }

  private txn(request: EtcdTxn): void {
    const branch = request.compare.every((compare) => this.holds(compare)) ? request.success : request.failure
    if (this.isRefused(branch)) return
    const revision = this.revision + 1
    for (const operation of branch) {
      if (operation.kind === 'put') this.put(operation, revision)
      else if (operation.kind === 'deleteRange') this.deleteRange(operation, revision)
    }
  }

  /** etcd checks a whole branch before it writes anything. */
  private isRefused(operations: readonly EtcdKvRequest[]): boolean {
    return operations.some((operation) => {
      if (operation.kind === 'put') return (operation.lease ?? 0) !== 0 && !this.leases.has(operation.lease ?? 0)
      if (operation.kind !== 'range') return false
      const revision = operation.revision ?? 0
      return revision > this.revision || (revision > 0 && revision < this.compactRevision)
    })
  }

  private holds(compare: EtcdCompare): boolean {
    const pair = this.newest(compare.key)
    if (compare.target === 'value') {
      return pair !== undefined && isAsCompared(pair.value, compare.result, compare.value)
    }
    const number =
      pair === undefined
        ? 0
        : compare.target === 'version'
          ? pair.version
          : compare.target === 'create'
            ? pair.createRevision
            : compare.target === 'mod'
              ? pair.modRevision
              : (pair.lease ?? 0)
    return isAsCompared(number, compare.result, compare.number)
  }

  private revoke(lease: number): void {
    const keys = this.leases.get(lease)
    if (keys === undefined) return
    this.leases.delete(lease)
    const revision = this.revision + 1
    for (const key of [...keys].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))) {
      for (const before of this.alone(key)) this.remove(before, revision)
    }
  }

  private remove(before: EtcdKeyValue, revision: number): void {
    const { key } = before
    if (before.lease !== undefined) this.leases.get(before.lease)?.delete(key)
    this.record(key, revision, undefined)
    this.events.push({
      type: 'delete',
      kv: { key, value: '', createRevision: 0, modRevision: revision, version: 0 },
      prevKv: before,
      revision,
      isCreate: false,
    })
  }

  private record(key: string, revision: number, kv: EtcdKeyValue | undefined): void {
    const versions = this.versions.get(key)
    if (versions === undefined) this.versions.set(key, [{ revision, kv }])
    else versions.push({ revision, kv })
  }

  private newest(key: string): EtcdKeyValue | undefined {
    return this.versions.get(key)?.at(-1)?.kv
  }

  private alone(key: string): readonly EtcdKeyValue[] {
    const pair = this.newest(key)
    return pair === undefined ? [] : [pair]
  }
}

function withPrevious(before: EtcdKeyValue | undefined): { prevKv?: EtcdKeyValue } {
  return before === undefined ? {} : { prevKv: before }
}

function isAsCompared<T extends string | number>(left: T, result: EtcdCompare['result'], right: T): boolean {
  switch (result) {
    case '=':
      return left === right
    case '!=':
      return left !== right
    case '>':
      return left > right
    case '<':
      return left < right
  }
}
