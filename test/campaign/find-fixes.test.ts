import { describe, expect, test } from 'vitest'
import { noGraph, readCommitGraph } from '../../src/campaign/commit-graph.ts'
import { type FixSearch, findFixes } from '../../src/campaign/find-fixes.ts'
import { createGitHub } from '../../src/publish/github/client.ts'
import { compareCommits } from '../../src/publish/github/commits.ts'
import { listIssues } from '../../src/publish/github/list-issues.ts'
import { formatMarker } from '../../src/publish/render/marker.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeDirectory, makeRepository, runGitIn, type TestRepository } from './make-repository.ts'

const repository = 'octo/demo'
const env = { PATH: process.env.PATH }
const nowhere = 'f'.repeat(40)

function connect(server: GitHubServer) {
  const token = server.addToken({ issues: 'read', contents: 'read', 'pull-requests': 'read' })
  const pace = { writeGapMs: 0, secondMs: 1, retriesMax: 0 }
  return createGitHub({ token, apiUrl: server.url, userAgent: 'seedsweep/test', log: () => undefined, pace })
}

async function search(server: GitHubServer, clone: TestRepository | null, range: FixSearch['range']) {
  const github = connect(server)
  const listing = await listIssues(github, repository)
  const place = clone === null ? null : { directory: clone.directory, env }
  return findFixes({ github, repository, listing, clone: place, range }, new Set([12, 13]))
}

/** A pull request that says so, merged as this commit or not merged. */
function addPull(server: GitHubServer, body: string, mergeCommitSha: string, isMerged = true): number {
  const mergedAt = isMerged ? server.now() : null
  return server.seed.pull({ title: 'Vote once', body, state: 'closed', pull: { mergeCommitSha, mergedAt } }).number
}

describe('what says that it fixes an issue', () => {
  test('commits of the clone by their own words, and merged pull requests by their text', async () => {
    await using server = await startGitHub()
    const clone = makeRepository()
    const oldest = clone.commit('Begin\n\nFixes #12', {})
    const fix = clone.commit('Vote once in a term\n\nFixes #12, closes octo/demo#13', {})
    clone.commit('Look at #12', {})
    const merge = clone.commit('Merge pull request', {})
    const pull = addPull(server, 'Resolves #12', merge)
    addPull(server, 'Fixes #12', nowhere, false)
    addPull(server, 'Fixes acme/raft#12', nowhere)
    const fixes = await search(server, clone, { oldest, newest: merge })
    expect(fixes.get(12)).toEqual([
      { sha: merge, pullRequest: pull },
      { sha: fix, pullRequest: null },
    ])
    expect(fixes.get(13)).toEqual([{ sha: fix, pullRequest: null }])
    // The merged pull request costs one question, the commits none.
    expect(server.requests.map(({ operation }) => operation)).toEqual(['issues/list-for-repo', 'pulls/get'])
    expect(server.violations).toEqual([])
  })

  test('commits of the clone also where the oldest one was rewritten since, and no clone has it', async () => {
    await using server = await startGitHub()
    const clone = makeRepository()
    clone.commit('Begin', {})
    const fix = clone.commit('Fixes #12', {})
    const newest = clone.commit('Go on', {})
    const fixes = await search(server, clone, { oldest: nowhere, newest })
    expect(fixes.get(12)).toEqual([{ sha: fix, pullRequest: null }])
    expect(server.requests.filter(({ operation }) => operation?.startsWith('repos/compare'))).toEqual([])
  })

  test('what a later commit reverts is none, and neither is the revert', async () => {
    await using server = await startGitHub()
    const clone = makeRepository()
    const oldest = clone.commit('Begin', {})
    const fix = clone.commit('Fixes #12', {})
    const newest = clone.commit(`Revert "Fixes #12"\n\nThis reverts commit ${fix}.`, {})
    expect(await search(server, clone, { oldest, newest })).toEqual(new Map())
  })

  test('without a clone, or with one that lacks the commits, GitHub is asked for them', async () => {
    await using server = await startGitHub()
    const [oldest, fix, newest] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string]
    const commits = [
      { sha: fix, message: 'Fixes #12' },
      { sha: newest, message: 'More' },
    ]
    server.seed.comparison(oldest, newest, { mergeBaseSha: oldest, commits })
    for (const clone of [null, makeRepository()]) {
      clone?.commit('Another history', {})
      expect((await search(server, clone, { oldest, newest })).get(12)).toEqual([{ sha: fix, pullRequest: null }])
    }
    expect((await search(server, null, { oldest: nowhere, newest })).get(12)).toBeUndefined()
    expect(server.violations).toEqual([])
  })
})

test('GitHub says which commit came first, and nothing of a commit that it does not have', async () => {
  await using server = await startGitHub()
  const github = connect(server)
  const [a, b] = ['a'.repeat(40), 'b'.repeat(40)]
  server.seed.comparison(a, b, { mergeBaseSha: a, commits: [{ sha: b, message: 'More' }] })
  server.seed.comparison(b, a, { mergeBaseSha: a, commits: [] })
  expect((await compareCommits(github, repository, a, b))?.isAncestor).toBe(true)
  expect((await compareCommits(github, repository, b, a))?.isAncestor).toBe(false)
  expect(await compareCommits(github, repository, a, nowhere)).toBeNull()
  expect(await compareCommits(github, repository, a, 'main')).toBeNull()
})

