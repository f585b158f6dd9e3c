import type { EtcdCompare, EtcdKvRequest, EtcdTxn } from '../../check/etcd-operation.ts'
import type { CallRequest } from '../etcd/api.ts'
import type { Random } from '../world/random.ts'
import type { HistoryRecorder } from './history-recorder.ts'
import { type Profile, type RequestKind, requestKinds } from './profile.ts'

/** What clients share when they choose: keys, revisions and leases that somebody was told of. */
export interface SharedKnowledge {
  readonly history: HistoryRecorder
  readonly keys: readonly string[]
  /** Modification revision of each key as somebody saw it last; 0 for absent. */
  readonly modified: Map<string, number>
  /** Leases that were granted and, as far as is known, live. */
  readonly leases: number[]
  leaseNext: number
  valueNext: number
  /** Deletions and revocations under way: two that do the same cannot be told apart, so only a few may be open at once. */
  alikeOpen: number
}

export const keyPrefix = '/registry/pods/'
export const prefixEnd = '/registry/pods0'
const alikeOpenMax = 3

/** Draws a request of the profile; one that makes no sense now (no lease to revoke) becomes a read, and so does a guest's for leases. */
export function chooseRequest(random: Random, profile: Profile, shared: SharedKnowledge, guest: boolean): CallRequest {
  const kind = drawKind(random, profile)
  const leases = kind === 'leaseGrant' || kind === 'leaseRevoke' || kind === 'keepAlive'
  return buildRequest(guest && leases ? 'get' : kind, random, shared)
}

function drawKind(random: Random, profile: Profile): RequestKind {
  let total = 0
  for (const kind of requestKinds) total += profile[kind]
  if (total === 0) return 'get'
  let left = random.below(total)
  for (const kind of requestKinds) {
    left -= profile[kind]
    if (left < 0) return kind
  }
  return 'get'
}

function buildRequest(kind: RequestKind, random: Random, shared: SharedKnowledge): CallRequest {
  const key = random.pick(shared.keys)
  switch (kind) {
    case 'put':
      return { kind: 'put', key, value: newValue(shared), prevKv: random.chance(1, 4) }
    case 'get':
      return { kind: 'range', key }
    case 'list':
      return listRequest(random)
    case 'staleGet':
      return { kind: 'range', key, revision: olderRevision(random, shared) }
    case 'staleList':
      return { ...listRequest(random), revision: olderRevision(random, shared) }
    case 'serializableGet':
      return { ...(random.chance(1, 2) ? listRequest(random) : { kind: 'range', key }), serializable: true }
    case 'remove':
      if (shared.alikeOpen >= alikeOpenMax) return { kind: 'range', key }
      return { kind: 'deleteRange', key, prevKv: random.chance(1, 4) }
    case 'removeRange':
      if (shared.alikeOpen >= alikeOpenMax) return { kind: 'range', key }
      return { kind: 'deleteRange', key, rangeEnd: prefixEnd }
    case 'multiPut':
      return { kind: 'txn', compare: [], success: distinctPuts(random, shared), failure: [] }
    case 'compareAndSet':
      return compareAndSet(key, random, shared)
    case 'staleTxn':
      return {
        kind: 'txn',
        compare: [],
        success: [
          { kind: 'put', key, value: newValue(shared) },
          { kind: 'range', key: random.pick(shared.keys), revision: olderRevision(random, shared) },
        ],
        failure: [],
      }
    case 'leaseGrant':
      shared.leaseNext += 1
      return { kind: 'leaseGrant', lease: shared.leaseNext, ttlS: random.between(1, 4) }
    case 'leasedPut':
      if (shared.leases.length === 0) return { kind: 'range', key }
      return { kind: 'put', key, value: newValue(shared), lease: random.pick(shared.leases) }
    case 'leaseRevoke':
      if (shared.leases.length === 0 || shared.alikeOpen >= alikeOpenMax) return { kind: 'range', key }
      return { kind: 'leaseRevoke', lease: random.pick(shared.leases) }
    case 'keepAlive':
      if (shared.leases.length === 0) return { kind: 'range', key }
      return { kind: 'leaseKeepAlive', lease: random.pick(shared.leases) }
  }
}

/** Values are unique, so that a read tells which write it saw. */
export function newValue(shared: SharedKnowledge): string {
  shared.valueNext += 1
  return `v${shared.valueNext}`
}

function listRequest(random: Random): Extract<EtcdKvRequest, { kind: 'range' }> {
  const all = { kind: 'range', key: keyPrefix, rangeEnd: prefixEnd } as const
  switch (random.below(6)) {
    case 0:
      return { ...all, limit: random.between(1, 4) }
    case 1:
      return { ...all, keysOnly: true }
    case 2:
      return { ...all, countOnly: true }
    default:
      return all
  }
}

/** Mostly a recent revision; now and then one that is compacted by now, or not there yet. */
function olderRevision(random: Random, shared: SharedKnowledge): number {
  const { revisionSeen, compactedSeen } = shared.history
  const roll = random.below(16)
  if (roll === 0) return Math.max(1, compactedSeen - random.below(4))
  if (roll === 1) return Math.max(1, compactedSeen)
  return Math.max(1, revisionSeen - random.below(24))
}

function distinctPuts(random: Random, shared: SharedKnowledge): readonly EtcdKvRequest[] {
  const count = random.between(2, 3)
  const first = random.below(shared.keys.length)
  const puts: EtcdKvRequest[] = []
  for (let nth = 0; nth < Math.min(count, shared.keys.length); nth += 1) {
    const key = shared.keys[(first + nth) % shared.keys.length]
    if (key !== undefined) puts.push({ kind: 'put', key, value: newValue(shared) })
  }
  return puts
}

/** As Kubernetes' API server does: create if absent, else update or delete at the revision that was seen, else read. */
function compareAndSet(key: string, random: Random, shared: SharedKnowledge): EtcdTxn {
  const seen = shared.modified.get(key) ?? 0
  const compare: EtcdCompare = { key, target: 'mod', result: '=', number: seen }
  const removes = seen > 0 && random.chance(2, 5) && shared.alikeOpen < alikeOpenMax
  return {
    kind: 'txn',
    compare: [compare],
    success: [removes ? { kind: 'deleteRange', key } : { kind: 'put', key, value: newValue(shared) }],
    failure: [{ kind: 'range', key }],
  }
}
