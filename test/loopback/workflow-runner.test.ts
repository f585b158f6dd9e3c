import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startGitHub } from './github-server.ts'
import { expandMatrix } from './matrix.ts'
import { runWorkflow } from './workflow-runner.ts'

const fixtures = join(import.meta.dirname, '../fixtures')
const repositoryDir = await mkdtemp(join(tmpdir(), 'loopback-repository-'))
await cp(join(fixtures, 'actions'), repositoryDir, { recursive: true })
await cp(join(import.meta.dirname, 'workflows'), repositoryDir, { recursive: true })
await writeFile(join(repositoryDir, 'package.json'), '{"type":"module"}')
afterAll(() => rm(repositoryDir, { recursive: true, force: true }))

const campaign = { workflowPath: 'campaign.yml', repositoryDir, event: { name: 'workflow_dispatch' } }
const namesAndResults = (jobs: readonly { name: string; result: string }[]): string[] =>
  jobs.map((job) => `${job.name}: ${job.result}`)

describe('plan, matrix and report', () => {
  test('outputs of plan make 3 shards, and report runs after them with a token that may write issues', async () => {
    await using server = await startGitHub()
    await using done = await runWorkflow({ ...campaign, server, event: { name: 'schedule' } })
    expect(namesAndResults(done.jobs)).toEqual([
      'plan: success',
      'sweep (0): success',
      'sweep (1): success',
      'sweep (2): success',
      'report: success',
    ])
    const [, , echo, after] = done.job('sweep (1)').steps
    expect(echo?.process?.stdout).toBe('shard 1 of 3\n')
    expect(after?.process?.stdout).toBe("after shard 1, SET_BY_ECHO=yes, runtime token ''\n")
    expect(done.job('report').outputs).toEqual({ sweep: 'success' })
    expect(server.issues().map((issue) => issue.title)).toEqual(['reported'])
    expect(done.conclusion).toBe('success')
    expect(server.state.jobs.map((job) => job.conclusion)).toEqual(Array.from({ length: 5 }, () => 'success'))
  })

  test('an output that holds the token is dropped', async () => {
    await using server = await startGitHub()
    await using done = await runWorkflow({ ...campaign, server })
    expect(done.job('plan').outputsDropped).toEqual(['token'])
    expect(Object.keys(done.job('plan').outputs)).toEqual(['matrix'])
  })

  test('a failed shard leaves the others and report alone; "re-run failed jobs" keeps what passed', async () => {
    await using server = await startGitHub()
    await using first = await runWorkflow({ ...campaign, server, inputs: { fail: 'shard 1' } })
    expect(namesAndResults(first.jobs)).toEqual([
      'plan: success',
      'sweep (0): success',
      'sweep (1): failure',
      'sweep (2): success',
      'report: success',
    ])
    expect(first.job('sweep (1)').steps.at(-1)?.process?.stdout).toContain('after shard 1')
    expect(first.job('report').outputs).toEqual({ sweep: 'failure' })

    await using second = await runWorkflow({ ...campaign, server, previous: first })
    expect(second.run).toMatchObject({ runId: first.run.runId, attempt: 2 })
    expect(second.jobs.map((job) => job.attempt)).toEqual([1, 1, 2, 1, 2])
    expect(second.conclusion).toBe('success')
  })

  test('a lost shard is a failure without steps, and a shard killed in the middle runs no further step', async () => {
    await using server = await startGitHub()
    const lost = { dropJobs: ['sweep (0)'], killJobs: { 'sweep (2)': /shard 2/ } }
    await using done = await runWorkflow({ ...campaign, server, ...lost })
    expect(done.job('sweep (0)')).toMatchObject({
      result: 'failure',
      steps: [],
      error: expect.stringContaining('lost'),
    })
    const killed = done.job('sweep (2)')
    expect(killed).toMatchObject({ result: 'failure', outputs: {} })
    expect(killed.steps.map((step) => step.name)).toEqual(['actions/checkout@v4', 'actions/setup-node@v4', 'echo'])
    expect(done.job('report').outputs).toEqual({ sweep: 'failure' })
  })

  test('a fork has a token that cannot write, and the report degrades', async () => {
    await using server = await startGitHub()
    await using done = await runWorkflow({ ...campaign, server, fork: true })
    expect(done.job('report').steps[0]?.process?.stdout).toBe('refused\n')
    expect(server.issues()).toEqual([])
    expect(server.requests.map((request) => request.status)).toEqual([403])
  })
})

describe('cancelling a run', () => {
  test('running steps get SIGINT, always() still runs, !cancelled() does not', async () => {
    await using server = await startGitHub()
    const file = `on: push
jobs:
  work:
    runs-on: x
    steps:
      - uses: actions/checkout@v4
      - uses: ./echo
        with: { do: stop cleanly }
      - run: echo never
      - if: always()
        run: echo flushed
  report:
    needs: work
    if: \${{ !cancelled() }}
    runs-on: x
    steps: [{ run: echo never }]
`
    await writeFile(join(repositoryDir, 'cancel.yml'), file)
    const run = { workflowPath: 'cancel.yml', repositoryDir, server, event: { name: 'push' } }
    await using done = await runWorkflow({ ...run, cancelAt: /^child \d+/ })
    expect(done.conclusion).toBe('cancelled')
    expect(namesAndResults(done.jobs)).toEqual(['work: cancelled', 'report: cancelled'])
    const steps = done.job('work').steps
    expect(steps.map((step) => step.outcome)).toEqual(['success', 'cancelled', 'skipped', 'success'])
    expect(steps[1]?.process?.cancelled?.needed).toBe('SIGINT')
    expect(steps[3]?.process?.stdout).toBe('flushed\n')
  })
})

describe('reusable workflows', () => {
  test('inputs go in with their defaults and outputs come out', async () => {
    await using server = await startGitHub()
    const run = { workflowPath: 'caller.yml', repositoryDir, server, event: { name: 'push' } }
    await using done = await runWorkflow(run)
    expect(namesAndResults(done.jobs)).toEqual(['call / say: success', 'after: success'])
    expect(done.job('after').outputs).toEqual({ heard: 'good morning to 2 shards' })
    expect(done.job('after').steps[1]).toMatchObject({ outcome: 'failure', conclusion: 'success' })
  })

  test('a workflow that does not listen to the event, or has errors, is not run', async () => {
    await using server = await startGitHub()
    const run = { workflowPath: 'caller.yml', repositoryDir, server, event: { name: 'schedule' } }
    await expect(runWorkflow(run)).rejects.toThrow('caller.yml does not run on schedule')
    await writeFile(join(repositoryDir, 'broken.yml'), 'on: push\njobs:\n  a:\n    needs: b\n')
    const broken = { ...run, workflowPath: 'broken.yml', event: { name: 'push' } }
    await expect(runWorkflow(broken)).rejects.toThrow(/broken.yml/)
  })
})

describe('matrix', () => {
  test('2 x 2 less one, with one value added and one job of its own, is 4 jobs', () => {
    const matrix = {
      os: ['a', 'b'],
      node: [22, 24],
      exclude: [{ os: 'b', node: 22 }],
      include: [{ os: 'a', node: 24, extra: true }, { os: 'c' }],
    }
    expect(expandMatrix(matrix)).toEqual([
      { os: 'a', node: 22 },
      { os: 'a', node: 24, extra: true },
      { os: 'b', node: 24 },
      { os: 'c' },
    ])
    expect(expandMatrix(null)).toEqual([{}])
    expect(expandMatrix({ shard: [] })).toEqual([])
  })
})
