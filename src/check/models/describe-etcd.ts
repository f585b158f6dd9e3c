import type { EtcdCompare, EtcdKeyValue, EtcdKvResult, EtcdRequest, EtcdResponse } from '../etcd-operation.ts'
import type { EtcdState } from './etcd-state.ts'

/** Pairs shown of a long list. */
const pairsMax = 20

/** `put a="1" lease 7`, `range a..c at revision 5`; as in etcd's own reports, a line of text. */
export function describeEtcdRequest(request: EtcdRequest): string {
  switch (request.kind) {
    case 'range': {
      const flags = [
        (request.revision ?? 0) > 0 ? ` at revision ${request.revision}` : '',
        (request.limit ?? 0) > 0 ? ` limit ${request.limit}` : '',
        request.keysOnly === true ? ' keys only' : '',
        request.countOnly === true ? ' count only' : '',
        request.serializable === true ? ' serializable' : '',
      ]
      return `range ${describeKeys(request.key, request.rangeEnd ?? '')}${flags.join('')}`
    }
    case 'put':
      return `put ${request.key}=${JSON.stringify(request.value)}${(request.lease ?? 0) === 0 ? '' : ` lease ${request.lease}`}`
    case 'deleteRange':
      return `delete ${describeKeys(request.key, request.rangeEnd ?? '')}`
    case 'txn': {
      const branch = (requests: readonly EtcdRequest[]): string => requests.map(describeEtcdRequest).join('; ')
      const otherwise = request.failure.length === 0 ? '' : ` else [${branch(request.failure)}]`
      return `txn if [${request.compare.map(describeCompare).join(', ')}] then [${branch(request.success)}]${otherwise}`
    }
    case 'compact':
      return `compact ${request.revision}`
    case 'leaseGrant':
      return `grant lease ${request.lease}`
    case 'leaseRevoke':
      return `revoke lease ${request.lease}`
  }
}

export function describeEtcdResponse(response: EtcdResponse): string {
  switch (response.kind) {
    case 'error':
      return `error ${response.error}`
    case 'compact':
      return 'compacted'
    case 'range':
    case 'put':
    case 'deleteRange':
      return `${describeResult(response)} at revision ${response.revision}`
    case 'txn': {
      const results = response.responses.map(describeResult).join('; ')
      return `${response.succeeded ? 'succeeded' : 'failed'} [${results}] at revision ${response.revision}`
    }
    case 'leaseGrant':
    case 'leaseRevoke':
      return `done at revision ${response.revision}`
  }
}

export function describeEtcdState({ revision, compactRevision, kvs, leases }: EtcdState): string {
  const compacted = compactRevision < 0 ? '' : `, compacted to ${compactRevision}`
  const granted = leases.length === 0 ? '' : `, leases ${leases.join(' ')}`
  return `revision ${revision}${compacted}${granted}, ${describePairs(kvs)}`
}

function describeResult(result: EtcdKvResult): string {
  switch (result.kind) {
    case 'range':
      return `${describePairs(result.kvs)} count ${result.count}${result.more === true ? ' and more' : ''}`
    case 'put':
      return result.prevKv === undefined ? 'done' : `done, before ${describePairs([result.prevKv])}`
    case 'deleteRange':
      return `deleted ${result.deleted}${result.prevKvs === undefined ? '' : `, before ${describePairs(result.prevKvs)}`}`
  }
}

function describePairs(kvs: readonly EtcdKeyValue[]): string {
  const shown = kvs.slice(0, pairsMax).map(({ key, value, modRevision, version, lease }) => {
    return `${key}=${JSON.stringify(value)} (mod ${modRevision}, version ${version}${lease === undefined ? '' : `, lease ${lease}`})`
  })
  const rest = kvs.length > pairsMax ? [`and ${kvs.length - pairsMax} more`] : []
  return `{${[...shown, ...rest].join(', ')}}`
}

/** A key, or a range as etcd's documents write it. Two dots in between would read as a path. */
export function describeKeys(key: string, rangeEnd: string): string {
  if (rangeEnd === '') return key
  if (rangeEnd === '\0') return key === '\0' ? 'all keys' : `all keys from ${key}`
  return `[${key}, ${rangeEnd})`
}

function describeCompare(comparison: EtcdCompare): string {
  const value = comparison.target === 'value' ? JSON.stringify(comparison.value) : comparison.number
  return `${comparison.target} ${comparison.key} ${comparison.result} ${value}`
}
