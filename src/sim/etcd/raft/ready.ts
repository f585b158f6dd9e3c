import type { Entry, HardState, Message, ReadState, SnapshotMark } from './message.ts'
import type { Raft, Role } from './raft.ts'
import { step } from './step.ts'

/**
 * What is to be done, in this order: save `snapshot`, then `entries` and `hardState`, and only then send `messages` (a leader
 * may send at once) and let `committed` be applied, then call `advance`. Messages may be stepped meanwhile.
 */
export interface Ready {
  /** Leader or role have changed. */
  readonly roleChanged: boolean
  readonly leader: number
  readonly role: Role
  readonly readStates: readonly ReadState[]
  readonly snapshot: SnapshotMark | undefined
  readonly entries: readonly Entry[]
  /** Undefined where it is as it was. */
  readonly hardState: HardState | undefined
  /** Whether it must be durable before anything is sent: not for a commit index alone. */
  readonly mustSync: boolean
  readonly committed: readonly Entry[]
  readonly messages: readonly Message[]
}

export function hasReady(raft: Raft): boolean {
  if (raft.busy) return false
  const { log, handedOut } = raft
  return (
    raft.messages.length > 0 ||
    raft.messagesAfterAppend.length > 0 ||
    log.handedOut < log.lastIndex() ||
    log.applying < appliableIndex(raft) ||
    handedOut.commit !== log.committed ||
    handedOut.term !== raft.term ||
    handedOut.vote !== raft.vote ||
    handedOut.role !== raft.role ||
    handedOut.leader !== raft.leader ||
    raft.readStates.length > 0 ||
    (log.pendingSnapshot !== undefined && !log.snapshotHandedOut)
  )
}

const nothing: readonly never[] = []

/** Hands out what is to be done; nothing more is handed out until `advance`. */
export function takeReady(raft: Raft): Ready {
  const { log, handedOut } = raft
  const last = log.lastIndex()
  const entries = log.handedOut < last ? log.slice(log.handedOut + 1, last) : nothing
  log.handedOut = last
  const appliable = appliableIndex(raft)
  const committed = log.applying < appliable ? log.slice(log.applying + 1, appliable) : nothing
  if (committed.length > 0) log.applying = appliable

  const roleChanged = handedOut.role !== raft.role || handedOut.leader !== raft.leader
  const promised = handedOut.term !== raft.term || handedOut.vote !== raft.vote
  const hardState: HardState | undefined =
    promised || handedOut.commit !== log.committed
      ? { term: raft.term, vote: raft.vote, commit: log.committed }
      : undefined
  handedOut.role = raft.role
  handedOut.leader = raft.leader
  handedOut.term = raft.term
  handedOut.vote = raft.vote
  handedOut.commit = log.committed

  let snapshot: SnapshotMark | undefined
  if (log.pendingSnapshot !== undefined && !log.snapshotHandedOut) {
    snapshot = log.pendingSnapshot
    log.snapshotHandedOut = true
    raft.snapshotInProgress = snapshot
  }
  let readStates: readonly ReadState[] = nothing
  if (raft.readStates.length > 0) {
    readStates = raft.readStates
    raft.readStates = []
  }
  raft.busy = true
  return {
    roleChanged,
    leader: raft.leader,
    role: raft.role,
    readStates,
    snapshot,
    entries,
    hardState,
    mustSync: promised || entries.length > 0,
    committed,
    messages: takeMessages(raft),
  }
}

/** What was handed out has been done: this member's own promises count from now on. */
export function advance(raft: Raft): void {
  const { log, selfSteps } = raft
  const committedNow = log.applying
  raft.busy = false
  if (selfSteps.length > 0) {
    for (const message of selfSteps) step(raft, message)
    selfSteps.length = 0
  }
  const { snapshotInProgress } = raft
  if (snapshotInProgress !== undefined) {
    if (log.pendingSnapshot === snapshotInProgress) log.pendingSnapshot = undefined
    raft.snapshotInProgress = undefined
    if (log.applied < snapshotInProgress.index) log.applied = snapshotInProgress.index
    if (log.applying < log.applied) log.applying = log.applied
  }
  if (log.applied < committedNow) log.applied = committedNow
}

/** Nothing is applied over a snapshot that is still to be installed. */
function appliableIndex(raft: Raft): number {
  return raft.log.pendingSnapshot === undefined ? raft.log.committed : raft.log.applying
}

function takeMessages(raft: Raft): readonly Message[] {
  const { messagesAfterAppend, selfSteps } = raft
  if (messagesAfterAppend.length > 0) {
    for (const message of messagesAfterAppend) {
      if (message.to === raft.id) selfSteps.push(message)
      else raft.messages.push(message)
    }
    messagesAfterAppend.length = 0
  }
  if (raft.messages.length === 0) return nothing
  const { messages } = raft
  raft.messages = []
  return messages
}
