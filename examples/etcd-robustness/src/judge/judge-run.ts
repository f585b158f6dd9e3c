import {
  checkSerializableReads,
  checkWatches,
  type EtcdOperation,
  judgeLinearizability,
  judgeMembers,
  linearizableSentence,
  type MemberRestart,
  memberGuarantees,
  replayRequests,
  serializableSentence,
  type Violation,
  type WatchRecord,
  watchGuarantees,
} from 'seedsweep'
import type { SelfEnd } from '../etcd/member.ts'
import { readLastWords } from '../etcd/read-log.ts'
import type { Rest } from '../finish-run.ts'
import { readsOfEvents } from './reads-of-events.ts'

/** Every promise that a run is judged by, in the order in which a broken one becomes the failure of its seed. */
export const promises = {
  Panic: memberGuarantees.Panic,
  Durable: memberGuarantees.Durable,
  Revision: memberGuarantees.Revision,
  Hash: memberGuarantees.Hash,
  Linearizable: linearizableSentence,
  ...watchGuarantees,
  Serializable: serializableSentence,
} as const
export type PromiseName = keyof typeof promises

export interface RunToJudge {
  readonly operations: readonly EtcdOperation[]
  readonly watches: readonly WatchRecord[]
  /** Requests sent, answered or not. */
  readonly asked: number
  readonly restarts: readonly MemberRestart[]
  readonly selfEnds: readonly SelfEnd[]
  readonly rest: Rest | undefined
  /** Why the traffic gave up, where it did. */
  readonly trouble: string | undefined
}

export interface Verdict {
  readonly outcome: 'passed' | 'failed' | 'unknown'
  /** In the order of the promises. */
  readonly violations: readonly Violation[]
  readonly exercised: ReadonlyMap<PromiseName, number>
  /** Why the outcome is unknown. */
  readonly unknown?: string
}

/** A search that is given up costs a verdict; these steps take a second or two. */
const limits = { stepsMax: 500_000, wordsMax: 2 ** 24, statesMax: 2 ** 18 }

export function judgeRun(run: RunToJudge): Verdict {
  const { operations, watches, restarts, selfEnds, rest } = run
  const exercised = new Map<PromiseName, number>()
  const violations: Violation[] = selfEnds.map(describeSelfEnd)
  const assumption = findBrokenAssumption(run)
  // What is not the history of an empty store, or hardly one at all, would be judged against the wrong model.
  if (assumption !== undefined) return conclude(violations, exercised, assumption)

  violations.push(...judgeMembers({ operations, watches, restarts, states: rest?.states ?? [] }))
  exercised.set('Durable', restarts.length)
  exercised.set('Revision', restarts.length)
  exercised.set('Hash', rest?.states.length ?? 0)

  const judged = operations.filter(({ request }) => request.kind !== 'range' || (request.revision ?? 0) === 0)
  const linearizability = judgeLinearizability(judged, limits)
  exercised.set('Linearizable', linearizability.exercised)
  violations.push(...linearizability.violations)

  if (linearizability.order !== undefined) {
    const judgement = judgeByOrders(run, judged, linearizability.order)
    for (const [name, count] of judgement.exercised) exercised.set(name, count)
    violations.push(...judgement.violations)
  }
  // By a real clock on a shared machine: slow is not dead, so that silence proves nothing.
  const silent =
    rest === undefined || rest.silent.length === 0 ? undefined : `${rest.silent.join(' and ')} did not answer`
  return conclude(violations, exercised, linearizability.unknown ?? run.trouble ?? silent)
}

/** What is judged against an order of all operations. */
interface ByOrder {
  readonly violations: readonly Violation[]
  readonly exercised: ReadonlyMap<PromiseName, number>
}

/**
 * An order is found from answers alone. Where the rest does not fit it, another one may explain both, which is searched for
 * with what watches were sent.
 */
function judgeByOrders(run: RunToJudge, judged: readonly EtcdOperation[], order: Int32Array): ByOrder {
  const first = judgeByOrder(run, judged, order)
  if (first.violations.length === 0) return first
  const reads = readsOfEvents(judged, run.watches)
  const again = reads.length === 0 ? undefined : judgeLinearizability([...judged, ...reads], limits).order
  if (again === undefined) return first
  const second = judgeByOrder(run, judged, again)
  return second.violations.length < first.violations.length ? second : first
}

function judgeByOrder(
  { operations, watches, rest }: RunToJudge,
  judged: readonly EtcdOperation[],
  order: Int32Array,
): ByOrder {
  const replay = replayRequests(requestsInOrder(judged, order))
  const verdict = checkWatches(watches, replay, rest?.behind)
  const reads = checkSerializableReads(operations, replay)
  const names = Object.keys(watchGuarantees) as (keyof typeof watchGuarantees)[]
  return {
    violations: [...verdict.violations, ...reads.violations],
    exercised: new Map([
      ...names.map((name) => [name, verdict.exercised[name]] as const),
      ['Serializable', reads.exercised] as const,
    ]),
  }
}

function conclude(
  violations: Violation[],
  exercised: ReadonlyMap<PromiseName, number>,
  unknown: string | undefined,
): Verdict {
  const rank = Object.keys(promises)
  violations.sort((one, other) => rank.indexOf(one.property) - rank.indexOf(other.property))
  const outcome = violations.length > 0 ? 'failed' : unknown === undefined ? 'passed' : 'unknown'
  return { outcome, violations, exercised, ...(unknown === undefined ? {} : { unknown }) }
}

/** What must hold of a run that proves anything. */
function findBrokenAssumption({ operations, asked }: RunToJudge): string | undefined {
  const answered = operations.filter(({ response }) => response !== undefined && response.kind !== 'error')
  const first = answered[0]?.response
  if (first === undefined) return 'nothing was answered'
  if (first.kind !== 'range' || first.revision !== 1) return 'the store was not seen empty at the start'
  const answeredMin = Math.max(5, asked / 3)
  return answered.length < answeredMin
    ? `only ${answered.length} of ${asked} requests were answered, at least ${Math.ceil(answeredMin)} must be`
    : undefined
}

/** Refused requests changed nothing; what was denied for reasons that no model knows is no part of the past. */
function requestsInOrder(operations: readonly EtcdOperation[], order: Int32Array): EtcdOperation['request'][] {
  return Array.from(order).flatMap((at) => {
    const operation = operations[at]
    return operation === undefined || operation.response?.kind === 'error' ? [] : [operation.request]
  })
}

function describeSelfEnd({ member, exit, log }: SelfEnd): Violation {
  const words = readLastWords(log)
  return {
    property: 'Panic',
    sentence: memberGuarantees.Panic,
    shape: words ?? `member ended by itself with ${exit}`,
    message: `${member} ended by itself (${exit})${words === undefined ? '' : `: ${words}`}`,
  }
}
