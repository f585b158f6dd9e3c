import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readMarker } from '../../src/publish/render/marker.ts'
import { readJson, runCli } from '../cli/run-cli.ts'
import { SummarySchema } from '../cli/summary-schema.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import type { Issue } from '../loopback/github-state.ts'
import { makeCheckout } from './checkout.ts'
import { commitVote, git, mergeFix, onlyIssue, voteConfig, voteSimulator } from './vote-bug.ts'

/** A repository with the bug in it, and nights that run in one store. */
async function openStory(server: GitHubServer) {
  const checkout = await makeCheckout({ files: { '.gitignore': 'node_modules\n*.db*\n', 'seedsweep.yml': voteConfig } })
  onTestFinished(() => checkout[Symbol.asyncDispose]())
  git(checkout, 'remote', 'add', 'origin', 'https://github.com/octo/demo.git')
  const token = server.addToken({ issues: 'write', contents: 'read', 'pull-requests': 'read' }, 'seedsweep[bot]')
  const env = { GITHUB_TOKEN: token, GITHUB_API_URL: server.url }
  const night = async (count: number, dryRun = false) => {
    const run = await runCli(['run', '--count', String(count), '--db', 'nights.db', '--json'], {
      cwd: checkout.directory,
    })
    expect(run.stderr).not.toMatch(/error/i)
    const words = ['publish', '--db', 'nights.db', '--repo', 'octo/demo', ...(dryRun ? ['--dry-run'] : [])]
    const published = await runCli(words, { cwd: checkout.directory, env })
    expect(published, published.stderr).toMatchObject({ code: 0 })
    const shown = await runCli(['show', '--db', 'nights.db', '--json'], { cwd: checkout.directory })
    return { summary: SummarySchema.parse(readJson(shown)), published: published.stdout }
  }
  return { checkout, night }
}

const comments = (server: GitHubServer, issue: Issue) => server.comments(issue.number).map(({ body }) => body)

