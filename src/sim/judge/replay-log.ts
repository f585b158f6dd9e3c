import type { EtcdRequest } from '../../check/etcd-operation.ts'
import { replayRequests } from '../../check/replay.ts'
import { type RaftPayload, rootUser } from '../etcd/payload.ts'
import { writersRole } from '../traffic/operator.ts'
import type { ReplayedLog } from './judge-storage.ts'
import type { LogEntry } from './observation.ts'

/** Replays the committed log as a correct etcd applies it. */
export function replayLog(log: readonly (LogEntry | undefined)[]): ReplayedLog {
  const revisionAfter: number[] = [1]
  const refused = new Set<number>()
  const denied = new Set<number>()
  const compactions: { readonly index: number; readonly revision: number }[] = []
  let compacted = 0
  const requests: EtcdRequest[] = []
  const indexOf: number[] = []
  const users = new Set<string>()
  // Before authentication is on, nobody has a name.
  const writers = new Set<string | undefined>([undefined, rootUser])
  for (const entry of log) {
    if (entry?.payload === undefined) continue
    const { request: asked, user } = entry.payload
    if (isKeyWrite(asked) && !writers.has(user)) denied.add(entry.index)
    if (asked.kind === 'userAdd') users.add(asked.name)
    // Two proposals may change places in the log: a role is refused to a user who is not there yet.
    if (asked.kind === 'grantRole' && asked.role === writersRole && users.has(asked.name)) writers.add(asked.name)
    const request = changeOf(entry.payload)
    if (request === undefined || denied.has(entry.index)) continue
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
    if (request?.kind === 'compact' && request.revision > compacted && request.revision <= revision) {
      compacted = request.revision
      compactions.push({ index, revision: compacted })
    }
    before = revision
  })
  for (let at = revisionAfter.length; at < log.length; at += 1) revisionAfter.push(before)
  return { replay, revisionAfter, refused, denied, compactions }
}

/** What an entry asks of the keys; undefined where it asks nothing of them. */
function changeOf({ request }: RaftPayload): EtcdRequest | undefined {
  switch (request.kind) {
    case 'put':
    case 'deleteRange':
    case 'txn':
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

function isKeyWrite({ kind }: RaftPayload['request']): boolean {
  return kind === 'put' || kind === 'deleteRange' || kind === 'txn'
}

function writes(operations: readonly { readonly kind: string }[]): boolean {
  return operations.some((operation) => operation.kind === 'put')
}
