import type { EtcdRequest } from '../../check/etcd-operation.ts'
import { replayRequests } from '../../check/replay.ts'
import type { RaftPayload } from '../etcd/payload.ts'
import { guestUser } from '../traffic/operator.ts'
import type { ReplayedLog } from './judge-storage.ts'
import type { LogEntry } from './observation.ts'

/** Replays the committed log as a correct etcd applies it. */
export function replayLog(log: readonly (LogEntry | undefined)[]): ReplayedLog {
  const revisionAfter: number[] = [1]
  const refused = new Set<number>()
  const requests: EtcdRequest[] = []
  const indexOf: number[] = []
  for (const entry of log) {
    const request = entry?.payload === undefined ? undefined : changeOf(entry.payload)
    if (entry === undefined || request === undefined) continue
    requests.push(request)
    indexOf.push(entry.index)
  }
  let nth = 0
  let before = 1
  const replay = replayRequests(requests, (revision) => {
    const index = indexOf[nth] ?? 0
    const request = requests[nth]
    nth += 1
    for (let at = revisionAfter.length; at < index; at += 1) revisionAfter.push(before)
    revisionAfter[index] = revision
    if (request?.kind === 'txn' && revision === before && writes(request.success)) refused.add(index)
    before = revision
  })
  for (let at = revisionAfter.length; at < log.length; at += 1) revisionAfter.push(before)
  return { replay, revisionAfter, refused }
}

/** What an entry asks of the keys; undefined where it asks nothing of them, or may not. */
function changeOf(payload: RaftPayload): EtcdRequest | undefined {
  const { request, user } = payload
  switch (request.kind) {
    case 'put':
    case 'deleteRange':
    case 'txn':
      return user === guestUser ? undefined : request
    case 'compact':
    case 'leaseGrant':
    case 'leaseRevoke':
      return request
    case 'leaseCheckpoint':
    case 'authEnable':
    case 'userAdd':
    case 'roleAdd':
    case 'grantRole':
    case 'grantPermission':
      return undefined
  }
}

function writes(operations: readonly { readonly kind: string }[]): boolean {
  return operations.some((operation) => operation.kind === 'put')
}
