import { afterAll, describe, expect, test } from 'vitest'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction } from './run-built-action.ts'

const checkout = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape,Bee,Cat') } })
afterAll(() => checkout[Symbol.asyncDispose]())

const night = (server: GitHubServer, runNumber: number, inputs: Record<string, string> = {}) =>
  runBuiltAction(checkout, server, { inputs: { count: '60', ...inputs }, run: { runNumber } })

const titles = (server: GitHubServer): string[] =>
  server
    .issues()
    .map(({ title }) => title)
    .toSorted()
const all = ['Ape', 'Bee', 'Cat'].map((bug) => `[seedsweep] demo: ${bug} is broken`)
const errors = (done: { annotations: readonly { level: string; message: string }[] }): string =>
  done.annotations
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message)
    .join('\n')

describe('when GitHub is in trouble', () => {
  test('down for longer than we try: red even with fail-on never, summary and store are there, the next night files', async () => {
    await using server = await startGitHub()
    server.inject({ kind: '5xx', path: 'issues/list-for-repo', times: 100 })
    const done = await night(server, 1, { 'fail-on': 'never' })
    expect(done).toMatchObject({ exitCode: 1, outputs: { findings: '3', 'new-findings': '3' } })
    expect(errors(done)).toMatch(/^Publishing stopped: issues of octo\/demo: /)
    expect(done.summary).toContain('**3 findings in 60 of 60 planned seeds.**')
    expect(done.summary).toContain('Publishing stopped')
    expect(server.state.artifacts).toHaveLength(2)
    expect(server.requests.filter(({ operation }) => operation === 'issues/list-for-repo').length).toBeLessThan(10)
  })

  test('down after the first issue: that one stays and is told, the next night opens the other two only', async () => {
    await using server = await startGitHub()
    server.inject({ kind: '5xx', path: 'issues/create', skip: 1, times: 5 })
    const done = await night(server, 1)
    expect(done.exitCode).toBe(1)
    expect(errors(done)).toMatch(/Publishing stopped/)
    expect(titles(server)).toHaveLength(1)
    expect(done.summary).toContain('[#1](https://github.com/octo/demo/issues/1), opened |')
    expect(done.summary.match(/: not filed: /g)).toHaveLength(2)
    server.inject({ kind: '5xx', path: 'issues/create', times: 0 })
    const next = await night(server, 2)
    expect(titles(server)).toEqual(all)
    expect(next.outputs['new-findings']).toBe('2')
    expect(server.violations).toEqual([])
  })

  test('a lost answer to a create is looked for before it is tried again: no issue twice', async () => {
    await using server = await startGitHub()
    server.inject({ kind: 'lost-response', path: 'issues/create', times: 2 })
    const done = await night(server, 1)
    expect(titles(server)).toEqual(all)
    expect(done.summary.match(/\), opened \|/g)).toHaveLength(3)
    expect(errors(done)).toMatch(/3 findings: see the job summary$/)
  })

  test('a secondary limit and a 429 are waited out', async () => {
    await using server = await startGitHub()
    server.inject({ kind: 'secondary', path: 'issues/create' })
    server.inject({ kind: '429', path: 'issues/create' })
    const done = await night(server, 1)
    expect(titles(server)).toEqual(all)
    expect(done.stdout).toContain('GitHub asks to wait 1 s before going on')
  })

  test('an issue tracker that is disabled is no failure: the findings decide, the summary says why', async () => {
    await using server = await startGitHub({ issuesEnabled: false })
    const done = await night(server, 1, { 'fail-on': 'never' })
    expect(done).toMatchObject({ exitCode: 0, outcome: 'success' })
    expect(done.summary).toContain(
      'Issues are disabled in octo/demo: the findings are in the summary and the store only.',
    )
    expect(errors(done)).toBe('')
  })

  test('a store that cannot be uploaded is told, and what was found is published all the same', async () => {
    await using server = await startGitHub()
    const run = { runId: 5, runNumber: 1 }
    const step = () => runBuiltAction(checkout, server, { inputs: { count: '60', 'fail-on': 'never' }, run })
    await step()
    // The same attempt of the same run again: GitHub refuses a second artifact of one name.
    const again = await step()
    // The store, and the history, which then gets another name.
    expect(server.requests.filter(({ status }) => status === 409)).toHaveLength(2)
    expect(again).toMatchObject({ exitCode: 0, outputs: { findings: '3', 'new-findings': '0' } })
    expect(again.annotations[0]).toMatchObject({
      level: 'warning',
      message: expect.stringMatching(
        /^the artifact seedsweep-[0-9a-f]{12}-s0-a1 could not be uploaded: .*already exists/,
      ),
    })
    expect(again.summary).toContain('could not be uploaded')
  })
})
