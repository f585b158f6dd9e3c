import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { createGitHub, type GitHub, type Pace } from '../../src/publish/github/client.ts'
import { publishIssues } from '../../src/publish/github/issues.ts'
import { type IssueRules, listFiledIssues } from '../../src/publish/issue-change.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { type GitHubOptions, type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { key, makeFinding, makeReport } from './make-report.ts'

const rules: IssueRules = { maxNewIssues: 5, labels: ['seedsweep'], owners: {} }
const repository = 'octo/demo'
const mayWrite = { issues: 'write' } as const
/** GitHub's seconds are milliseconds here; the counts are those of real use. */
const fast: Partial<Pace> = { writeGapMs: 0, secondMs: 1 }

function connect(
  server: GitHubServer,
  token = server.addToken(mayWrite),
  pace = fast,
): { github: GitHub; lines: string[] } {
  const lines: string[] = []
  const github = createGitHub({
    token,
    apiUrl: server.url,
    userAgent: 'seedsweep/test',
    log: (line) => lines.push(line),
    pace,
  })
  return { github, lines }
}

const publish = (github: GitHub, findings: readonly Finding[], fields: Partial<IssueRules> = {}) =>
  publishIssues(github, { repository, report: makeReport(findings), options: { ...rules, ...fields } })

const count = (server: GitHubServer, operation: string): number =>
  server.requests.filter((request) => request.operation === operation).length

const open = (options: GitHubOptions = {}) =>
  startGitHub({ ...options, limits: { pointsPerMinute: 100_000, ...options.limits } })

describe('publishing issues', () => {
  test('the first night files 3 findings, the second updates them and files none', async () => {
    await using server = await open()
    const { github } = connect(server)
    const findings = ['1', '2', '3'].map((digit) => makeFinding({ key: key(digit) }))
    const first = await publish(github, findings)
    expect(first.end).toEqual({ kind: 'complete' })
    expect(first.results.map(({ kind }) => kind)).toEqual(['created', 'created', 'created'])
    expect(server.issues()).toMatchObject([{ number: 1, labels: ['seedsweep'] }, { number: 2 }, { number: 3 }])

    const again = findings.map((finding) => ({ ...finding, count: finding.count + 1 }))
    const second = await publish(github, again)
    expect(second.results.map(({ kind }) => kind)).toEqual(['updated', 'updated', 'updated'])
    expect(server.issues()).toHaveLength(3)
    expect(server.issues()[0]?.body).toContain('42 of 2,000 seeds')
    expect(count(server, 'issues/create-comment')).toBe(0)

    const third = await publish(github, again)
    expect(third.results).toMatchObject([{ kind: 'kept', why: 'unchanged' }, {}, {}])
    expect(count(server, 'issues/update')).toBe(3)
    expect(listFiledIssues(third)[0]).toEqual({
      target: 'liferaft',
      key: key('1'),
      issue: { repository, number: 1, state: 'open' },
    })
    expect(server.violations).toEqual([])
  })

  test('its issue is found behind 250 others, closed and without a label, and pull requests are not issues', async () => {
    await using server = await open()
    const body = renderIssue(makeFinding(), makeReport([makeFinding()])).body
    server.seed.pull({ body })
    server.seed.issue({ body, state: 'closed', title: 'renamed by a person', user: 'ada' })
    for (let other = 0; other < 250; other++) server.seed.issue()
    const { github } = connect(server)
    const { results } = await publish(github, [makeFinding({ count: 50 })])
    expect(results).toMatchObject([{ kind: 'updated', issue: { number: 2, state: 'closed' } }])
    expect(server.issues()[0]).toMatchObject({ state: 'closed', title: 'renamed by a person' })
    expect(count(server, 'issues/list-for-repo')).toBe(3)
    expect(server.violations).toEqual([])
  })

  test('an issue that another job opened during the listing is used, not doubled', async () => {
    await using server = await open()
    server.seed.issue()
    const { github } = connect(server)
    // The other job's issue appears while the answer to the first listing is on its way.
    const body = renderIssue(makeFinding(), makeReport([makeFinding()])).body
    github.octokit.hook.after('request', () => {
      if (count(server, 'issues/list-for-repo') === 1) server.seed.issue({ body })
    })
    const { results } = await publish(github, [makeFinding({ count: 50 })])
    expect(results).toMatchObject([{ kind: 'updated', issue: { number: 2 } }])
    expect(count(server, 'issues/create')).toBe(0)
  })

  test('two issues with one key: the lower number is kept up to date, the other named', async () => {
    await using server = await open()
    const body = renderIssue(makeFinding(), makeReport([makeFinding()])).body
    server.seed.issue({ body })
    server.seed.issue({ body })
    const { results } = await publish(connect(server).github, [makeFinding({ count: 50 })])
    expect(results).toMatchObject([
      { kind: 'updated', issue: { number: 1 } },
      { kind: 'duplicate', issue: { number: 2 }, of: 1 },
    ])
  })

  test('a label that GitHub refuses does not keep an issue from being filed', async () => {
    await using server = await open()
    const { results } = await publish(connect(server).github, [makeFinding()], { labels: ['x'.repeat(51)] })
    expect(results).toMatchObject([{ kind: 'created', issue: { number: 1 } }])
    expect(server.issues()[0]?.labels).toEqual([])
  })
})

