import type { EtcdErrorKind, EtcdKeyValue } from '../../../check/etcd-operation.ts'
import type { Process } from '../../world/process.ts'
import type { Backend } from '../backend/backend.ts'
import type { Row } from '../backend/row.ts'
import type { MemberLessor } from '../lease/lessor.ts'
import type { ClusterSettings } from '../settings.ts'
import type { Variants } from '../variants.ts'
import { type Compaction, startCompaction } from './compaction.ts'
import { KeyTree } from './key-tree.ts'

export interface KeyStoreOptions {
  readonly process: Process
  readonly settings: ClusterSettings
  readonly variants: Variants
  readonly lessor: MemberLessor
  /** Is told of the rows of each write, before the store's revision goes up and before the batch lock is released. */
  readonly notify: (revision: number, rows: readonly Row[]) => void
  /** Called whenever the batch lock is taken to apply an entry. */
  readonly lockedInsideApply: () => void
}

interface CompactionWaiter {
  readonly revision: number
  readonly done: () => void
}

/** The multi-version store of a member (server/storage/mvcc/kvstore.go): the key index over bucket "key", and its revisions. */
export class KeyStore {
  readonly options: KeyStoreOptions
  backend: Backend
  tree = new KeyTree()
  currentRevision = 1
  /** -1 where there was no compaction yet. */
  compactRevision = -1
  /** Counts restores: what was begun before one and goes on in steps ends itself. */
  epoch = 0
  private compactions: Compaction[] = []
  private compactionWaiters: CompactionWaiter[] = []

  constructor(options: KeyStoreOptions, backend: Backend) {
    this.options = options
    this.backend = backend
  }

  /** Rebuilds everything that is derived from the database: at start, and when a snapshot has replaced it. */
  restore(backend: Backend): void {
    this.backend = backend
    this.epoch += 1
    this.compactions = []
    this.tree = new KeyTree()
    const { finishedCompact, scheduledCompact } = backend.small
    this.compactRevision = finishedCompact
    this.currentRevision = Math.max(this.restoreTree(backend.rows), finishedCompact)
    // A compaction at the current revision may have removed the newest rows. Unless it has finished, only its schedule still tells
    // how far the revision had gone.
    if (!this.options.variants.revisionIgnoresScheduledCompaction) {
      this.currentRevision = Math.max(this.currentRevision, scheduledCompact)
    }
    // Of a compaction that cannot be resumed (its revision lies in the future) etcd logs a warning and goes on.
    if (scheduledCompact > this.compactRevision && scheduledCompact !== 0) this.beginCompaction(scheduledCompact)
    this.wakeCompactionWaiters(this.compactRevision)
  }

  /**
   * Applies a request to compact up to a revision: at once for readers; the rows go later, in batches.
   *
   * @returns why it was refused, or undefined
   */
  compact(revision: number): EtcdErrorKind | undefined {
    if (revision <= this.compactRevision) return 'compacted'
    if (revision > this.currentRevision) return 'future-revision'
    this.options.lockedInsideApply()
    this.beginCompaction(revision)
    return undefined
  }

  /** Calls back once the rows of a compaction up to this revision are gone, or another database has taken this one's place. */
  whenCompacted(revision: number, done: () => void): void {
    if (this.backend.small.finishedCompact >= revision) done()
    else this.compactionWaiters.push({ revision, done })
  }

  private wakeCompactionWaiters(revision: number): void {
    const waiters = this.compactionWaiters
    this.compactionWaiters = waiters.filter((waiter) => waiter.revision > revision)
    for (const waiter of waiters) if (waiter.revision <= revision) waiter.done()
  }

  private beginCompaction(revision: number): void {
    if (revision > this.currentRevision) return
    const { process } = this.options
    const { backend, epoch } = this
    this.compactRevision = revision
    backend.write({ bucket: 'meta', key: 'scheduledCompact', value: revision })
    backend.unlock()
    process.failpoint('compactBeforeCommitScheduledCompact')
    backend.beginCommit(() => {
      process.step('compactAfterCommitScheduledCompact', () => {
        if (this.epoch === epoch) this.schedule({ revision, epoch })
      })
    })
  }

  /** One compaction after the other. */
  private schedule(compaction: Compaction): void {
    this.compactions.push(compaction)
    if (this.compactions.length === 1) this.runCompactions()
  }

  private runCompactions(): void {
    const [compaction] = this.compactions
    if (compaction === undefined) return
    startCompaction(this, compaction, () => {
      this.compactions.shift()
      this.wakeCompactionWaiters(compaction.revision)
      this.runCompactions()
    })
  }

  /** @returns the greatest revision found, at least 1 */
  private restoreTree(rows: readonly Row[]): number {
    const { process, variants, lessor } = this.options
    let revision = 1
    const leases = new Map<string, number>()
    for (const row of rows) {
      if (row.main < revision) process.panic("revision shouldn't be less than the previous revision")
      revision = row.main
      const { key, lease = 0 } = row.kv
      if (lease === 0) leases.delete(key)
      else leases.set(key, lease)
      // A compaction that was interrupted may have removed everything of a key but its tombstone. If the index does not know the
      // tombstone, the resumed compaction takes it for superseded and removes it, though watches may still begin there.
      if (variants.loneTombstoneNotRestored && row.tombstone && this.tree.get(key) === undefined) continue
      if (!this.tree.add(row)) process.panic("'put' with an unexpected smaller revision")
    }
    for (const [key, lease] of leases) lessor.attach(lease, key)
    return revision
  }
}

/** A put's or a deletion's row. */
export function makeRow(main: number, sub: number, kv: EtcdKeyValue, tombstone: boolean): Row {
  return { main, sub, tombstone, kv }
}
