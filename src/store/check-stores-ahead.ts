import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { openCheckedStore, openOutsideStore } from './open-outside-store.ts'
import type { Store } from './open-store.ts'

/** Opens stores from outside, each checked. */
export interface OutsideStores extends Disposable {
  /** As `openOutsideStore`. */
  open(path: string): Store
}

/** What the worker gets; `counts` is shared: how many stores it checked, and how many of them were taken. */
export interface CheckAhead {
  readonly paths: readonly string[]
  readonly port: MessagePort
  readonly counts: Int32Array<SharedArrayBuffer>
}

/** What it says of each store, in the order of the paths: `bytes` as `readCheckedStore` gives it. */
export interface CheckedAhead {
  readonly path: string
  readonly bytes: ArrayBuffer | null
}

export const checkedCount = 0
export const takenCount = 1

/** Checked stores that wait for their turn, at most: they are held in memory. */
export const aheadMax = 4

/** From so many stores on a second thread is worth its start, 40 ms. */
const storesMin = 16

/** How long a store may take to be checked before we check it ourselves. */
const patienceMs = 10_000

/**
 * Checks stores in a second thread while the caller works on those before: half of a merge is checking. They are to be
 * opened in the order of `paths`; whatever becomes of the thread, each is opened and checked.
 */
export function openOutsideStores(paths: readonly string[]): OutsideStores {
  if (paths.length < storesMin) return { open: (path) => openOutsideStore(path), [Symbol.dispose]: () => undefined }
  const counts = new Int32Array(new SharedArrayBuffer(8))
  const { port1: port, port2 } = new MessageChannel()
  // In the sources it is a .ts file, built a .js file; both lie beside this one.
  const file = new URL(`./check-stores-worker${import.meta.url.slice(-3)}`, import.meta.url)
  const worker = new Worker(file, { workerData: { paths, port: port2, counts }, transferList: [port2], stderr: true })
  // A thread that fails leaves the work to us.
  worker.on('error', () => undefined)
  worker.unref()
  let taken = 0
  let gone = false

  function receive(): CheckedAhead | null {
    // The main thread waits here, as it would for the checking itself.
    if (Atomics.load(counts, checkedCount) <= taken) Atomics.wait(counts, checkedCount, taken, patienceMs)
    const received: { readonly message: CheckedAhead } | undefined = receiveMessageOnPort(port)
    if (received === undefined) return null
    taken++
    Atomics.store(counts, takenCount, taken)
    Atomics.notify(counts, takenCount)
    return received.message
  }

  return {
    open(path) {
      const checked = gone ? null : receive()
      gone ||= checked === null || checked.path !== path
      return gone || checked?.bytes == null ? openOutsideStore(path) : openCheckedStore(path, checked.bytes)
    },
    [Symbol.dispose]() {
      port.close()
      void worker.terminate()
    },
  }
}