test('three nights are one issue, a merged pull request fixes it, the computed clean seeds close it, and back it opens', async () => {
  await using server = await startGitHub()
  const { checkout, night } = await openStory(server)

  // Filed on the first night, updated on the next two: one issue, whose counts grow.
  expect((await night(100)).summary).toMatchObject({ findings: [{ life: null }], history: null })
  const issue = onlyIssue(server)
  commitVote(checkout, true, 'Second day')
  await night(100)
  const last = commitVote(checkout, true, 'Third day')
  const third = await night(100)
  const [finding] = third.summary.findings
  expect(finding?.life).toMatchObject({ state: 'open', seeds: 300, campaigns: 3, missing: expect.any(Number) })
  const hits = finding?.life?.hits ?? 0
  expect(hits).toBeGreaterThan(finding?.count ?? 0)
  // What failed before failed again, when it was run before anything else: in no count.
  expect(finding?.life?.known).toMatchObject({ passed: 0, unknown: 0 })
  expect(finding?.life?.known?.failed).toBe(hits - (finding?.count ?? 0))
  expect(onlyIssue(server).body).toContain(`Over all campaigns: ${hits} of 300 seeds (`)
  expect(third.published).toContain('updated #1')

  // Fixed by a merged pull request: 20 clean seeds and the stored ones are not enough.
  const fix = mergeFix(checkout, server, issue.number)
  const pending = await night(20)
  // n (11^(1/(k-1)) - 1): then a fix that did not work has a probability of 1 %.
  const needed = Math.ceil(300 * (11 ** (1 / (hits - 1)) - 1))
  expect(needed).toBeGreaterThan(20 + hits)
  expect(onlyIssue(server)).toMatchObject({ state: 'open' })
  expect(onlyIssue(server).body).toContain(
    `${needed} clean seeds ran at commits that contain the fix, \`${fix.sha.slice(0, 7)}\` (#${fix.number}): ${20 + hits} so far, ${needed - 20 - hits} missing, about`,
  )
  expect(pending.summary).toMatchObject({ findings: [], history: { quiet: [{ id: finding?.id }] } })
  expect(comments(server, issue)).toEqual([])

  // With the missing ones it closes, and says why; the night after has nothing to say.
  await night(needed - 20 - hits)
  expect(onlyIssue(server)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  const [closed, ...others] = comments(server, issue)
  expect(others).toEqual([])
  expect(closed).toContain(`It failed in ${hits} of 300 seeds`)
  expect(closed).toContain(`\`${last.slice(0, 7)}\` still fails in today's environment`)
  const requests = server.requests.length
  await night(20)
  expect(server.requests.slice(requests).filter(({ method }) => method !== 'GET')).toEqual([])

  // Back at a commit that contains the fix: opened again, with the commits to look at.
  const back = commitVote(checkout, true, 'Write votes later')
  const again = await night(100)
  expect(onlyIssue(server)).toMatchObject({ state: 'open', stateReason: 'reopened', number: issue.number })
  expect(comments(server, issue)).toHaveLength(2)
  expect(comments(server, issue)[1]).toContain(`https://github.com/octo/demo/compare/${fix.sha}...${back}`)
  expect(again.published).toContain('reopened #1')
  expect(readMarker(onlyIssue(server).body ?? '')?.life).toMatchObject({ reopened: { sha: back } })
  // The fix that it contains is none any more.
  expect(onlyIssue(server).body).toContain('No fix is known')
  expect(server.violations).toEqual([])
})

test('closed by the merge itself it stays closed, and is verified once', async () => {
  await using server = await startGitHub()
  const { checkout, night } = await openStory(server)
  await night(100)
  const issue = onlyIssue(server)
  mergeFix(checkout, server, issue.number)
  Object.assign(issue, { state: 'closed', stateReason: 'completed', closedAt: server.now() })
  await night(200)
  expect(onlyIssue(server)).toMatchObject({ state: 'closed' })
  expect(comments(server, issue)).toEqual([expect.stringContaining('**Verified: the evidence is there.**')])
  await night(20)
  expect(comments(server, issue)).toHaveLength(1)
  expect(server.violations).toEqual([])
})

test('where the old commit passes now, the issue stays open with a label, whatever runs clean', async () => {
  await using server = await startGitHub()
  const { checkout, night } = await openStory(server)
  // The bug is in a file beside the repository, as in a library of the machine.
  const machine = join(checkout.directory, '..', 'machine')
  writeFileSync(machine, 'yes')
  const path = join(checkout.directory, voteSimulator)
  writeFileSync(path, readFileSync(path, 'utf8').replace('broken=yes', `broken=$(cat '${machine}')`))
  git(checkout, 'commit', '--quiet', '--all', '--message', 'Use the library')
  await night(100)
  writeFileSync(machine, 'no')
  git(checkout, 'commit', '--quiet', '--allow-empty', '--message', 'Fixes #1')
  await night(200)
  expect(onlyIssue(server)).toMatchObject({ state: 'open', labels: ['seedsweep', 'environment-dependent'] })
  expect(onlyIssue(server).body).toContain('**Environment-dependent.** Enough clean seeds ran, but')
  await night(20)
  expect(onlyIssue(server)).toMatchObject({ state: 'open' })
  expect(comments(server, onlyIssue(server))).toEqual([])
  expect(server.violations).toEqual([])
})

test('a pull request that was only linked in the sidebar is a fix: its merge commit is named, and fewer clean seeds close it', async () => {
  await using server = await startGitHub()
  const { checkout, night } = await openStory(server)
  await night(100)
  const issue = onlyIssue(server)
  const fix = mergeFix(checkout, server, issue.number)
  const pull = server.state.issues.get(fix.number)
  Object.assign(pull ?? {}, { body: 'Votes are written before they are sent.' })
  server.state.links.set(issue.number, [fix.number])
  await night(20)
  expect(onlyIssue(server).body).toContain(
    `clean seeds ran at commits that contain the fix, \`${fix.sha.slice(0, 7)}\` (#${fix.number}): `,
  )
  await night(200)
  expect(onlyIssue(server)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  expect(server.requests.filter(({ operation }) => operation === 'graphql')).not.toHaveLength(0)
  expect(server.violations).toEqual([])
})

test('publish runs no old commit by a command that neither the configuration has nor this user has started here', async () => {
  await using server = await startGitHub()
  const { checkout, night } = await openStory(server)
  const { directory } = checkout
  // Each start of the simulator leaves a line, those of the old commit too.
  const starts = join(directory, '..', 'starts')
  const path = join(directory, voteSimulator)
  writeFileSync(path, `echo start >>'${starts}'\n${readFileSync(path, 'utf8')}`)
  git(checkout, 'commit', '--quiet', '--all', '--message', 'Count the starts')
  await night(100)
  mergeFix(checkout, server, onlyIssue(server).number)
  const swept = await runCli(['run', '--count', '200', '--db', 'nights.db'], { cwd: directory })
  expect(swept, swept.stderr).toMatchObject({ code: 0 })

  const token = server.addToken({ issues: 'write', contents: 'read', 'pull-requests': 'read' }, 'seedsweep[bot]')
  const stranger = { GITHUB_TOKEN: token, GITHUB_API_URL: server.url, XDG_STATE_HOME: join(directory, '..', 'nobody') }
  const publish = () =>
    runCli(['publish', '--db', 'nights.db', '--repo', 'octo/demo'], { cwd: directory, env: stranger })
  const countStarts = () => readFileSync(starts, 'utf8').split('\n').length - 1
  writeFileSync(join(directory, 'seedsweep.yml'), voteConfig.replace('run: sh', 'run: sh -e'))
  const before = countStarts()
  expect(await publish()).toMatchObject({ code: 0 })
  expect(countStarts()).toBe(before)
  expect(onlyIssue(server)).toMatchObject({ state: 'open' })
  expect(comments(server, onlyIssue(server))).toEqual([])

  // The very command of the store in the configuration: the old commit is run, fails, and the issue closes.
  writeFileSync(join(directory, 'seedsweep.yml'), voteConfig)
  expect(await publish()).toMatchObject({ code: 0 })
  expect(countStarts()).toBeGreaterThan(before)
  expect(onlyIssue(server)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  expect(server.violations).toEqual([])
})
