import type { RaftPayload } from '../payload.ts'

/** One entry of the log. Never changed once made, so that members share it instead of copying it. */
export interface Entry {
  readonly term: number
  readonly index: number
  /** Undefined for the entry with which a leader begins its term. */
  readonly payload: RaftPayload | undefined
}

/** What must be durable before messages that follow from it are sent. */
export interface HardState {
  readonly term: number
  /** Whom this member voted for in `term`; 0 for nobody. */
  readonly vote: number
  readonly commit: number
}

/** A snapshot as raft sees it; the data belongs to the storage. Members never change, so it carries no configuration. */
export interface SnapshotMark {
  readonly index: number
  readonly term: number
}

/** Answer to a read index request: whoever has applied `index` may serve the read. */
export interface ReadState {
  readonly index: number
  readonly context: number
}

export type MessageType =
  | 'propose'
  | 'append'
  | 'appendResponse'
  | 'heartbeat'
  | 'heartbeatResponse'
  | 'vote'
  | 'voteResponse'
  | 'preVote'
  | 'preVoteResponse'
  | 'snapshot'
  | 'readIndex'
  | 'readIndexResponse'
  | 'transferLeader'
  | 'timeoutNow'

/**
 * A message between members (etcd: raftpb.Message). One shape for all types; what a type does not use is 0, false or undefined.
 * Members are numbers from 1; 0 is nobody.
 */
export interface Message {
  readonly type: MessageType
  from: number
  to: number
  /** 0 where the message belongs to no term: proposals and read index requests that are passed on. */
  readonly term: number
  /** append: the entry before the first; appendResponse: the last that matches, or the one refused; votes: the last of the log. */
  index: number
  /** The term of `index`, or of `rejectHint`. */
  logTerm: number
  commit: number
  entries: readonly Entry[]
  reject: boolean
  rejectHint: number
  /** Id of a read index request; 0 for none. */
  context: number
  /** vote: a leader asked for it, so leases of followers do not hold it up. */
  transfer: boolean
  snapshot: SnapshotMark | undefined
  /**
   * propose: somebody took it. Between members of etcd runs TCP, which never delivers twice; a datagram that the network
   * doubled is the same object, so the second one is known by this mark and thrown away.
   */
  taken: boolean
}

const noEntries: readonly Entry[] = []

export function createMessage(type: MessageType, from: number, to: number, term: number): Message {
  return {
    type,
    from,
    to,
    term,
    index: 0,
    logTerm: 0,
    commit: 0,
    entries: noEntries,
    reject: false,
    rejectHint: 0,
    context: 0,
    transfer: false,
    snapshot: undefined,
    taken: false,
  }
}
