import type { RaftPayload } from '../payload.ts'
import { campaign, handleVoteRequest } from './election.ts'
import { createMessage, type Message } from './message.ts'
import { type Raft, sendAfterAppend } from './raft.ts'
import { becomeFollower } from './roles.ts'
import { stepFollower } from './step-follower.ts'
import { stepLeader, tickLeader } from './step-leader.ts'

/** One unit of raft's time has passed. */
export function tick(raft: Raft): void {
  if (raft.role === 'leader') {
    tickLeader(raft)
    return
  }
  raft.electionElapsed += 1
  if (raft.electionElapsed >= raft.electionTimeout && raft.log.pendingSnapshot === undefined) {
    raft.electionElapsed = 0
    campaign(raft, raft.config.preVote ? 'preElection' : 'election')
  }
}

/** Proposes an entry; false where it was dropped for sure, so that nobody needs to wait for it. */
export function propose(raft: Raft, payload: RaftPayload): boolean {
  return step(raft, createProposal(raft, payload))
}

export function createProposal(raft: Raft, payload: RaftPayload): Message {
  const message = createMessage('propose', raft.id, raft.id, 0)
  message.entries = [{ term: 0, index: 0, payload }]
  return message
}

/** Asks up to where a read must wait. The answer comes as a read state with the same context, or never. */
export function requestReadIndex(raft: Raft, context: number): void {
  const message = createMessage('readIndex', raft.id, raft.id, 0)
  message.context = context
  step(raft, message)
}

/** Asks the leader to hand over to a member. */
export function transferLeader(raft: Raft, to: number): void {
  step(raft, createMessage('transferLeader', to, raft.id, 0))
}

/** Takes in a message; false where it was a proposal and was dropped. */
export function step(raft: Raft, message: Message): boolean {
  const { type, term } = message
  if (term > raft.term) {
    if (!raiseTerm(raft, message)) return true
  } else if (term !== 0 && term < raft.term) {
    answerOldTerm(raft, message)
    return true
  }
  if (type === 'vote' || type === 'preVote') {
    handleVoteRequest(raft, message)
    return true
  }
  return raft.role === 'leader' ? stepLeader(raft, message) : stepFollower(raft, message)
}

/** False where the message is to be ignored. */
function raiseTerm(raft: Raft, message: Message): boolean {
  const { type, term } = message
  if (type === 'vote' || type === 'preVote') {
    // Who has heard of a leader lately does not help to unseat it, unless the leader itself wants that.
    const leased = raft.config.checkQuorum && raft.leader !== 0 && raft.electionElapsed < raft.config.electionTicks
    if (leased && !message.transfer) return false
  }
  // A pre-vote asks about a term that does not exist yet, and so does its answer if it is granted.
  if (type === 'preVote' || (type === 'preVoteResponse' && !message.reject)) return true
  const fromLeader = type === 'append' || type === 'heartbeat' || type === 'snapshot'
  becomeFollower(raft, term, fromLeader ? message.from : 0)
  return true
}

function answerOldTerm(raft: Raft, message: Message): void {
  const { type, from } = message
  const { checkQuorum, preVote } = raft.config
  if ((checkQuorum || preVote) && (type === 'heartbeat' || type === 'append')) {
    // An answer of a higher term makes the old leader step down. Without it, a member with a higher term that ignores the old
    // leader, and whose votes are ignored by others, would never get out.
    sendAfterAppend(raft, createMessage('appendResponse', raft.id, from, raft.term))
  } else if (type === 'preVote') {
    const answer = createMessage('preVoteResponse', raft.id, from, raft.term)
    answer.reject = true
    sendAfterAppend(raft, answer)
  }
}
