import { Octokit } from '@octokit/rest'
import { describe, expect, test } from 'vitest'
import { type GitHubServer, startGitHub } from './github-server.ts'

const everything = { issues: 'write', 'pull-requests': 'write', actions: 'read', contents: 'read' } as const

function connect(server: GitHubServer, token = server.addToken(everything)): Octokit {
  return new Octokit({ baseUrl: server.url, auth: token, log: quiet })
}

const here = { owner: 'octo', repo: 'demo' }
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Status and message of the error that a request ends with. */
async function errorOf(request: Promise<unknown>): Promise<{ status: number; message: string }> {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason as { status: number; message: string },
  )
  if (error === null) throw new Error('the request was expected to fail')
  return { status: error.status, message: error.message }
}

describe('issues', () => {
  test('an issue is created with labels, found by listing, updated, closed and reopened', async () => {
    await using server = await startGitHub()
    const { rest } = connect(server)
    const { data: made } = await rest.issues.create({ ...here, title: 'It broke', body: 'so', labels: ['seedsweep'] })
    expect(made).toMatchObject({ number: 1, state: 'open', user: { login: 'github-actions[bot]', type: 'Bot' } })
    const { data: found } = await rest.issues.listForRepo({ ...here, labels: 'SeedSweep', state: 'all' })
    expect(found.map((issue) => issue.number)).toEqual([1])

    await rest.issues.update({ ...here, issue_number: 1, state: 'closed', state_reason: 'completed', body: 'new' })
    expect((await rest.issues.listForRepo(here)).data).toEqual([])
    await rest.issues.update({ ...here, issue_number: 1, state: 'open' })
    const { data: again } = await rest.issues.get({ ...here, issue_number: 1 })
    expect(again).toMatchObject({ state: 'open', state_reason: 'reopened', body: 'new', closed_at: null })
    expect(server.issues()).toMatchObject([{ number: 1, labels: ['seedsweep'] }])
    expect(server.violations).toEqual([])
  })

  test('a list of 250 comments comes in pages of 100 with Link headers', async () => {
    await using server = await startGitHub()
    const issue = server.seed.issue()
    server.seed.comments(issue.number, 250)
    const octokit = connect(server)
    const first = await octokit.rest.issues.listComments({ ...here, issue_number: 1, per_page: 100 })
    expect(first.data).toHaveLength(100)
    expect(first.headers.link).toContain('page=2>; rel="next"')
    expect(first.headers.link).toContain('page=3>; rel="last"')
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...here, issue_number: 1, per_page: 100 })
    expect(all.at(-1)?.body).toBe('comment 250')
    expect(all).toHaveLength(250)
    expect(server.violations).toEqual([])
  })

  test('the list of issues holds pull requests too', async () => {
    await using server = await startGitHub()
    server.seed.issue()
    server.seed.pull({ pull: { headRepository: 'stranger/demo' } })
    const { rest } = connect(server)
    const { data } = await rest.issues.listForRepo(here)
    expect(data.map((issue) => [issue.number, issue.pull_request !== undefined])).toEqual([
      [2, true],
      [1, false],
    ])
    const { data: pull } = await rest.pulls.get({ ...here, pull_number: 2 })
    expect(pull.head.repo.full_name).toBe('stranger/demo')
    expect((await errorOf(rest.pulls.get({ ...here, pull_number: 1 }))).status).toBe(404)
    expect(server.violations).toEqual([])
  })

  test('search finds an issue only 10 minutes after it was made', async () => {
    await using server = await startGitHub()
    const { rest } = connect(server)
    await rest.issues.create({ ...here, title: 'needle' })
    const count = async () =>
      (await rest.search.issuesAndPullRequests({ q: 'repo:octo/demo is:issue "needle"' })).data.total_count
    expect(await count()).toBe(0)
    server.advance(600_000)
    expect(await count()).toBe(1)
    expect(server.violations).toEqual([])
  })

  test('comments and labels are made, read and changed', async () => {
    await using server = await startGitHub()
    const { number } = server.seed.issue()
    const { rest } = connect(server)
    const { data: comment } = await rest.issues.createComment({ ...here, issue_number: number, body: 'one' })
    await rest.issues.updateComment({ ...here, comment_id: comment.id, body: 'two' })
    expect((await rest.issues.getComment({ ...here, comment_id: comment.id })).data.body).toBe('two')
    expect((await errorOf(rest.issues.getLabel({ ...here, name: 'flaky' }))).status).toBe(404)
    await rest.issues.createLabel({ ...here, name: 'flaky', color: 'ff0000', description: 'now and then' })
    expect((await rest.issues.getLabel({ ...here, name: 'flaky' })).data.color).toBe('ff0000')
    await rest.issues.addLabels({ ...here, issue_number: number, labels: ['flaky', 'new'] })
    await rest.issues.removeLabel({ ...here, issue_number: number, name: 'new' })
    expect((await rest.issues.listLabelsForRepo(here)).data.map((label) => label.name)).toEqual(['flaky', 'new'])
    expect(server.issues()[0]?.labels).toEqual(['flaky'])
    expect(server.violations).toEqual([])
  })
})

