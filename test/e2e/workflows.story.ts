import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { runWorkflow, type WorkflowOptions, type WorkflowResult } from '../loopback/mini-runner.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, refused, secondMs } from './run-built-action.ts'

const caller = `name: night
on: [schedule, workflow_dispatch, pull_request]
permissions: {}
jobs:
  night:
    uses: seedsweep/seedsweep/.github/workflows/sweep.yml@v0
    permissions: { contents: read, actions: read, issues: write, pull-requests: write }
    with: { count: '80', shards: '4', setup: 'echo ready > setup.txt', build: test -s setup.txt }
  after:
    needs: night
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    outputs:
      said: \${{ steps.say.outputs.said }}
    steps:
      - id: say
        run: echo "said=$SAID" >> "$GITHUB_OUTPUT"
        env:
          SAID: \${{ join(needs.night.outputs.*, ' ') }} # campaign, findings, new-findings, planned, delivered
`

const ours = await makeCheckout({ withAction: true, copied: ['examples', 'seedsweep.yml', 'package.json'] })
const theirs = await makeCheckout({
  files: { 'seedsweep.yml': bugsConfig('Ape,Bee'), '.github/workflows/night.yml': caller },
})
afterAll(async () => {
  await ours[Symbol.asyncDispose]()
  await theirs[Symbol.asyncDispose]()
})

const titles = (server: GitHubServer): string[] => server.issues().map((issue) => issue.title)
const results = ({ jobs }: WorkflowResult): string[] => jobs.map(({ name, result }) => `${name}: ${result}`)
const artifacts = (server: GitHubServer): string[] => server.state.artifacts.map(({ name }) => name).toSorted()
const requested = (server: GitHubServer, operation: string): number =>
  server.requests.filter((request) => request.operation === operation).length

const packages = join(import.meta.dirname, '../../node_modules')

/** `npm ci` of the workflow: the packages are there already, and in a clean checkout linked. */
async function makeTools(): Promise<string> {
  const tools = join(dirname(ours.directory), 'tools')
  await mkdir(tools)
  await writeFile(
    join(tools, 'npm'),
    `#!/bin/sh\n[ "$1" = ci ] && { [ -e node_modules ] || ln -s "${packages}" node_modules; }\n`,
  )
  await chmod(join(tools, 'npm'), 0o755)
  return tools
}

const night = (server: GitHubServer, more: Partial<WorkflowOptions> = {}) =>
  runWorkflow({
    workflowPath: '.github/workflows/night.yml',
    repositoryDir: theirs.directory,
    actions: { 'seedsweep/seedsweep': theirs.actionDir },
    server,
    event: { name: 'schedule' },
    env: { SEEDSWEEP_TEST_PACE: String(secondMs) },
    ...more,
  })

describe('nightly.yml of this repository', () => {
  test('plan, 4 shards and report of liferaft open one issue a bug; the second night updates them', async () => {
    await using server = await startGitHub()
    const tools = await makeTools()
    const ourNight = () =>
      runWorkflow({
        workflowPath: '.github/workflows/nightly.yml',
        repositoryDir: ours.directory,
        server,
        inputs: { count: '120', shards: '4' },
        env: {
          SEEDSWEEP_TEST_PACE: String(secondMs),
          PATH: [tools, dirname(process.execPath), process.env.PATH].join(delimiter),
        },
      })
    await using first = await ourNight()
    expect(results(first)).toEqual([
      'plan: success',
      'sweep (0): success',
      'sweep (1): success',
      'sweep (2): success',
      'sweep (3): success',
      'report: success',
    ])
    const bugs = ['ElectionSafety: ', 'StateMachineSafety: ']
    expect(titles(server)).toEqual(bugs.map((bug) => expect.stringContaining(`[seedsweep] liferaft: ${bug}`)))
    expect(server.issues()[0]?.body).toContain(
      "Reproduced 6 of 6 times in fresh processes, on 2 runners: the one that found it and the report job's, and once in a clean checkout.",
    )
    const summary = first.job('report').steps.at(-1)?.process?.summary
    expect(summary).toContain('**2 findings in 120 of 120 planned seeds.**')
    expect(summary?.match(/^\| [0-3] \| 30 of 30 \(1\.00\) \| delivered \|/gm)).toHaveLength(4)
    await using second = await ourNight()
    expect(second.conclusion).toBe('success')
    const all = titles(server)
    expect(all.slice(0, 2)).toEqual(bugs.map((bug) => expect.stringContaining(bug)))
    // Fresh seeds may show a bug that the first night did not; none is filed twice.
    expect(new Set(all).size).toBe(all.length)
    expect([requested(server, 'issues/create'), requested(server, 'issues/update')]).toEqual([all.length, 2])
    expect(refused(server)).toEqual([])
    expect(server.violations).toEqual([])
  })
})

