import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, rmSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { processesIn } from '../../examples/etcd-robustness/src/etcd/processes.ts'

export const root = join(import.meta.dirname, '../..')
export const main = join(root, 'examples/etcd-robustness/src/main.ts')

/** The release on the PATH, such as Debian's 3.4.23; undefined where there is none. */
export const etcdVersion = /^etcd Version: (\S+)/m.exec(String(spawnSync('etcd', ['--version']).stdout ?? ''))?.[1]
export const hasEtcd = etcdVersion !== undefined

export interface HarnessRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the harness as a program of its own. */
export async function runHarness(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<HarnessRun> {
  const child = spawn(process.execPath, [main, ...args], { cwd: root, env: { ...process.env, ...env } })
  child.stdin.end(input)
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text) => {
    stdout += text
  })
  child.stderr.on('data', (text) => {
    stderr += text
  })
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once('close', resolve)
  return { status: await promise, stdout, stderr }
}

/** Starts the harness, with nothing else below its directory of runs, and waits until its first member works. */
export async function startLongRun(
  base: string,
  args: readonly string[],
  stderr: 'inherit' | 'pipe' = 'inherit',
): Promise<ChildProcess> {
  rmSync(base, { recursive: true, force: true })
  mkdirSync(base)
  const child = spawn(process.execPath, [main, ...args, '--dir', base], {
    cwd: root,
    stdio: ['ignore', 'ignore', stderr],
  })
  await memberWorks(base)
  return child
}

/** Waits until a process works in the directory of a run. @returns its number */
export async function memberWorks(base: string): Promise<number> {
  using changes = watching(base)
  for (;;) {
    const [member] = processesIn(base)
    if (member !== undefined) return member
    const [run] = readdirSync(base)
    if (run === undefined) await once(changes.watcher, 'change')
    // Nothing tells that a process has begun to work there.
    else await setTimeout(20)
  }
}

function watching(path: string) {
  const watcher = watch(path)
  return { watcher, [Symbol.dispose]: () => watcher.close() }
}
