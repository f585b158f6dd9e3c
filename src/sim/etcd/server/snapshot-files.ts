import type { Disk } from '../../world/disk.ts'
import type { Process } from '../../world/process.ts'
import type { DatabaseImage } from '../backend/database-image.ts'
import { snapshotPath } from '../storage.ts'
import type { Variants } from '../variants.ts'

const suffix = '.snap.db'
const temporarySuffix = '.snap.tmp'

/** The databases that were received with snapshots: files named by the snapshot's index (etcd: snap.Snapshotter). */
export class SnapshotFiles {
  private readonly process: Process
  private readonly disk: Disk
  private readonly variants: Variants
  /** Indices of snapshots that raft has taken and that are not installed yet. */
  private readonly pending = new Set<number>()
  private temporaryNext = 0

  /** Removes what a transfer left that a crash has cut short. */
  constructor({ process, disk, variants }: { process: Process; disk: Disk; variants: Variants }) {
    this.process = process
    this.disk = disk
    this.variants = variants
    for (const path of disk.list()) if (path.endsWith(temporarySuffix)) disk.unlink(path)
  }

  /** Writes a database, syncs it and gives it its name; `done` says whether that worked. One that is there is left as it is. */
  save(index: number, image: DatabaseImage, done: (saved: boolean) => void): void {
    const { disk, process } = this
    const path = snapshotPath(index)
    if (disk.lookup(path) !== undefined) {
      done(true)
      return
    }
    const temporary = `${index}.${this.temporaryNext}${temporarySuffix}`
    this.temporaryNext += 1
    const file = disk.create(temporary)
    file.value = image.copy()
    disk.sync(file, process, (error) => {
      if (error === undefined) disk.rename(temporary, path)
      else disk.unlink(temporary)
      done(error === undefined)
    })
  }

  markPending(index: number): void {
    this.pending.add(index)
  }

  unmarkPending(index: number): void {
    this.pending.delete(index)
  }

  /** Removes the files of snapshots older than this one. */
  release(index: number): void {
    for (const path of this.disk.list()) {
      if (!path.endsWith(suffix)) continue
      const fileIndex = Number(path.slice(0, -suffix.length))
      if (fileIndex >= index) continue
      // A snapshot may still wait to be applied when the next one is saved already: its file is about to be opened. Who removes
      // it because it is older makes the apply loop panic.
      if (this.pending.has(fileIndex) && !this.variants.pendingSnapshotFileRemoved) continue
      this.disk.unlink(path)
    }
  }
}