describe('repository and runs', () => {
  test('repository, reference, comparison, run, jobs and rate limit answer as described', async () => {
    await using server = await startGitHub()
    const run = server.seed.run()
    server.seed.job({ runId: run.id, name: 'sweep (0)', attempt: 1 })
    server.seed.job({ runId: run.id, name: 'sweep (0)', attempt: 2 })
    server.seed.ref('heads/main', 'a'.repeat(40))
    const commits = [{ sha: 'b'.repeat(40), message: 'break it' }]
    server.seed.comparison('a'.repeat(40), 'b'.repeat(40), { mergeBaseSha: 'a'.repeat(40), commits })
    const { rest } = connect(server)
    expect((await rest.repos.get(here)).data.default_branch).toBe('main')
    expect((await rest.git.getRef({ ...here, ref: 'heads/main' })).data.object.sha).toBe('a'.repeat(40))
    const basehead = `${'a'.repeat(40)}...${'b'.repeat(40)}`
    const { data: comparison } = await rest.repos.compareCommitsWithBasehead({ ...here, basehead })
    expect(comparison).toMatchObject({ ahead_by: 1, merge_base_commit: { sha: 'a'.repeat(40) } })
    expect((await rest.actions.getWorkflowRun({ ...here, run_id: run.id })).data.run_attempt).toBe(1)
    expect((await rest.actions.listWorkflowRunsForRepo({ ...here, event: 'schedule' })).data.total_count).toBe(1)
    const workflow = { ...here, workflow_id: 'nightly.yml' }
    expect((await rest.actions.listWorkflowRuns(workflow)).data.total_count).toBe(1)
    const { data: jobs } = await rest.actions.listJobsForWorkflowRun({ ...here, run_id: run.id })
    expect(jobs.jobs.map((job) => job.run_attempt)).toEqual([2])
    expect((await rest.rateLimit.get()).data.rate.limit).toBe(1000)
    expect(server.violations).toEqual([])
  })
})

describe('tokens', () => {
  test('an unknown token gets 401, a read token 403 on writing, another repository 404', async () => {
    await using server = await startGitHub()
    const unknown = connect(server, 'ghs_nobody')
    expect(await errorOf(unknown.rest.repos.get(here))).toMatchObject({ status: 401 })
    const reader = connect(server, server.addToken({ issues: 'read' }))
    expect((await reader.rest.issues.listForRepo(here)).status).toBe(200)
    const refused = await errorOf(reader.rest.issues.create({ ...here, title: 'x' }))
    expect(refused.status).toBe(403)
    expect(refused.message).toContain('Resource not accessible by integration')
    expect((await errorOf(reader.rest.actions.getWorkflowRun({ ...here, run_id: 1 }))).status).toBe(403)
    expect((await errorOf(reader.rest.repos.get({ ...here, repo: 'other' }))).status).toBe(404)
    expect(server.violations).toEqual([])
  })

  test('issues: write is not enough to comment on a pull request', async () => {
    await using server = await startGitHub()
    server.seed.pull()
    const comment = { ...here, issue_number: 1, body: 'hello' }
    const { rest } = connect(server, server.addToken({ issues: 'write' }))
    expect((await errorOf(rest.issues.createComment(comment))).status).toBe(403)
    const { rest: allowed } = connect(server, server.addToken({ 'pull-requests': 'write' }))
    expect((await allowed.issues.createComment(comment)).status).toBe(201)
  })
})

