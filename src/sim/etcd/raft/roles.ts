import { progressOf, type Raft } from './raft.ts'
import { appendOwn } from './replication.ts'

export function becomeFollower(raft: Raft, term: number, leader: number): void {
  reset(raft, term)
  raft.leader = leader
  raft.role = 'follower'
}

/** Asks whether it could win before it raises the term, so that a member that was cut off disturbs nobody. */
export function becomePreCandidate(raft: Raft): void {
  raft.votes.fill(0)
  raft.leader = 0
  raft.role = 'preCandidate'
}

export function becomeCandidate(raft: Raft): void {
  reset(raft, raft.term + 1)
  raft.vote = raft.id
  raft.role = 'candidate'
}

export function becomeLeader(raft: Raft): void {
  reset(raft, raft.term)
  raft.leader = raft.id
  raft.role = 'leader'
  const own = progressOf(raft, raft.id)
  own.becomeReplicate()
  own.recentlyActive = true
  // An entry of its own term lets the leader commit what its predecessors left.
  appendOwn(raft, undefined)
}

export function abortTransfer(raft: Raft): void {
  raft.transferee = 0
}

function reset(raft: Raft, term: number): void {
  if (raft.term !== term) {
    raft.term = term
    raft.vote = 0
  }
  raft.leader = 0
  raft.electionElapsed = 0
  raft.heartbeatElapsed = 0
  const { electionTicks, random } = raft.config
  raft.electionTimeout = electionTicks + random.below(electionTicks)
  abortTransfer(raft)
  raft.votes.fill(0)
  const last = raft.log.lastIndex()
  for (const progress of raft.progress) progress.reset(last + 1)
  progressOf(raft, raft.id).match = last
  raft.reads.clear()
}
