import { afterAll, describe, expect, test } from 'vitest'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import type { RunnerEvent } from '../loopback/runner-context.ts'
import { type Checkout, makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction, type StepOptions } from './run-built-action.ts'

const known = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape,Bee') } })
const withNew = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape,Bee,Cat') } })
afterAll(async () => {
  await known[Symbol.asyncDispose]()
  await withNew[Symbol.asyncDispose]()
})

const inputs = { count: '60' }

/** A pull request, and the event of a push to it. */
function openPull(server: GitHubServer): { number: number; pushed: (headSha: string) => RunnerEvent } {
  const { number } = server.seed.pull()
  return {
    number,
    pushed: (headSha) => ({
      name: 'pull_request',
      payload: {
        number,
        pull_request: { number, head: { sha: headSha, ref: 'topic' }, base: { ref: 'main' } },
        repository: { default_branch: 'main' },
      },
    }),
  }
}

/** The issues that a night on the default branch opened. */
const filed = await (async () => {
  await using server = await startGitHub()
  await runBuiltAction(known, server, { inputs })
  return server.issues().map(({ title, body }) => ({ title, body }))
})()

/** A repository with those issues. */
async function startWithKnown(): Promise<GitHubServer> {
  const server = await startGitHub()
  for (const issue of filed) server.seed.issue(issue)
  expect(server.issues()).toHaveLength(2)
  return server
}

function push(checkout: Checkout, server: GitHubServer, event: RunnerEvent, more: StepOptions = {}) {
  return runBuiltAction(checkout, server, { inputs, event, ...more })
}

describe('mode auto on a pull request', () => {
  test('2 findings that have issues are known and green; one comment behind 230 others is edited by the next push', async () => {
    await using server = await startWithKnown()
    const { number, pushed } = openPull(server)
    server.seed.comments(number, 230)
    const first = await push(known, server, pushed('a'.repeat(40)))
    expect(first).toMatchObject({ exitCode: 0, outputs: { findings: '2', 'new-findings': '0' } })
    expect(first.summary).toContain('**No new findings (2 known seen again) in 60 of 60 planned seeds.**')
    const second = await push(known, server, pushed('b'.repeat(40)))
    expect(second.exitCode).toBe(0)
    expect(second.outputs.campaign).not.toBe(first.outputs.campaign)
    const ours = server.comments(number).slice(230)
    expect(ours).toHaveLength(1)
    expect(ours[0]?.body.split('\n')[1]).toBe('### seedsweep: 2 known')
    expect(ours[0]?.body).toContain('| known, #1 | ')
    const asked = server.requests.filter(({ operation }) => operation === 'issues/list-comments')
    expect(asked.map(({ query }) => query.page ?? '1')).toEqual(['1', '2', '3', '1', '2', '3'])
    expect(server.requests.filter(({ operation }) => operation === 'issues/update-comment')).toHaveLength(1)
    expect(server.issues()).toHaveLength(2)
    expect(server.violations).toEqual([])
  })

  test('a third finding is probably new and red, with a block to paste that fetches the merge commit', async () => {
    await using server = await startWithKnown()
    const { number, pushed } = openPull(server)
    const done = await push(withNew, server, pushed('a'.repeat(40)))
    expect(done).toMatchObject({ exitCode: 1, outputs: { findings: '3', 'new-findings': '1' } })
    const [comment] = server.comments(number)
    expect(comment?.body).toContain('### seedsweep: 1 probably new finding, 2 known')
    expect(comment?.body).toContain('| 🆕 probably new | `Cat is broken` |')
    expect(comment?.body).toMatch(/cd demo && git fetch origin ([0-9a-f]{40}) && git checkout \1\n/)
    expect(done.annotations.at(-1)?.message).toBe('1 finding: see the job summary')
    expect(server.issues()).toHaveLength(2)
    expect(server.violations).toEqual([])
  })

  test('a closed issue came back and is red', async () => {
    await using server = await startWithKnown()
    for (const issue of server.issues()) issue.state = 'closed'
    const { number, pushed } = openPull(server)
    const done = await push(known, server, pushed('a'.repeat(40)))
    expect(done.exitCode).toBe(1)
    expect(server.comments(number)[0]?.body).toContain('### seedsweep: 2 came back')
    expect(server.comments(number)[0]?.body).toContain('| ⚠️ came back, #1 is closed |')
  })

  test('comment: false and annotations: false leave summary, outputs and the exit status', async () => {
    await using server = await startGitHub()
    const { number, pushed } = openPull(server)
    const silent = { ...inputs, comment: 'false', annotations: 'false' }
    const done = await push(known, server, pushed('a'.repeat(40)), { inputs: silent })
    expect(server.comments(number)).toEqual([])
    expect(done.annotations.map(({ message }) => message)).toEqual(['2 findings: see the job summary'])
    expect(done.summary).toContain('**2 findings in 60 of 60 planned seeds.**')
  })
})

describe('a pull request from a fork, whose token may only read', () => {
  const readOnly = { actions: 'read', contents: 'read', issues: 'read', 'pull-requests': 'read' } as const

  test('known findings are green, a new one is red; summary and artifact are written, the comment is not', async () => {
    await using server = await startWithKnown()
    const { number, pushed } = openPull(server)
    const green = await push(known, server, pushed('a'.repeat(40)), { token: server.addToken(readOnly) })
    expect(green).toMatchObject({ exitCode: 0, outcome: 'success' })
    expect(green.summary).toContain('**No new findings (2 known seen again)')
    expect(green.annotations.at(-1)).toMatchObject({
      level: 'warning',
      message: `The token may not comment on pull request ${number} of octo/demo (403 Resource not accessible by integration): see the summary.`,
    })
    const red = await push(withNew, server, pushed('b'.repeat(40)), { token: server.addToken(readOnly) })
    expect(red).toMatchObject({ exitCode: 1, outputs: { 'new-findings': '1' } })
    // With no comment the summary alone says how to see it again.
    expect(red.summary).toMatch(/`Cat is broken`\n\n<details><summary>Reproduce/)
    expect(server.comments(number)).toEqual([])
    expect(server.state.artifacts.map(({ name }) => name)).toContain(`seedsweep-${red.outputs.campaign}-s0-a1`)
    expect(server.violations).toEqual([])
  })

  test('a token that may not even read issues makes everything look new, and says why', async () => {
    await using server = await startWithKnown()
    const { pushed } = openPull(server)
    const done = await push(known, server, pushed('a'.repeat(40)), { token: server.addToken({ contents: 'read' }) })
    expect(done).toMatchObject({ exitCode: 1, outputs: { 'new-findings': '2' } })
    expect(done.summary).toContain('the issues of octo/demo could not be listed: 403 Resource not accessible')
  })

  test('a schedule whose token may not write issues is judged by its findings, and says so', async () => {
    await using server = await startGitHub()
    const token = server.addToken(readOnly)
    const done = await runBuiltAction(known, server, { inputs: { ...inputs, 'fail-on': 'never' }, token })
    expect(done.exitCode).toBe(0)
    expect(done.summary).toContain('The token may not write issues of octo/demo (403')
    expect(done.annotations.filter(({ level }) => level === 'error')).toEqual([])
    expect(server.issues()).toEqual([])
    expect(server.state.artifacts.map(({ name }) => name)).toContain('seedsweep-history-a1')
  })
})