describe('the reusable workflow sweep.yml', () => {
  test('a lost shard is named and red; "re-run failed jobs" brings it, and its findings are counted once', async () => {
    // Since July 2026 the runner's own service may list what an earlier attempt uploaded and not give it.
    await using server = await startGitHub({ earlierAttemptUrls: 'not-found' })
    await using first = await night(server, { dropJobs: ['night / sweep (2)'] })
    expect(results(first)).toEqual([
      'night / plan: success',
      'night / sweep (0): success',
      'night / sweep (1): success',
      'night / sweep (2): failure',
      'night / sweep (3): success',
      'night / report: failure',
      'after: success',
    ])
    const report = first.job('night / report').steps.at(-1)?.process
    expect(report?.summary).toContain('in 60 of 80 planned seeds; shard 2 (of 0-3) never delivered.**')
    expect(report?.summary).toContain('| 2 | 0 of 20 (0.00) | missing |')
    const messages = report?.annotations.map(({ message }) => message)
    expect(messages).toContain('2 findings: see the job summary; shard 2 (of 0-3) never delivered')
    // The file is there because another step made it.
    expect(messages).toContain('the build line of target "demo" fails in a clean checkout: it exits 1')
    expect(first.job('after').outputs.said).toMatch(/^[0-9a-f]{12} 2 2 80 60$/)
    expect(titles(server)).toEqual(['[seedsweep] demo: Ape is broken', '[seedsweep] demo: Bee is broken'])

    await using second = await night(server, { previous: first })
    expect(second.jobs.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 2, 1, 2, 2])
    const again = second.job('night / report').steps.at(-1)?.process
    expect(again?.summary).toContain('**No new findings (2 known seen again) in 80 of 80 planned seeds.**')
    expect(second.job('after').outputs.said).toMatch(/^[0-9a-f]{12} 2 0 80 80$/)
    const campaign = again?.outputs.campaign
    expect(artifacts(server)).toEqual([
      ...['plan', 's0-a1', 's1-a1', 's2-a2', 's3-a1'].map((part) => `seedsweep-${campaign}-${part}`),
      'seedsweep-history-a1',
      'seedsweep-history-a2',
    ])
    expect(requested(server, 'issues/create')).toBe(2)
    expect(server.violations).toEqual([])
  })

  test('a campaign that lost a shard and found nothing is inconclusive, and red', async () => {
    await using server = await startGitHub()
    const env = { SEEDSWEEP_TEST_PACE: String(secondMs), SEEDSWEEP_BUGS: '' }
    await using done = await night(server, { env, dropJobs: ['night / sweep (0)', 'night / sweep (3)'] })
    expect(done.job('night / report').result).toBe('failure')
    const report = done.job('night / report').steps.at(-1)?.process
    expect(report?.summary).toContain(
      '**Inconclusive: no findings in 40 of 80 planned seeds; shard 0 (of 0-3) never delivered, shard 3 (of 0-3) never delivered.**',
    )
    expect(server.issues()).toEqual([])
  })

  test('on a pull request from a fork nothing is written but summary and artifacts', async () => {
    await using server = await startGitHub()
    const { number } = server.seed.pull()
    const pull = { number, head: { sha: 'a'.repeat(40), ref: 'topic' }, base: { ref: 'main' } }
    const event = { name: 'pull_request', payload: { number, pull_request: pull } }
    await using done = await night(server, { event, fork: true })
    expect(done.job('night / report').result).toBe('failure')
    expect(done.job('after').outputs.said).toMatch(/^[0-9a-f]{12} 2 2 80 80$/)
    expect([server.issues(), server.comments(number)]).toEqual([[], []])
    expect(artifacts(server)).toHaveLength(5)
    expect(server.violations).toEqual([])
  })
})
