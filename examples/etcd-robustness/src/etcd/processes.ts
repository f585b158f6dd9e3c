import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { sep } from 'node:path'

/**
 * When a process began, in ticks since the machine started: with its number it is that process and no later one.
 *
 * @returns undefined where there is no such process, or only what its parent has not taken note of
 */
export function startOf(pid: number): string | undefined {
  try {
    // The name before the last parenthesis may hold anything; the state is field 3, the start is field 22 (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(')').at(-1)?.trim().split(' ')
    return fields?.[0] === 'Z' ? undefined : fields?.[19]
  } catch {
    return undefined
  }
}

/** Numbers of the processes that work inside of a directory. */
export function processesIn(directory: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      const cwd = readlinkSync(`/proc/${pid}/cwd`)
      return cwd === directory || cwd.startsWith(`${directory}${sep}`)
    } catch {
      return false
    }
  })
}

export function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
