import { readdirSync, readFileSync } from 'node:fs'

/**
 * Bytes of memory that a process and its descendants hold, resident. What several of them share is counted for each as
 * long as the sum stays below `enough`; past it, exactly, which costs more. Linux only. A process that left the tree (its
 * parent has ended) is not seen.
 */
export function treeMemory(root: number, enough: number): number {
  const tree = descendantsWith(root)
  const sizes = tree.map((pid) => readKilobytes(pid, 'status', 'VmRSS') * 1_024)
  const sum = sizes.reduce((total, size) => total + size, 0)
  if (tree.length === 1 || sum <= enough) return sum
  const shared = tree.reduce((total, pid) => total + readKilobytes(pid, 'smaps_rollup', 'Pss') * 1_024, 0)
  return Math.max(shared, ...sizes)
}

/** A process and all below it, from lists that the kernel keeps: walking all of `/proc` takes a hundred times as long. */
function descendantsWith(root: number): number[] {
  const found = [root]
  for (const pid of found) {
    try {
      for (const task of readdirSync(`/proc/${pid}/task`)) {
        const children = readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1')
        found.push(...children.split(' ').filter(Boolean).map(Number))
      }
    } catch {
      // It ended meanwhile, and holds nothing any more.
    }
  }
  return found
}

function readKilobytes(pid: number, file: string, name: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/${file}`, 'latin1')
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)
  } catch {
    // It ended meanwhile.
    return 0
  }
}
