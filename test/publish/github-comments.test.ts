import { expect, test } from 'vitest'
import { createGitHub } from '../../src/publish/github/client.ts'
import { publishComment } from '../../src/publish/github/comments.ts'
import { commentMarker, renderComment } from '../../src/publish/render/comment.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeFinding, makeReport } from './make-report.ts'

const marker = commentMarker('liferaft')
const report = makeReport([makeFinding()])
const body = renderComment(report, 'findings', { issues: [] })

function connect(server: GitHubServer, level: 'read' | 'write' = 'write') {
  const token = server.addToken({ 'pull-requests': level })
  const pace = { writeGapMs: 0, secondMs: 1 }
  return createGitHub({ token, apiUrl: server.url, userAgent: 'seedsweep/test', log: () => {}, pace })
}

const target = (text: string) => ({ repository: 'octo/demo', pullRequest: 1, body: text, marker })

test('the comment is made once and edited in place behind 250 others', async () => {
  await using server = await startGitHub()
  server.seed.pull()
  server.seed.comments(1, 250)
  const github = connect(server)
  const made = await publishComment(github, target(body))
  expect(made.kind).toBe('created')
  expect(await publishComment(github, target(body))).toMatchObject({ kind: 'unchanged' })
  const newer = renderComment(makeReport([]), 'clean', { issues: [] })
  expect(await publishComment(github, target(newer))).toEqual({ ...made, kind: 'updated' })
  expect(server.comments(1)).toHaveLength(251)
  expect(server.comments(1).at(-1)?.body).toBe(newer)
  expect(server.violations).toEqual([])
})

test('comments of two targets do not overwrite each other', async () => {
  await using server = await startGitHub()
  server.seed.pull()
  const github = connect(server)
  await publishComment(github, target(body))
  await publishComment(github, { ...target(`${commentMarker('paxos')}\nother`), marker: commentMarker('paxos') })
  expect(server.comments(1)).toHaveLength(2)
})

test('a stranger who posts our marker first does not get our comment into his hands', async () => {
  await using server = await startGitHub()
  server.seed.pull()
  server.seed.comments(1, 1, { user: 'mallory', body: `${marker}\n### seedsweep: no findings` })
  await publishComment(connect(server), target(body))
  expect(server.comments(1).map((comment) => comment.user)).toEqual(['mallory', 'github-actions[bot]'])
})

test('a token of a fork gives a sentence and no failure', async () => {
  await using server = await startGitHub()
  server.seed.pull()
  expect(await publishComment(connect(server, 'read'), target(body))).toEqual({
    kind: 'read-only',
    sentence:
      'The token may not comment on pull request 1 of octo/demo (403 Resource not accessible by integration): see the summary.',
  })
})

test('when the answer to its creation is lost there is one comment', async () => {
  await using server = await startGitHub()
  server.seed.pull()
  server.inject({ kind: 'lost-response', path: 'issues/create-comment' })
  expect(await publishComment(connect(server), target(body))).toMatchObject({ kind: 'created' })
  expect(server.comments(1)).toHaveLength(1)
})

test('when GitHub is down the failure is told, not thrown', async () => {
  await using server = await startGitHub()
  server.seed.pull()
  server.inject({ kind: '5xx', path: 'issues/list-comments', times: 100 })
  expect(await publishComment(connect(server), target(body))).toMatchObject({
    kind: 'failed',
    error: { name: 'WorldError' },
  })
})
