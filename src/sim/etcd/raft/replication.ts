import type { Entry, Message, ReadState } from './message.ts'
import { messageTo, progressOf, quorumOf, type Raft, send, sendAfterAppend } from './raft.ts'

/** Puts an entry at the end of a leader's log. It counts for the quorum when it is durable here too. */
export function appendOwn(raft: Raft, payload: Entry['payload']): void {
  const { log } = raft
  const index = log.lastIndex() + 1
  log.appendOwn({ term: raft.term, index, payload })
  if (raft.config.unstableEntriesCommitted && raft.config.memberCount === 1) {
    // 14370: the library up to 3.5 counted the leader's own copy at once, durable or not. With other voters that only spares
    // the leader a wait, because one of them has it on its disk; alone it commits, applies and answers what a crash then loses.
    progressOf(raft, raft.id).maybeUpdate(index)
    maybeCommit(raft)
    return
  }
  const own = messageTo(raft, 'appendResponse', raft.id)
  own.index = index
  sendAfterAppend(raft, own)
}

export function broadcastAppend(raft: Raft): void {
  for (let to = 1; to <= raft.config.memberCount; to += 1) if (to !== raft.id) sendAppend(raft, to, true)
}

/** Sends what a follower is missing, if it may be sent anything now; an empty append carries the commit index. */
export function sendAppend(raft: Raft, to: number, evenIfEmpty: boolean): boolean {
  const progress = progressOf(raft, to)
  if (progress.paused || progress.state === 'snapshot') return false
  const { log } = raft
  const previous = progress.next - 1
  const previousTerm = log.termAt(previous)
  const last = log.lastIndex()
  if (previousTerm < 0) return sendSnapshot(raft, to)
  const count =
    progress.state === 'replicate' && progress.inflightFull
      ? 0
      : Math.min(last - previous, raft.config.entriesPerMessageMax)
  if (count === 0 && !evenIfEmpty) return false
  const message = messageTo(raft, 'append', to)
  message.index = previous
  message.logTerm = previousTerm
  if (count > 0) message.entries = log.slice(previous + 1, previous + count)
  message.commit = log.committed
  send(raft, message)
  progress.sentEntries(count)
  progress.sentCommitOf(log.committed)
  return true
}

export function broadcastHeartbeat(raft: Raft, context: number): void {
  for (let to = 1; to <= raft.config.memberCount; to += 1) {
    if (to === raft.id) continue
    const progress = progressOf(raft, to)
    // Never beyond what matches: the follower may have other entries there, and would commit those.
    const commit = Math.min(progress.match, raft.log.committed)
    const message = messageTo(raft, 'heartbeat', to)
    message.commit = commit
    message.context = context
    send(raft, message)
    progress.sentCommitOf(commit)
  }
}

const matches: number[] = []

/**
 * Commits what a quorum has, but only up to an entry of the leader's own term: an older one that a quorum has can still be
 * replaced by a leader that does not have it (figure 8 of the Raft paper).
 */
export function maybeCommit(raft: Raft): boolean {
  const { log } = raft
  matches.length = 0
  for (const { match } of raft.progress) insertSorted(match)
  const index = matches[quorumOf(raft) - 1] as number
  if (index <= log.committed || log.termAt(index) !== raft.term) return false
  log.commitTo(index)
  return true
}

export function hasCommittedInTerm(raft: Raft): boolean {
  return raft.log.termAt(raft.log.committed) === raft.term
}

/** Confirms, by a round of heartbeats, that this member still leads, and then answers with the commit index of now. */
export function startRead(raft: Raft, request: Message): void {
  if (raft.config.readIndexWithoutQuorum) {
    // A leader that was paused or cut off does not know yet that another one has committed since: a stale read.
    answerRead(raft, request, raft.log.committed)
    return
  }
  raft.reads.add(raft.log.committed, request)
  raft.reads.acknowledge(raft.id, request.context)
  broadcastHeartbeat(raft, request.context)
}

export function answerRead(raft: Raft, request: Message, index: number): void {
  if (request.from === raft.id) {
    const state: ReadState = { index, context: request.context }
    raft.readStates.push(state)
    return
  }
  const answer = messageTo(raft, 'readIndexResponse', request.from)
  answer.index = index
  answer.context = request.context
  send(raft, answer)
}

function sendSnapshot(raft: Raft, to: number): boolean {
  const progress = progressOf(raft, to)
  if (!progress.recentlyActive) return false
  const { snapshot } = raft.log
  if (snapshot.index === 0) raft.config.panic('need non-empty snapshot')
  progress.becomeSnapshot(snapshot.index)
  const message = messageTo(raft, 'snapshot', to)
  message.snapshot = snapshot
  send(raft, message)
  return true
}

/** Largest first. */
function insertSorted(match: number): void {
  let at = matches.length
  matches.push(match)
  while (at > 0 && (matches[at - 1] as number) < match) {
    matches[at] = matches[at - 1] as number
    at -= 1
  }
  matches[at] = match
}
