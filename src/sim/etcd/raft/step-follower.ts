import { campaign, handleVoteResponse } from './election.ts'
import { createMessage, type Message } from './message.ts'
import { messageTo, type Raft, send, sendAfterAppend } from './raft.ts'
import { becomeFollower } from './roles.ts'

/** A message to a follower or a candidate; false where it was a proposal and is dropped. */
export function stepFollower(raft: Raft, message: Message): boolean {
  switch (message.type) {
    case 'propose':
      return passOn(raft, message)
    case 'readIndex':
    case 'transferLeader':
      passOn(raft, message)
      return true
    case 'append':
      followLeader(raft, message)
      handleAppend(raft, message)
      return true
    case 'heartbeat':
      followLeader(raft, message)
      handleHeartbeat(raft, message)
      return true
    case 'snapshot':
      followLeader(raft, message)
      handleSnapshot(raft, message)
      return true
    case 'voteResponse':
      if (raft.role === 'candidate') handleVoteResponse(raft, message)
      return true
    case 'preVoteResponse':
      if (raft.role === 'preCandidate') handleVoteResponse(raft, message)
      return true
    case 'timeoutNow':
      // Never with a pre-vote: the leader itself wants it.
      if (raft.role === 'follower') campaign(raft, 'transfer')
      return true
    case 'readIndexResponse':
      if (raft.role === 'follower') raft.readStates.push({ index: message.index, context: message.context })
      return true
    case 'appendResponse':
    case 'heartbeatResponse':
    case 'vote':
    case 'preVote':
      return true
  }
}

/** To the leader, if one is known. A copy: the message that came in may be on its way elsewhere too. */
function passOn(raft: Raft, message: Message): boolean {
  if (raft.leader === 0 || raft.role !== 'follower') return false
  const copy = createMessage(message.type, message.from, raft.leader, message.term)
  copy.entries = message.entries
  copy.context = message.context
  send(raft, copy)
  return true
}

/** A candidate has lost: there is a leader of its term. */
function followLeader(raft: Raft, message: Message): void {
  if (raft.role !== 'follower') becomeFollower(raft, message.term, message.from)
  raft.electionElapsed = 0
  raft.leader = message.from
}

function handleAppend(raft: Raft, message: Message): void {
  const { log } = raft
  const answer = messageTo(raft, 'appendResponse', message.from)
  if (message.index < log.committed) {
    answer.index = log.committed
  } else {
    const last = log.appendFromLeader(message.index, message.logTerm, message.entries, message.commit)
    if (last >= 0) answer.index = last
    else {
      answer.index = message.index
      answer.reject = true
      answer.rejectHint = log.conflictByTerm(Math.min(message.index, log.lastIndex()), message.logTerm)
      answer.logTerm = Math.max(log.termAt(answer.rejectHint), 0)
    }
  }
  sendAfterAppend(raft, answer)
}

function handleHeartbeat(raft: Raft, message: Message): void {
  raft.log.commitTo(message.commit)
  const answer = messageTo(raft, 'heartbeatResponse', message.from)
  answer.context = message.context
  send(raft, answer)
}

function handleSnapshot(raft: Raft, message: Message): void {
  const { log } = raft
  const { snapshot } = message
  const answer = messageTo(raft, 'appendResponse', message.from)
  if (snapshot === undefined || snapshot.index <= log.committed) {
    answer.index = log.committed
  } else if (log.termAt(snapshot.index) === snapshot.term) {
    // It has all of it already and did not know that it was committed.
    log.commitTo(snapshot.index)
    answer.index = log.committed
  } else {
    log.restore(snapshot)
    answer.index = log.lastIndex()
  }
  sendAfterAppend(raft, answer)
}
