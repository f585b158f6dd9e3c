import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { storeVersion } from '../../src/store/migrate.ts'
import { openOutsideStore } from '../../src/store/open-outside-store.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { readCampaigns, readHistoryStarts, readIssues, readPlan } from '../../src/store/queries.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { zipFiles } from '../loopback/zip-file.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction, type StepOptions } from './run-built-action.ts'
import { unzipFiles } from './unzip.ts'

const checkout = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape,Bee') } })
afterAll(() => checkout[Symbol.asyncDispose]())

const dayMs = 86_400_000

/** Night `number` of the workflow, each a run of its own: run 100 + number. */
function night(server: GitHubServer, number: number, more: StepOptions = {}) {
  const run = { runId: 100 + number, runNumber: number, ...more.run }
  return runBuiltAction(checkout, server, { ...more, inputs: { count: '40', ...more.inputs }, run })
}

function artifactOf(server: GitHubServer, runId: number, name = 'seedsweep-history-a1') {
  const artifact = server.state.artifacts.find((one) => one.runId === runId && one.name === name)
  if (artifact === undefined) throw new Error(`run ${runId} left no ${name}`)
  return artifact
}

/** What a run left behind, as a store from outside. */
function readHistory<Result>(
  server: GitHubServer,
  runId: number,
  look: (store: Store) => Result,
  name?: string,
): Result {
  const bytes = unzipFiles(artifactOf(server, runId, name).content).get('history.db') ?? Buffer.alloc(0)
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-history-test-'))
  try {
    const path = join(directory, 'history.db')
    writeFileSync(path, bytes)
    using store = openOutsideStore(path)
    return look(store)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const numbersOf = (store: Store) => readCampaigns(store).map(({ number }) => number)

/** A store as a version of seedsweep would write it whose format has another number. */
function withVersion(store: Buffer, version: number): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-history-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const path = join(directory, 'history.db')
  writeFileSync(path, store)
  const database = new Database(path)
  database.pragma(`user_version = ${version}`)
  database.close()
  return readFileSync(path)
}

function replaceContent(server: GitHubServer, runId: number, change: (content: Buffer) => Buffer): void {
  const { artifacts } = server.state
  const old = artifactOf(server, runId)
  artifacts.splice(artifacts.indexOf(old), 1)
  server.seed.artifact({ runId, name: old.name, content: change(old.content), createdAt: old.createdAt })
}

describe('the history of mode auto', () => {
  test('three nights in a row: each leaves a history with all before it, issues included, and is planned from it', async () => {
    await using server = await startGitHub()
    for (const number of [1, 2, 3]) {
      const done = await night(server, number)
      expect(done).toMatchObject({ stderr: '', failures: [] })
      expect(done.summary).not.toContain('history')
      server.advance(dayMs)
    }
    expect(readHistory(server, 101, numbersOf)).toEqual([1])
    expect(readHistory(server, 102, numbersOf)).toEqual([2, 1])
    expect(readHistory(server, 103, numbersOf)).toEqual([3, 2, 1])
    const issues = readHistory(server, 103, (store) => readIssues(store, 'octo/demo'))
    expect(new Set(issues.map(({ issue }) => issue.number))).toEqual(new Set([1, 2]))
    // Every failing seed of every night, and none of them twice but those of earlier nights, run again outside of its counts.
    const seeds = readHistory(server, 103, (store) =>
      store.database.prepare<[], string>('SELECT seed FROM failures WHERE NOT carried').pluck().all(),
    )
    expect(new Set(seeds).size).toBe(seeds.length)
    const counts = readHistory(server, 103, (store) =>
      store.database.prepare('SELECT number, passed + failed AS judged FROM sweeps ORDER BY number').all(),
    )
    expect(counts).toEqual([1, 2, 3].map((number) => ({ number, judged: 40 })))
    expect(server.violations).toEqual([])
  })

  test('a re-run of a night, and one long after, are the same campaign in the history', async () => {
    await using server = await startGitHub()
    const first = await night(server, 1)
    await night(server, 2)
    const again = await night(server, 1, { run: { attempt: 2 } })
    expect(again.outputs.campaign).toBe(first.outputs.campaign)
    expect(readHistory(server, 101, numbersOf, 'seedsweep-history-a2')).toEqual([2, 1])
    server.advance(dayMs)
    await night(server, 3)
    expect(readHistory(server, 103, numbersOf)).toEqual([3, 2, 1])
  })

  test('two reports at once leave two histories, and the next takes both; two in one run do not collide', async () => {
    await using server = await startGitHub()
    await night(server, 1)
    const base = [...server.state.artifacts]
    await night(server, 2)
    const second = server.state.artifacts.filter((one) => !base.includes(one))
    // Run 103 looked before run 102 had uploaded.
    server.state.artifacts.splice(0, Infinity, ...base)
    await night(server, 3)
    server.state.artifacts.push(...second)
    const weekly = { inputs: { count: '50' }, run: { runId: 103, runNumber: 3 } }
    await night(server, 3, weekly)
    expect(server.state.artifacts.map(({ name }) => name)).toContainEqual(
      expect.stringMatching(/^seedsweep-history-a1-[0-9a-f]{12}$/),
    )
    server.advance(dayMs)
    await night(server, 4)
    expect(readHistory(server, 104, numbersOf).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 3, 4])
    const reads = server.requests.filter(({ operation }) => operation === 'actions/download-artifact').length
    server.advance(dayMs)
    await night(server, 5)
    // What a history was made of is not fetched again.
    const more = server.requests.filter(({ operation }) => operation === 'actions/download-artifact').length - reads
    expect(more).toBe(1)
  })

  test('a damaged newest history is passed over for the one before, once, and that is said', async () => {
    await using server = await startGitHub()
    for (const number of [1, 2]) {
      await night(server, number)
      server.advance(dayMs)
    }
    replaceContent(server, 102, () => zipFiles({ 'history.db': Buffer.from('SQLite format 3\0, and then nothing') }))
    const third = await night(server, 3)
    expect(third.summary).toMatch(
      /> `the history that run 102 left could not be taken \(.*\); that of run 101 \(.*\) was taken/,
    )
    expect(readHistory(server, 103, numbersOf)).toEqual([3, 1])
    expect(third.outputs['new-findings']).toBe('0')
    server.advance(dayMs)
    const fourth = await night(server, 4)
    expect(fourth.summary).not.toContain('could not be taken')
    expect(readHistory(server, 104, numbersOf)).toEqual([4, 3, 1])
  })

  test('one of a newer version is refused by name, stays as it is, and is joined again by the version that knows it', async () => {
    await using server = await startGitHub()
    for (const number of [1, 2]) {
      await night(server, number)
      server.advance(dayMs)
    }
    const ours = unzipFiles(artifactOf(server, 102).content).get('history.db') ?? Buffer.alloc(0)
    const newer = zipFiles({ 'history.db': withVersion(ours, storeVersion + 1) })
    replaceContent(server, 102, () => newer)
    const third = await night(server, 3)
    const versions = `its format is version ${storeVersion + 1}, this one knows up to ${storeVersion}`
    expect(third.summary).toContain(versions)
    expect(third.summary).toMatch(
      /the history that run 102 left could not be taken \(.*\); that of run 101 \(.*\) was taken/,
    )
    expect(artifactOf(server, 102).content.equals(newer)).toBe(true)
    expect(readHistory(server, 103, numbersOf)).toEqual([3, 1])
    // The update that knows the version: what night 2 saw was never lost.
    replaceContent(server, 102, () => zipFiles({ 'history.db': ours }))
    server.advance(dayMs)
    await night(server, 4)
    expect(readHistory(server, 104, numbersOf)).toEqual([4, 3, 2, 1])
  })

  test('an artifact whose digest is another is not taken', async () => {
    await using server = await startGitHub()
    await night(server, 1)
    const artifact = artifactOf(server, 101)
    artifact.finalized = { size: artifact.content.length, digest: `sha256:${'0'.repeat(64)}` }
    const second = await night(server, 2)
    expect(second.summary).toContain('its content is not what was uploaded')
    expect(readHistory(server, 102, numbersOf)).toEqual([2])
  })

  test('histories from a fork, a branch, a pull request and a run set off by another run are never taken', async () => {
    await using server = await startGitHub()
    await night(server, 1)
    const forged = artifactOf(server, 101).content
    server.state.artifacts.splice(0)
    const runs = [
      { id: 901, event: 'pull_request', headBranch: 'main', headRepository: 'mallory/demo' },
      { id: 902, event: 'pull_request', headBranch: 'main' },
      { id: 903, event: 'schedule', headBranch: 'topic' },
      { id: 904, event: 'workflow_run', headBranch: 'main' },
      { id: 905, event: 'pull_request_target', headBranch: 'main' },
    ]
    for (const run of runs) {
      server.seed.run(run)
      server.seed.artifact({ runId: run.id, name: 'seedsweep-history-a1', content: forged })
    }
    const second = await night(server, 2)
    expect(second.exitCode).toBe(1)
    expect(readHistory(server, 102, numbersOf)).toEqual([2])
    const read = server.requests.filter(({ operation }) => operation === 'actions/download-artifact')
    expect(read).toEqual([])
    expect(server.violations).toEqual([])
  })

  test('a history with a campaign of a pull request in it is refused, wherever it comes from', async () => {
    await using server = await startGitHub()
    await night(server, 1)
    const directory = mkdtempSync(join(tmpdir(), 'seedsweep-history-test-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    const path = join(directory, 'history.db')
    writeFileSync(path, unzipFiles(artifactOf(server, 101).content).get('history.db') ?? '')
    {
      using store = openStore(path)
      const sql = `UPDATE campaign SET plan_json = json_set(plan_json, '$.origin.pullRequest', 7)`
      store.database.exec(sql)
    }
    replaceContent(server, 101, () => zipFiles({ 'history.db': readFileSync(path) }))
    const second = await night(server, 2)
    expect(second.summary).toContain('of a pull request, which no history does')
    expect(readHistory(server, 102, numbersOf)).toEqual([2])
  })

  test('a pull request reads the history, adds nothing to it, and carries nothing over', async () => {
    await using server = await startGitHub()
    await night(server, 1)
    const { number } = server.seed.pull()
    const pull = { number, head: { sha: 'a'.repeat(40), ref: 'topic' }, base: { ref: 'main' } }
    const event = { name: 'pull_request', payload: { number, pull_request: pull } }
    const done = await runBuiltAction(checkout, server, { inputs: { count: '40' }, event, run: { runId: 700 } })
    expect(done.outputs['new-findings']).toBe('0')
    expect(done.stdout).toContain('history: seedsweep-history-a1 of run 101: taken')
    expect(server.state.artifacts.filter(({ name }) => name.startsWith('seedsweep-history'))).toHaveLength(1)
    // Another branch by dispatch: read, and not added to.
    await night(server, 2, { event: { name: 'workflow_dispatch' }, run: { ref: 'refs/heads/topic' } })
    expect(server.state.artifacts.filter(({ name }) => name.startsWith('seedsweep-history'))).toHaveLength(1)
  })

  test('without actions: read everything goes on as before, and the summary says what is missing', async () => {
    await using server = await startGitHub()
    const token = server.addToken({ contents: 'read', issues: 'write' })
    for (const number of [1, 2]) {
      const done = await night(server, number, { token })
      expect(done.exitCode).toBe(1)
      expect(done.summary).toContain('cannot be read: give the job actions: read')
      expect(done.annotations.map(({ level }) => level)).not.toContain('notice')
    }
    expect(server.issues()).toHaveLength(2)
    expect(server.state.artifacts.filter(({ name }) => name.startsWith('seedsweep-history'))).toEqual([])
  })

  test('a history that expired is rebuilt from the issues: nothing is filed twice, and first seen stays first', async () => {
    await using server = await startGitHub()
    await night(server, 1)
    const [issue] = server.issues()
    if (issue === undefined) throw new Error('no issue')
    issue.body = issue.body?.replace(/"at":"[^"]*"/, '"at":"2025-02-03T03:00:00.000Z"') ?? null
    server.advance(91 * dayMs)
    const second = await night(server, 2)
    expect(second.summary).toContain('the history is gone: 1 artifact of it expired')
    expect(second.summary).toContain('no history was found: 2 findings known from their issues')
    expect(server.issues()).toHaveLength(2)
    expect(second.outputs['new-findings']).toBe('0')
    const known = readHistory(server, 102, (store) => ({
      issues: readIssues(store, 'octo/demo').map((one) => [one.issue.number, one.issue.state]),
      first: store.database.prepare('SELECT min(started_at) FROM sightings').pluck().get(),
      recalled: store.database.prepare('SELECT sum(count) FROM past_sightings').pluck().get(),
      failing: store.database.prepare('SELECT count(*) FROM failures').pluck().get(),
    }))
    expect(known.issues).toHaveLength(2)
    expect(known.issues).toEqual(
      expect.arrayContaining([
        [1, 'open'],
        [2, 'open'],
      ]),
    )
    expect(known.first).toBe('2025-02-03T03:00:00.000Z')
    expect(known.recalled).toBeGreaterThan(0)
  })

  test('a campaign whose canary passed is not added: its clean seeds prove nothing', async () => {
    await using server = await startGitHub()
    const blind = await makeCheckout({
      files: { 'seedsweep.yml': 'targets:\n  blind:\n    run: echo {seed}\n    canary: echo fine\n' },
    })
    onTestFinished(() => blind[Symbol.asyncDispose]())
    const done = await runBuiltAction(blind, server, { inputs: { count: '20' } })
    expect(done.summary).toContain('the canary did not fail as it must')
    expect(done.stdout).toContain('history: not kept')
    expect(server.state.artifacts.filter(({ name }) => name.startsWith('seedsweep-history'))).toEqual([])
  })

  test('history: none keeps nothing and asks for nothing', async () => {
    await using server = await startGitHub()
    await night(server, 1, { inputs: { history: 'none' } })
    expect(server.requests.filter(({ operation }) => operation === 'actions/list-artifacts-for-repo')).toEqual([])
    expect(server.state.artifacts).toHaveLength(1)
  })

  test('a night of the schedule that did not run is told, with its dates, and the report goes on', async () => {
    await using server = await startGitHub()
    const event = { name: 'schedule', payload: { schedule: '17 3 * * *' } }
    await night(server, 1, { event })
    // Made 49 hours older than it is: of two times that the schedule has fired since, this run is the second.
    const path = join(mkdtempSync(join(tmpdir(), 'seedsweep-history-test-')), 'history.db')
    onTestFinished(() => rmSync(join(path, '..'), { recursive: true }))
    writeFileSync(path, unzipFiles(artifactOf(server, 101).content).get('history.db') ?? '')
    {
      using store = openStore(path)
      const [start] = readHistoryStarts(store)
      const before = new Date(Date.parse(start?.startedAt ?? '') - 49 * 3_600_000).toISOString()
      store.database.prepare('UPDATE campaign SET started_at = ?').run(before)
    }
    replaceContent(server, 101, () => zipFiles({ 'history.db': readFileSync(path) }))
    const late = await night(server, 2, { event })
    expect(late.summary).toMatch(
      /> `no campaign between \d{4}-\d\d-\d\d \d\d:\d\d and \d{4}-\d\d-\d\d \d\d:\d\d UTC: [12] runs? of the schedule 17 3 \* \* \* did not happen/,
    )
    expect(late.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('no campaign between'),
    )
  })
})

