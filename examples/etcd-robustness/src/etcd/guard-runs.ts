import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { runPrefix } from './run-directory.ts'

/** Waits until this process is gone, whatever ended it; where a run of it is left then, has that removed. */
const script = `(
  read -r nothing <&3
  for run in "$1"-*; do [ -e "$run" ] && exec "$2" "$3" --clean --dir "$4"; done
) &`

/**
 * Sees to it that nothing is left of this process's runs even where it is killed (SIGKILL): its directories are memory. The
 * guard is no descendant of it, so that who kills a tree of processes leaves it alone.
 */
export function guardRuns(base: string): void {
  const main = join(import.meta.dirname, '..', 'main.ts')
  const guard = spawn('/bin/sh', ['-c', script, 'guard', join(base, runPrefix()), process.execPath, main, base], {
    // The last is open for as long as this process lives; Node would close a standard input with the shell.
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
    env: {},
  })
  // Without a shell the next start cleans up.
  guard.once('error', () => undefined)
  guard.unref()
  const alive = guard.stdio[3]
  if (alive instanceof Socket) alive.unref()
}
