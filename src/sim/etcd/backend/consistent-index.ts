/**
 * The index of the last entry whose effect is in the backend's transaction, in memory (etcd: cindex). A commit saves it beside the
 * data. It outlives a backend: when a snapshot replaces the database, the next commit of either database saves what is here.
 */
export interface ConsistentIndex {
  index: number
  term: number
  /** The entry that is being applied; becomes `index` once the batch lock is held, so that no commit comes between it and the data. */
  applyingIndex: number
  applyingTerm: number
}
