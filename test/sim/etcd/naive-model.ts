import type {
  EtcdCompare,
  EtcdKeyValue,
  EtcdKvRequest,
  EtcdKvResult,
  EtcdRange,
} from '../../../src/check/etcd-operation.ts'
import type { RaftReply, RaftRequest } from '../../../src/sim/etcd/payload.ts'

export interface ModelEvent {
  readonly type: 'put' | 'delete'
  readonly kv: EtcdKeyValue
  readonly prevKv: EtcdKeyValue | undefined
}

type Keys = Map<string, EtcdKeyValue>

/** etcd as its documentation describes it, with the whole state of every revision kept: slow, obvious. */
export class NaiveModel {
  revision = 1
  compactRevision = -1
  readonly events: ModelEvent[] = []
  readonly leases = new Set<number>()
  /** By revision. */
  private readonly states: Keys[] = [new Map(), new Map()]

  apply(request: RaftRequest): RaftReply {
    switch (request.kind) {
      case 'put':
      case 'deleteRange':
      case 'txn': {
        const succeeded = request.kind !== 'txn' || request.compare.every((one) => this.holds(one))
        const requests = request.kind === 'txn' ? (succeeded ? request.success : request.failure) : [request]
        for (const one of requests) {
          if (one.kind === 'put' && one.lease !== undefined && !this.leases.has(one.lease))
            return refused('lease-not-found')
          if (one.kind === 'range' && one.revision !== undefined && one.revision !== 0) {
            if (one.revision > this.revision) return refused('future-revision')
            if (one.revision < this.compactRevision) return refused('compacted')
          }
        }
        const keys = new Map(this.stateAt(this.revision))
        const before = this.events.length
        const responses = requests.map((one) => this.run(one, keys))
        if (this.events.length > before) {
          this.revision += 1
          this.states.push(keys)
        }
        const { revision } = this
        if (request.kind === 'txn') return { kind: 'txn', revision, succeeded, responses }
        return { ...(responses[0] as EtcdKvResult), revision }
      }
      case 'compact':
        if (request.revision <= this.compactRevision) return refused('compacted')
        if (request.revision > this.revision) return refused('future-revision')
        this.compactRevision = request.revision
        return { kind: 'compact', revision: this.revision }
      case 'leaseGrant':
        if (this.leases.has(request.lease)) return refused('lease-exists')
        this.leases.add(request.lease)
        return { kind: 'leaseGrant', revision: this.revision, lease: request.lease }
      case 'leaseRevoke': {
        if (!this.leases.has(request.lease)) return refused('lease-not-found')
        this.leases.delete(request.lease)
        const attached = [...this.stateAt(this.revision).values()].filter(({ lease }) => lease === request.lease)
        const keys = new Map(this.stateAt(this.revision))
        for (const { key } of inOrder(attached)) this.run({ kind: 'deleteRange', key }, keys)
        if (attached.length > 0) {
          this.revision += 1
          this.states.push(keys)
        }
        return { kind: 'leaseRevoke', revision: this.revision }
      }
      case 'leaseCheckpoint':
      case 'authEnable':
      case 'userAdd':
      case 'roleAdd':
      case 'grantRole':
      case 'grantPermission':
        return { kind: 'done', revision: this.revision }
    }
  }

  range(request: EtcdRange): RaftReply {
    const { revision = 0 } = request
    if (revision > this.revision) return refused('future-revision')
    if (revision > 0 && revision < this.compactRevision) return refused('compacted')
    const found = selectFrom(this.stateAt(revision > 0 ? revision : this.revision), request)
    return { ...cut(found, request), revision: this.revision }
  }

  /** A transaction's part; `keys` is its state so far. */
  private run(request: EtcdKvRequest, keys: Keys): EtcdKvResult {
    const main = this.revision + 1
    switch (request.kind) {
      case 'range':
        // A revision within a transaction is one from before it.
        return cut(selectFrom(request.revision ? this.stateAt(request.revision) : keys, request), request)
      case 'put': {
        const prevKv = keys.get(request.key)
        const { key, value, lease } = request
        const kv: EtcdKeyValue = {
          key,
          value,
          createRevision: prevKv?.createRevision ?? main,
          modRevision: main,
          version: (prevKv?.version ?? 0) + 1,
          ...(lease === undefined ? {} : { lease }),
        }
        keys.set(key, kv)
        this.events.push({ type: 'put', kv, prevKv })
        return request.prevKv === true && prevKv !== undefined ? { kind: 'put', prevKv } : { kind: 'put' }
      }
      case 'deleteRange': {
        const gone = selectFrom(keys, request)
        for (const prevKv of gone) {
          keys.delete(prevKv.key)
          const kv = { key: prevKv.key, value: '', createRevision: 0, modRevision: main, version: 0 }
          this.events.push({ type: 'delete', kv, prevKv })
        }
        return request.prevKv === true
          ? { kind: 'deleteRange', deleted: gone.length, prevKvs: gone }
          : { kind: 'deleteRange', deleted: gone.length }
      }
    }
  }

  private holds(compare: EtcdCompare): boolean {
    const kv = this.stateAt(this.revision).get(compare.key)
    if (compare.target === 'value') return kv !== undefined && isOrdered(kv.value, compare.value, compare.result)
    const numbers = { version: kv?.version, create: kv?.createRevision, mod: kv?.modRevision, lease: kv?.lease }
    return isOrdered(numbers[compare.target] ?? 0, compare.number, compare.result)
  }

  private stateAt(revision: number): Keys {
    const keys = this.states[revision]
    if (keys === undefined) throw new Error(`the model has no revision ${revision}`)
    return keys
  }
}

export function isInRange(key: string, begin: string, rangeEnd: string | undefined): boolean {
  if (rangeEnd === undefined) return key === begin
  return key >= begin && (rangeEnd === '\0' || key < rangeEnd)
}

function selectFrom(
  keys: Keys,
  { key, rangeEnd }: { readonly key: string; readonly rangeEnd?: string },
): EtcdKeyValue[] {
  return inOrder([...keys.values()].filter((kv) => isInRange(kv.key, key, rangeEnd)))
}

function inOrder(kvs: EtcdKeyValue[]): EtcdKeyValue[] {
  return kvs.sort((one, other) => (one.key < other.key ? -1 : 1))
}

function cut(kvs: EtcdKeyValue[], { limit = 0, keysOnly, countOnly }: EtcdRange): EtcdKvResult {
  const count = kvs.length
  if (countOnly === true) return { kind: 'range', kvs: [], count }
  const blanked = keysOnly === true ? kvs.map((kv) => ({ ...kv, value: '' })) : kvs
  return limit > 0 && count > limit
    ? { kind: 'range', kvs: blanked.slice(0, limit), count, more: true }
    : { kind: 'range', kvs: blanked, count }
}

function isOrdered<T extends number | string>(one: T, other: T, result: EtcdCompare['result']): boolean {
  return { '=': one === other, '!=': one !== other, '>': one > other, '<': one < other }[result]
}

function refused(error: 'lease-not-found' | 'lease-exists' | 'compacted' | 'future-revision'): RaftReply {
  return { kind: 'error', error }
}
