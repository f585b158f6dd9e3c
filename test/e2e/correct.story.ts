import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readJunit } from '../../src/simulator/read-junit.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { type Checkout, makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction, type StepOptions } from './run-built-action.ts'

const expected = 'corrections:\n  - expected: f-00000000\n    reason: nobody has seen it yet\n'
const bugs = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape,Bee') } })
const known = await makeCheckout({
  files: { 'seedsweep.yml': bugsConfig('Ape,Bee'), '.seedsweep/known.yml': expected },
})
const native = await makeCheckout({
  files: {
    'seedsweep.yml': 'targets:\n  native:\n    run: sh simulators/native.sh {seed}\n',
    'src/log.cc': '',
    'src/node.cc': '',
    '.github/CODEOWNERS': '* @acme/everybody\n/src/log.cc @acme/storage @grace\n',
  },
})
afterAll(async () => {
  for (const checkout of [bugs, known, native]) await checkout[Symbol.asyncDispose]()
})

const night = (checkout: Checkout, server: GitHubServer, runNumber: number, more: Omit<StepOptions, 'run'> = {}) =>
  runBuiltAction(checkout, server, { ...more, inputs: { count: '60', ...more.inputs }, run: { runNumber } })

const issuesOf = (server: GitHubServer) =>
  server.issues().map(({ number, state, stateReason }) => `#${number} ${state} ${stateReason}`)

describe('a person merges two issues', () => {
  test('and the nights after it count both in one, with one answer; what was merged is closed with a link', async () => {
    await using server = await startGitHub()
    server.state.collaborators.set('ada', 'write')
    await night(bugs, server, 1)
    expect(issuesOf(server)).toEqual(['#1 open null', '#2 open null'])
    server.seed.comments(1, 1, { user: 'ada', body: 'One cause.\n\n/seedsweep merge #2' })
    const second = await night(bugs, server, 2)
    expect(second.failures).toEqual([])
    expect(second.outputs.findings).toBe('1')
    expect(issuesOf(server)).toEqual(['#1 open null', '#2 closed duplicate'])
    expect(server.comments(1).map(({ user }) => user)).toEqual(['ada', 'github-actions[bot]'])
    expect(server.comments(2)[0]?.body).toContain('Duplicate of #1')
    const third = await night(bugs, server, 3)
    expect(third.outputs).toMatchObject({ findings: '1', 'new-findings': '0' })
    expect(server.issues()).toHaveLength(2)
    expect(server.issues()[0]?.body).toContain('People folded into it:')
    expect([server.comments(1).length, server.comments(2).length]).toEqual([2, 1])
    expect(server.violations).toEqual([])
  })

  test('a stranger’s order is ignored: nothing is written to anybody', async () => {
    await using server = await startGitHub()
    await night(bugs, server, 1)
    server.seed.comments(1, 1, { user: 'mallory', body: '/seedsweep merge #2\n/seedsweep wrong' })
    const before = server.issues().map(({ state }) => state)
    const second = await night(bugs, server, 2)
    expect(second.stdout).toContain('passed over orders of mallory')
    expect(server.issues().map(({ state }) => state)).toEqual(before)
    expect(server.requests.filter(({ operation }) => operation === 'issues/create-comment')).toEqual([])
    expect(second.outputs.findings).toBe('2')
  })
})

describe('.seedsweep/known.yml', () => {
  test('what is expected makes no night red, and is told in the summary', async () => {
    await using server = await startGitHub()
    const first = await night(known, server, 1)
    expect(first).toMatchObject({ exitCode: 1, outputs: { findings: '2' } })
    const ids = [...first.summary.matchAll(/`(f-[0-9a-f]{8})`/g)].map(([, id]) => id)
    const file = `corrections:\n${[...new Set(ids)].map((id) => `  - expected: ${id}\n`).join('')}`
    await known.commit({ '.seedsweep/known.yml': file })
    const second = await night(known, server, 2)
    expect(second).toMatchObject({ exitCode: 0, outputs: { findings: '0' } })
    expect(second.summary).toContain('No findings (2 set aside) in 60 of 60 planned seeds')
    expect(second.summary).toContain('`expected (.seedsweep/known.yml:2:5)`')
    expect(issuesOf(server)).toEqual(['#1 closed not_planned', '#2 closed not_planned'])
  })

  test('a mistake in it is told with line and column', async () => {
    await using server = await startGitHub()
    await known.commit({ '.seedsweep/known.yml': 'corrections:\n  - expcted: f-aaaaaaaa\n' })
    const done = await night(known, server, 3)
    expect(done.exitCode).toBe(1)
    expect(JSON.stringify(done.annotations)).toContain('.seedsweep/known.yml:2:5: unknown key')
  })
})

describe('failures of a native program', () => {
  test('one bug that a sanitizer sees as three types is one issue; two bugs of one function are two', async () => {
    await using server = await startGitHub()
    const done = await night(native, server, 1, {
      inputs: { sarif: 'out/seedsweep.sarif', junit: 'out/junit.xml', json: 'out/summary.json' },
    })
    expect(done).toMatchObject({ exitCode: 1, unexpectedInputs: [] })
    const titles = server.issues().map(({ title }) => title.replace('[seedsweep] native: ', ''))
    expect(titles).toHaveLength(3)
    expect(titles.filter((title) => title.includes('term >'))).toHaveLength(1)
    expect(titles.filter((title) => title.includes('votes < peers'))).toHaveLength(1)
    const memory = server.issues().find(({ title }) => !title.includes('Assertion') && !/term|votes/.test(title))
    const file = (name: string) => readFileSync(join(native.directory, 'out', name), 'utf8')
    const summary = JSON.parse(file('summary.json')) as { findings: { count: number; title: string }[] }
    const log = JSON.parse(file('seedsweep.sarif')) as {
      runs: [
        {
          results: {
            message: { text: string }
            locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }]
          }[]
        },
      ]
    }
    // Three of ten seeds: more than either assertion.
    expect(summary.findings[0]?.title).toBe(memory?.title.replace('[seedsweep] native: ', ''))
    expect(log.runs[0].results).toHaveLength(3)
    expect(log.runs[0].results[0]?.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'src/log.cc' },
      region: { startLine: 41 },
    })
    expect(readJunit(file('junit.xml'))).toMatchObject({ testCount: 4, torn: false })
    // Its innermost file has owners of its own.
    expect(memory).toMatchObject({ assignees: ['grace'] })
    expect(memory?.body?.endsWith('\n\nFor @acme/storage')).toBe(true)
    // The two of one function are not folded, and by the second night each says so of the other.
    await night(native, server, 2)
    const alike = server.issues().filter(({ body }) => body?.includes('has the same top frame but another'))
    expect(alike.map(({ title }) => /term|votes/.test(title))).toEqual([true, true])
    expect(server.issues()).toHaveLength(3)
    expect(memory?.body?.match(/@acme\/storage/g)).toHaveLength(1)
  })
})
