import { describe, expect, test } from 'vitest'
import { readMarker } from '../../src/publish/render/marker.ts'
import { startGitHub } from '../loopback/github-server.ts'
import { makeWorkspace, readJson, runCli } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

interface Property {
  readonly name: string
  readonly kind: string
  readonly passes: number
  readonly failures: number
  readonly mustHit?: boolean
}

const missed = { name: 'leader re-elected', kind: 'sometimes', passes: 0, failures: 1 }

/** Shell lines that pass and report these properties. */
function passing(properties: readonly Property[]): string {
  return `echo "seed $1"; echo 'seedsweep: ${JSON.stringify({ outcome: 'passed', properties })}'\n`
}

const config = 'default: raft\ntargets:\n  raft:\n    run: sh sim.sh {seed}\n    seed-type: u32\n'

async function show(cwd: string, ...words: string[]) {
  return SummarySchema.parse(readJson(await runCli(['show', 'findings', '--json', ...words], { cwd })))
}

/** One line of an Antithesis SDK's file. */
function entry(id: string, type: string, shown: string, mustHit: boolean, hit: boolean): string {
  return JSON.stringify({
    antithesis_assert: { id, assert_type: type, display_type: shown, must_hit: mustHit, hit, condition: hit },
  })
}

describe('a property that no seed of a campaign saw', () => {
  test('is one finding without a seed: exit 1, with the bound of 200 seeds, in every listing', async () => {
    const seen = { ...missed, name: 'met', passes: 1, failures: 0 }
    const cwd = makeWorkspace({ 'sim.sh': passing([missed, seen]), 'seedsweep.yml': config })
    const run = await runCli(['run', '--seeds', '0..200'], { cwd })
    expect(run.code, run.stderr).toBe(1)
    expect(run.stdout).toContain('sometimes never seen: leader re-elected   0       under 2.3 % (99 %)   never seen\n')
    expect(run.stdout).toContain('                in none of the 200 seeds that could have\n')
    expect(run.stdout).not.toContain('reproduce')
    expect(run.stderr).not.toContain('confirming')
    const { findings } = await show(cwd)
    expect(findings).toMatchObject([
      {
        target: 'raft',
        title: 'sometimes never seen: leader re-elected',
        count: 0,
        rate: { low: 0, estimate: 0, high: expect.closeTo(4.6 / 200, 3) },
        seeds: [],
        command: null,
        state: 'never-seen',
        repeat: null,
        neverSeen: { kind: 'sometimes', name: 'leader re-elected', seeds: 200 },
      },
    ])
    const id = findings[0]?.id ?? ''
    expect((await runCli(['show'], { cwd })).stdout).toContain('     in none of the 200 seeds that could have\n')
    const triage = await runCli(['triage'], { cwd })
    expect(triage).toMatchObject({ code: 0, stderr: '' })
    expect(triage.stdout).toContain(` ${id}   never seen\n`)
    const again = await runCli(['reproduce', id], { cwd })
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('is about a property that no run of the campaign saw: it has no seed')
  })

  test('is told by how many seeds could have seen it: those that reported it, not those that ran', async () => {
    const script = `case $1 in *0) ${passing([missed]).trim()};; *) echo "seed $1";; esac\n`
    const cwd = makeWorkspace({ 'sim.sh': script, 'seedsweep.yml': config })
    await runCli(['run', '--seeds', '0..50'], { cwd })
    expect((await show(cwd)).findings).toMatchObject([{ neverSeen: { seeds: 5 } }])
  })

  test('is a finding only where the campaign had to come to it, and the canary sees nothing for it', async () => {
    const none = { passes: 0, failures: 0 }
    const properties = [
      { ...none, name: 'an always that nothing checks', kind: 'always' },
      { ...none, name: 'an always that must be checked', kind: 'always', mustHit: true },
      { ...none, name: 'a sometimes that need not be', kind: 'sometimes', mustHit: false },
      { ...none, name: 'never reached, as it should', kind: 'unreachable', mustHit: true },
      { ...none, name: 'a place', kind: 'reachable' },
    ]
    const canary = passing([
      { name: 'a place', kind: 'reachable', passes: 1, failures: 0 },
      { name: 'of the canary', kind: 'sometimes', passes: 0, failures: 1 },
    ])
    const cwd = makeWorkspace({
      'sim.sh': passing(properties),
      'canary.sh': `${canary}exit 1\n`,
      'seedsweep.yml': `${config}    canary: sh canary.sh\n`,
    })
    const run = await runCli(['run', '--seeds', '0..5'], { cwd })
    expect(run.code, run.stderr).toBe(1)
    expect((await show(cwd)).findings.map(({ title }) => title).sort()).toEqual([
      'always never checked: an always that must be checked',
      'reachable never seen: a place',
    ])
  })

  test('of the catalog of an Antithesis SDK is one that must be hit', async () => {
    const lines = [
      entry('checked', 'always', 'Always', true, false),
      entry('checked', 'always', 'Always', true, true),
      entry('unchecked', 'always', 'Always', true, false),
      entry('optional', 'always', 'AlwaysOrUnreachable', false, false),
      entry('dead end', 'reachability', 'Unreachable', false, false),
      entry('somewhere', 'reachability', 'Reachable', true, false),
      entry('re-elected', 'sometimes', 'Sometimes', true, false),
    ]
    const cwd = makeWorkspace({
      'sim.sh': 'echo "seed $1"; cat catalog > "$ANTITHESIS_SDK_LOCAL_OUTPUT"\n',
      catalog: `${lines.join('\n')}\n`,
      'seedsweep.yml': `${config}    result: { antithesis: true }\n`,
    })
    const run = await runCli(['run', '--seeds', '0..5'], { cwd })
    expect(run.code, run.stderr).toBe(1)
    expect((await show(cwd)).findings.map(({ title }) => title).sort()).toEqual([
      'always never checked: unchecked',
      'reachable never seen: somewhere',
      'sometimes never seen: re-elected',
    ])
  })
})

