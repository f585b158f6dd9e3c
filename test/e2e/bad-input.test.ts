import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startGitHub } from '../loopback/github-server.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction } from './run-built-action.ts'

const checkout = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape,Bee') } })
const empty = await makeCheckout({ files: { 'README.md': 'no configuration' } })
afterAll(async () => {
  await checkout[Symbol.asyncDispose]()
  await empty[Symbol.asyncDispose]()
})

describe('an input that is not right is named, with what to write', () => {
  const cases: [inputs: Record<string, string>, message: string | RegExp][] = [
    [
      { mode: 'atuo' },
      'input mode: atuo is not known\nWrite one of: auto, plan, sweep, report, bisect; did you mean auto?',
    ],
    [{ 'fail-on': 'nwe' }, /^input fail-on: nwe is not known\n.*did you mean new\?$/],
    [{ floor: '90%' }, /^input floor: 90% is not a share\nWrite a number from 0 to 1/],
    [{ comment: 'yes' }, /^input comment: yes is neither true nor false/],
    [{ jobs: '0' }, /^input jobs: 0 is not a whole number from 1 to 4096/],
    [{ mode: 'plan', shards: '257' }, /^input shards: 257 is not a whole number from 1 to 256/],
    [{ 'max-new-issues': 'many' }, /^input max-new-issues: many is not a whole number/],
    [{ count: '5', budget: '5m' }, /^inputs count and budget contradict each other/],
    [{ seeds: '10..5' }, /10\.\.5/],
    [{ seeds: '-1..5' }, /-1/],
    [{ count: '0' }, /0/],
    [{ budget: '5 parsecs' }, /parsecs/],
    [{ mode: 'sweep' }, 'mode sweep needs the input shard\nWrite shard: ${{ matrix.shard }}'],
    [{ mode: 'report', campaign: '../x' }, /^input campaign: \.\.\/x is not the id of a campaign/],
    [{ target: 'dmeo' }, /dmeo.*\n?.*demo/],
    [
      { config: 'missing.yml' },
      /^there is no file missing\.yml\nWrite one, or leave out input config to use seedsweep\.yml$/,
    ],
    [
      { mode: 'sweep', shard: '0' },
      'this workflow run has no plan\nA job with mode: plan must run before this one, and this one must need it',
    ],
    [{ mode: 'report', campaign: '0123456789ab' }, /^this workflow run has no plan of campaign 0123456789ab/],
  ]

  test.for(cases)('%j', async ([inputs, message]) => {
    await using server = await startGitHub()
    const done = await runBuiltAction(checkout, server, { inputs })
    expect(done).toMatchObject({ exitCode: 1, outcome: 'failure', summary: '', failures: [], stderr: '' })
    expect(done.annotations).toHaveLength(1)
    if (typeof message === 'string') expect(done.annotations[0]).toEqual({ level: 'error', message, properties: {} })
    else expect(done.annotations[0]?.message).toMatch(message)
    expect(done.annotations[0]?.message).not.toMatch(/bug in seedsweep| at .*\.js:/)
    expect(server.state.artifacts).toHaveLength(0)
  })

  test('no configuration and no command: what to write is said', async () => {
    await using server = await startGitHub()
    const done = await runBuiltAction(empty, server, {})
    expect(done.exitCode).toBe(1)
    expect(done.annotations[0]?.message).toMatch(
      /^there is no command to run, and no seedsweep\.yml here\nWrite run: and/,
    )
  })

  test('a misspelt key of seedsweep.yml is named with its line and the word that was meant', async () => {
    await using server = await startGitHub()
    await writeFile(join(empty.directory, 'bad.yml'), 'targets:\n  demo:\n    rnu: ./sim {seed}\n')
    const done = await runBuiltAction(empty, server, { inputs: { config: 'bad.yml' } })
    expect(done.annotations[0]?.message).toMatch(/bad\.yml:3:5.*rnu[\s\S]*run/)
  })
})

describe('shards and plans', () => {
  test('shard 3 of a plan of 3 shards is out of range', async () => {
    await using server = await startGitHub()
    const run = { runId: 11 }
    await runBuiltAction(checkout, server, { inputs: { mode: 'plan', count: '9', shards: '3' }, run })
    const done = await runBuiltAction(checkout, server, { inputs: { mode: 'sweep', shard: '3' }, run })
    expect(done.annotations[0]?.message).toBe('the plan has no shard 3\nShards count from 0; the last one is 2')
  })

  test('two plans in one run need the input campaign', async () => {
    await using server = await startGitHub()
    const run = { runId: 11 }
    const plan = (count: string) => runBuiltAction(checkout, server, { inputs: { mode: 'plan', count }, run })
    const [one, other] = [await plan('9'), await plan('10')]
    const lost = await runBuiltAction(checkout, server, { inputs: { mode: 'sweep', shard: '0' }, run })
    expect(lost.annotations[0]?.message).toMatch(
      /^this workflow run has planned 2 campaigns: [\s\S]*\nWrite campaign: \$\{\{ needs/,
    )
    const inputs = { mode: 'sweep', shard: '0', campaign: other.outputs.campaign ?? '' }
    const done = await runBuiltAction(checkout, server, { inputs, run })
    expect(done).toMatchObject({ exitCode: 0, outputs: { planned: '10', delivered: '10' } })
    expect(one.outputs.campaign).not.toBe(other.outputs.campaign)
  })

  test('a plan artifact with the plan of another campaign in it is refused', async () => {
    await using server = await startGitHub()
    const run = { runId: 11 }
    await runBuiltAction(checkout, server, { inputs: { mode: 'plan', count: '9' }, run })
    const [artifact] = server.state.artifacts
    server.state.artifacts.length = 0
    const name = 'seedsweep-0123456789ab-plan'
    server.seed.artifact({ runId: 11, name, content: artifact?.content ?? Buffer.alloc(0) })
    const done = await runBuiltAction(checkout, server, { inputs: { mode: 'sweep', shard: '0' }, run })
    expect(done.annotations[0]?.message).toMatch(
      /^seedsweep-0123456789ab-plan holds the plan of campaign [0-9a-f]{12}$/,
    )
  })
})

describe('a simulator that does not start', () => {
  test.for([
    ['./missing --seed {seed}', 'missing'],
    ['node simulators/missing.js --seed {seed}', 'missing.js'],
  ])('%s: red, in words, with the store kept and no issue opened', async ([run = '', word = '']) => {
    await using server = await startGitHub()
    const done = await runBuiltAction(checkout, server, { inputs: { run, count: '2000' } })
    expect(done.exitCode).toBe(1)
    expect(done.annotations.at(-1)?.message).toMatch(/does not start/)
    expect(done.annotations.at(-1)?.message).toContain(word)
    expect(done.durationMs).toBeLessThan(100_000)
    expect(server.issues()).toEqual([])
    expect(server.state.artifacts).toHaveLength(1)
  })

  test('a command that does not use the seed is an error after three seeds', async () => {
    await using server = await startGitHub()
    const done = await runBuiltAction(checkout, server, { inputs: { run: 'node simulators/same.js', count: '2000' } })
    expect(done.exitCode).toBe(1)
    expect(done.annotations.at(-1)?.message).toMatch(/does not use the seed/)
    expect(server.issues()).toEqual([])
  })
})
