import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { createGitHub, type GitHub, type Pace } from '../../src/publish/github/client.ts'
import { publishIssues } from '../../src/publish/github/issues.ts'
import { type IssueRules, listFiledIssues, type PublishedIssues } from '../../src/publish/issue-change.ts'
import type { EarlierFinding } from '../../src/publish/plan-issue-changes.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { renderSummary } from '../../src/publish/render/summary.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeFinding, makeReport } from './make-report.ts'

const repository = 'octo/demo'
const rules: IssueRules = { maxNewIssues: 5, labels: ['seedsweep'], owners: {} }

function connect(server: GitHubServer, pace: Partial<Pace> = {}): GitHub {
  return createGitHub({
    token: server.addToken({ issues: 'write' }),
    apiUrl: server.url,
    userAgent: 'seedsweep/test',
    log: () => {},
    pace: { writeGapMs: 0, secondMs: 1, ...pace },
  })
}

const open = () => startGitHub({ limits: { pointsPerMinute: 100_000 } })
const titles = (server: GitHubServer): string[] => server.issues().map(({ title }) => title)
const sent = (server: GitHubServer, operation: string): number =>
  server.requests.filter((request) => request.operation === operation).length

/** So many findings, the first of them the most frequent. */
const some = (count: number): Finding[] =>
  Array.from({ length: count }, (_, index) => {
    const key = index.toString(16).padStart(64, '0')
    const id = `f-${index.toString().padStart(8, '0')}`
    return makeFinding({ key, id, count: 1_000 - index })
  })

/** What the store knows of each finding after a night. */
function remember(findings: readonly Finding[], published: PublishedIssues): Finding[] {
  const filed = new Map(listFiledIssues(published).map(({ key, issue }) => [key, issue]))
  return findings.map((finding) => ({ ...finding, issue: filed.get(finding.key) ?? finding.issue }))
}