/** Sweeps 20 seeds in 2 shards of which only seeds from 15 on see it; gives the shards' stores. */
async function sweepShards(script: string): Promise<string> {
  const cwd = makeWorkspace({ 'sim.sh': script, 'seedsweep.yml': config })
  await runCli(['plan', '--seeds', '0..20', '--shards', '2', '-o', 'plan.json'], { cwd })
  for (const shard of ['0', '1']) {
    const words = ['sweep', '--plan', 'plan.json', '--shard', shard, '--db', `${shard}.db`]
    const end = await runCli(words, { cwd })
    expect(end.code, end.stderr).toBe(0)
    expect((await show(cwd, '--db', `${shard}.db`)).findings).toEqual([])
  }
  return cwd
}

describe('over shards', () => {
  test('it is judged after the merge alone: what one shard of two saw is no finding', async () => {
    const seen = passing([{ ...missed, passes: 1, failures: 0 }])
    const cwd = await sweepShards(`[ $1 -ge 15 ] && { ${seen.trim()}; exit 0; }\n${passing([missed])}`)
    await runCli(['merge', '-o', 'both.db', '0.db', '1.db'], { cwd })
    expect((await show(cwd, '--db', 'both.db')).findings).toEqual([])
  })

  test('what neither saw is one finding of 20 seeds; while a shard is missing it is none, and that is said', async () => {
    const cwd = await sweepShards(passing([missed]))
    const partial = await runCli(['show', 'properties', '--db', '0.db'], { cwd })
    expect(partial.stdout).toContain(
      ' sometimes   leader re-elected   not seen in what was delivered   10         10\n',
    )
    await runCli(['merge', '-o', 'both.db', '0.db', '1.db'], { cwd })
    expect((await show(cwd, '--db', 'both.db')).findings).toMatchObject([{ neverSeen: { seeds: 20 } }])
  })

  test('a campaign below the floor does not say what it never saw', async () => {
    const script = `[ $1 -ge 5 ] && kill -9 $$\n${passing([missed])}`
    const cwd = makeWorkspace({ 'sim.sh': script, 'seedsweep.yml': config })
    const run = await runCli(['run', '--seeds', '0..10'], { cwd })
    expect(run.code, run.stderr).toBe(4)
    expect(run.stdout).toContain('\n not seen in what was delivered: 1 property\n')
    expect((await show(cwd)).findings).toEqual([])
    const low = await runCli(['run', '--seeds', '0..10', '--json', '--floor', '0.4', '--db', 'low.db'], { cwd })
    expect(low.code, low.stderr).toBe(1)
    expect(SummarySchema.parse(readJson(low)).findings).toHaveLength(1)
  })
})

describe('its issue', () => {
  test('is filed once, says what it means, how to sweep again and when it closes, and is updated the next night', async () => {
    await using server = await startGitHub({ limits: { pointsPerMinute: 100_000 } })
    const env = { GITHUB_API_URL: server.url, GITHUB_TOKEN: server.addToken({ issues: 'write' }) }
    const cwd = makeWorkspace({ 'sim.sh': passing([missed]), 'seedsweep.yml': config })
    const night = async () => {
      expect((await runCli(['run', '--count', '100'], { cwd })).code).toBe(1)
      const end = await runCli(['publish', '--repo', 'octo/demo', '--json'], { cwd, env })
      expect(end.code, end.stderr).toBe(0)
      return readJson(end)
    }
    expect(await night()).toMatchObject({ results: [{ kind: 'created', issue: { number: 1 } }] })
    const [issue] = server.issues()
    expect(issue?.title).toBe('[seedsweep] raft: sometimes never seen: leader re-elected')
    const body = issue?.body ?? ''
    expect(body).toContain(
      'None of the 100 seeds that could have seen it did, so it comes in under 4.5 % of them (99 %). First missed ',
    )
    expect(body).toContain('No run of the whole campaign got there')
    expect(body).toMatch(
      /\nnpx seedsweep@\S+ run --target raft --count 1000\nnpx seedsweep@\S+ show properties --target raft\n/,
    )
    expect(body).toContain('It closes by itself when one seed of a later campaign sees it')
    expect(body).not.toMatch(/Reproduce|replay|Seeds, shortest first|NaN|Infinity/)
    expect(readMarker(body)).toMatchObject({ target: 'raft', seeds: [], k: 0, n: 100, proof: 'campaign' })

    expect(await night()).toMatchObject({ results: [{ kind: 'updated', issue: { number: 1 } }] })
    expect(server.issues()).toHaveLength(1)
    const again = await runCli(['reproduce', 'https://github.com/octo/demo/issues/1'], { cwd, env })
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('is about a property that no run of a campaign saw: it has no seed')
    expect(server.violations).toEqual([])
  })
})
