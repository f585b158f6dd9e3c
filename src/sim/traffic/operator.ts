import type { CallRequest, ClientMessage, MemberMessage } from '../etcd/api.ts'
import { rootRole, rootUser } from '../etcd/payload.ts'
import type { ClientNetwork } from '../world/client-network.ts'
import type { Process } from '../world/process.ts'
import type { Random } from '../world/random.ts'
import { type CallOptions, callOnce, callUntilAnswered } from './caller.ts'
import { keyPrefix, prefixEnd } from './choose-request.ts'
import type { HistoryRecorder } from './history-recorder.ts'

export interface OperatorOptions {
  readonly process: Process
  readonly network: ClientNetwork<ClientMessage, MemberMessage>
  readonly members: readonly string[]
  readonly history: HistoryRecorder
  readonly authEnabled: boolean
  /** Period of compactions; 0 for none. */
  readonly compactionUs: number
  readonly compactsAt: CompactionStyle
  /** How long clients go on: users come and are given roles in that time. */
  readonly trafficUs: number
}

/** The user of ordinary clients, and one who may read and not write. */
export const writerUser = 'writer'
export const guestUser = 'guest'
/** Users who come while the others work, and are let write some time later. */
export const lateUsers: readonly string[] = ['late0', 'late1']
export const writersRole = 'writers'

/** At the newest revision, where compaction has the most to get wrong; at the newest deletion; or some way behind, half of the time. */
export const compactionStyles = ['newest', 'deletion', 'mixed'] as const
export type CompactionStyle = (typeof compactionStyles)[number]

/** What the people who run a cluster do: set up users, compact, defragment, move the leader. */
export class Operator {
  defragmentations = 0
  leaderMoves = 0
  /** A compaction is under way, whose end the history must have. */
  compacting = false
  private readonly options: OperatorOptions
  private readonly calls: CallOptions
  private stopped = false

  constructor(options: OperatorOptions) {
    this.options = options
    this.calls = {
      process: options.process,
      network: options.network,
      user: options.authEnabled ? rootUser : undefined,
      timeoutUs: 1_000_000,
    }
  }

  /** Adds users, roles and permissions and switches authentication on, where the cluster has it; then `done`. */
  setUp(done: () => void): void {
    const requests = this.options.authEnabled ? authRequests() : []
    const { members } = this.options
    // Before authentication is on nobody has a name.
    const calls = { ...this.calls, user: undefined }
    let nth = 0
    const next = (): void => {
      const request = requests[nth]
      nth += 1
      if (request === undefined) done()
      else callUntilAnswered(calls, members, request, next)
    }
    next()
  }

  start(): void {
    const { process, compactionUs, authEnabled, trafficUs } = this.options
    if (compactionUs > 0) process.after(process.random.between(1, 2 * compactionUs), () => this.compact())
    if (!authEnabled) return
    const random = process.random.fork('late users')
    for (const name of lateUsers) process.after(random.between(1, trafficUs), () => this.welcome(name, random))
  }

  stop(): void {
    this.stopped = true
  }

  /** Adds a user, and after a while lets it write. */
  private welcome(name: string, random: Random): void {
    const { process, members } = this.options
    const order = random.chance(1, 2) ? members : members.toReversed()
    callUntilAnswered(this.calls, order, { kind: 'userAdd', name }, () => {
      process.after(random.between(1, 100_000), () => {
        callUntilAnswered(this.calls, order, { kind: 'grantRole', name, role: writersRole }, () => undefined)
      })
    })
  }

  /** Besides the periodical ones. */
  compactNow(): void {
    const { history } = this.options
    if (history.revisionSeen > history.compactedSeen && !this.compacting) {
      this.compactAt(history.revisionSeen, () => undefined)
    }
  }

  defragment(member: string): void {
    callOnce(this.calls, member, { kind: 'defragment' }, (response) => {
      if (response?.kind === 'defragment') this.defragmentations += 1
    })
  }

  /** Asks every member to move leadership; only the leader can. */
  transferLeader(to: string): void {
    for (const member of this.options.members) {
      if (member === to) continue
      callOnce(this.calls, member, { kind: 'moveLeader', target: to }, (response) => {
        if (response?.kind === 'moveLeader') this.leaderMoves += 1
      })
    }
  }

  private compact(): void {
    if (this.stopped) return
    const { process, history, compactionUs } = this.options
    const { random } = process
    const revision = this.drawRevision()
    const again = (): void => {
      process.after(random.between(1, 2 * compactionUs), () => this.compact())
    }
    if (revision <= history.compactedSeen || this.compacting) again()
    else this.compactAt(revision, again)
  }

  private drawRevision(): number {
    const { process, history, compactsAt } = this.options
    const { revisionSeen, compactedSeen, deletionSeen } = history
    if (compactsAt === 'deletion' && deletionSeen > compactedSeen) return deletionSeen
    if (compactsAt === 'mixed' && process.random.chance(1, 2)) return revisionSeen - process.random.between(1, 20)
    return revisionSeen
  }

  private compactAt(revision: number, done: () => void): void {
    const { process, history, members } = this.options
    const { random } = process
    const request = { kind: 'compact', revision, physical: random.chance(1, 4) } as const
    const member = random.pick(members)
    const operation = history.call(history.newClient(), request, {
      nowUs: process.nowUs(),
      member,
      user: this.calls.user,
    })
    this.compacting = true
    callOnce(this.calls, member, request, (response) => {
      this.compacting = false
      if (response?.kind === 'compact') {
        if (revision > history.compactedSeen) history.compactedSeen = revision
        history.answered(operation, response, process.nowUs())
      } else history.unanswered(operation)
      done()
    })
  }
}

function authRequests(): readonly CallRequest[] {
  const all = { key: keyPrefix, rangeEnd: prefixEnd }
  return [
    { kind: 'userAdd', name: rootUser },
    { kind: 'roleAdd', name: rootRole },
    { kind: 'grantRole', name: rootUser, role: rootRole },
    { kind: 'roleAdd', name: writersRole },
    { kind: 'grantPermission', role: writersRole, permission: { access: 'readwrite', ...all } },
    { kind: 'userAdd', name: writerUser },
    { kind: 'grantRole', name: writerUser, role: writersRole },
    { kind: 'roleAdd', name: 'readers' },
    { kind: 'grantPermission', role: 'readers', permission: { access: 'read', ...all } },
    { kind: 'userAdd', name: guestUser },
    { kind: 'grantRole', name: guestUser, role: 'readers' },
    { kind: 'authEnable' },
  ]
}
