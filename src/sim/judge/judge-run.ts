import type { EtcdOperation } from '../../check/etcd-operation.ts'
import { memberGuarantees, memberShapes } from '../../check/member-guarantees.ts'
import { checkSerializableReads } from '../../check/serializable-reads.ts'
import type { Violation } from '../../check/violation.ts'
import { checkWatches, watchGuarantees } from '../../check/watch-guarantees.ts'
import type { Scenario } from '../draw-scenario.ts'
import { type CoverageName, coverage, type PromiseName, promises } from '../properties.ts'
import type { EtcdWorld } from '../run-simulation.ts'
import type { RecordedOperation, RecordedWatch } from '../traffic/history-recorder.ts'
import { areAtOneEntry, type MemberState, type Traffic } from '../traffic/start-traffic.ts'
import type { Fault } from '../world/faults.ts'
import { judgeDurability } from './judge-durability.ts'
import { judgeLeases } from './judge-leases.ts'
import { judgeLinearizability } from './judge-linearizability.ts'
import { judgeStorage, type ReplayedLog } from './judge-storage.ts'
import { judgeLeaseEnd, type LeasesAtRest } from './lease-end.ts'
import type { LogEntry, Observation } from './observation.ts'
import { replayLog } from './replay-log.ts'

/** How a run ended: at rest, or before that. */
export type Ending =
  | {
      readonly kind: 'at rest'
      readonly states: readonly MemberState[]
      readonly watchesBehind: readonly RecordedWatch[]
      /** Where the run waited for leases to end. */
      readonly leases?: LeasesAtRest
      /** The whole log replayed, where nothing has happened since. */
      readonly replayed?: ReplayedLog
    }
  /** Members that did not answer although nothing disturbed them any more. */
  | { readonly kind: 'silent'; readonly members: readonly string[] }
  /** No leader, or no answer, from the start. */
  | { readonly kind: 'never ready' }
  /** The steps were used up. */
  | { readonly kind: 'stopped' }

export interface RunToJudge {
  readonly world: EtcdWorld
  readonly scenario: Scenario
  readonly members: readonly string[]
  readonly traffic: Traffic
  readonly observation: Observation
  readonly ending: Ending
  readonly begun: readonly Fault[]
}

/** A violation and the step by which it shows: a run that ends there, `--max-steps`, shows it too. */
export type PlacedViolation = Violation & { readonly step: number }

export interface Verdict {
  readonly outcome: 'passed' | 'failed' | 'unknown'
  /** In the order of the promises, those of one promise as they came; the first is the failure of the seed. */
  readonly violations: readonly PlacedViolation[]
  /** How often each promise was put to the test, and was broken. */
  readonly promises: readonly { readonly name: PromiseName; readonly exercised: number; readonly broken: number }[]
  readonly coverage: readonly { readonly name: CoverageName; readonly hits: number }[]
  /** Why the outcome is unknown. */
  readonly unknown?: string
  readonly evidence: Evidence
}

/** What the verdict was found from, for those who ask why. */
export interface Evidence {
  /** Of all clients; also the ends of leases that nobody asked for. */
  readonly operations: readonly RecordedOperation[]
  readonly watches: readonly RecordedWatch[]
  readonly log: readonly (LogEntry | undefined)[]
  readonly replayed: ReplayedLog
}

