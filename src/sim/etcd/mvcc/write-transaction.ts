import type { EtcdKeyValue, EtcdPut } from '../../../check/etcd-operation.ts'
import type { Row } from '../backend/row.ts'
import { type KeyStore, makeRow } from './key-store.ts'

/**
 * A writing transaction of the store, within one event: takes the batch lock, changes, and at the end tells the watches and raises
 * the revision, by one whatever the number of changes, by none without any.
 */
export class WriteTransaction {
  readonly changes: Row[] = []
  private readonly store: KeyStore
  private readonly beginRevision: number

  constructor(store: KeyStore) {
    this.store = store
    this.beginRevision = store.currentRevision
    store.options.lockedInsideApply()
  }

  /** That of reads within the transaction, which see its own changes, and of its answer's header. */
  get revision(): number {
    return this.changes.length > 0 ? this.beginRevision + 1 : this.beginRevision
  }

  put(request: EtcdPut): void {
    const { key, value, lease = 0 } = request
    const { tree, backend, options } = this.store
    const before = tree.get(key)?.live
    const main = this.beginRevision + 1
    const createRevision = before === undefined ? main : before.kv.createRevision
    const version = before === undefined ? 1 : before.kv.version + 1
    const kv: EtcdKeyValue =
      lease === 0
        ? { key, value, createRevision, modRevision: main, version }
        : { key, value, createRevision, modRevision: main, version, lease }
    const row = makeRow(main, this.changes.length, kv, false)
    backend.putRow(row)
    this.addToTree(row)
    const { lessor } = options
    const leaseBefore = before === undefined ? 0 : lessor.leaseOf(key)
    if (leaseBefore === lease) return
    if (leaseBefore !== 0) lessor.detach(leaseBefore, key)
    if (lease !== 0 && !lessor.attach(lease, key)) options.process.panic('unexpected error from lease Attach')
  }

  /** @returns the number of keys deleted */
  deleteRange(key: string, rangeEnd: string | undefined): number {
    const { tree, backend, options } = this.store
    const found = tree.rowsAt(key, rangeEnd, this.revision)
    const main = this.beginRevision + 1
    for (const { kv } of found) {
      const empty = { key: kv.key, value: '', createRevision: 0, modRevision: main, version: 0 }
      const row = makeRow(main, this.changes.length, empty, true)
      backend.putRow(row)
      this.addToTree(row)
      const lease = options.lessor.leaseOf(kv.key)
      if (lease !== 0) options.lessor.detach(lease, kv.key)
    }
    return found.length
  }

  end(): void {
    const { store, changes } = this
    if (changes.length > 0) {
      store.options.notify(this.beginRevision + 1, changes)
      store.currentRevision += 1
    }
    store.backend.unlock()
  }

  private addToTree(row: Row): void {
    this.changes.push(row)
    if (!this.store.tree.add(row)) this.store.options.process.panic("'put' with an unexpected smaller revision")
  }
}
