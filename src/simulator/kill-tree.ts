import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Kills a process that leads its own group, with everything below it, at once and without asking. On Linux this also
 * finds descendants that left the group (`setsid`) while their ancestors still live.
 */
export function killTree(pid: number): void {
  if (process.platform === 'win32') {
    // `/T` walks the tree. The reply does not matter: the process is gone or we hear of its end by its exit.
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => {})
    return
  }
  const descendants = process.platform === 'linux' ? stopDescendants(pid) : []
  killGroup(pid)
  for (const descendant of descendants) send(descendant, 'SIGKILL')
}

/** Most times that the table of processes is read for one tree; each finds what was born during the last. */
const scansMax = 16

/**
 * Stops a tree from the top down and names all that is below its leader. What is stopped starts nothing any more, so
 * that no child can be born between the last look and the kill, in a session where nobody would look for it.
 */
function stopDescendants(leader: number): number[] {
  send(-leader, 'SIGSTOP')
  const stopped = new Set<number>()
  for (let scan = 0; scan < scansMax; scan++) {
    const fresh = linuxDescendants(leader).filter((pid) => !stopped.has(pid))
    if (fresh.length === 0) break
    for (const pid of fresh) {
      send(pid, 'SIGSTOP')
      stopped.add(pid)
    }
  }
  return [...stopped]
}

/** Kills what is left of a group whose leader has ended. Does nothing where nobody is left. */
export function killGroup(pid: number): void {
  if (process.platform !== 'win32') send(-pid, 'SIGKILL')
}

/** Kills every process of the session that `pid` leads or led, whatever group it is in. Linux only. */
export function killSession(pid: number): void {
  for (const name of readdirSync('/proc')) {
    if (/^[0-9]+$/.test(name) && statusField(name, 6) === pid) send(Number(name), 'SIGKILL')
  }
}

function send(pid: number, signal: 'SIGKILL' | 'SIGSTOP'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // ESRCH: nobody left, which is what we want. EPERM: macOS says so for a group of zombies.
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}

function linuxDescendants(root: number): number[] {
  const childrenOf = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const parent = /^[0-9]+$/.test(name) ? parentOf(name) : null
    if (parent === null) continue
    const siblings = childrenOf.get(parent)
    if (siblings === undefined) childrenOf.set(parent, [Number(name)])
    else siblings.push(Number(name))
  }
  const found: number[] = []
  const pending = [root]
  for (let pid = pending.pop(); pid !== undefined; pid = pending.pop()) {
    const children = childrenOf.get(pid) ?? []
    found.push(...children)
    pending.push(...children)
  }
  return found
}

function parentOf(pid: string): number | null {
  return statusField(pid, 4)
}

/**
 * A numeric field of `/proc/<pid>/stat`, counted from 1: 4 is the parent, 6 the session. Field 2, the name in
 * parentheses, may itself hold spaces and parentheses.
 */
function statusField(pid: string, field: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const value = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[field - 3])
    return Number.isInteger(value) ? value : null
  } catch {
    // It ended while we read: then it has nothing below it that matters either.
    return null
  }
}
