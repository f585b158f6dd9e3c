import { treeMemory } from './tree-memory.ts'

/** How soon after its start a process is looked at: those that end before cost nothing. */
const firstMs = 20
/** A tenth of its age is how long a process is left alone between two looks, within these bounds. */
const pauseMsMax = 250

/**
 * Calls `onOver` once when a process and all that it started hold more than `max` bytes. Looks are rare while a
 * process uses less than half of that. Linux only: elsewhere nothing is looked at.
 *
 * @returns ends the looking
 */
export function limitMemory(pid: number, max: number, onOver: () => void): () => void {
  if (process.platform !== 'linux') return () => {}
  const startedAt = performance.now()
  let timer = setTimeout(look, firstMs)
  function look(): void {
    const bytes = treeMemory(pid, max)
    if (bytes > max) {
      onOver()
      return
    }
    timer = setTimeout(look, pauseMs(performance.now() - startedAt, bytes > max / 2))
  }
  return () => clearTimeout(timer)
}

function pauseMs(ageMs: number, near: boolean): number {
  return near ? firstMs : Math.min(pauseMsMax, Math.max(firstMs, ageMs / 10))
}

/** What people must know where a target has a bound that this system does not enforce; null where it does. */
export function memoryWarning(
  target: { readonly name: string; readonly memoryMax: number | null },
  platform: NodeJS.Platform,
): string | null {
  if (target.memoryMax === null || platform === 'linux') return null
  return `target "${target.name}": memory bounds a seed on Linux only; on this system nothing does`
}
