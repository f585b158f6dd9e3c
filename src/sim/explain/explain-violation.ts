import { etcdHistory } from '../../check/etcd-history.ts'
import type { EtcdRequest } from '../../check/etcd-operation.ts'
import { isInRange } from '../../check/key-range.ts'
import { checkLinearizability } from '../../check/linearizability.ts'
import { describeEtcdState } from '../../check/models/describe-etcd.ts'
import { etcdModel } from '../../check/models/etcd.ts'
import { type EtcdState, emptyEtcdState } from '../../check/models/etcd-state.ts'
import type { Violation } from '../../check/violation.ts'
import type { Evidence } from '../judge/judge-run.ts'
import { describeEtcdPayload } from './describe-payload.ts'
import { type Focus, keysOf } from './find-focus.ts'
import { describeWatchEvent } from './timeline.ts'

/** Steps of search for the reason: many times what the verdict needed, and still only a moment. */
const stepsMax = 200_000
/** Longer lines are cut: a reader wants to see the shape of it, and `--trace --json` has all. */
const widthMax = 400

/**
 * Why a promise counts as broken: the first operation that cannot be explained, the state before it, and what it could have been told;
 * or what a watch should have been sent; or the entry of the log that a member got wrong.
 */
export function explainViolation(violation: Violation, focus: Focus, evidence: Evidence): readonly string[] {
  const lines = linesOf(violation, focus, evidence)
  return lines.map((line) => (line.length > widthMax ? `${line.slice(0, widthMax)}...` : line))
}

function linesOf(violation: Violation, focus: Focus, evidence: Evidence): readonly string[] {
  if (violation.property === 'Linearizable') return explainOrder(evidence, focus)
  if (focus.watch !== undefined) return explainWatch(focus, evidence)
  if (violation.property === 'Serializable') return explainPast(focus, evidence)
  if (focus.line !== undefined) return explainEntry(focus.line.a, evidence)
  const index = focus.operation?.index
  return index === undefined ? [] : explainEntry(index, evidence)
}

function explainOrder({ operations }: Evidence, focus: Focus): readonly string[] {
  const judged = operations.filter(({ request }) => request.kind !== 'range' || (request.revision ?? 0) === 0)
  const verdict = checkLinearizability(etcdModel, etcdHistory(judged), {
    limits: { stepsMax, wordsMax: 2 ** 22, statesMax: 2 ** 17 },
  })
  if (verdict.kind !== 'not linearizable') return []
  const { operation: at, isFirst, longest, states } = verdict.violation
  const first = judged[at]
  if (first === undefined) return []
  const describe = (nth: number): string => {
    const operation = judged[nth]
    if (operation === undefined) return ''
    const text = etcdModel.describeOperation(operation.request, operation.response ?? null)
    return `  client ${operation.client}${operation.member === '' ? '' : ` at ${operation.member}`}: ${text}`
  }
  const lines = [`${isFirst ? 'the first' : 'an'} operation that cannot be explained:`, describe(at)]
  for (const state of states.slice(0, 2)) {
    lines.push(`  before it the state is ${describeEtcdState(narrow(state, first.request))}`)
    lines.push(`  what it could be told there: ${etcdModel.describeAnswer(state, first.request)}`)
  }
  const last = [...longest.subarray(-3)].map(describe)
  if (last.length > 0) lines.push(`the last of the ${longest.length} operations that can be:`, ...last)
  if (focus.operation !== undefined && focus.operation !== first)
    lines.push(`seen in that of client ${focus.operation.client}`)
  return lines
}

/** The state as far as a request can see it. */
function narrow(state: EtcdState, request: EtcdRequest): EtcdState {
  const keys = new Set(keysOf(request))
  const rangeEnd = 'rangeEnd' in request ? request.rangeEnd : undefined
  const first = 'key' in request ? request.key : ''
  const isSeen = (key: string): boolean => keys.has(key) || (rangeEnd !== undefined && isInRange(key, first, rangeEnd))
  const leases = state.leases.filter((lease) => JSON.stringify(request).includes(`"lease":${lease}`))
  return { ...state, leases, kvs: keys.size === 0 ? state.kvs : state.kvs.filter(({ key }) => isSeen(key)) }
}

/** Events around the place where a stream and the log come apart. */
const eventsShown = 3

function explainWatch({ watch, revision }: Focus, { replayed }: Evidence): readonly string[] {
  if (watch === undefined) return []
  const { request, responses } = watch
  const { replay } = replayed
  const wanted = replay.events.filter(
    ({ type, kv, revision: made }) =>
      (type === 'put' ? request.noPut : request.noDelete) !== true &&
      isInRange(kv.key, request.key, request.rangeEnd) &&
      made >= (request.startRevision ?? 0),
  )
  const sent = responses.flatMap(({ events }) => events)
  const near = <Item>(items: readonly Item[], revisionOf: (item: Item) => number): readonly Item[] => {
    const at = items.findIndex((item) => revisionOf(item) >= revision)
    const place = at < 0 ? items.length : at
    return items.slice(Math.max(0, place - eventsShown), place + eventsShown)
  }
  const notified = responses.flatMap(({ kind, revision: upTo }) => (kind === 'progress' ? [upTo] : []))
  return [
    `around revision ${revision} the log has for it: ${orNothing(near(wanted, (one) => one.revision).map(describeWatchEvent))}`,
    `it was sent: ${orNothing(near(sent, (one) => one.kv.modRevision).map(describeWatchEvent))}`,
    ...(notified.length === 0 ? [] : [`it was notified of revisions ${notified.slice(-8).join(' ')}`]),
  ]
}

function orNothing(texts: readonly string[]): string {
  return texts.length === 0 ? 'nothing' : texts.join(', ')
}

function explainPast({ operation }: Focus, { replayed }: Evidence): readonly string[] {
  const request = operation?.request
  const response = operation?.response
  if (request?.kind !== 'range' || response === undefined) return []
  const { replay } = replayed
  const asked = request.revision ?? 0
  const revision = asked > 0 ? asked : 'revision' in response ? response.revision : replay.revision
  const kvs = replay.rangeAt(request.key, request.rangeEnd, revision)
  const { compactRevision } = replay
  return [
    `client ${operation?.client}: ${etcdModel.describeOperation(request, response)}`,
    `  there the log gives ${describeEtcdState({ ...emptyEtcdState, revision, compactRevision, kvs })}`,
  ]
}

function explainEntry(index: number, { log, replayed }: Evidence): readonly string[] {
  const around = [index - 1, index, index + 1].flatMap((at) => {
    const entry = log[at]
    if (entry === undefined) return []
    const what = entry.payload === undefined ? "the leader's first entry" : describeEtcdPayload(entry.payload)
    const refused = replayed.refused.has(at) ? ', refused' : ''
    return [
      `  entry ${at} of term ${entry.term}: ${what}${refused}; revision ${replayed.revisionAfter[at] ?? '?'} after it`,
    ]
  })
  return around.length === 0 ? [] : ['the log there:', ...around]
}
