import { execFileSync } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SeedText } from '../../src/model/seed.ts'
import { formatMarker } from '../../src/publish/render/marker.ts'
import { type Bisected, makeBisected } from '../cli/make-bisected.ts'
import { root, runCli } from '../cli/run-cli.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { runWorkflow, type WorkflowOptions, type WorkflowResult } from '../loopback/mini-runner.ts'
import { type Checkout, makeCheckout } from './checkout.ts'
import { refused, runBuiltAction, secondMs } from './run-built-action.ts'

let action: Checkout
beforeAll(async () => {
  action = await makeCheckout({})
})
afterAll(() => action[Symbol.asyncDispose]())

const results = ({ jobs }: WorkflowResult): string[] => jobs.map(({ name, result }) => `${name}: ${result}`)

/** Nine commits, of which the eighth brought the bug, with an issue about it that a sweep of the last one filed. */
async function makeStory(server: GitHubServer): Promise<{ repository: Bisected; issue: number }> {
  const commits = Array.from({ length: 9 }, (_, at) => ({ rate: at >= 7 ? 80 : 0, salt: at > 7 ? 2 : 1 }))
  const repository = makeBisected(commits)
  await cp(join(root, '.github'), join(repository.directory, '.github'), { recursive: true })
  execFileSync('sh', ['build.sh'], { cwd: repository.cwd })
  const end = await runCli(['run', '--count', '400', '--json'], { cwd: repository.cwd })
  const { findings } = JSON.parse(end.stdout) as { findings: { key: string; count: number; seeds: SeedText[] }[] }
  const [found] = findings
  if (found === undefined) throw new Error(end.stderr)
  const marker = formatMarker({
    key: found.key,
    formerKeys: [],
    target: 'sim',
    sha: repository.shas.at(-1) ?? null,
    config: {},
    seeds: found.seeds.slice(0, 20),
    k: found.count,
    n: 400,
    first: null,
  })
  const { number } = server.seed.issue({ title: '[seedsweep] sim: Durable', body: `It fails.\n\n${marker}` })
  return { repository, issue: number }
}

const bisect = (
  server: GitHubServer,
  { directory }: Bisected,
  inputs: Record<string, string>,
  more: Partial<WorkflowOptions> = {},
) =>
  runWorkflow({
    workflowPath: '.github/workflows/bisect.yml',
    repositoryDir: directory,
    actions: { 'seedsweep/seedsweep': action.actionDir },
    server,
    inputs: { shards: '4', ...inputs },
    env: { SEEDSWEEP_TEST_PACE: String(secondMs) },
    jobsAtOnce: 2,
    ...more,
  })

describe('the workflow bisect.yml', () => {
  test('names the first bad commit of an issue in rounds of 4 tests, though one is lost, and tells it in one comment', async () => {
    await using server = await startGitHub()
    const { repository, issue } = await makeStory(server)
    const inputs = { finding: String(issue), good: repository.shas[0] ?? '' }
    const lost = `round-1 / test (0, ${repository.shas.at(-1)?.slice(0, 10)})`
    await using done = await bisect(server, repository, inputs, { dropJobs: [lost] })
    expect(done.job(lost).result).toBe('failure')
    const culprit = repository.shas[7] ?? ''
    expect(done.job('report').result, JSON.stringify(results(done))).toBe('success')
    expect(done.job('report').outputs['first-bad']).toBe(culprit)
    const [comment, ...others] = server.comments(issue)
    expect(others).toEqual([])
    expect(comment?.body).toMatch(
      /\*\*First bad commit:\*\* .*`Commit 7`, `Ann`, 2026-11-20: (9[5-9](\.\d)?|over 99\.9) % sure/,
    )
    expect(comment?.body).toContain(`/commit/${culprit})`)
    // What was not needed was skipped.
    expect(results(done)).toContain('round-6: skipped')
    // With the permissions of the workflow there is nothing that a job is not allowed to ask.
    expect(refused(server)).toEqual([])
    expect(server.violations).toEqual([])
  })

  test('is kept in the history: the issue of the next night says it in its text', async () => {
    await using server = await startGitHub()
    const commits = Array.from({ length: 5 }, (_, at) => ({ rate: at >= 3 ? 80 : 0 }))
    const repository = makeBisected(commits)
    await cp(join(root, '.github'), join(repository.directory, '.github'), { recursive: true })
    execFileSync('sh', ['build.sh'], { cwd: repository.cwd })
    const night = (number: number) =>
      runBuiltAction({ ...action, directory: repository.directory }, server, {
        inputs: { count: '200' },
        run: { runId: 100 + number, runNumber: number },
      })
    await night(1)
    const [issue] = server.issues()
    expect(issue?.body).not.toContain('First bad commit')
    await using done = await bisect(server, repository, { finding: '1', good: repository.shas[0] ?? '' })
    const culprit = repository.shas[3] ?? ''
    expect(done.job('report').outputs['first-bad'], JSON.stringify(results(done))).toBe(culprit)
    await night(2)
    expect(server.issues()).toHaveLength(1)
    const body = server.issues()[0]?.body ?? ''
    expect(body).toMatch(
      /\n\| First bad commit \| .*`Commit 3`, `Ann`, 2026-11-20: (9[5-9](\.\d)?|over 99\.9) % sure \|\n/,
    )
    expect(body).toContain(`/commit/${culprit})`)
    // And of the night after, whose history comes from the night and no longer from the bisection.
    await night(3)
    expect(server.issues()[0]?.body).toContain(`/commit/${culprit})`)
    expect(server.violations).toEqual([])
  })

  test('a good commit that fails is said in red, and in the comment', async () => {
    await using server = await startGitHub()
    const { repository, issue } = await makeStory(server)
    const inputs = { finding: String(issue), good: repository.shas[7] ?? '' }
    await using done = await bisect(server, repository, inputs)
    expect(done.job('report').result, JSON.stringify(results(done))).toBe('failure')
    expect(server.comments(issue)[0]?.body).toContain(
      `**${repository.shas[7]?.slice(0, 10)} is not good: it fails there already`,
    )
  })
})
