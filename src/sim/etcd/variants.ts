/**
 * Switches of the code paths that once had a bug. All off is etcd as it should be. `bugs/` says which bug needs which; the code
 * that reads a switch says what the correct path is and why. Named by mechanism, never by issue number.
 */
export interface Variants {
  /** 13766: the applied index is announced to the backend before the entry's data is written, and any commit may save it. */
  readonly appliedIndexBeforeData: boolean
  /** 14370: a single voter's entries are committed, applied and answered before they are in the WAL. */
  readonly unstableEntriesCommitted: boolean
  /** 14571: the permission cache is not rebuilt when a snapshot replaces the backend. */
  readonly permissionCacheNotRebuilt: boolean
  /** 14685: the commit at the start of a defragmentation leaves out the applied index. */
  readonly defragCommitWithoutIndex: boolean
  /** 15220: a requested progress notification goes by the control channel, whatever is queued. */
  readonly progressOvertakesEvents: boolean
  /** 15271: a synced watcher's next revision is only advanced when its send failed. */
  readonly syncedWatcherKeepsOldRevision: boolean
  /** 17247: de-duplication of an empty transaction buffer exposes the record left in its first slot. */
  readonly emptyBufferExposesOldRecord: boolean
  /** 17529: a compacted watcher whose channel is full is moved to the synced ones. */
  readonly compactedWatcherMarkedSynced: boolean
  /** 17780: after a restart the current revision ignores the scheduled compaction. */
  readonly revisionIgnoresScheduledCompaction: boolean
  /** 18055: saving a later snapshot removes the file of one that still waits to be applied. */
  readonly pendingSnapshotFileRemoved: boolean
  /** 18089: compaction at a tombstone's own revision removes the tombstone. */
  readonly tombstoneAtCompactionRemoved: boolean
  /** 18667: members that owe no answer leave out the ranges of a transaction, and with them their validation. */
  readonly unansweredRangesSkipped: boolean
  /** 19179: the index rebuilt at start ignores a tombstone that is the first revision of its key. */
  readonly loneTombstoneNotRestored: boolean
  /** 20221a: a watcher that waits for a future revision gets progress notifications below it. */
  readonly progressBelowStartRevision: boolean
  /** 20221b: a restore lowers the next revision of a watcher that waits for a future one. */
  readonly restoreLowersFutureWatchers: boolean
  /** 20271: defragmentation does not wait for a snapshot that is being installed. */
  readonly defragDuringInstall: boolean
  /** 20418 (i): after a read state arrives, a change of leader is not looked at again. */
  readonly leaderChangeIgnoredAfterReadState: boolean
  /** 20418 (ii): a retry of a read index request keeps its request id. */
  readonly readIndexIdReused: boolean
  /** Not etcd's: a leader answers a read index without a quorum of heartbeats. A certain positive for stale reads. */
  readonly readIndexWithoutQuorum: boolean
}

export const noVariants: Variants = {
  appliedIndexBeforeData: false,
  unstableEntriesCommitted: false,
  permissionCacheNotRebuilt: false,
  defragCommitWithoutIndex: false,
  progressOvertakesEvents: false,
  syncedWatcherKeepsOldRevision: false,
  emptyBufferExposesOldRecord: false,
  compactedWatcherMarkedSynced: false,
  revisionIgnoresScheduledCompaction: false,
  pendingSnapshotFileRemoved: false,
  tombstoneAtCompactionRemoved: false,
  unansweredRangesSkipped: false,
  loneTombstoneNotRestored: false,
  progressBelowStartRevision: false,
  restoreLowersFutureWatchers: false,
  defragDuringInstall: false,
  leaderChangeIgnoredAfterReadState: false,
  readIndexIdReused: false,
  readIndexWithoutQuorum: false,
}