describe('60 new findings in a night', () => {
  test('make 5 issues and one list of 55 that wait; 11 nights later all are filed, in their order, and the list is closed', async () => {
    await using server = await open()
    let findings = some(60)
    const night = async (): Promise<PublishedIssues> => {
      const report = makeReport(findings)
      // Each night is another process, hours later.
      server.advance(86_400_000)
      const published = await publishIssues(connect(server), { repository, report, options: rules })
      findings = remember(findings, published)
      return published
    }
    const first = await night()
    expect(first.end).toEqual({ kind: 'complete' })
    expect(server.issues()).toHaveLength(6)
    const list = server.issues()[5]
    expect(list).toMatchObject({ number: 6, title: '[seedsweep] liferaft: more findings wait', labels: ['seedsweep'] })
    expect(list?.body).toContain('**55 more findings of `liferaft` wait** for an issue of their own.')
    expect(list?.body).toContain('| `f-00000005` | `ElectionSafety: two leaders in term <n>` | 995 |')
    expect(list?.body?.match(/^\| `f-/gm)).toHaveLength(55)
    const summary = renderSummary(makeReport(findings), 'findings', { published: first, notes: [] })
    expect(summary).toContain(
      '55 findings of `liferaft` wait for an issue: [#6](https://github.com/acme/raft/issues/6).',
    )

    for (let later = 2; later <= 12; later++) expect((await night()).end.kind).toBe('complete')
    expect(server.issues()).toHaveLength(61)
    expect(findings.every(({ issue }) => issue?.state === 'open')).toBe(true)
    // Filed in the order of their turns: the lower the number, the more frequent.
    const numbers = findings.map(({ issue }) => issue?.number ?? 0)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(server.state.issues.get(6)).toMatchObject({ state: 'closed' })
    expect(server.state.issues.get(6)?.body).toContain('**No more findings of `liferaft` wait.**')
    expect(server.violations).toEqual([])
  })

  test('what has waited since an earlier night goes before what is more frequent, also when it was not seen again', async () => {
    await using server = await open()
    const [rare, ...others] = some(7).reverse()
    if (rare === undefined) throw new Error('no finding')
    const at = { ...rare.firstSeen, at: '2026-11-20T02:00:00.000Z' }
    const waits = { ...rare, firstSeen: at, issue: { repository, number: null, state: 'pending' as const } }
    const earlier: EarlierFinding[] = [{ finding: waits, report: makeReport([waits]) }]
    const report = makeReport(others)
    const { results } = await publishIssues(connect(server), {
      repository,
      report,
      options: { ...rules, maxNewIssues: 1 },
      earlier,
    })
    expect(results[0]).toMatchObject({ kind: 'created', finding: { id: rare.id } })
    expect(results.filter(({ kind }) => kind === 'pending')).toHaveLength(6)
  })

  test('a list that a person closed as not planned is kept up to date and stays closed', async () => {
    await using server = await open()
    await publishIssues(connect(server), { repository, report: makeReport(some(7)), options: rules })
    const list = server.state.issues.get(6)
    Object.assign(list ?? {}, { state: 'closed', stateReason: 'not_planned' })
    const zero = { ...rules, maxNewIssues: 0 }
    await publishIssues(connect(server), { repository, report: makeReport(some(9)), options: zero })
    expect(list).toMatchObject({ state: 'closed' })
    expect(list?.body).toContain('**4 more findings')
  })
})

describe('the budget of a run', () => {
  test('of 6 writes opens 5 issues and their list, leaves 55 pending and 0 edited, and is no failure', async () => {
    await using server = await open()
    const github = connect(server, { writesMax: 6 })
    const known = some(60).slice(50)
    for (const finding of known)
      server.seed.issue({ body: renderIssue({ ...finding, count: 1 }, makeReport([finding])).body })
    const { end, results } = await publishIssues(github, { repository, report: makeReport(some(60)), options: rules })
    expect(end).toEqual({
      kind: 'paused',
      sentence: 'Publishing paused: this run has sent 6 writes to GitHub, its budget. The next run goes on from here.',
    })
    const count = (kind: string): number => results.filter((result) => result.kind === kind).length
    expect([count('created'), count('pending'), count('updated'), count('undone')]).toEqual([5, 45, 0, 10])
    expect(server.requests.filter(({ method }) => method !== 'GET')).toHaveLength(6)
  })

  test('of 3 requests ends before anything is known to be new, and nothing is opened', async () => {
    await using server = await open()
    for (let other = 0; other < 450; other++) server.seed.issue()
    const { end } = await publishIssues(connect(server, { requestsMax: 3 }), {
      repository,
      report: makeReport(some(1)),
      options: rules,
    })
    expect(end.kind).toBe('paused')
    expect(server.requests).toHaveLength(3)
  })
})

describe('looking again', () => {
  test('a list that has not changed is asked for with its tag and costs nothing', async () => {
    await using server = await open()
    await publishIssues(connect(server), { repository, report: makeReport(some(2)), options: rules })
    const statuses = server.requests.filter(({ query }) => query.direction === 'desc').map(({ status }) => status)
    expect(statuses).toEqual([200, 304, 200, 200])
  })

  test('what a person writes while an edit waits for its turn is kept', async () => {
    await using server = await open()
    const finding = makeFinding()
    const issue = server.seed.issue({ body: renderIssue({ ...finding, count: 1 }, makeReport([finding])).body })
    const github = connect(server)
    server.inject({ kind: 'secondary', path: 'issues/update', retryAfterSeconds: 2 })
    github.octokit.hook.error('request', (error) => {
      issue.body = `Mine too.\n${issue.body}`
      throw error
    })
    const { results } = await publishIssues(github, { repository, report: makeReport([finding]), options: rules })
    expect(results).toMatchObject([{ kind: 'updated' }])
    expect(issue.body).toMatch(/^Mine too\.\n<!-- seedsweep:begin -->/)
    expect(issue.body).toContain('41 of 2,000 seeds')
  })

  test('an issue that the store knows and the list does not show was moved: it is not filed again; a deleted one is', async () => {
    await using server = await open()
    const issue = { repository, number: 77, state: 'open' as const }
    const report = makeReport([makeFinding({ issue })])
    const moved = await publishIssues(connect(server), { repository, report, options: rules })
    expect(moved.results).toMatchObject([{ kind: 'withheld', why: 'its issue #77 was moved to another repository' }])
    expect(titles(server)).toEqual([])
    const github = connect(server)
    github.octokit.hook.error('request', (error) => {
      if (!('status' in error) || error.status !== 404) throw error
      throw Object.assign(error, { status: 410, message: 'This issue was deleted' })
    })
    const deleted = await publishIssues(github, { repository, report, options: rules })
    expect(deleted.results).toMatchObject([{ kind: 'created' }])
  })
})

describe('issues that are not ours', () => {
  test("a stranger's issue with our marker keeps nothing from being filed and is never edited", async () => {
    await using server = await open()
    const { body } = renderIssue(makeFinding(), makeReport([makeFinding()]))
    const fake = server.seed.issue({ user: 'mallory', body, title: 'Nothing to see' })
    const { results } = await publishIssues(connect(server), {
      repository,
      report: makeReport([makeFinding()]),
      options: rules,
    })
    expect(results).toMatchObject([{ kind: 'created', issue: { number: 2 } }])
    expect(fake.body).toBe(body)
    expect(sent(server, 'issues/update')).toBe(0)
  })

  test('of two that programs opened the later is closed as a duplicate; one that a person opened again is left', async () => {
    await using server = await open()
    const { body } = renderIssue(makeFinding(), makeReport([makeFinding()]))
    const user = 'github-actions[bot]'
    const [first, second, third] = [1, 2, 3].map(() => server.seed.issue({ user, body }))
    Object.assign(third ?? {}, { stateReason: 'reopened' })
    await publishIssues(connect(server), { repository, report: makeReport([makeFinding()]), options: rules })
    expect([first?.state, second?.state, third?.state]).toEqual(['open', 'closed', 'open'])
    expect(second?.stateReason).toBe('duplicate')
  })

  test('one issue that may not be edited does not keep the next from it', async () => {
    await using server = await open()
    const findings = some(3)
    for (const finding of findings)
      server.seed.issue({ body: renderIssue({ ...finding, count: 1 }, makeReport([finding])).body })
    const github = connect(server)
    github.octokit.hook.before('request', (options) => {
      if (options.method !== 'PATCH' || options.issue_number !== 1) return
      throw Object.assign(new Error('locked'), { status: 403, response: { headers: {} } })
    })
    const { end, results } = await publishIssues(github, { repository, report: makeReport(findings), options: rules })
    expect(end).toEqual({ kind: 'complete' })
    expect(results.map(({ kind }) => kind)).toEqual(['undone', 'updated', 'updated'])
  })
})
