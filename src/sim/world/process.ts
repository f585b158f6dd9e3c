import type { Random } from './random.ts'

/** The gaps of etcd's code that can crash or sleep, by the names that etcd's own failpoints have. */
export const failpointNames = [
  'beforeCommit',
  'afterCommit',
  'commitBeforePreCommitHook',
  'commitAfterPreCommitHook',
  'beforeStartDBTxn',
  'afterStartDBTxn',
  'beforeWritebackBuf',
  'afterWritebackBuf',
  'raftBeforeLeaderSend',
  'raftBeforeSaveSnap',
  'raftAfterSaveSnap',
  'raftBeforeSave',
  'raftAfterSave',
  'raftBeforeApplySnap',
  'raftAfterApplySnap',
  'raftAfterWALRelease',
  'raftBeforeFollowerSend',
  'applyBeforeOpenSnapshot',
  'applyAfterOpenSnapshot',
  'defragBeforeCopy',
  'defragBeforeRename',
  'compactBeforeCommitScheduledCompact',
  'compactAfterCommitScheduledCompact',
  'compactBeforeCommitBatch',
  'compactAfterCommitBatch',
  'compactBeforeSetFinishedCompact',
  'compactAfterSetFinishedCompact',
  'beforeSendWatchResponse',
  'beforeSyncWatchers',
  'beforeMoveVictims',
  'beforeProgressIfSync',
  'beforeApplyEntry',
] as const
export type FailpointName = (typeof failpointNames)[number]

/** A timer that was started and may be stopped. */
export interface Timer {
  readonly dueUs: number
}

/**
 * One incarnation of a process: from its start to its death. What it schedules is lost when it dies and waits while it is
 * paused. A restarted member is a new Process over the same Disk.
 */
export interface Process {
  /** 'm0', 'm1', ... for members, 'c0', 'c1', ... for clients. */
  readonly name: string
  /** 0 for the first start. */
  readonly incarnation: number
  /** False once it was killed, crashed or panicked. */
  readonly alive: boolean
  /** A stream of its own, forked by name and incarnation. */
  readonly random: Random
  /** Monotonic microseconds since the world began; stands still for nobody, so a resumed process sees it jump. */
  nowUs(): number
  /** The wall clock as this process sees it: nowUs plus its skew; may jump. */
  wallUs(): number
  /** Runs the task after a delay of whole microseconds. */
  after(delayUs: number, task: () => void): Timer
  cancel(timer: Timer): void
  /**
   * The gap between two steps. Passes the failpoint (which may end the process here, or add a sleep) and runs `next` as an
   * event of its own a few random microseconds later, so that anything else may come between.
   */
  step(failpoint: FailpointName | undefined, next: () => void): void
  /** A failpoint inside a stretch that cannot be cut into steps: may end the process (throws ProcessEnd), cannot sleep. */
  failpoint(name: FailpointName): void
  /** The server's own assertion failed: recorded as a violation of the property "panic", then the process dies. */
  panic(message: string): never
  /** A line of the trace. Built only when somebody reads the trace; the digest covers kind and numbers. */
  trace(kind: string, a?: number, b?: number, text?: () => string): void
}

/** Thrown to unwind a process that has just died; only the scheduler catches it. */
export class ProcessEnd extends Error {}
