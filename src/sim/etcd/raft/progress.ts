/**
 * What a leader knows of a follower (raft's tracker.Progress). Probe: one append at a time until the logs match somewhere.
 * Replicate: appends run ahead of the answers. Snapshot: nothing is sent until it is known what became of the snapshot.
 */
export class Progress {
  /** The last entry that is known to match. */
  match = 0
  /** The next entry to send. */
  next: number
  state: 'probe' | 'replicate' | 'snapshot' = 'probe'
  pendingSnapshot = 0
  /** Heard of since the last look at the quorum. */
  recentlyActive = false
  paused = false
  private sentCommit = 0
  private readonly inflightMax: number
  /** Ends of the appends that are on the way: a queue that is read from `inflightStart`. */
  private readonly inflight: number[] = []
  private inflightStart = 0

  constructor(next: number, inflightMax: number) {
    this.next = next
    this.inflightMax = inflightMax
  }

  /** As at the beginning of a term. */
  reset(next: number): void {
    this.match = 0
    this.next = next
    this.recentlyActive = false
    this.sentCommit = 0
    this.become('probe')
  }

  becomeProbe(): void {
    const { state, pendingSnapshot } = this
    this.become('probe')
    // The follower may have the snapshot although its answer is lost: probing behind it costs one round trip if it has not.
    this.next = state === 'snapshot' ? Math.max(this.match + 1, pendingSnapshot + 1) : this.match + 1
    this.boundSentCommit()
  }

  becomeReplicate(): void {
    this.become('replicate')
    this.next = this.match + 1
  }

  becomeSnapshot(index: number): void {
    this.become('snapshot')
    this.pendingSnapshot = index
    this.next = index + 1
    this.sentCommit = index
  }

  get inflightFull(): boolean {
    return this.inflight.length - this.inflightStart >= this.inflightMax
  }

  sentEntries(count: number): void {
    if (this.state === 'replicate') {
      if (count > 0) {
        this.next += count
        this.inflight.push(this.next - 1)
      }
      this.paused = this.inflightFull
    } else if (count > 0) {
      this.paused = true
    }
  }

  sentCommitOf(commit: number): void {
    this.sentCommit = commit
  }

  /** Whether an empty append would tell the follower a higher commit index than it was told. */
  canBumpCommit(commit: number): boolean {
    return commit > this.sentCommit && this.sentCommit < this.next - 1
  }

  /** An answer that the follower's log matches up to `index`; false where that is old news. */
  maybeUpdate(index: number): boolean {
    if (index <= this.match) return false
    this.match = index
    if (this.next <= index) this.next = index + 1
    this.paused = false
    return true
  }

  /** An answer that refuses the append after `rejected`; false where it is out of date. */
  maybeDecrease(rejected: number, hint: number): boolean {
    if (this.state === 'replicate') {
      if (rejected <= this.match) return false
      this.next = this.match + 1
    } else {
      if (this.next - 1 !== rejected) return false
      this.next = Math.max(Math.min(rejected, hint + 1), this.match + 1)
      this.paused = false
    }
    this.boundSentCommit()
    return true
  }

  freeInflightTo(index: number): void {
    const { inflight } = this
    let start = this.inflightStart
    while (start < inflight.length && (inflight[start] as number) <= index) start += 1
    if (start === inflight.length || start >= this.inflightMax) {
      inflight.splice(0, start)
      start = 0
    }
    this.inflightStart = start
  }

  private become(state: 'probe' | 'replicate' | 'snapshot'): void {
    this.state = state
    this.paused = false
    this.pendingSnapshot = 0
    this.inflight.length = 0
    this.inflightStart = 0
  }

  private boundSentCommit(): void {
    if (this.sentCommit >= this.next) this.sentCommit = this.next - 1
  }
}
