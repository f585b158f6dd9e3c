import type { EtcdPut, EtcdRange } from '../../check/etcd-operation.ts'
import type { Replay } from '../../check/replay.ts'
import type { Scenario } from '../draw-scenario.ts'
import type { CallResponse, HashKvReply, StatusReply } from '../etcd/api.ts'
import type { EtcdWorld } from '../run-simulation.ts'
import { type CallOptions, callOnce, callUntilAnswered } from './caller.ts'
import { keyPrefix, newValue, prefixEnd, type SharedKnowledge } from './choose-request.ts'
import { HistoryRecorder, type RecordedWatch } from './history-recorder.ts'
import { KvClient } from './kv-client.ts'
import { guestUser, lateUsers, Operator, writerUser } from './operator.ts'
import { WatchClient } from './watch-client.ts'

/** What one member says of itself at the end. */
export interface MemberState {
  readonly member: string
  readonly status: StatusReply
  readonly hash: HashKvReply | undefined
}

/** Whether two members had applied the same when they said what they have: their status, and then their hash. */
export function areAtOneEntry(one: MemberState, other: MemberState | undefined): boolean {
  if (one.status.appliedIndex !== other?.status.appliedIndex) return false
  return hashedIndex(one) === hashedIndex(other)
}

/** A member without a hash has refused to give one. */
function hashedIndex({ hash, status }: MemberState): number {
  return hash?.appliedIndex ?? status.appliedIndex
}

/** Answers of all members, as they come. */
export interface Answers {
  readonly done: boolean
  readonly waitingFor: readonly string[]
}

export interface Traffic {
  readonly history: HistoryRecorder
  readonly operator: Operator
  readonly watchClients: readonly WatchClient[]
  /** Tells the history at which index of the log a request was committed. */
  readonly noteIndex: (request: object, index: number) => void
  readonly indexOf: ReadonlyMap<object, number>
  setUp(done: () => void): void
  start(): void
  stop(): void
  readonly idle: boolean
  slowReader(client: number, on: boolean): void
  /** One linearizable read of everything at every member, recorded in the history. */
  readEverywhere(): Answers
  /** One more write, at this member, recorded in the history. */
  writeOnce(member: string): void
  /** Revision, applied index and hash of every member; `states` is complete when done. */
  askEverywhere(): Answers & { readonly states: readonly MemberState[] }
  /** Watches that have not been sent everything that the replay has for them. */
  behind(replay: Replay): readonly RecordedWatch[]
}

