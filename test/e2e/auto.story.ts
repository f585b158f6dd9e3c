import { afterAll, describe, expect, test } from 'vitest'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction } from './run-built-action.ts'

const examples = await makeCheckout({ copied: ['examples', 'seedsweep.yml', 'package.json'] })
const animals = ['Ape', 'Bee', 'Cat', 'Dog', 'Eel', 'Fox', 'Gnu', 'Hen', 'Ibis', 'Jay']
const ten = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig(animals.join()) } })
const two = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape,Bee') } })
afterAll(async () => {
  await two[Symbol.asyncDispose]()
  await examples[Symbol.asyncDispose]()
  await ten[Symbol.asyncDispose]()
})

const pending = (summary: string): number => summary.match(/pending, since this run/g)?.length ?? 0
const titles = (server: GitHubServer): string[] => server.issues().map((issue) => issue.title)

describe('mode auto on a schedule', () => {
  test('two nights of 500 seeds of the tiny simulator: 2 issues, opened once, updated the second night', async () => {
    await using server = await startGitHub()
    const night = (runNumber: number) =>
      runBuiltAction(examples, server, { inputs: { target: 'tiny', count: '500' }, run: { runNumber } })
    const first = await night(1)
    expect(first).toMatchObject({ exitCode: 1, outcome: 'failure', failures: [], leftovers: [], stderr: '' })
    expect(first.unexpectedInputs).toEqual([])
    expect(titles(server)).toEqual([
      '[seedsweep] tiny: Tiny: the cup of seed <n> is empty',
      '[seedsweep] tiny: Error: the cup of seed <n> ran over',
    ])
    expect(server.issues().map(({ labels }) => labels)).toEqual([['seedsweep'], ['seedsweep']])
    expect(first.outputs).toMatchObject({ findings: '2', 'new-findings': '2', planned: '500', delivered: '500' })
    expect(first.outputs.campaign).toMatch(/^[0-9a-f]{12}$/)
    expect(server.state.artifacts.map(({ name }) => name)).toEqual([
      `seedsweep-${first.outputs.campaign}-s0-a1`,
      'seedsweep-history-a1',
    ])
    expect(first.summary).toContain('**2 findings in 500 of 500 planned seeds.**')
    expect(first.summary).toContain('| [#1](https://github.com/octo/demo/issues/1), opened |')
    expect(first.annotations.map(({ properties, message }) => properties.title ?? message)).toEqual([
      'tiny: Tiny: the cup of seed <n> is empty',
      'tiny: Error: the cup of seed <n> ran over',
      '2 findings: see the job summary',
    ])

    const [issue] = server.issues()
    if (issue === undefined) throw new Error('no issue')
    issue.title = 'Cups are empty at times'
    issue.body = `Ada: I look at this.\r\n\r\n${issue.body?.replaceAll('\n', '\r\n')}\r\n\r\nBob: me too. @ada`
    const before = server.requests.length
    const second = await night(2)
    expect(second.outputs).toMatchObject({ findings: '2', 'new-findings': '0' })
    expect(second.outputs.campaign).not.toBe(first.outputs.campaign)
    expect(second.summary).toContain('**No new findings (2 known seen again) in 500 of 500 planned seeds.**')
    expect(titles(server)).toEqual(['Cups are empty at times', '[seedsweep] tiny: Error: the cup of seed <n> ran over'])
    expect(issue.body?.startsWith('Ada: I look at this.\r\n\r\n<!-- seedsweep:begin -->')).toBe(true)
    expect(issue.body?.endsWith('<!-- seedsweep:end -->\r\n\r\nBob: me too. @ada')).toBe(true)
    expect(issue.body).toContain('[campaign 2](')
    expect(issue.body).not.toContain('[campaign 1](')
    const written = server.requests.slice(before).filter(({ method }) => method === 'POST' || method === 'PATCH')
    expect(written.map(({ operation }) => operation).filter((operation) => operation?.startsWith('issues/'))).toEqual([
      'issues/update',
      'issues/update',
    ])
    expect(server.violations).toEqual([])
  })

  test('a re-run of a night replays exactly its seeds, under a name of its own', async () => {
    await using server = await startGitHub()
    const attempt = (number: number) =>
      runBuiltAction(examples, server, {
        inputs: { target: 'tiny', count: '300' },
        run: { runId: 7, runNumber: 3, attempt: number },
      })
    const [first, second] = [await attempt(1), await attempt(2)]
    expect(second.outputs.campaign).toBe(first.outputs.campaign)
    const names = server.state.artifacts.map(({ name }) => name)
    expect(names).toEqual(
      [1, 2].flatMap((number) => [`seedsweep-${first.outputs.campaign}-s0-a${number}`, `seedsweep-history-a${number}`]),
    )
    expect(server.issues()).toHaveLength(Number(first.outputs.findings))
  })

  test('liferaft: 200 seeds find two leaders in one term, and the printed command is the one that was run', async () => {
    await using server = await startGitHub()
    const done = await runBuiltAction(examples, server, { inputs: { count: '200' } })
    const issue = server.issues().find(({ title }) => title.includes('ElectionSafety: two leaders in term'))
    expect(issue?.body).toMatch(
      /git clone https:\/\/github\.com\/octo\/demo && cd demo && git checkout [0-9a-f]{40}\nnpm ci\nnode examples\/liferaft\/sim\.js --seed \d+\n# exits 1 in /,
    )
    expect(issue?.body).toContain('Reproduced 3 of 3 times in fresh processes, confirmed on the runner that found it.')
    expect(issue?.body).toContain('### What happened\n```\ntwo leaders in term ')
    expect(done.summary).toContain('| `a leader was elected` | sometimes | 200 of 200 |  |')
    expect(done.exitCode).toBe(1)
    expect(server.violations).toEqual([])
  })

  test('10 findings and max-new-issues 4: three runs open 4, 4 and 2, say what is pending, and annotate 10 times', async () => {
    await using server = await startGitHub()
    const night = (runNumber: number) =>
      runBuiltAction(ten, server, { inputs: { count: '80', 'max-new-issues': '4' }, run: { runNumber } })
    const first = await night(1)
    // One more lists the 6 that wait.
    expect(server.issues()).toHaveLength(5)
    expect(first.summary).toContain(
      '6 findings of `demo` wait for an issue: [#5](https://github.com/octo/demo/issues/5).',
    )
    expect(pending(first.summary)).toBe(6)
    expect(first.summary.match(/<summary>Reproduce/g)).toHaveLength(5)
    expect(first.annotations).toHaveLength(10)
    expect(first.annotations.at(-2)?.message).toBe('2 more findings: see the job summary.')
    const second = await night(2)
    expect(server.issues()).toHaveLength(9)
    expect(pending(second.summary)).toBe(2)
    expect(second.outputs).toMatchObject({ findings: '10', 'new-findings': '6' })
    const third = await night(3)
    expect(pending(third.summary)).toBe(0)
    const list = '[seedsweep] demo: more findings wait'
    const filed = animals.map((bug) => `[seedsweep] demo: ${bug} is broken`)
    expect(titles(server).toSorted()).toEqual([...filed, list].toSorted())
    expect(server.issues().find(({ title }) => title === list)).toMatchObject({ state: 'closed' })
    expect(server.violations).toEqual([])
  })

  test('fail-on new is red on the night that opens an issue, green on the next, red again when it was closed', async () => {
    await using server = await startGitHub()
    const night = (runNumber: number) =>
      runBuiltAction(two, server, {
        inputs: { count: '60', 'fail-on': 'new' },
        run: { runNumber },
      })
    expect((await night(1)).exitCode).toBe(1)
    const known = await night(2)
    expect(known.exitCode).toBe(0)
    expect(known.annotations).toHaveLength(2)
    expect(known.annotations[0]).toMatchObject({ level: 'warning', message: expect.stringContaining('Known as issue') })
    const [issue] = server.issues()
    if (issue !== undefined) issue.state = 'closed'
    const back = await night(3)
    expect(back.exitCode).toBe(1)
    expect(back.summary).toContain('#1 was closed by a person, and it is still there')
    expect(back.summary).toContain('**2 findings (1 known) in 60 of 60 planned seeds.**')
  })
})

describe('mode auto on a push', () => {
  const push = { name: 'push', payload: { repository: { default_branch: 'main' } } }

  test('opens issues on the default branch only; elsewhere it looks them up', async () => {
    await using server = await startGitHub()
    const inputs = { count: '60' }
    const topic = await runBuiltAction(two, server, { inputs, event: push, run: { ref: 'refs/heads/topic' } })
    expect(server.issues()).toEqual([])
    expect(topic.outputs).toMatchObject({ findings: '2', 'new-findings': '2' })
    await runBuiltAction(two, server, { inputs, event: push, run: { ref: 'refs/heads/main' } })
    expect(server.issues()).toHaveLength(2)
    const again = await runBuiltAction(two, server, { inputs, event: push, run: { ref: 'refs/heads/topic' } })
    expect(again.outputs).toMatchObject({ findings: '2', 'new-findings': '0' })
    expect(again.summary).toContain('[#2](https://github.com/octo/demo/issues/2) |')
  })
})
