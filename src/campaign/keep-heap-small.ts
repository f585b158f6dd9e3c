import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { capYoungGeneration } from './cap-young-generation.ts'

/** When a sweep runs as it will go on: what starting needed is garbage by then. */
const settledMs = 1_000

/**
 * Both halves of the young generation where seeds have processes of their own. All that those in hand hold, 64 on each lane,
 * outlives two collections of the smallest there is, and becomes work for the costliest.
 */
const launchingBytes = 8 * 2 ** 20

/**
 * Keeps this process small while it sweeps: what it holds at once is about 15 MB whatever it has done, and left alone V8
 * lets what it no longer holds grow to several times that, faster than it is worth. For the doors alone, because it is
 * the whole process that it changes; called when a sweep is about to begin, so that starting keeps the room it needs.
 *
 * @returns to be called after each seed that had a process of its own: these need more room, 6 MB.
 */
export function keepHeapSmall(): () => void {
  // The young generation stays as it is, 1 to 8 MB a half, instead of growing to 32 MB and more.
  setFlagsFromString('--semi-space-growth-factor=1')
  // The old one is collected when it has grown by a fifth, not when it has doubled.
  setFlagsFromString('--heap-growing-percent=20')
  let settled = false
  let cap: (() => void) | null = null
  setTimeout(() => {
    shrinkHeap()
    settled = true
  }, settledMs).unref()
  return () => {
    if (!settled) return
    cap ??= capYoungGeneration(launchingBytes)
    cap()
  }
}

/**
 * Gives back the room that starting took: some 10 MB, most of it in the young generation, which never shrinks while there is
 * work. Only the collection that V8 makes when memory runs out does that, and nothing but `gc` asks for it.
 */
function shrinkHeap(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' })
}
