import type { Violation } from '../../check/violation.ts'
import type { Observer } from '../etcd/observer.ts'
import type { RaftPayload } from '../etcd/payload.ts'

export interface LogEntry {
  readonly index: number
  readonly term: number
  readonly payload: RaftPayload | undefined
  /** The lowest term in which a member knew it to be committed: its own, or that of a later leader who committed it. */
  readonly committedIn: number
  /** When it was known to be committed. */
  readonly step: number
}

/** What a member's storage said after an entry, a restart or a snapshot; `nth` of all members' sights. */
export interface StorageSight {
  readonly kind: 'applied' | 'restored' | 'installed'
  readonly nth: number
  readonly index: number
  readonly revision: number
  readonly step: number
  /** Of a restart: the revision that it knows to be compacted. */
  readonly compacted?: number
}

/** Committed entries that a new leader does not have, and so nobody will have. */
export interface LogLoss {
  /** The last entry that is left. */
  readonly lastIndex: number
  /** Sights before this one are of the log as it was. */
  readonly nth: number
  readonly atUs: number
  readonly order: number
  readonly step: number
}

/** Time, order and steps, as all of a run count them. */
export interface RunClock {
  readonly nowUs: number
  readonly steps: number
  nextOrder(): number
}

export interface LeaseExpiry {
  readonly lease: number
  /** What the leader proposed: only where this very request is in the log did the lease end by it. */
  readonly request: object
  readonly atUs: number
  readonly order: number
}

/** Collects what the judges need to know of a cluster's inside, and sees at once what raft must never do. */
export class Observation implements Observer {
  /** The committed log: by index, as it was committed last. */
  readonly log: (LogEntry | undefined)[] = []
  readonly sights = new Map<string, StorageSight[]>()
  readonly violations: Violation[] = []
  readonly expiries: LeaseExpiry[] = []
  readonly losses: LogLoss[] = []
  leaderChanges = 0
  snapshotsInstalled = 0
  restarts = 0
  private sightCount = 0
  /** How often the safety of raft was put to the test. */
  readonly exercised = { ElectionSafety: 0, LeaderCompleteness: 0, StateMachineSafety: 0 }
  private readonly leaders = new Map<number, string>()
  private readonly clock: RunClock
  private readonly seen: (request: object, index: number) => void

  /** @param seen is told the index of each payload's request when it is first committed */
  constructor(clock: RunClock, seen: (request: object, index: number) => void) {
    this.clock = clock
    this.seen = seen
  }

  get committedIndex(): number {
    return this.log.length === 0 ? 0 : this.log.length - 1
  }

  becameLeader(member: string, term: number, lastIndex: number, logTerm: (index: number) => number): void {
    this.leaderChanges += 1
    this.exercised.ElectionSafety += 1
    const other = this.leaders.get(term)
    if (other !== undefined && other !== member) {
      this.report('ElectionSafety', 'two leaders in one term', `two leaders in term ${term}: ${other} and ${member}`)
    }
    this.leaders.set(term, member)
    this.exercised.LeaderCompleteness += 1
    // Votes may be counted late: a quorum may have gone on to a higher term and committed there, entries of lower terms among
    // them, which is legal.
    const last = this.log.findLast((entry) => entry !== undefined && entry.committedIn < term)
    if (last === undefined) return
    const has = logTerm(last.index)
    // Term 0 below its last index: the entry is compacted into its snapshot.
    if (lastIndex < last.index || (has !== 0 && has !== last.term)) {
      this.report(
        'LeaderCompleteness',
        'leader without a committed entry',
        `${member} leads term ${term} with a log up to ${lastIndex}; entry ${last.index} of term ${last.term} is committed`,
      )
      this.lose(Math.min(lastIndex, last.index - 1))
    }
  }

  committed(member: string, committedIn: number, index: number, term: number, payload: RaftPayload | undefined): void {
    const known = this.log[index]
    const entry: LogEntry = { index, term, payload, committedIn, step: this.clock.steps }
    if (known === undefined) {
      this.log[index] = entry
      if (payload !== undefined) this.seen(payload.request, index)
      return
    }
    this.exercised.StateMachineSafety += 1
    if (known.term === term && known.payload?.id === payload?.id) {
      if (committedIn < known.committedIn) this.log[index] = { ...known, committedIn }
      return
    }
    this.report(
      'StateMachineSafety',
      'two entries committed at one index',
      `${member} commits an entry of term ${term} at index ${index}, where one of term ${known.term} was committed`,
    )
    this.log[index] = entry
    if (payload !== undefined) this.seen(payload.request, index)
  }

  applied(member: string, index: number, revision: number): void {
    this.addSight(member, 'applied', index, revision)
  }

  restored(member: string, incarnation: number, index: number, revision: number, compacted: number): void {
    if (incarnation > 0) this.restarts += 1
    this.addSight(member, 'restored', index, revision, compacted)
  }

  installed(member: string, index: number, revision: number): void {
    this.snapshotsInstalled += 1
    this.addSight(member, 'installed', index, revision)
  }

  leaseExpired(_member: string, lease: number, request: object): void {
    this.expiries.push({ lease, request, atUs: this.clock.nowUs, order: this.clock.nextOrder() })
  }

  private addSight(
    member: string,
    kind: StorageSight['kind'],
    index: number,
    revision: number,
    compacted?: number,
  ): void {
    const { steps: step } = this.clock
    const seen = { kind, nth: this.sightCount, index, revision, step }
    const sight: StorageSight = compacted === undefined ? seen : { ...seen, compacted }
    this.sightCount += 1
    const sights = this.sights.get(member)
    if (sights === undefined) this.sights.set(member, [sight])
    else sights.push(sight)
  }

  private lose(lastIndex: number): void {
    this.log.length = Math.min(this.log.length, lastIndex + 1)
    const { nowUs: atUs, steps: step } = this.clock
    this.losses.push({ lastIndex, nth: this.sightCount, atUs, order: this.clock.nextOrder(), step })
  }

  private report(property: keyof typeof raftSentences, shape: string, message: string): void {
    if (this.violations.some((one) => one.property === property)) return
    this.violations.push({
      property,
      sentence: raftSentences[property],
      shape,
      message,
      at: this.clock.nextOrder(),
    })
  }
}

/** Raft's own promises (Ongaro and Ousterhout, 2014, figure 3). */
export const raftSentences = {
  ElectionSafety: 'a term has at most one leader',
  LeaderCompleteness: 'a leader has every entry that was committed before it',
  StateMachineSafety: 'no index is ever committed with two different entries',
} as const
