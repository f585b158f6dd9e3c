import type {
  EtcdCompare,
  EtcdKeyValue,
  EtcdKvRequest,
  EtcdKvResult,
  EtcdRequest,
  EtcdResponse,
  WatchEvent,
  WatchRequest,
} from 'seedsweep'

/** A message as proto-loader takes and gives it: fields as etcd names them, 64-bit numbers as text, bytes as buffers. */
export type WireMessage = Readonly<Record<string, unknown>>

export interface WireHeader {
  readonly revision: string
  readonly member_id: string
}

export function readHeader(header: WireHeader): { readonly revision: number; readonly memberId: string } {
  return { revision: Number(header.revision), memberId: BigInt(header.member_id).toString(16) }
}

export function writeRequest(
  request: EtcdRequest,
  options: { readonly physical?: boolean },
): { readonly method: string; readonly message: WireMessage } {
  switch (request.kind) {
    case 'range':
    case 'put':
    case 'deleteRange':
      return { method: kvMethods[request.kind], message: writeKv(request) }
    case 'txn': {
      const { compare, success, failure } = request
      const message = {
        compare: compare.map(writeCompare),
        success: success.map(writeOperation),
        failure: failure.map(writeOperation),
      }
      return { method: 'KV/Txn', message }
    }
    case 'compact':
      return {
        method: 'KV/Compact',
        message: { revision: request.revision, physical: options.physical === true },
      }
    case 'leaseGrant':
      return { method: 'Lease/LeaseGrant', message: { ID: request.lease, TTL: leaseSeconds } }
    case 'leaseRevoke':
      return { method: 'Lease/LeaseRevoke', message: { ID: request.lease } }
  }
}

/** Longer than any run: a lease ends where a client revokes it, so that the history knows of every end. */
const leaseSeconds = 3_600

const kvMethods = { range: 'KV/Range', put: 'KV/Put', deleteRange: 'KV/DeleteRange' } as const

function writeKv(request: EtcdKvRequest): WireMessage {
  const key = Buffer.from(request.key)
  switch (request.kind) {
    case 'range':
      return {
        key,
        ...endOf(request.rangeEnd),
        limit: request.limit ?? 0,
        revision: request.revision ?? 0,
        serializable: request.serializable === true,
        keys_only: request.keysOnly === true,
        count_only: request.countOnly === true,
      }
    case 'put':
      return { key, value: Buffer.from(request.value), lease: request.lease ?? 0, prev_kv: request.prevKv === true }
    case 'deleteRange':
      return { key, ...endOf(request.rangeEnd), prev_kv: request.prevKv === true }
  }
}

/** Left out for one key: an end that is sent but empty means "every key from here on" to etcd, where no raft log is in between. */
function endOf(rangeEnd: string | undefined): WireMessage {
  return rangeEnd === undefined ? {} : { range_end: Buffer.from(rangeEnd) }
}

function writeOperation(request: EtcdKvRequest): WireMessage {
  switch (request.kind) {
    case 'range':
      return { request_range: writeKv(request) }
    case 'put':
      return { request_put: writeKv(request) }
    case 'deleteRange':
      return { request_delete_range: writeKv(request) }
  }
}

const compareResults = { '=': 'EQUAL', '>': 'GREATER', '<': 'LESS', '!=': 'NOT_EQUAL' } as const
const compareFields = { version: 'version', create: 'create_revision', mod: 'mod_revision', lease: 'lease' } as const

function writeCompare(compare: EtcdCompare): WireMessage {
  const key = Buffer.from(compare.key)
  const named = { key, result: compareResults[compare.result], target: compare.target.toUpperCase() }
  return compare.target === 'value'
    ? { ...named, value: Buffer.from(compare.value) }
    : { ...named, [compareFields[compare.target]]: compare.number }
}

export function readResponse(
  request: EtcdRequest,
  message: WireMessage & { readonly header: WireHeader },
): EtcdResponse {
  const { revision } = readHeader(message.header)
  switch (request.kind) {
    case 'range':
    case 'put':
    case 'deleteRange':
      return { ...readResult(request.kind, message), revision }
    case 'txn': {
      const responses = (message.responses as readonly WireMessage[]).map(readOperation)
      return { kind: 'txn', revision, succeeded: message.succeeded === true, responses }
    }
    case 'leaseGrant':
      return { kind: 'leaseGrant', revision, lease: Number(message.ID) }
    case 'compact':
    case 'leaseRevoke':
      return { kind: request.kind, revision }
  }
}

function readOperation(message: WireMessage): EtcdKvResult {
  if (message.response_range !== undefined) return readResult('range', message.response_range as WireMessage)
  if (message.response_put !== undefined) return readResult('put', message.response_put as WireMessage)
  return readResult('deleteRange', message.response_delete_range as WireMessage)
}

function readResult(kind: EtcdKvRequest['kind'], message: WireMessage): EtcdKvResult {
  switch (kind) {
    case 'range': {
      const kvs = (message.kvs as readonly WirePair[]).map(readPair)
      return { kind, kvs, count: Number(message.count), ...(message.more === true ? { more: true } : {}) }
    }
    case 'put': {
      const before = message.prev_kv as WirePair | null
      return { kind, ...(before === null ? {} : { prevKv: readPair(before) }) }
    }
    case 'deleteRange': {
      const before = (message.prev_kvs as readonly WirePair[]).map(readPair)
      return { kind, deleted: Number(message.deleted), ...(before.length === 0 ? {} : { prevKvs: before }) }
    }
  }
}

interface WirePair {
  readonly key: Buffer
  readonly value: Buffer
  readonly create_revision: string
  readonly mod_revision: string
  readonly version: string
  readonly lease: string
}

function readPair({ key, value, create_revision, mod_revision, version, lease }: WirePair): EtcdKeyValue {
  const pair = {
    key: key.toString(),
    value: value.toString(),
    createRevision: Number(create_revision),
    modRevision: Number(mod_revision),
    version: Number(version),
  }
  return lease === '0' ? pair : { ...pair, lease: Number(lease) }
}

export function writeWatch(id: number, request: WatchRequest): WireMessage {
  const filters = [...(request.noPut === true ? ['NOPUT'] : []), ...(request.noDelete === true ? ['NODELETE'] : [])]
  return {
    create_request: {
      key: Buffer.from(request.key),
      ...endOf(request.rangeEnd),
      start_revision: request.startRevision ?? 0,
      progress_notify: request.progressNotify === true,
      prev_kv: request.prevKv === true,
      filters,
      watch_id: id,
    },
  }
}

/** What a watch's stream carries, with numbers as numbers. */
export interface WatchAnswer {
  readonly id: number
  readonly revision: number
  readonly created: boolean
  readonly canceled: boolean
  readonly compactRevision: number
  readonly events: readonly WatchEvent[]
}

export function readWatchAnswer(message: WireMessage): WatchAnswer {
  return {
    id: Number(message.watch_id),
    revision: readHeader(message.header as WireHeader).revision,
    created: message.created === true,
    canceled: message.canceled === true,
    compactRevision: Number(message.compact_revision),
    events: (message.events as readonly WireEvent[]).map(readEvent),
  }
}

interface WireEvent {
  readonly type: 'PUT' | 'DELETE'
  readonly kv: WirePair
  readonly prev_kv: WirePair | null
}

function readEvent({ type, kv, prev_kv }: WireEvent): WatchEvent {
  return {
    type: type === 'PUT' ? 'put' : 'delete',
    kv: readPair(kv),
    ...(prev_kv === null ? {} : { prevKv: readPair(prev_kv) }),
  }
}
