import type { EtcdKvRequest, EtcdOperation } from './etcd-operation.ts'
import { memberGuarantees, memberShapes } from './member-guarantees.ts'
import { pairsOf } from './models/etcd-response.ts'
import type { Violation } from './violation.ts'
import type { WatchRecord } from './watch-record.ts'

/** The only member of a cluster came back over its data. */
export interface MemberRestart {
  readonly member: string
  /** The newest revision that a client had been told, and the newest compaction asked for, before it ended. */
  readonly toldRevision: number
  readonly compactedRevision: number
  /** Of its first linearizable answer. */
  readonly revision: number
}

/** What a member says of its keys when nothing happens any more. */
export interface MemberState {
  readonly member: string
  readonly revision: number
  readonly hash: number
}

export interface MembersAtRest {
  readonly operations: readonly EtcdOperation[]
  readonly watches: readonly WatchRecord[]
  readonly restarts: readonly MemberRestart[]
  /** Of all members, after all had applied the same; none where that did not come to be. */
  readonly states: readonly MemberState[]
}

/** Judges members by what can be seen from outside, in the order in which a broken promise becomes the failure of a run. */
export function judgeMembers({ operations, watches, restarts, states }: MembersAtRest): readonly Violation[] {
  const restarted = restarts.flatMap(judgeRestart)
  const order = ['Durable', 'Revision']
  restarted.sort((one, other) => order.indexOf(one.property) - order.indexOf(other.property))
  return [...restarted, ...findRefusedApplied(operations, watches), ...judgeStates(states)]
}

/** Alone, a member may have nothing of what was asked, but it must have all that was answered. */
function judgeRestart({ member, toldRevision, compactedRevision, revision }: MemberRestart): readonly Violation[] {
  if (revision >= toldRevision) return []
  const property = compactedRevision > revision ? 'Revision' : 'Durable'
  const shape = property === 'Revision' ? memberShapes.belowCompacted : memberShapes.writeLost
  return [
    {
      property,
      sentence: memberGuarantees[property],
      shape,
      message: `${member} restarts at revision ${revision}; ${toldRevision} was told before, compaction asked for ${compactedRevision}`,
      revision,
    },
  ]
}

/** Values are written once: where one is seen that a refused transaction was to write, some member did not refuse. */
function findRefusedApplied(
  operations: readonly EtcdOperation[],
  watches: readonly WatchRecord[],
): readonly Violation[] {
  const refused = new Map<string, EtcdOperation>()
  for (const operation of operations) {
    const { request, response } = operation
    if (request.kind !== 'txn' || response?.kind !== 'error' || response.error === 'unknown') continue
    for (const put of [...request.success, ...request.failure].filter(isPut)) {
      refused.set(`${put.key}\0${put.value}`, operation)
    }
  }
  if (refused.size === 0) return []
  const seen = [
    ...operations.flatMap(({ response }) => (response === undefined ? [] : pairsOf(response))),
    ...watches.flatMap(({ responses }) => responses.flatMap(({ events }) => events.map(({ kv }) => kv))),
  ]
  for (const pair of seen) {
    const operation = refused.get(`${pair.key}\0${pair.value}`)
    if (operation === undefined) continue
    const why = operation.response?.kind === 'error' ? operation.response.error : ''
    return [
      {
        property: 'Hash',
        sentence: memberGuarantees.Hash,
        shape: memberShapes.refusedApplied,
        message:
          `client ${operation.client} was told that its transaction is refused (${why}), but its value ${pair.value} ` +
          `of key ${pair.key} is there at revision ${pair.modRevision}`,
        client: operation.client,
        at: operation.return ?? operation.call,
        revision: pair.modRevision,
      },
    ]
  }
  return []
}

function isPut(request: EtcdKvRequest): request is EtcdKvRequest & { readonly kind: 'put' } {
  return request.kind === 'put'
}

function judgeStates(states: readonly MemberState[]): readonly Violation[] {
  const first = states[0]
  const other = states.find(({ hash, revision }) => hash !== first?.hash || revision !== first.revision)
  if (first === undefined || other === undefined) return []
  return [
    {
      property: 'Hash',
      sentence: memberGuarantees.Hash,
      shape: memberShapes.membersDiffer,
      message:
        `${first.member} has hash ${first.hash} at revision ${first.revision}, ` +
        `${other.member} has ${other.hash} at ${other.revision}`,
    },
  ]
}