describe('when GitHub does not let us', () => {
  test('a token that may only read gives one sentence, the findings undone, and no failure', async () => {
    await using server = await open()
    const { github } = connect(server, server.addToken({ issues: 'read' }))
    const findings = ['1', '2'].map((digit) => makeFinding({ key: key(digit) }))
    const { end, results } = await publish(github, findings)
    expect(end).toEqual({
      kind: 'read-only',
      sentence:
        'The token may not write issues of octo/demo (403 Resource not accessible by integration): the findings are in the summary and the store only.',
    })
    expect(results.map(({ kind }) => kind)).toEqual(['undone', 'undone'])
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  test.each([
    ['no rights at all', { contents: 'read' } as const, repository],
    ['a repository that it cannot see', mayWrite, 'octo/secret'],
  ])('a token with %s is no failure either', async (_, permissions, where) => {
    await using server = await open()
    const { github } = connect(server, server.addToken(permissions))
    const { end, results } = await publishIssues(github, {
      repository: where,
      report: makeReport([makeFinding()]),
      options: rules,
    })
    expect(end.kind).toBe('read-only')
    expect(results).toEqual([])
  })

  test('a token that GitHub does not know is no failure either', async () => {
    await using server = await open()
    expect((await publish(connect(server, 'ghs_unknown').github, [makeFinding()])).end.kind).toBe('read-only')
  })

  test('a repository without issues is told in a sentence', async () => {
    await using server = await open({ issuesEnabled: false })
    const { end } = await publish(connect(server).github, [makeFinding()])
    expect(end).toEqual({
      kind: 'disabled',
      sentence: 'Issues are disabled in octo/demo: the findings are in the summary and the store only.',
    })
  })
})

describe('when the network does not', () => {
  test('the answer to a create is lost: the issue exists once', async () => {
    await using server = await open()
    server.inject({ kind: 'lost-response', path: 'issues/create' })
    const { end, results } = await publish(connect(server).github, [
      makeFinding(),
      makeFinding({ key: key('8'), count: 9 }),
    ])
    expect(end.kind).toBe('complete')
    expect(results).toMatchObject([
      { kind: 'created', issue: { number: 1 } },
      { kind: 'created', issue: { number: 2 } },
    ])
    expect(server.issues()).toHaveLength(2)
    expect(count(server, 'issues/create')).toBe(2)
  })

  test('a create that takes GitHub longer than we wait is found when it has arrived', async () => {
    await using server = await open()
    server.inject({ kind: 'delay', path: 'issues/create', delayMs: 300 })
    const { github } = connect(server, server.addToken(mayWrite), {
      writeGapMs: 0,
      secondMs: 600,
      requestTimeoutMs: 150,
    })
    const { results } = await publish(github, [makeFinding()])
    expect(results).toMatchObject([{ kind: 'created', issue: { number: 1 } }])
    expect(server.issues()).toHaveLength(1)
  })

  test('a create that never arrived, and one that met a 502, are sent again', async () => {
    await using server = await open()
    server.inject({ kind: 'reset', path: 'issues/create' })
    server.inject({ kind: '5xx', path: 'issues/create' })
    const { results } = await publish(connect(server).github, [makeFinding()])
    expect(results).toMatchObject([{ kind: 'created', issue: { number: 1 } }])
    expect(server.issues()).toHaveLength(1)
    expect(count(server, 'issues/create')).toBe(3)
  })

  test('a listing and an update survive 3 server errors each', async () => {
    await using server = await open()
    server.seed.issue({ body: renderIssue(makeFinding(), makeReport([makeFinding()])).body })
    server.inject({ kind: '5xx', path: 'issues/list-for-repo', times: 3 })
    server.inject({ kind: 'reset', path: 'issues/update', times: 3 })
    const { end, results } = await publish(connect(server).github, [makeFinding({ count: 50 })])
    expect(end.kind).toBe('complete')
    expect(results).toMatchObject([{ kind: 'updated' }])
  })

  test('what was filed before GitHub went down is kept and told, with the error', async () => {
    await using server = await open()
    server.inject({ kind: '5xx', path: 'issues/create', skip: 1, times: 1_000 })
    const findings = ['1', '2', '3'].map((digit) => makeFinding({ key: key(digit) }))
    const { end, results } = await publish(connect(server).github, findings)
    if (end.kind !== 'failed') throw new Error(`expected a failure, got ${end.kind}`)
    expect(end.error.name).toBe('WorldError')
    expect(end.error.cause).toBeDefined()
    expect(results.map(({ kind }) => kind)).toEqual(['created', 'undone', 'undone'])
    expect(server.issues()).toHaveLength(1)
    expect(count(server, 'issues/create')).toBe(5)
  })

  test.each(['secondary', '429'] as const)('a %s limit of 2 s is waited out, also before a create', async (kind) => {
    await using server = await open()
    server.inject({ kind, path: 'issues/list-for-repo', retryAfterSeconds: 2 })
    server.inject({ kind, path: 'issues/create', retryAfterSeconds: 2 })
    const { github, lines } = connect(server)
    const { end } = await publish(github, [makeFinding()])
    expect(end.kind).toBe('complete')
    expect(server.issues()).toHaveLength(1)
    expect(lines).toContain('GitHub asks to wait 2 s before going on')
  })

  test('a limit of an hour is not waited out', async () => {
    await using server = await open()
    server.inject({ kind: 'secondary', path: 'issues/list-for-repo', retryAfterSeconds: 3_600, times: 10 })
    const { end } = await publish(connect(server).github, [makeFinding()])
    expect(end.kind).toBe('failed')
    expect(count(server, 'issues/list-for-repo')).toBe(1)
  })
})

test('writes start at least 40 ms apart when told so, one at a time', async () => {
  await using server = await open()
  const { github } = connect(server, server.addToken(mayWrite), { ...fast, writeGapMs: 40 })
  await publish(
    github,
    ['1', '2', '3'].map((digit) => makeFinding({ key: key(digit) })),
  )
  const times = server.requests.filter(({ method }) => method === 'POST').map(({ at }) => at)
  expect(times).toHaveLength(3)
  // The server's clock counts whole milliseconds, and a request takes some to arrive.
  for (const [index, time] of times.entries()) if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThan(30)
})
