import type { Message } from './message.ts'
import { messageTo, progressOf, quorumOf, type Raft, send } from './raft.ts'
import {
  answerRead,
  appendOwn,
  broadcastAppend,
  broadcastHeartbeat,
  hasCommittedInTerm,
  maybeCommit,
  sendAppend,
  startRead,
} from './replication.ts'
import { abortTransfer, becomeFollower } from './roles.ts'

export function tickLeader(raft: Raft): void {
  raft.heartbeatElapsed += 1
  raft.electionElapsed += 1
  if (raft.electionElapsed >= raft.config.electionTicks) {
    raft.electionElapsed = 0
    if (raft.config.checkQuorum) checkQuorum(raft)
    if (raft.role !== 'leader') return
    abortTransfer(raft)
  }
  if (raft.heartbeatElapsed >= raft.config.heartbeatTicks) {
    raft.heartbeatElapsed = 0
    broadcastHeartbeat(raft, raft.reads.lastContext())
  }
}

/** A message to a leader; false where it was a proposal and is dropped. */
export function stepLeader(raft: Raft, message: Message): boolean {
  switch (message.type) {
    case 'propose':
      // During a transfer nothing new is taken in, so that the next leader can catch up.
      if (raft.transferee !== 0) return false
      for (const { payload } of message.entries) appendOwn(raft, payload)
      broadcastAppend(raft)
      return true
    case 'readIndex':
      if (raft.config.memberCount === 1) answerRead(raft, message, raft.log.committed)
      // Until it has committed an entry of its own term it does not know what is committed.
      else if (!hasCommittedInTerm(raft)) raft.earlyReads.push(message)
      else startRead(raft, message)
      return true
    case 'appendResponse':
      handleAppendResponse(raft, message)
      return true
    case 'heartbeatResponse':
      handleHeartbeatResponse(raft, message)
      return true
    case 'transferLeader':
      handleTransfer(raft, message.from)
      return true
    case 'append':
    case 'heartbeat':
    case 'snapshot':
    case 'vote':
    case 'preVote':
    case 'voteResponse':
    case 'preVoteResponse':
    case 'readIndexResponse':
    case 'timeoutNow':
      return true
  }
}

/** The transport's word on a snapshot that was sent. */
export function reportSnapshot(raft: Raft, to: number, arrived: boolean): void {
  if (raft.role !== 'leader') return
  const progress = progressOf(raft, to)
  if (progress.state !== 'snapshot') return
  if (!arrived) progress.pendingSnapshot = 0
  progress.becomeProbe()
  // Nothing more until the next heartbeat's answer: the follower is busy installing, or gone.
  progress.paused = true
}

export function reportUnreachable(raft: Raft, id: number): void {
  if (raft.role !== 'leader') return
  const progress = progressOf(raft, id)
  if (progress.state === 'replicate') progress.becomeProbe()
}

function checkQuorum(raft: Raft): void {
  let active = 0
  for (const progress of raft.progress) if (progress.recentlyActive) active += 1
  if (active < quorumOf(raft)) becomeFollower(raft, raft.term, 0)
  for (let id = 1; id <= raft.config.memberCount; id += 1) {
    if (id !== raft.id) progressOf(raft, id).recentlyActive = false
  }
}

function handleAppendResponse(raft: Raft, message: Message): void {
  const { from } = message
  const progress = progressOf(raft, from)
  progress.recentlyActive = true
  if (message.reject) {
    const hint = message.logTerm > 0 ? raft.log.conflictByTerm(message.rejectHint, message.logTerm) : message.rejectHint
    if (!progress.maybeDecrease(message.index, hint)) return
    if (progress.state === 'replicate') progress.becomeProbe()
    sendAppend(raft, from, true)
    return
  }
  const updated = progress.maybeUpdate(message.index)
  if (!updated && !(progress.match === message.index && progress.state === 'probe')) return
  if (progress.state === 'probe') progress.becomeReplicate()
  else if (progress.state === 'snapshot') {
    // Installed, or caught up in another way: as soon as the log reaches down to it, it is fed from the log again.
    if (progress.match >= raft.log.offset) {
      progress.becomeProbe()
      progress.becomeReplicate()
    }
  } else progress.freeInflightTo(message.index)
  if (maybeCommit(raft)) {
    releaseEarlyReads(raft)
    broadcastAppend(raft)
  } else if (from !== raft.id && progress.canBumpCommit(raft.log.committed)) {
    sendAppend(raft, from, true)
  }
  if (from === raft.id) return
  while (sendAppend(raft, from, false)) {
    // Fills the window that the answer has opened.
  }
  if (from === raft.transferee && progress.match === raft.log.lastIndex()) {
    send(raft, messageTo(raft, 'timeoutNow', from))
  }
}

function handleHeartbeatResponse(raft: Raft, message: Message): void {
  const progress = progressOf(raft, message.from)
  progress.recentlyActive = true
  progress.paused = false
  if (progress.match < raft.log.lastIndex() || progress.state === 'probe') sendAppend(raft, message.from, true)
  if (message.context === 0) return
  if (raft.reads.acknowledge(message.from, message.context) < quorumOf(raft)) return
  for (const read of raft.reads.takeUpTo(message.context)) answerRead(raft, read.request, read.index)
}

function releaseEarlyReads(raft: Raft): void {
  if (raft.earlyReads.length === 0 || !hasCommittedInTerm(raft)) return
  const requests = raft.earlyReads
  raft.earlyReads = []
  for (const request of requests) startRead(raft, request)
}

function handleTransfer(raft: Raft, to: number): void {
  if (raft.transferee === to) return
  if (raft.transferee !== 0) abortTransfer(raft)
  if (to === raft.id) return
  // The transfer must finish within one election time-out.
  raft.electionElapsed = 0
  raft.transferee = to
  if (progressOf(raft, to).match === raft.log.lastIndex()) send(raft, messageTo(raft, 'timeoutNow', to))
  else sendAppend(raft, to, true)
}
