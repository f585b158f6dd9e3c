import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSweeps } from '../../src/campaign/history-phase.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, refused, runBuiltAction, type StepOptions } from './run-built-action.ts'
import { unzipFiles } from './unzip.ts'

const checkout = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape') } })
afterAll(() => checkout[Symbol.asyncDispose]())

const fixed = { env: { SEEDSWEEP_BUGS: '' } }

function step(server: GitHubServer, night: number, inputs: Record<string, string>, more: StepOptions = {}) {
  const run = { runId: 100 + night, runNumber: night, ...more.run }
  return runBuiltAction(checkout, server, { ...more, inputs, run })
}

/** A night of 2 shards of 20 seeds whose report has not begun. */
async function sweep(server: GitHubServer, night: number, more: StepOptions = {}): Promise<void> {
  await step(server, night, { mode: 'plan', count: '40', shards: '2' }, more)
  for (const shard of ['0', '1']) await step(server, night, { mode: 'sweep', shard }, more)
}

function end(server: GitHubServer, night: number): void {
  const run = server.state.runs.get(100 + night)
  if (run === undefined) throw new Error(`no run of night ${night}`)
  Object.assign(run, { status: 'completed', conclusion: 'failure' })
  server.advance(86_400_000)
}

/** Number of each campaign in the history that a night left, newest first, with its seeds that have a verdict. */
function readNights(server: GitHubServer, night: number): (readonly [number, number])[] {
  const isHistory = ({ runId, name }: { runId: number; name: string }) =>
    runId === 100 + night && name === 'seedsweep-history-a1'
  const content = server.state.artifacts.find(isHistory)?.content ?? Buffer.alloc(0)
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-history-test-'))
  try {
    writeFileSync(join(directory, 'history.db'), unzipFiles(content).get('history.db') ?? '')
    return readSweeps(join(directory, 'history.db')).map(({ number, judged }) => [number, judged])
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const forget = (server: GitHubServer, found: (artifact: { runId: number; name: string }) => boolean): void => {
  const { artifacts } = server.state
  artifacts.splice(0, Infinity, ...artifacts.filter((artifact) => !found(artifact)))
}

test('what a night swept whose report was killed is taken by the next one, which files what it proved', async () => {
  await using server = await startGitHub()
  await sweep(server, 1)
  end(server, 1)
  expect(server.issues()).toEqual([])

  await sweep(server, 2, fixed)
  const second = await step(server, 2, { mode: 'report' }, fixed)
  const sentence =
    /run 101 ended without a report: what it swept on \S+ was taken from its stores \(40 of 40 seeds, 1 finding\)/
  expect(second.summary).toMatch(sentence)
  expect(second.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)).toEqual([
    expect.stringMatching(sentence),
  ])
  expect(server.issues()).toMatchObject([{ state: 'open' }])
  expect(server.issues()[0]?.body).toContain('Ape is broken')
  expect(readNights(server, 2)).toEqual([
    [2, 40],
    [1, 40],
  ])
  end(server, 2)

  // The report of night 3 filed all it had to, and was killed before it had left its history behind; a shard was lost, too.
  await sweep(server, 3)
  await step(server, 3, { mode: 'report' })
  forget(server, ({ runId, name }) => runId === 103 && (name === 'seedsweep-history-a1' || name.endsWith('-s1-a1')))
  end(server, 3)
  // Whose issue it is only the history knows: it is ours all the same, and no other is opened.
  const [issue] = server.state.issues.values()
  if (issue === undefined) throw new Error('no issue')
  issue.body = 'Somebody wrote this text anew.'
  await sweep(server, 4, fixed)
  const fourth = await step(server, 4, { mode: 'report' }, fixed)
  expect(fourth.summary).toContain('run 103 ended without a report')
  expect(fourth.summary).toContain('20 of 40 seeds')
  expect(fourth.summary).not.toContain('run 101')
  expect(server.issues()).toHaveLength(1)
  expect(readNights(server, 4)).toEqual([
    [4, 40],
    [3, 20],
    [2, 40],
    [1, 40],
  ])
  expect(refused(server)).toEqual([])
  expect(server.violations).toEqual([])
})

test('runs that go on, of a pull request, of a fork and of another workflow are left alone; nor is a night taken twice', async () => {
  await using server = await startGitHub()
  const auto = (night: number) => step(server, night, { mode: 'auto', count: '40' }, fixed)
  await auto(1)
  forget(server, ({ name }) => name === 'seedsweep-history-a1')
  const run = server.state.runs.get(101)
  const [store] = server.state.artifacts
  if (run === undefined || store === undefined) throw new Error('no store')
  const others = [
    { id: 901, event: 'pull_request' },
    { id: 902, headRepository: 'mallory/demo' },
    { id: 903, headBranch: 'topic' },
    { id: 904, workflowPath: '.github/workflows/weekly.yml' },
  ]
  for (const other of others) {
    server.seed.run({ ...run, status: 'completed', ...other })
    server.seed.artifact({ runId: other.id, name: store.name, content: store.content })
  }
  expect((await auto(2)).summary).not.toContain('without a report')
  expect(readNights(server, 2)).toEqual([[2, 40]])
  end(server, 2)
  end(server, 1)
  expect((await auto(3)).summary).toContain('run 101 ended without a report')
  end(server, 3)
  const asked = server.requests.length
  expect((await auto(4)).summary).not.toContain('without a report')
  // Of all runs before it one request asks, and of no artifacts but those of the history.
  const operations = server.requests.slice(asked).map(({ operation }) => operation)
  expect(operations.filter((operation) => operation === 'actions/list-workflow-runs')).toHaveLength(1)
  expect(operations.filter((operation) => operation === 'actions/download-artifact')).toHaveLength(1)
  expect(server.violations).toEqual([])
})
