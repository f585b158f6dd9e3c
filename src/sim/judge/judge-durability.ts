import type { EtcdKvRequest, EtcdOperation, EtcdResponse } from '../../check/etcd-operation.ts'
import { memberGuarantees, memberShapes } from '../../check/member-guarantees.ts'
import type { Violation } from '../../check/violation.ts'
import type { WatchRecord } from '../../check/watch-record.ts'
import type { LogEntry, LogLoss } from './observation.ts'

/**
 * Every write that was acknowledged must be in the log as it is at the end, where it was committed; and where the log was lost from some
 * entry on, nobody may have been told a revision of that part. (That members also have what the log gives is `judge-storage`'s and
 * linearizability's to say.)
 */
export function judgeDurability(
  operations: readonly EtcdOperation[],
  indexOf: ReadonlyMap<object, number>,
  log: readonly (LogEntry | undefined)[],
  losses: readonly LogLoss[],
  watches: readonly WatchRecord[],
  revisionAfter: readonly number[],
  stepOf: (order: number) => number | undefined,
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
    const at = operation.return ?? operation.call
    const lostAt = index === undefined ? 0 : stepOfLoss(index, log, losses)
    violations.push({
      property: 'Durable',
      sentence: memberGuarantees.Durable,
      shape: index === undefined ? 'acknowledged write never committed' : memberShapes.writeLost,
      message:
        index === undefined
          ? `client ${operation.client} was told that its ${request.kind} happened; it is in no log`
          : `client ${operation.client} was told that its ${request.kind} happened at entry ${index}; the log has another entry there now`,
      client: operation.client,
      at,
      step: Math.max(stepOf(at) ?? 0, lostAt),
    })
  }
  const shown = violations.length > 0 ? undefined : findShownAndLost(operations, losses, watches, revisionAfter)
  if (shown !== undefined) {
    const { client, at, revision, step } = shown
    violations.push({
      property: 'Durable',
      sentence: memberGuarantees.Durable,
      shape: memberShapes.writeLost,
      message: `client ${client} was told of revision ${revision}, whose write is lost`,
      client,
      at,
      revision,
      step: Math.max(stepOf(at) ?? 0, step),
    })
  }
  return { violations, exercised }
}

/** When an entry was lost for good, or another one came to its place. */
function stepOfLoss(index: number, log: readonly (LogEntry | undefined)[], losses: readonly LogLoss[]): number {
  return losses.findLast(({ lastIndex }) => lastIndex < index)?.step ?? log[index]?.step ?? 0
}

/** An answer, or something that a watch was sent, from before the loss whose revision is beyond what is left. */
function findShownAndLost(
  operations: readonly EtcdOperation[],
  losses: readonly LogLoss[],
  watches: readonly WatchRecord[],
  revisionAfter: readonly number[],
): { readonly client: number; readonly at: number; readonly revision: number; readonly step: number } | undefined {
  for (const { lastIndex, order, step } of losses) {
    const left = revisionAfter[lastIndex] ?? revisionAfter.at(-1) ?? 1
    for (const { client, response, return: at } of operations) {
      if (response === undefined || at === undefined || at > order || !('revision' in response)) continue
      if (response.revision > left) return { client, at, revision: response.revision, step }
    }
    for (const { client, responses } of watches) {
      const told = responses.find(({ at, revision }) => at < order && revision > left)
      if (told !== undefined) return { client, at: told.at, revision: told.revision, step }
    }
  }
  return undefined
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
