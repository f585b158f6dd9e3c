/** The settings of a simulated cluster, by etcd's own names where it has them. Times in microseconds. */
export interface ClusterSettings {
  readonly members: 1 | 3 | 5
  /** A raft tick and heartbeat; etcd: 100 ms. */
  readonly heartbeatUs: number
  /** Election timeout in ticks; etcd: 10. Randomised in [electionTicks, 2 * electionTicks - 1]. */
  readonly electionTicks: number
  readonly preVote: boolean
  /** Entries between two snapshots of raft's log; etcd: 10,000 (3.6), tests: 50-1000. */
  readonly snapshotCount: number
  /** Entries kept behind a snapshot for slow followers; etcd: 5,000. */
  readonly snapshotCatchUpEntries: number
  /** Backend commit by timer and by number of pending writes; etcd: 100 ms, 10,000. */
  readonly backendBatchIntervalUs: number
  readonly backendBatchLimit: number
  /** Revisions per compaction batch and the pause between; etcd: 1,000 and 10 ms. */
  readonly compactionBatchLimit: number
  readonly compactionSleepIntervalUs: number
  /** Responses that a watch stream buffers; etcd: 128. */
  readonly watchChannelSize: number
  /** Loops over unsynced watchers and victims; etcd: 100 ms, 10 ms; and their limits, etcd: 512, 1,000. */
  readonly watchSyncIntervalUs: number
  readonly watchVictimIntervalUs: number
  readonly maxWatchersPerSync: number
  readonly watchBatchMaxRevs: number
  /** Automatic progress notifications; etcd: 10 minutes. */
  readonly watchProgressNotifyIntervalUs: number
  /** Retry of a read index request; etcd: 500 ms. */
  readonly readIndexRetryUs: number
  /** A proposal's time-out on the server; etcd: 5 s + 2 elections. */
  readonly requestTimeoutUs: number
  readonly leaseCheckIntervalUs: number
  readonly leaseCheckpointIntervalUs: number
  readonly authEnabled: boolean
}
