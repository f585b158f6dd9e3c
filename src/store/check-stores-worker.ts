import { workerData } from 'node:worker_threads'
import { aheadMax, type CheckAhead, type CheckedAhead, checkedCount, takenCount } from './check-stores-ahead.ts'
import { readCheckedStore } from './open-outside-store.ts'

/*
 * The second thread of a merge: checks stores a few ahead of the one that merges them, and hands over their bytes.
 */

const { paths, port, counts } = workerData as CheckAhead

for (const [place, path] of paths.entries()) {
  for (let taken = Atomics.load(counts, takenCount); place - taken >= aheadMax; ) {
    Atomics.wait(counts, takenCount, taken)
    taken = Atomics.load(counts, takenCount)
  }
  const bytes = readCheckedStore(path)
  port.postMessage({ path, bytes } satisfies CheckedAhead, bytes === null ? [] : [bytes])
  Atomics.add(counts, checkedCount, 1)
  Atomics.notify(counts, checkedCount)
}