/** first - left --- merge - last, with right beside left. */
function makeDiamond() {
  const clone = makeRepository()
  const first = clone.commit('first', {})
  clone.git('switch', '--quiet', '--create', 'side')
  const right = clone.commit('right', { right: '' })
  clone.git('switch', '--quiet', 'main')
  const left = clone.commit('left', { left: '' })
  clone.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'side')
  const merge = clone.git('rev-parse', 'HEAD')
  return { clone, first, left, right, merge, last: clone.commit('last', {}) }
}

describe('the commits of a clone', () => {
  test('know their order over a merge', async () => {
    const { clone, first, left, right, merge, last } = makeDiamond()
    const graph = await readCommitGraph({ directory: clone.directory, env }, [first, left, last])
    const pairs = [
      [first, last],
      [right, last],
      [right, merge],
      [left, left],
      [left, right],
      [last, first],
      [merge, left],
    ] as const
    const answers = await Promise.all(pairs.map(([a, b]) => graph.isAncestor(a, b)))
    expect(answers).toEqual([true, true, true, true, false, false, false])
  })

  test('that are not there, or lie behind the end of a shallow clone, are not known', async () => {
    const { clone, first, left, last } = makeDiamond()
    const place = { directory: clone.directory, env }
    const graph = await readCommitGraph(place, [first, last])
    expect(await graph.isAncestor(nowhere, last)).toBeNull()
    const shallow = makeDirectory()
    runGitIn(shallow, ['clone', '--quiet', '--depth=1', `file://${clone.directory}`, '.'])
    const cut = await readCommitGraph({ directory: shallow, env }, [first, last])
    expect(await cut.isAncestor(left, last)).toBeNull()
    expect(await cut.isAncestor(last, last)).toBe(true)
    const outside = await readCommitGraph({ directory: makeDirectory(), env }, [first, last])
    expect(outside).toBe(noGraph)
  })
})

const range = { oldest: null, newest: null }

/** An issue of a finding. */
function addIssue(server: GitHubServer, fields: Parameters<GitHubServer['seed']['issue']>[0] = {}, life = {}): number {
  const marker = { key: 'a'.repeat(64), formerKeys: [], target: 'vote', sha: null, config: {}, seeds: [], k: 1, n: 9 }
  const body = `It fails.\n\n${formatMarker({ ...marker, first: null, life })}`
  return server.seed.issue({ title: 'Vote', user: 'github-actions[bot]', body, ...fields }).number
}

async function find(server: GitHubServer, github = connect(server)) {
  const listing = await listIssues(github, repository)
  const numbers = new Set(listing.issues.map(({ number }) => number))
  return findFixes({ github, repository, listing, clone: null, range }, numbers)
}

const asked = (server: GitHubServer) => server.requests.filter(({ operation }) => operation === 'graphql')

describe('a pull request that somebody linked by hand', () => {
  test('fixes the issue with its merge commit, in one request for 60 issues and 2 for 120', async () => {
    await using server = await startGitHub()
    const issue = addIssue(server)
    const sha = 'b'.repeat(40)
    const [merged, open] = [addPull(server, 'No words', sha), addPull(server, 'No words', 'c'.repeat(40), false)]
    server.state.links.set(issue, [open, merged])
    expect(await find(server)).toEqual(new Map([[issue, [{ sha, pullRequest: merged }]]]))
    expect(asked(server)).toHaveLength(1)
    for (let more = 0; more < 119; more++) addIssue(server)
    await find(server)
    expect(asked(server)).toHaveLength(3)
    expect(server.violations).toEqual([])
  })

  test('is asked for only where it matters: not of what words fix, what a person set aside, or what is verified', async () => {
    await using server = await startGitHub()
    const worded = addIssue(server)
    addPull(server, `Fixes #${worded}`, 'b'.repeat(40))
    addIssue(server, { state: 'closed', stateReason: 'not_planned' })
    addIssue(
      server,
      { state: 'closed', stateReason: 'completed' },
      { verified: { sha: null, at: '2026-11-01T00:00:00Z' } },
    )
    server.seed.issue({ title: 'Not ours', body: 'What about this?' })
    expect([...(await find(server)).keys()]).toEqual([worded])
    expect(asked(server)).toEqual([])
    const closed = addIssue(server, { state: 'closed', stateReason: 'completed' })
    await find(server)
    expect(JSON.stringify(asked(server).map(({ body }) => body))).toContain(`issue${closed}: issue(number: ${closed})`)
  })

  test('is not known to a token that may not read pull requests, which is no failure', async () => {
    await using server = await startGitHub()
    const issue = addIssue(server)
    server.state.links.set(issue, [addPull(server, '', 'b'.repeat(40))])
    const token = server.addToken({ issues: 'write', contents: 'read' })
    const pace = { writeGapMs: 0, secondMs: 1, retriesMax: 0 }
    const github = createGitHub({ token, apiUrl: server.url, userAgent: 'seedsweep/test', log: () => undefined, pace })
    expect(await find(server, github)).toEqual(new Map())
    expect(asked(server)).toHaveLength(1)
    server.inject({ kind: '5xx', path: 'graphql', times: 9 })
    expect(await find(server)).toEqual(new Map())
  })
})
