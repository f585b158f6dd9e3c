import { existsSync, readdirSync, readFileSync, watch } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readStoreReport } from '../../src/campaign/phases.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction, type StepOptions } from './run-built-action.ts'
import { unzipFiles } from './unzip.ts'

const config = `targets:
  hang:
    run: node simulators/hang.js {seed}
    timeout: 5m
`
const checkout = await makeCheckout({ files: { 'seedsweep.yml': config } })
const healthy = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape') } })
afterAll(async () => {
  await checkout[Symbol.asyncDispose]()
  await healthy[Symbol.asyncDispose]()
})

const runId = 815
/** Seeds at once; each that hangs is three processes. */
const jobs = 4
const processCount = 3 * jobs

/** Runs a step of the run and cancels it as soon as four seeds hang, each with its child and grandchild. */
async function cancelInTheMiddle(server: GitHubServer, inputs: Record<string, string>, options: StepOptions = {}) {
  const pids = join(dirname(checkout.directory), `pids-${inputs.mode}`)
  await mkdir(pids)
  const cancel = new AbortController()
  using _watching = watchFolder(pids, () => readdirSync(pids).length >= processCount && cancel.abort())
  const done = await runBuiltAction(checkout, server, {
    ...options,
    inputs: { ...inputs, jobs: String(jobs) },
    run: { runId, runNumber: 7, ...options.run },
    env: { SEEDSWEEP_PIDS: pids },
    signalAt: cancel.signal,
  })
  return { done, pids: readdirSync(pids).map(Number) }
}

function watchFolder(folder: string, onChange: () => void): Disposable {
  const watcher = watch(folder, onChange)
  return { [Symbol.dispose]: () => watcher.close() }
}

/** The store of the only shard that was uploaded, in a file of its own. */
async function fetchStore(server: GitHubServer, part: string): Promise<string> {
  const artifact = server.state.artifacts.find(({ name }) => name.endsWith(part))
  const path = join(dirname(checkout.directory), `uploaded${part}.db`)
  await writeFile(path, unzipFiles(artifact?.content ?? Buffer.alloc(0)).get('shard.db') ?? '')
  return path
}

/** A process that has ended stays a zombie where nobody waits for it: that one holds nothing any more. */
function isRunning(pid: number): boolean {
  const path = `/proc/${pid}/stat`
  return existsSync(path) && !/^\d+ \(.*\) Z /s.test(readFileSync(path, 'utf8'))
}

describe.skipIf(process.platform !== 'linux')('a cancelled job (counts processes in /proc)', () => {
  test('auto: SIGINT with 4 hanging seeds ends before the runner sends SIGTERM, with no process left and the store uploaded', async () => {
    await using server = await startGitHub()
    const { done, pids } = await cancelInTheMiddle(server, { mode: 'auto', count: '40' })
    expect(done).toMatchObject({ outcome: 'cancelled', exitCode: 1, leftovers: [], outputHeldOpen: false })
    expect(done.cancelled?.needed).toBe('SIGINT')
    expect(pids).toHaveLength(processCount)
    expect(pids.filter(isRunning)).toEqual([])

    const uploaded = await fetchStore(server, '-s0-a1')
    const merged = join(dirname(uploaded), 'merged.db')
    expect(mergeStores(merged, [uploaded])).toMatchObject({ merged: [uploaded], refused: [] })
    const report = readStoreReport(merged)
    expect(report.shards).toMatchObject([
      { state: 'cut-short', planned: 40, delivered: 8, cut: jobs, canary: 'failed' },
    ])
    expect(report.findings).toMatchObject([{ signature: { type: 'RangeError' } }])

    expect(done.summary).toContain('8 of 40 planned seeds; shard 0 delivered 0.20.')
    expect(server.issues()).toEqual([])
    expect(server.violations).toEqual([])
  })

  test('sweep: what the cancelled attempt delivered counts, and the next attempt brings the rest', async () => {
    await using server = await startGitHub()
    const step = (inputs: Record<string, string>, attempt: number) =>
      runBuiltAction(checkout, server, { inputs, run: { runId, runNumber: 7, attempt } })
    await step({ mode: 'plan', count: '40', shards: '2' }, 1)
    const { done } = await cancelInTheMiddle(server, { mode: 'sweep', shard: '0' })
    expect(done).toMatchObject({ outcome: 'cancelled', cancelled: { needed: 'SIGINT' }, leftovers: [] })
    expect(done.annotations.at(-1)?.message).toBe('shard 0 was cut short: 8 of 20 planned seeds are in its store')
    const partial = await step({ mode: 'report' }, 1)
    expect(partial.exitCode).toBe(1)
    expect(partial.summary).toContain(
      '8 of 40 planned seeds; shard 0 delivered 0.40, shard 1 (of 0-1) never delivered.',
    )
    const rest = await Promise.all(['0', '1'].map((shard) => step({ mode: 'sweep', shard }, 2)))
    expect(rest.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    const whole = await step({ mode: 'report' }, 2)
    expect(whole.summary).toContain('in 40 of 40 planned seeds.**')
    expect(server.issues().map(({ title }) => title)).toEqual([
      '[seedsweep] hang: RangeError: seed <n> is out of range',
    ])
    expect(server.violations).toEqual([])
  })
})

describe('a job that is cancelled while GitHub is slow', () => {
  test('does not wait for the issues: the summary is written and the step ends', async () => {
    await using server = await startGitHub()
    server.inject({ kind: 'delay', path: 'issues/list-for-repo', delayMs: 20_000 })
    const cancel = new AbortController()
    const running = runBuiltAction(healthy, server, { inputs: { count: '60' }, signalAt: cancel.signal })
    const asked = setInterval(() => {
      if (server.requests.some(({ operation }) => operation === 'issues/list-for-repo')) cancel.abort()
    }, 20)
    const done = await running
    clearInterval(asked)
    expect(done).toMatchObject({ exitCode: 1, cancelled: { needed: 'SIGINT' } })
    expect(done.summary).toContain('**1 finding in 60 of 60 planned seeds.**')
    expect(done.summary).toContain('the job was cancelled: issues and comment may not be up to date')
    expect(server.state.artifacts).toHaveLength(2)
  })
})