/** Judges a run by every promise; what depends on a promise that is broken (a replay, an order) is still judged. */
export function judgeRun(run: RunToJudge): Verdict {
  const { world, traffic, observation, ending } = run
  const { history } = traffic
  const exercised = new Map<PromiseName, number>()
  const violations: Violation[] = []
  const replayed = (ending.kind === 'at rest' ? ending.replayed : undefined) ?? replayLog(observation.log)
  const operations = operationsOf(run)
  const stepOf = (order: number): number | undefined => history.stepOf(order)

  exercised.set('Panic', world.passes)
  for (const panic of world.panics) {
    violations.push({
      property: 'Panic',
      sentence: promises.Panic,
      shape: panic.message.replace(/[0-9]+/g, '<n>'),
      message: `${panic.member} panics: ${panic.message}`,
      step: panic.step,
    })
  }
  for (const [name, count] of Object.entries(observation.exercised)) exercised.set(name as PromiseName, count)
  // Who is alone has no other leader to be complete for: what its log loses is Durable's to judge.
  const alone = run.members.length === 1
  violations.push(...observation.violations.filter(({ property }) => !alone || property !== 'LeaderCompleteness'))

  const durability = judgeDurability(
    operations,
    traffic.indexOf,
    observation.log,
    observation.losses,
    history.watches,
    replayed.revisionAfter,
    stepOf,
  )
  exercised.set('Durable', durability.exercised)
  violations.push(...durability.violations)

  const storage = judgeStorage(observation.sights, observation.log, replayed, observation.losses)
  exercised.set('Hash', storage.exercised)
  exercised.set('Revision', storage.exercised)
  violations.push(...storage.violations, ...judgeHashes(ending))

  const linearizability = judgeLinearizability(operations, replayed, stepOf)
  exercised.set('Linearizable', linearizability.exercised)
  violations.push(...linearizability.violations)

  const watches = checkWatches(
    history.watches,
    replayed.replay,
    new Set(ending.kind === 'at rest' ? ending.watchesBehind : []),
  )
  for (const name of Object.keys(watchGuarantees) as (keyof typeof watchGuarantees)[]) {
    exercised.set(name, watches.exercised[name])
  }
  violations.push(...watches.violations)

  const reads = checkSerializableReads(operations, replayed.replay)
  exercised.set('Serializable', reads.exercised)
  violations.push(...reads.violations)

  const leases = judgeLeases(history.leasePromises, observation.expiries, observation.log)
  exercised.set('LeaseLife', leases.exercised)
  violations.push(...leases.violations)

  const atRest = ending.kind === 'at rest' ? ending.leases : undefined
  exercised.set('LeaseEnd', atRest?.watched ?? 0)
  violations.push(...judgeLeaseEnd(atRest))

  exercised.set('Liveness', ending.kind === 'stopped' ? 0 : run.members.length)
  exercised.set('WatchLiveness', ending.kind === 'at rest' ? history.watches.length : 0)
  violations.push(...judgeLiveness(ending))

  const names = Object.keys(promises) as PromiseName[]
  const rank = new Map(names.map((name, at) => [name as string, at]))
  const placed = violations.map(
    (violation): PlacedViolation => ({
      ...violation,
      // What has no moment shows at the end: a cluster that does not come to rest, members that differ.
      step: violation.step ?? (violation.at === undefined ? undefined : stepOf(violation.at)) ?? world.steps,
    }),
  )
  placed.sort((one, other) => (rank.get(one.property) ?? 0) - (rank.get(other.property) ?? 0) || one.step - other.step)
  const { unknown } = linearizability
  return {
    outcome: placed.length > 0 ? 'failed' : unknown === undefined ? 'passed' : 'unknown',
    violations: placed,
    promises: names.map((name) => ({
      name,
      exercised: exercised.get(name) ?? 0,
      broken: placed.filter((violation) => violation.property === name).length,
    })),
    coverage: (Object.keys(coverage) as CoverageName[]).map((name) => ({ name, hits: hitsOf(name, run, operations) })),
    ...(unknown === undefined ? {} : { unknown }),
    evidence: { operations, watches: history.watches, log: observation.log, replayed },
  }
}

/** The history with what the log knows: indices, and the ends of leases that nobody asked for. */
function operationsOf(run: RunToJudge): readonly RecordedOperation[] {
  const { history, indexOf } = run.traffic
  const known = new Set<object>()
  const answered = [...history.operations, ...waitingIn(run)]
  for (const operation of answered) {
    known.add(operation.request)
    const index = indexOf.get(operation.request)
    if (index !== undefined) operation.index = index
  }
  const expired: RecordedOperation[] = []
  for (const entry of run.observation.log) {
    const request = entry?.payload?.request
    if (entry === undefined || request?.kind !== 'leaseRevoke' || known.has(request)) continue
    const expiry = run.observation.expiries.find((one) => one.request === request)
    expired.push({
      client: history.newClient(),
      call: expiry?.order ?? 0,
      request: { kind: 'leaseRevoke', lease: request.lease },
      index: entry.index,
      callUs: expiry?.atUs ?? 0,
      member: '',
      user: undefined,
    })
  }
  return [...answered, ...expired]
}

