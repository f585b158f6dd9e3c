import type { Entry, SnapshotMark } from './message.ts'

/**
 * The log of one member, what is durable of it and what is not yet, in one array (etcd keeps two: raftLog.unstable and
 * MemoryStorage). `offset` is the last index that was compacted away; entries[0] has index offset + 1.
 */
export class RaftLog {
  readonly entries: Entry[] = []
  offset: number
  offsetTerm: number
  /** Up to here the log was handed out to be made durable. */
  handedOut: number
  /** applied <= applying <= committed: `applying` was handed out, `applied` was acknowledged by `advance`. */
  committed: number
  applying: number
  applied: number
  /** A snapshot from the leader that is not durable yet; nothing is applied until it is. */
  pendingSnapshot: SnapshotMark | undefined = undefined
  snapshotHandedOut = false
  /** The newest snapshot of this member, for followers that are behind `offset`. */
  snapshot: SnapshotMark
  private readonly panic: (message: string) => never

  constructor(snapshot: SnapshotMark, entries: readonly Entry[], panic: (message: string) => never) {
    this.snapshot = snapshot
    this.offset = snapshot.index
    this.offsetTerm = snapshot.term
    for (const entry of entries) this.entries.push(entry)
    this.handedOut = this.lastIndex()
    this.committed = snapshot.index
    this.applying = snapshot.index
    this.applied = snapshot.index
    this.panic = panic
  }

  lastIndex(): number {
    return this.offset + this.entries.length
  }

  lastTerm(): number {
    return this.entries.length === 0 ? this.offsetTerm : (this.entries[this.entries.length - 1] as Entry).term
  }

  /** The term of an entry, or -1 where it is compacted or not there. */
  termAt(index: number): number {
    if (index === this.offset) return this.offsetTerm
    const entry = this.entries[index - this.offset - 1]
    return entry === undefined ? -1 : entry.term
  }

  /** Entries [from, to], both included and both in the log. */
  slice(from: number, to: number): Entry[] {
    return this.entries.slice(from - this.offset - 1, to - this.offset)
  }

  isUpToDate(index: number, term: number): boolean {
    const lastTerm = this.lastTerm()
    return term > lastTerm || (term === lastTerm && index >= this.lastIndex())
  }

  /** A leader's new entry. */
  appendOwn(entry: Entry): void {
    this.entries.push(entry)
  }

  /**
   * A leader's entries after its entry (previous, previousTerm). Gives the last index that now matches the leader's log, or -1
   * where the logs differ at `previous`. What conflicts is cut off; what is there already is left alone, because a message
   * that was overtaken must not cut off what came after it.
   */
  appendFromLeader(previous: number, previousTerm: number, entries: readonly Entry[], commit: number): number {
    if (this.termAt(previous) !== previousTerm) return -1
    const last = previous + entries.length
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at] as Entry
      if (this.termAt(entry.index) === entry.term) continue
      if (entry.index <= this.committed) {
        this.panic(`entry ${entry.index} conflict with committed entry [committed(${this.committed})]`)
      }
      this.truncateFrom(entry.index)
      for (let rest = at; rest < entries.length; rest += 1) this.entries.push(entries[rest] as Entry)
      break
    }
    this.commitTo(commit < last ? commit : last)
    return last
  }

  commitTo(index: number): void {
    if (index <= this.committed) return
    if (index > this.lastIndex()) {
      this.panic(`tocommit(${index}) is out of range [lastIndex(${this.lastIndex()})]. Was the raft log corrupted?`)
    }
    this.committed = index
  }

  /**
   * The highest index at or below `index` whose term is at most `term`: where two logs may agree at best. The entries above
   * cannot match an entry of that term, so a leader skips them all at once.
   */
  conflictByTerm(index: number, term: number): number {
    let at = index
    while (at > 0 && this.termAt(at) > term) at -= 1
    return at
  }

  /** The leader's snapshot takes the place of the whole log. */
  restore(snapshot: SnapshotMark): void {
    this.entries.length = 0
    this.offset = snapshot.index
    this.offsetTerm = snapshot.term
    this.handedOut = snapshot.index
    this.committed = snapshot.index
    this.pendingSnapshot = snapshot
    this.snapshotHandedOut = false
    this.snapshot = snapshot
  }

  /** Notes this member's own snapshot; undefined where there is a newer one. */
  createSnapshot(index: number): SnapshotMark | undefined {
    const term = this.termAt(index)
    if (index <= this.snapshot.index || term < 0) return undefined
    this.snapshot = { index, term }
    return this.snapshot
  }

  /** Forgets the entries up to an index, which must be behind the newest snapshot. */
  compact(index: number): void {
    if (index <= this.offset) return
    if (index > this.lastIndex()) this.panic(`compact ${index} is out of bound lastindex(${this.lastIndex()})`)
    const term = this.termAt(index)
    this.entries.splice(0, index - this.offset)
    this.offset = index
    this.offsetTerm = term
  }

  private truncateFrom(index: number): void {
    this.entries.length = index - this.offset - 1
    if (this.handedOut >= index) this.handedOut = index - 1
  }
}
