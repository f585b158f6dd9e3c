import { afterAll, expect, test } from 'vitest'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction, type StepOptions } from './run-built-action.ts'

const checkout = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape') } })
afterAll(() => checkout[Symbol.asyncDispose]())

const runId = 4712

function step(server: GitHubServer, inputs: Record<string, string>, more: StepOptions = {}) {
  return runBuiltAction(checkout, server, { ...more, inputs, run: { runId, runNumber: 7, attempt: 1 } })
}

/** What GitHub keeps of what a job printed: a byte order mark, and a time before each line. */
function asKept(stdout: string): string {
  return `\ufeff${stdout
    .split('\n')
    .map((line) => `2026-11-22T03:04:05.1234567Z ${line}`)
    .join('\r\n')}`
}

/** Sweeps 3 shards of 20 seeds; of those in `dead` the runner was lost behind the last seed, with the store. */
async function sweepAndLose(server: GitHubServer, dead: readonly number[], more: StepOptions = {}): Promise<string> {
  const { outputs } = await step(server, { mode: 'plan', count: '60', shards: '3' }, more)
  server.seed.job({ runId, name: 'report' })
  for (const shard of [0, 1, 2]) {
    const { stdout } = await step(server, { mode: 'sweep', shard: String(shard) }, more)
    const [status, conclusion] = ['completed', dead.includes(shard) ? 'failure' : 'success'] as const
    server.seed.job({ runId, name: `sweep (${shard})`, status, conclusion, log: asKept(stdout) })
  }
  const { artifacts } = server.state
  for (const shard of dead) {
    artifacts.splice(
      artifacts.findIndex(({ name }) => name.endsWith(`-s${shard}-a1`)),
      1,
    )
  }
  return outputs.campaign ?? ''
}

const requested = (server: GitHubServer, operation: string): number =>
  server.requests.filter((request) => request.operation === operation).length

test('the log of a lost shard stands in for its store: 60 of 60 seeds, and the summary says of whom and how many', async () => {
  await using server = await startGitHub()
  await sweepAndLose(server, [1])
  const done = await step(server, { mode: 'report' })
  expect(done.summary).toContain('in 60 of 60 planned seeds')
  expect(done.summary).toContain('no store of shard 1 arrived: 20 seeds recovered from the log of its job "sweep (1)"')
  expect(done.summary).toContain('Of 20 seeds only a job log tells')
  expect(done.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)).toEqual([])
  expect(requested(server, 'actions/download-job-logs-for-workflow-run')).toBe(1)
  expect(server.violations).toEqual([])
})

test('where every store arrives no job is asked for', async () => {
  await using server = await startGitHub()
  await sweepAndLose(server, [])
  const done = await step(server, { mode: 'report' })
  expect(done.summary).toContain('in 60 of 60 planned seeds')
  expect(requested(server, 'actions/list-jobs-for-workflow-run')).toBe(0)
})

test('without actions: read one warning says so, and the rest is reported', async () => {
  await using server = await startGitHub()
  const token = server.addToken({ contents: 'read', issues: 'write' })
  await sweepAndLose(server, [0, 2], { token })
  const done = await step(server, { mode: 'report' }, { token })
  const said = 'the logs of 2 lost shards cannot be read: give the job actions: read'
  expect(done.annotations.filter(({ level, message }) => level === 'warning' && message.includes(said))).toHaveLength(1)
  expect(done.summary).toContain(said)
  expect(done.summary).toContain('in 20 of 60 planned seeds')
  expect(server.issues()).toHaveLength(1)
})

test('what a log says is a stranger’s word: lines of others, changed, of shards that are there, and megabytes count for nothing', async () => {
  await using server = await startGitHub()
  const campaign = await sweepAndLose(server, [1])
  const [own, healthy] = ['sweep (1)', 'sweep (0)'].map((name) => server.state.jobs.find((job) => job.name === name))
  if (own === undefined || healthy === undefined) throw new Error('no jobs')
  const line = own.log?.split('\r\n').find((one) => one.includes('seedsweep checkpoint 1 ')) ?? ''
  expect(line).toContain(` ${campaign} s1 `)
  const forged = [
    line.replace(/[0-9a-f]$/, (digit) => (digit === '0' ? '1' : '0')),
    line.replace(campaign, '0123456789ab'),
    line.replace(' s1 ', ' s0 '),
    `2026-11-22T03:04:05.1234567Z it said: ${line}`,
    `2026-11-22T03:04:05.1234567Z seedsweep checkpoint 1 ${campaign} s1 ${'A'.repeat(4_000_000)} 0123456789abcdef`,
    '::error::not ours\u001b[31m',
  ]
  own.log = forged.join('\n')
  const done = await step(server, { mode: 'report' })
  expect(done.summary).toContain('in 40 of 60 planned seeds')
  expect(done.summary).toContain('shard 1 (of 0-2) never delivered')
  expect(done.summary).toContain('has 4 checkpoint lines not as written, left out')
  expect(done.summary).not.toContain('recovered from')
  expect(done.annotations.map(({ message }) => message).join('\n')).not.toContain('not ours')
  expect(server.violations).toEqual([])
})

test('logs that GitHub does not have cost one warning', async () => {
  await using server = await startGitHub()
  await sweepAndLose(server, [1])
  for (const job of server.state.jobs) job.log = null
  const gone = await step(server, { mode: 'report' })
  expect(gone.summary).toContain('in 40 of 60 planned seeds')
  expect(gone.annotations.filter(({ message }) => message.includes('the log of the job'))).toHaveLength(1)
})

test('jobs that GitHub does not list cost one warning', async () => {
  await using server = await startGitHub()
  await sweepAndLose(server, [1])
  server.inject({ kind: '5xx', path: 'actions/list-jobs-for-workflow-run', times: 99 })
  const silent = await step(server, { mode: 'report' })
  expect(silent.summary).toContain('the log of 1 lost shard could not be read')
  expect(silent.summary).toContain('in 40 of 60 planned seeds')
})
