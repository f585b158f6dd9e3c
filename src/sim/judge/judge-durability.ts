import type { EtcdKvRequest, EtcdOperation, EtcdResponse } from '../../check/etcd-operation.ts'
import type { Violation } from '../../check/violation.ts'
import { storageSentences } from './judge-storage.ts'
import type { LogEntry } from './observation.ts'

/**
 * Every write that was acknowledged must be in the log as it is at the end, where it was committed. (That members also have its
 * effect is `judge-storage`'s and linearizability's to say.)
 */
export function judgeDurability(
  operations: readonly EtcdOperation[],
  indexOf: ReadonlyMap<object, number>,
  log: readonly (LogEntry | undefined)[],
): { readonly violations: readonly Violation[]; readonly exercised: number } {
  const violations: Violation[] = []
  let exercised = 0
  for (const operation of operations) {
    const { request, response } = operation
    if (response === undefined || !isAcknowledgedWrite(request, response)) continue
    exercised += 1
    const index = indexOf.get(request)
    if (index !== undefined && log[index]?.payload?.request === request) continue
    if (violations.length > 0) continue
    violations.push({
      property: 'Durable',
      sentence: storageSentences.Durable,
      shape: index === undefined ? 'acknowledged write never committed' : 'acknowledged write lost',
      message:
        index === undefined
          ? `client ${operation.client} was told that its ${request.kind} happened; it is in no log`
          : `client ${operation.client} was told that its ${request.kind} happened at entry ${index}; the log has another entry there now`,
      client: operation.client,
      at: operation.return ?? operation.call,
    })
  }
  return { violations, exercised }
}

function isAcknowledgedWrite(request: EtcdOperation['request'], response: EtcdResponse): boolean {
  switch (request.kind) {
    case 'range':
      return false
    case 'txn':
      return response.kind === 'txn' && (response.succeeded ? request.success : request.failure).some(isWrite)
    case 'put':
    case 'deleteRange':
    case 'compact':
    case 'leaseGrant':
    case 'leaseRevoke':
      return response.kind !== 'error'
  }
}

function isWrite(operation: EtcdKvRequest): boolean {
  return operation.kind !== 'range'
}
