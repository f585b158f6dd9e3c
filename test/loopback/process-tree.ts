import { readdirSync, readFileSync } from 'node:fs'

/**
 * Follows all processes that come from one, also those whose parents have gone: those that were seen while their
 * parent lived, and those that carry the runner's `RUNNER_TRACKING_ID`, as the runner itself finds its orphans.
 * Sees nothing outside Linux.
 */
export interface ProcessTree {
  /** Looks again for processes; called every 50 ms while the step runs. */
  look(): void
  /** Those seen so far that still run, as `pid command line`. */
  alive(): string[]
  kill(): void
}

export function watchProcessTree(rootPid: number, trackingId: string): ProcessTree {
  /** Process id -> start time: the pair names a process even after the id is used again. */
  const seen = new Map<number, string>()

  function look(): void {
    const all = readProcesses()
    for (let found = -1; found !== seen.size; ) {
      found = seen.size
      for (const { pid, parent, startTime } of all) {
        if (pid !== rootPid && (parent === rootPid || seen.has(parent))) seen.set(pid, startTime)
      }
    }
  }

  function findAlive(): { pid: number; text: string }[] {
    look()
    for (const { pid, startTime } of readProcesses()) {
      if (pid !== rootPid && readQuietly(`/proc/${pid}/environ`).includes(trackingId)) seen.set(pid, startTime)
    }
    return readProcesses()
      .filter(({ pid, startTime, state }) => seen.get(pid) === startTime && state !== 'Z')
      .map(({ pid }) => ({ pid, text: `${pid} ${commandLine(pid)}` }))
  }

  return {
    look,
    alive: () => findAlive().map((one) => one.text),
    kill() {
      for (const { pid } of findAlive()) killQuietly(pid)
    },
  }
}

interface ProcessEntry {
  readonly pid: number
  readonly parent: number
  readonly state: string
  readonly startTime: string
}

function readProcesses(): ProcessEntry[] {
  return listProcessIds().flatMap((name) => {
    const stat = readQuietly(`/proc/${name}/stat`)
    // The name in parentheses may hold anything; fields are counted after its end (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state = '', parent = ''] = fields
    return stat === '' ? [] : [{ pid: Number(name), parent: Number(parent), state, startTime: fields[19] ?? '' }]
  })
}

function listProcessIds(): string[] {
  return process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
}

const commandLine = (pid: number): string => readQuietly(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()

/** A process may end between being listed and being read: then it is gone, which is no error. */
function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}