/** What was under way where a run was cut off may have happened. A read tells nothing before it is answered. */
function waitingIn({ ending, traffic }: RunToJudge): readonly RecordedOperation[] {
  if (ending.kind !== 'stopped') return []
  return [...traffic.history.waiting].filter(({ request }) => request.kind !== 'range')
}

/** Members that have applied the same must have the same keys at the same revision. */
function judgeHashes(ending: Ending): readonly Violation[] {
  if (ending.kind !== 'at rest') return []
  const first = ending.states[0]
  const other = ending.states.find(
    (state) =>
      areAtOneEntry(state, first) &&
      (state.hash?.hash !== first?.hash?.hash || state.hash?.revision !== first?.hash?.revision),
  )
  if (first === undefined || other === undefined) return []
  return [
    {
      property: 'Hash',
      sentence: memberGuarantees.Hash,
      shape: memberShapes.membersDiffer,
      message:
        `${first.member} has hash ${first.hash?.hash ?? 0} at revision ${first.hash?.revision ?? 0}, ` +
        `${other.member} has ${other.hash?.hash ?? 0} at ${other.hash?.revision ?? 0}`,
    },
  ]
}

function judgeLiveness(ending: Ending): readonly Violation[] {
  if (ending.kind === 'silent') {
    return [liveness('Liveness', 'member does not answer', `${ending.members.join(' and ')} does not answer`)]
  }
  if (ending.kind === 'never ready') {
    return [liveness('Liveness', 'cluster never ready', 'the cluster did not answer from the start')]
  }
  if (ending.kind === 'at rest' && ending.watchesBehind.length > 0) {
    return [
      liveness('WatchLiveness', 'watch never catches up', `${ending.watchesBehind.length} watches miss events at rest`),
    ]
  }
  return []
}

function liveness(property: 'Liveness' | 'WatchLiveness', shape: string, message: string): Violation {
  return { property, sentence: promises[property], shape, message }
}

function hitsOf(name: CoverageName, run: RunToJudge, operations: readonly EtcdOperation[]): number {
  const { world, traffic, observation, begun } = run
  const count = (wanted: (operation: EtcdOperation) => boolean): number => operations.filter(wanted).length
  switch (name) {
    case 'a member crashes':
      return (world.ends.get('killed') ?? 0) + (world.ends.get('crashed at failpoint') ?? 0)
    case 'a member restarts':
      return observation.restarts
    case 'the leader changes':
      return Math.max(0, observation.leaderChanges - 1)
    case 'a snapshot is installed':
      return observation.snapshotsInstalled
    case 'revisions are compacted':
      return count((operation) => operation.response?.kind === 'compact')
    case 'a member is defragmented':
      return traffic.operator.defragmentations
    case 'the network is cut':
      return begun.filter((fault) => fault.kind === 'partition' || fault.kind === 'isolation').length
    case 'a process is paused':
      return begun.filter((fault) => fault.kind === 'pause').length
    case 'a watch is resumed':
      return traffic.watchClients.reduce((sum, client) => sum + client.restarts, 0)
    case 'a watch is compacted':
      return traffic.history.watches.filter((watch) => (watch.responses.at(-1)?.compactRevision ?? 0) > 0).length
    case 'a watch waits for the future':
      return traffic.history.watches.filter(
        (watch) => (watch.request.startRevision ?? 0) > (watch.responses[0]?.revision ?? Number.MAX_SAFE_INTEGER),
      ).length
    case 'a lease expires':
      return observation.expiries.length
    case 'a write stays open':
      return count((operation) => operation.response === undefined && operation.request.kind !== 'range')
    case 'a request is refused':
      return count((operation) => operation.response?.kind === 'error')
  }
}
