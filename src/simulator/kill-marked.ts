import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Between two looks at what was killed, and how many: a second in all. */
const pauseMs = 5
const looksMax = 200

/**
 * Kills what a process left behind that had left its group and lost its parent: a daemon. It is known by the directory
 * that `SEEDSWEEP_OUT` names in its environment, which no other run has. Resolves when nobody of them is left. Linux
 * only, and not where a daemon has emptied its environment.
 *
 * @param leader number of the process that ended: only processes born after it can be its descendants
 */
export async function killMarked(leader: number, out: string | undefined): Promise<void> {
  if (process.platform !== 'linux' || out === undefined) return
  const mark = `SEEDSWEEP_OUT=${out}\0`
  for (let look = 0; look < looksMax; look++) {
    const found = bornAfter(leader).filter((pid) => hasMark(pid, mark))
    if (found.length === 0) return
    for (const pid of found) kill(pid)
    await sleep(pauseMs)
  }
}

/** So few numbers are quicker tried than looked up in the table of all processes. */
const triedMax = 48

/**
 * Processes that were started after `leader`. On a quiet machine that is nobody, which one small file tells. Numbers go
 * up until they begin anew; then it may be any.
 */
function bornAfter(leader: number): number[] {
  const newest = Number(readFileSync('/proc/loadavg', 'latin1').trim().split(' ').at(-1))
  const born = newest - leader
  if (born >= 0 && born <= triedMax) return Array.from({ length: born }, (_, offset) => leader + 1 + offset)
  const pids = readdirSync('/proc').flatMap((name) => (/^[0-9]+$/.test(name) ? [Number(name)] : []))
  return born >= 0 ? pids.filter((pid) => pid > leader) : pids
}

function hasMark(pid: number, mark: string): boolean {
  try {
    // Not read by exception where nobody has that number: making one costs more than looking.
    return existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)
  } catch {
    // It ended meanwhile, or is another user's.
    return false
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It ended meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
