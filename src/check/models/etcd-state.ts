import { compareText } from '../../base/text.ts'
import type { EtcdKeyValue } from '../etcd-operation.ts'

/** etcd's key space at one moment. Immutable; the same object where nothing changed. */
export interface EtcdState {
  /** 1 in an empty store. */
  readonly revision: number
  /** -1 before the first compaction. */
  readonly compactRevision: number
  /** In the order of keys. */
  readonly kvs: readonly EtcdKeyValue[]
  readonly leases: readonly number[]
  /** XOR over the pairs. */
  readonly hash: number
  /** The last state of the revision before, for reads of the past; null at the start, and where nobody reads it. */
  readonly before: EtcdState | null
  /** Of all states before. */
  readonly pastHash: number
}

export const emptyEtcdState: EtcdState = {
  revision: 1,
  compactRevision: -1,
  kvs: [],
  leases: [],
  hash: 0,
  before: null,
  pastHash: 0,
}

/** The key space inside of a write: the revision that it will have if it changes anything, and what it changed. */
export interface EtcdDraft {
  readonly revision: number
  readonly changed: boolean
  readonly kvs: readonly EtcdKeyValue[]
  readonly hash: number
}

export function draftOf(state: EtcdState): EtcdDraft {
  return { revision: state.revision + 1, changed: false, kvs: state.kvs, hash: state.hash }
}

/** The state after a write; the same one where it changed nothing. */
export function finishDraft(state: EtcdState, draft: EtcdDraft, keepPast: boolean): EtcdState {
  if (!draft.changed) return state
  return {
    ...state,
    revision: draft.revision,
    kvs: draft.kvs,
    hash: draft.hash,
    before: keepPast ? state : null,
    pastHash: keepPast ? Math.imul(state.pastHash ^ state.hash, 0x01000193) : 0,
  }
}

export function putPair(draft: EtcdDraft, key: string, value: string, lease: number): EtcdDraft {
  const at = placeOf(draft.kvs, key)
  const found = draft.kvs[at]
  const before = found?.key === key ? found : null
  const pair: EtcdKeyValue = {
    key,
    value,
    createRevision: before?.createRevision ?? draft.revision,
    modRevision: draft.revision,
    version: (before?.version ?? 0) + 1,
    ...(lease === 0 ? {} : { lease }),
  }
  const kvs = before === null ? draft.kvs.toSpliced(at, 0, pair) : draft.kvs.with(at, pair)
  return { ...draft, changed: true, kvs, hash: draft.hash ^ hashPair(pair) ^ (before === null ? 0 : hashPair(before)) }
}

export function deletePairs(draft: EtcdDraft, deleted: readonly EtcdKeyValue[]): EtcdDraft {
  if (deleted.length === 0) return draft
  const kvs = draft.kvs.filter((pair) => !deleted.includes(pair))
  return { ...draft, changed: true, kvs, hash: deleted.reduce((hash, pair) => hash ^ hashPair(pair), draft.hash) }
}

export function findPair(kvs: readonly EtcdKeyValue[], key: string): EtcdKeyValue | null {
  const found = kvs[placeOf(kvs, key)]
  return found?.key === key ? found : null
}

/** Pairs of a key, or of a half-open interval; a `rangeEnd` of NUL has no end. */
export function findPairs(kvs: readonly EtcdKeyValue[], key: string, rangeEnd: string): readonly EtcdKeyValue[] {
  if (rangeEnd === '') {
    const pair = findPair(kvs, key)
    return pair === null ? [] : [pair]
  }
  return kvs.slice(placeOf(kvs, key), rangeEnd === '\0' ? kvs.length : placeOf(kvs, rangeEnd))
}

/** The place of the first pair whose key is not before `key`. */
function placeOf(kvs: readonly EtcdKeyValue[], key: string): number {
  let low = 0
  let high = kvs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareText(kvs[middle]?.key ?? '', key) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Cheap, as every write needs it; a revision is seldom written in two ways, and `equals` decides. */
function hashPair({ key, value, modRevision, version }: EtcdKeyValue): number {
  let hash = Math.imul(modRevision, 0x9e3779b1) ^ Math.imul(version, 0x85ebca6b)
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  const end = Math.min(value.length, 32)
  for (let at = 0; at < end; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193)
  return hash
}

export function isSamePair(a: EtcdKeyValue, b: EtcdKeyValue): boolean {
  return (
    a === b ||
    (a.modRevision === b.modRevision &&
      a.key === b.key &&
      a.value === b.value &&
      a.createRevision === b.createRevision &&
      a.version === b.version &&
      (a.lease ?? 0) === (b.lease ?? 0))
  )
}

export function isSameState(a: EtcdState, b: EtcdState): boolean {
  for (let one: EtcdState | null = a, other: EtcdState | null = b; one !== other; ) {
    if (one === null || other === null || !isSameMoment(one, other)) return false
    one = one.before
    other = other.before
  }
  return true
}

function isSameMoment(a: EtcdState, b: EtcdState): boolean {
  return (
    a.revision === b.revision &&
    a.compactRevision === b.compactRevision &&
    a.hash === b.hash &&
    a.pastHash === b.pastHash &&
    a.kvs.length === b.kvs.length &&
    a.leases.length === b.leases.length &&
    a.kvs.every((pair, at) => isSamePair(pair, b.kvs[at] ?? pair)) &&
    a.leases.every((lease, at) => lease === b.leases[at])
  )
}