/** Sets up everything that talks to the cluster; nothing is sent before `setUp` and `start`. */
export function startTraffic(world: EtcdWorld, scenario: Scenario, members: readonly string[]): Traffic {
  const history = new HistoryRecorder(world)
  const indexOf = new Map<object, number>()
  const { authEnabled } = scenario.cluster
  const network = world.clients
  const shared: SharedKnowledge = {
    history,
    keys: Array.from({ length: scenario.keys }, (_, nth) => `${keyPrefix}${nth}`),
    modified: new Map(),
    leases: [],
    leaseNext: 0,
    valueNext: 0,
    alikeOpen: 0,
  }
  const operatorProcess = world.addClient('operator')
  const operator = new Operator({
    process: operatorProcess,
    network,
    members,
    history,
    authEnabled,
    compactionUs: scenario.compactionUs,
    compactsAt: scenario.compactsAt,
    trafficUs: scenario.trafficUs,
  })
  const judgeCalls: CallOptions = {
    process: world.addClient('judge'),
    network,
    user: authEnabled ? writerUser : undefined,
    timeoutUs: 2_000_000,
  }
  // A guest, and late users who stay with one member and who go from one to the other; all the others write from the start.
  const users = [undefined, guestUser, lateUsers[0], undefined, undefined, undefined, lateUsers[1]]
  const clients: KvClient[] = []
  const watchClients: WatchClient[] = []
  return {
    history,
    operator,
    watchClients,
    indexOf,
    noteIndex: (request, index) => indexOf.set(request, index),
    setUp: (done) => operator.setUp(done),
    start() {
      for (let nth = 0; nth < scenario.clients; nth += 1) {
        const hops = nth >= scenario.clients - 2
        const user = authEnabled ? (users[nth] ?? writerUser) : undefined
        clients.push(
          new KvClient({
            process: world.addClient(`c${nth}`),
            network,
            members: hops ? members : members.filter((_, at) => at === nth % members.length),
            profile: scenario.profile,
            shared,
            user,
            guest: user !== undefined && user !== writerUser,
            timeoutUs: scenario.timeoutUs,
            thinkUs: scenario.thinkUs,
            lullUs: scenario.lullUs,
          }),
        )
      }
      for (let nth = 0; nth < scenario.watchClients; nth += 1) {
        watchClients.push(
          new WatchClient({
            process: world.addClient(`w${nth}`),
            network,
            members: nth === 0 ? members : members.filter((_, at) => at === nth % members.length),
            keys: shared.keys,
            history,
            user: authEnabled ? writerUser : undefined,
            watchesMax: scenario.watchesPerClient,
            replaceUs: scenario.watchReplaceUs,
            progressUs: scenario.watchProgressUs,
          }),
        )
      }
      operator.start()
    },
    stop() {
      operator.stop()
      for (const client of clients) client.stop()
      for (const client of watchClients) client.stop()
    },
    get idle() {
      return !operator.compacting && clients.every((client) => client.idle)
    },
    slowReader: (client, on) => watchClients[client]?.setSlow(on),
    readEverywhere: () => readEverywhere(judgeCalls, members, history),
    writeOnce: (member) => writeOnce(judgeCalls, member, shared),
    askEverywhere: () => askEverywhere(judgeCalls, members),
    behind: (replay) => watchClients.flatMap((client) => client.behind(replay)),
  }
}

function readEverywhere(calls: CallOptions, members: readonly string[], history: HistoryRecorder): Answers {
  const waiting = new Set(members)
  for (const member of members) {
    const request: EtcdRange = { kind: 'range', key: keyPrefix, rangeEnd: prefixEnd }
    const client = history.newClient()
    const { process, user } = calls
    const attempt = (): void => {
      const operation = history.call(client, request, { nowUs: process.nowUs(), member, user })
      callOnce(calls, member, request, (response) => {
        if (response?.kind !== 'range') process.after(50_000, attempt)
        else {
          history.answered(operation, response, process.nowUs())
          waiting.delete(member)
        }
      })
    }
    attempt()
  }
  return pending(waiting)
}

function writeOnce(calls: CallOptions, member: string, shared: SharedKnowledge): void {
  const { history } = shared
  const { process, user } = calls
  const request: EtcdPut = { kind: 'put', key: shared.keys[0] ?? keyPrefix, value: newValue(shared) }
  const operation = history.call(history.newClient(), request, { nowUs: process.nowUs(), member, user })
  callOnce(calls, member, request, (response) => {
    if (response?.kind === 'put') history.answered(operation, response, process.nowUs())
    else history.unanswered(operation)
  })
}

function askEverywhere(
  calls: CallOptions,
  members: readonly string[],
): Answers & { readonly states: readonly MemberState[] } {
  const waiting = new Set(members)
  const states: MemberState[] = []
  for (const member of members) {
    callUntilAnswered(calls, [member], { kind: 'status' }, (status: CallResponse) => {
      callUntilAnswered(calls, [member], { kind: 'hashKv', revision: 0 }, (hash: CallResponse) => {
        if (status.kind === 'status') {
          states.push({ member, status, hash: hash.kind === 'hashKv' ? hash : undefined })
        }
        waiting.delete(member)
      })
    })
  }
  const answers = pending(waiting)
  return {
    states,
    get done() {
      return answers.done
    },
    get waitingFor() {
      return answers.waitingFor
    },
  }
}

function pending(waiting: ReadonlySet<string>): Answers {
  return {
    get done() {
      return waiting.size === 0
    },
    get waitingFor() {
      return [...waiting]
    },
  }
}