describe('limits', () => {
  test('a body of 65,536 characters passes and one more is refused, with other words for a comment', async () => {
    await using server = await startGitHub()
    const { rest } = connect(server)
    await rest.issues.create({ ...here, title: 't'.repeat(256), body: '\u{1F600}'.repeat(65_536) })
    const long = 'x'.repeat(65_537)
    const issue = await errorOf(rest.issues.create({ ...here, title: 't', body: long }))
    expect(issue.message).toContain('body is too long (maximum is 65536 characters)')
    const comment = await errorOf(rest.issues.createComment({ ...here, issue_number: 1, body: long }))
    expect(comment.message).toContain('Body is too long (maximum is 65536 characters)')
    const title = await errorOf(rest.issues.create({ ...here, title: 't'.repeat(257) }))
    expect(title.message).toContain('title is too long (maximum is 256 characters)')
    expect(server.issues()).toHaveLength(1)
    expect(server.violations).toEqual([])
  })

  test('a label of 51 characters, a description of 101 and a second label of one name are refused', async () => {
    await using server = await startGitHub()
    const { rest } = connect(server)
    await rest.issues.createLabel({ ...here, name: 'n'.repeat(50), description: 'd'.repeat(100) })
    for (const label of [{ name: 'n'.repeat(51) }, { name: 'm', description: 'd'.repeat(101) }]) {
      expect((await errorOf(rest.issues.createLabel({ ...here, ...label }))).status).toBe(422)
    }
    const twice = await errorOf(rest.issues.createLabel({ ...here, name: 'N'.repeat(50) }))
    expect(twice.message).toContain('already_exists')
    expect((await errorOf(rest.issues.create({ ...here, title: 't', labels: ['n'.repeat(51)] }))).status).toBe(422)
    expect(server.violations).toEqual([])
  })

  test('a repository with issues switched off answers 410', async () => {
    await using server = await startGitHub({ issuesEnabled: false })
    const { rest } = connect(server)
    expect((await errorOf(rest.issues.create({ ...here, title: 't' }))).status).toBe(410)
    expect(server.violations).toEqual([])
  })

  test('the 81st content write in a minute is refused with retry-after, and passes a minute later', async () => {
    await using server = await startGitHub()
    const { number } = server.seed.issue()
    const { rest } = connect(server)
    const write = () => rest.issues.createComment({ ...here, issue_number: number, body: 'x' })
    for (let count = 0; count < 80; count++) await write()
    const error = await write().then(
      () => null,
      (reason: unknown) => reason as { status: number; message: string; response: { headers: object } },
    )
    expect(error).toMatchObject({ status: 403, response: { headers: { 'retry-after': '60' } } })
    expect(error?.message).toMatch(/\bsecondary rate\b/i)
    server.advance(60_000)
    expect((await write()).status).toBe(201)
    expect(server.comments(number)).toHaveLength(81)
  })

  test('the 1,001st request in an hour is refused with x-ratelimit-remaining 0; a 304 costs nothing', async () => {
    await using server = await startGitHub({ limits: { pointsPerMinute: 10_000, requestsPerHour: 20 } })
    const { rest } = connect(server)
    const { headers } = await rest.repos.get(here)
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '19' })
    const cached = { ...here, headers: { 'if-none-match': String(headers.etag) } }
    expect((await errorOf(rest.repos.get(cached))).status).toBe(304)
    for (let count = 1; count < 20; count++) expect((await rest.repos.get(here)).status).toBe(200)
    expect((await errorOf(rest.repos.get(here))).message).toContain('API rate limit exceeded')
    server.advance(3_600_000)
    expect((await rest.repos.get(here)).status).toBe(200)
  })
})

describe('faults', () => {
  test('a lost response leaves the issue behind although the request failed', async () => {
    await using server = await startGitHub()
    server.inject({ kind: 'lost-response', path: 'issues/create' })
    const { rest } = connect(server)
    await errorOf(rest.issues.create({ ...here, title: 'made' }))
    expect(server.issues().map((issue) => issue.title)).toEqual(['made'])
    expect(server.requests).toMatchObject([{ operation: 'issues/create', status: null, fault: 'lost-response' }])
  })

  test('a reset, a 502, a 429 and a secondary limit leave nothing behind, and each hits once', async () => {
    await using server = await startGitHub()
    const { rest } = connect(server)
    const statuses: number[] = []
    for (const kind of ['reset', '5xx', '429', 'secondary'] as const) {
      server.inject({ kind, method: 'post', path: /\/issues$/ })
      statuses.push((await errorOf(rest.issues.create({ ...here, title: kind }))).status)
    }
    expect(statuses).toEqual([500, 502, 429, 403])
    expect(server.issues()).toEqual([])
    expect((await rest.issues.create({ ...here, title: 'at last' })).status).toBe(201)
  })

  test('a delay of 300 ms holds back the second matching request only', async () => {
    await using server = await startGitHub()
    server.inject({ kind: 'delay', path: 'repos/get', skip: 1, delayMs: 300 })
    const { rest } = connect(server)
    const started = performance.now()
    for (let count = 0; count < 3; count++) await rest.repos.get(here)
    expect(performance.now() - started).toBeGreaterThanOrEqual(299)
    expect(server.requests.map((request) => request.fault)).toEqual([null, 'delay', null])
  })
})

describe('judging', () => {
  test('an unknown query parameter, an unknown field, a wrong type and an unknown path are violations', async () => {
    await using server = await startGitHub()
    const { request } = connect(server)
    await request('GET /repos/octo/demo/issues', { lables: 'x', state: 'opne' })
    await request('POST /repos/octo/demo/issues', { title: 'x', boddy: 'y', labels: 'seedsweep' })
    await errorOf(request('GET /repos/octo/demo/nothing'))
    expect(server.violations).toEqual([
      expect.stringContaining('issues/list-for-repo: query parameter state/value: must be equal to one of'),
      'issues/list-for-repo: query parameter lables is unknown',
      'issues/create: request body/labels: must be array',
      'issues/create: request body field boddy is unknown',
      'GET /repos/octo/demo/nothing: no such operation here',
    ])
  })
})
