import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { processesIn } from '../../examples/etcd-robustness/src/etcd/processes.ts'
import { defaultBase, removeAbandonedRuns } from '../../examples/etcd-robustness/src/etcd/run-directory.ts'
import { cleanEnvironment, makeWorkspace, readJson, root, runCli } from '../cli/run-cli.ts'
import { SummarySchema } from '../cli/summary-schema.ts'
import { hasEtcd, main, memberWorks } from './find-etcd.ts'

/** Where nothing but this story runs members. */
const base = `${defaultBase()}-interrupt-${process.pid}`
const cli = join(root, 'dist', 'js', 'cli.js')
afterAll(() => rmSync(base, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(base, { recursive: true, force: true })
  mkdirSync(base)
})

/** @param way how the campaign runs its seeds: in workers, or a process for each */
function configOf(way: 'worker' | 'process'): string {
  const words = `node ${main} --dir ${base} --traffic general --families crash,pause`
  return `default: etcd
targets:
  etcd:
    run: ${words} --seed {seed}
${way === 'worker' ? `    worker: ${words} --worker\n` : ''}    timeout: 60s
    deterministic: false
    outcome:
      - { exit: 3, is: infra, reason: the harness or the machine failed }
`
}

/** Starts a campaign in a group of processes of its own, as a shell does. */
function startCampaign(way: 'worker' | 'process', count: number) {
  const cwd = makeWorkspace({ 'seedsweep.yml': configOf(way) })
  const child = spawn(process.execPath, [cli, 'run', '--count', `${count}`, '--jobs', '2'], {
    cwd,
    env: cleanEnvironment(),
    stdio: 'ignore',
    detached: true,
  })
  return { child, cwd, exited: once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]> }
}

/** Waits until so many runs have begun, of a campaign that goes on. */
async function runsBegin(count: number, exited: Promise<unknown>): Promise<void> {
  const begun = new Set<string>()
  const changes = watch(base)
  changes.on('change', (_, name) => begun.add(String(name)))
  const isOver = exited.then((how) => Promise.reject(new Error(`the campaign ended: ${JSON.stringify(how)}`)))
  for (const name of readdirSync(base)) begun.add(name)
  while (begun.size < count) await Promise.race([once(changes, 'change'), isOver])
  isOver.catch(() => undefined)
  changes.close()
}

/** Waits until no directory of a run is left. What is left for good times the test out. */
async function runsEnd(): Promise<void> {
  const changes = watch(base)
  while (readdirSync(base).length > 0) await once(changes, 'change')
  changes.close()
}

/** Processes whose command names the directory of runs: harnesses, guards, cleaners. */
function harnesses(): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(base)
    } catch {
      return false
    }
  })
}

/** They end by themselves once what they wait for is gone; nothing tells when. */
async function harnessesEnd(): Promise<void> {
  while (harnesses().length > 0) await delay(20)
}

async function nothingIsLeft(): Promise<void> {
  await runsEnd()
  await harnessesEnd()
  await expect.poll(() => processesIn(base)).toEqual([])
  expect(readdirSync(base)).toEqual([])
}

describe.skipIf(!hasEtcd)(
  'a campaign against etcd (needs etcd-server)',
  () => {
    test.each((['worker', 'process'] as const).flatMap((way) => [1, 6].map((runs) => [way, runs] as const)))(
      'by %s leaves nothing after Ctrl-C at the beginning of run %i',
      async (way, runs) => {
        const { child, exited } = startCampaign(way, 1_000)
        await runsBegin(runs, exited)
        process.kill(-(child.pid ?? 0), 'SIGINT')
        expect([1, 4]).toContain((await exited)[0])
        await nothingIsLeft()
      },
    )

    test.each((['worker', 'process'] as const).map((way) => [way, 2] as const))(
      'by %s leaves nothing after SIGINT to the engine alone at the beginning of run %i',
      async (way, runs) => {
        const { child, exited } = startCampaign(way, 1_000)
        await runsBegin(runs, exited)
        child.kill('SIGINT')
        expect([1, 4]).toContain((await exited)[0])
        await nothingIsLeft()
      },
    )

    test.each((['worker', 'process'] as const).map((way) => [way, 4] as const))(
      'by %s leaves nothing after kill -9 of the engine while members of run %i work',
      async (way, runs) => {
        const { child, exited } = startCampaign(way, 1_000)
        await runsBegin(runs, exited)
        await memberWorks(base)
        child.kill('SIGKILL')
        expect(await exited).toEqual([null, 'SIGKILL'])
        await nothingIsLeft()
        expect(removeAbandonedRuns(base)).toBe(0)
      },
    )

    test.each(['worker', 'process'] as const)(
      'by %s goes on after kill -9 of a harness whose members work, and leaves nothing of it',
      async (way) => {
        const { exited, cwd } = startCampaign(way, 12)
        await runsBegin(5, exited)
        const member = await memberWorks(base)
        const parent = /^PPid:\s*([0-9]+)/m.exec(readFileSync(`/proc/${member}/status`, 'latin1'))?.[1]
        process.kill(Number(parent), 'SIGKILL')
        const [code] = await exited
        expect([0, 1, 4]).toContain(code)
        await nothingIsLeft()
        const { delivered } = SummarySchema.parse(readJson(await runCli(['show', '--json'], { cwd })))
        expect(delivered).toBe(12)
      },
    )
  },
  120_000,
)
