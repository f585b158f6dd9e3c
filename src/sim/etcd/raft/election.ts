import type { Message } from './message.ts'
import { createMessage } from './message.ts'
import { quorumOf, type Raft, send, sendAfterAppend } from './raft.ts'
import { broadcastAppend } from './replication.ts'
import { becomeCandidate, becomeFollower, becomeLeader, becomePreCandidate } from './roles.ts'

/** Starts an election, unless this member leads or waits for a snapshot to become durable. */
export function campaign(raft: Raft, kind: 'preElection' | 'election' | 'transfer'): void {
  if (raft.role === 'leader' || raft.log.pendingSnapshot !== undefined) return
  if (kind === 'preElection') becomePreCandidate(raft)
  else becomeCandidate(raft)
  const type = kind === 'preElection' ? 'preVote' : 'vote'
  const term = kind === 'preElection' ? raft.term + 1 : raft.term
  for (let to = 1; to <= raft.config.memberCount; to += 1) {
    if (to === raft.id) {
      // Its own vote counts once it is durable, like anybody's.
      sendAfterAppend(raft, createMessage(type === 'vote' ? 'voteResponse' : 'preVoteResponse', raft.id, to, term))
      continue
    }
    const message = createMessage(type, raft.id, to, term)
    message.index = raft.log.lastIndex()
    message.logTerm = raft.log.lastTerm()
    message.transfer = kind === 'transfer'
    send(raft, message)
  }
}

/** A request for this member's vote, in its own term or, for a pre-vote, any that is not lower. */
export function handleVoteRequest(raft: Raft, message: Message): void {
  const preVote = message.type === 'preVote'
  const canVote =
    raft.vote === message.from || (raft.vote === 0 && raft.leader === 0) || (preVote && message.term > raft.term)
  const granted = canVote && raft.log.isUpToDate(message.index, message.logTerm)
  // A granted pre-vote speaks of the term that the candidate would have; a refusal tells it the real one.
  const term = granted ? message.term : raft.term
  const answer = createMessage(preVote ? 'preVoteResponse' : 'voteResponse', raft.id, message.from, term)
  answer.reject = !granted
  sendAfterAppend(raft, answer)
  if (granted && !preVote) {
    raft.electionElapsed = 0
    raft.vote = message.from
  }
}

export function handleVoteResponse(raft: Raft, message: Message): void {
  const { votes } = raft
  if (votes[message.from - 1] === 0) votes[message.from - 1] = message.reject ? -1 : 1
  let granted = 0
  let refused = 0
  for (const vote of votes) {
    if (vote > 0) granted += 1
    else if (vote < 0) refused += 1
  }
  const quorum = quorumOf(raft)
  if (granted >= quorum) {
    if (raft.role === 'preCandidate') campaign(raft, 'election')
    else {
      becomeLeader(raft)
      broadcastAppend(raft)
    }
  } else if (refused > raft.config.memberCount - quorum) {
    becomeFollower(raft, raft.term, 0)
  }
}
