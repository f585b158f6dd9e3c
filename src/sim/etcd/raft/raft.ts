import type { Random } from '../../world/random.ts'
import type { SnapshotMark } from './message.ts'
import { createMessage, type Entry, type HardState, type Message, type MessageType, type ReadState } from './message.ts'
import { PendingReads } from './pending-reads.ts'
import { Progress } from './progress.ts'
import { RaftLog } from './raft-log.ts'

/**
 * One member's raft after etcd's library (go.etcd.io/raft/v3, 3.6): a state that `step`, `tick`, `propose` and the like change,
 * without clock, disk or network. What is to be done comes out of `takeReady`; `advance` says that it was done.
 */
export interface Raft {
  readonly config: RaftConfig
  readonly id: number
  readonly log: RaftLog
  role: Role
  term: number
  vote: number
  /** 0: none that this member knows of. */
  leader: number
  /** In ticks. */
  electionElapsed: number
  heartbeatElapsed: number
  electionTimeout: number
  /** To whom the leadership is being handed over; 0 for nobody. */
  transferee: number
  /** Of member n at n - 1, this member's own included. */
  readonly progress: readonly Progress[]
  /** What member n answered to a (pre-)candidate, at n - 1: granted 1, refused -1, nothing yet 0. */
  readonly votes: number[]
  messages: Message[]
  /** To be sent once everything so far is durable; those to this member itself are stepped by `advance`. */
  messagesAfterAppend: Message[]
  readStates: ReadState[]
  readonly reads: PendingReads
  /** Requests that came before the leader had committed anything in its term. */
  earlyReads: Message[]
  /** What the last `takeReady` handed out. */
  readonly handedOut: { term: number; vote: number; commit: number; leader: number; role: Role }
  readonly selfSteps: Message[]
  snapshotInProgress: SnapshotMark | undefined
  /** Between `takeReady` and `advance`. */
  busy: boolean
}

export type Role = 'follower' | 'preCandidate' | 'candidate' | 'leader'

export interface RaftConfig {
  /** This member, from 1. */
  readonly id: number
  /** Members are 1 to this. */
  readonly memberCount: number
  readonly electionTicks: number
  readonly heartbeatTicks: number
  readonly preVote: boolean
  /** A leader that has not heard of a quorum for an election time-out steps down. etcd: always on. */
  readonly checkQuorum: boolean
  readonly entriesPerMessageMax: number
  readonly inflightMax: number
  /** For election time-outs. */
  readonly random: Random
  /** 14370: a single voter counts its own entries as committed before they are durable. */
  readonly unstableEntriesCommitted: boolean
  /** A leader answers read index requests without asking a quorum. */
  readonly readIndexWithoutQuorum: boolean
  /** The library's own assertions. */
  readonly panic: (message: string) => never
}

/** What the disk kept. */
export interface StoredRaft {
  readonly hardState: HardState
  readonly snapshot: SnapshotMark
  /** From the one after the snapshot. */
  readonly entries: readonly Entry[]
}

export const emptyStoredRaft: StoredRaft = {
  hardState: { term: 0, vote: 0, commit: 0 },
  snapshot: { index: 0, term: 0 },
  entries: [],
}

export function createRaft(config: RaftConfig, stored: StoredRaft): Raft {
  const log = new RaftLog(stored.snapshot, stored.entries, config.panic)
  const { term, vote, commit } = stored.hardState
  if (commit > 0 && (commit < log.committed || commit > log.lastIndex())) {
    config.panic(`state.commit ${commit} is out of range [${log.committed}, ${log.lastIndex()}]`)
  }
  log.commitTo(commit)
  const progress: Progress[] = []
  const votes: number[] = []
  for (let id = 1; id <= config.memberCount; id += 1) {
    progress.push(new Progress(log.lastIndex() + 1, config.inflightMax))
    votes.push(0)
  }
  return {
    config,
    id: config.id,
    log,
    role: 'follower',
    term,
    vote,
    leader: 0,
    electionElapsed: 0,
    heartbeatElapsed: 0,
    electionTimeout: config.electionTicks + config.random.below(config.electionTicks),
    transferee: 0,
    progress,
    votes,
    messages: [],
    messagesAfterAppend: [],
    readStates: [],
    reads: new PendingReads(),
    earlyReads: [],
    handedOut: { term, vote, commit: log.committed, leader: 0, role: 'follower' },
    selfSteps: [],
    snapshotInProgress: undefined,
    busy: false,
  }
}

/** A message of this member in its present term; the caller fills in the rest and hands it to `send`. */
export function messageTo(raft: Raft, type: MessageType, to: number): Message {
  return createMessage(type, raft.id, to, raft.term)
}

export function send(raft: Raft, message: Message): void {
  raft.messages.push(message)
}

/** Answers that promise something: they wait until what they promise is durable. */
export function sendAfterAppend(raft: Raft, message: Message): void {
  raft.messagesAfterAppend.push(message)
}

export function progressOf(raft: Raft, id: number): Progress {
  return raft.progress[id - 1] as Progress
}

export function quorumOf(raft: Raft): number {
  return (raft.config.memberCount >> 1) + 1
}