test('a night that delivered under its floor is red without a finding, and says how much and why', async () => {
  await using server = await startGitHub()
  const starved = await makeCheckout({
    files: {
      'seedsweep.yml': 'targets:\n  starved:\n    run: sh simulators/starved.sh {seed}\n',
      // As the system does where memory is short: about one of five.
      'simulators/starved.sh': 'echo seed $1\ncase $1 in *[37]) kill -9 $$;; esac\n',
    },
  })
  onTestFinished(() => starved[Symbol.asyncDispose]())
  const done = await runBuiltAction(starved, server, { inputs: { seeds: '0..100' }, event: { name: 'schedule' } })
  const gap = 'only 80 of 100 planned seeds have a verdict (floor 0.9); 20 x infra: killed by the system'
  expect(done).toMatchObject({ exitCode: 1, outputs: { findings: '0' } })
  expect(done.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining(`inconclusive: ${gap}`),
    'Inconclusive: no findings in 100 of 100 planned seeds. 20 seeds gave no verdict.',
  ])
  expect(done.summary).toContain('Inconclusive: ')
  expect(done.summary).toContain(gap)
  expect(server.issues()).toEqual([])
})

describe('the history of plan, sweep and report', () => {
  test('three nights: a seed that one night cut is carried over by the next; other workflows share nothing', async () => {
    await using server = await startGitHub()
    const slow = await makeCheckout({
      files: {
        'seedsweep.yml': 'targets:\n  slow:\n    run: sh simulators/slow.sh {seed}\n',
        'simulators/slow.sh': 'echo seed $1\ncase $1 in *[13579]) sleep 60;; esac\n',
      },
    })
    onTestFinished(() => slow[Symbol.asyncDispose]())
    const campaign = async (number: number, workflowPath: string) => {
      const run = { runId: 100 + number, runNumber: number, workflowPath }
      const step = (inputs: Record<string, string>) => runBuiltAction(slow, server, { inputs, run })
      const planned = await step({ mode: 'plan', budget: '3s', shards: '1' })
      expect(planned.exitCode).toBe(0)
      await step({ mode: 'sweep', shard: '0', jobs: '2' })
      const reported = await step({ mode: 'report', 'fail-on': 'never', floor: '0' })
      server.advance(dayMs)
      return { planned, reported }
    }
    const nightly = '.github/workflows/nightly.yml'
    await campaign(1, nightly)
    const second = await campaign(2, nightly)
    expect(second.reported.summary).toMatch(/\d+ carried over: /)
    const plans = readHistory(server, 102, (store) =>
      readCampaigns(store).map(({ campaign: id }) => readPlan(store, id)),
    )
    expect(plans.map(({ carried }) => carried.length > 0)).toEqual([true, false])
    await campaign(3, '.github/workflows/weekly.yml')
    const [weekly] = readHistory(server, 103, (store) =>
      readCampaigns(store)
        .filter(({ origin }) => origin.workflow?.endsWith('weekly.yml'))
        .map(({ campaign: id }) => readPlan(store, id)),
    )
    expect(weekly?.carried).toEqual([])
    expect(readHistory(server, 103, numbersOf)).toEqual([3, 2, 1])
    expect(server.violations).toEqual([])
  })
})
