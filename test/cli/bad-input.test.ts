import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { waitingMax } from '../../src/simulator/seed-runner.ts'
import {
  type CliEnd,
  cleanEnvironment,
  digits,
  digitsConfig,
  makeWorkspace,
  readJson,
  root,
  runCli,
} from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

/** What every mistake looks like: its exit status, nothing on stdout, and no stack of ours. */
function expectSentence(end: CliEnd, code: 2 | 3, sentence: RegExp, hint: RegExp): void {
  const [first = '', ...rest] = end.stderr.trimEnd().split('\n')
  expect(end.stderr).not.toMatch(/bug in seedsweep|\n {4}at /)
  expect({ code: end.code, stdout: end.stdout }, end.stderr).toEqual({ code, stdout: '' })
  expect(first).toMatch(sentence)
  expect(rest.join('\n')).toMatch(hint)
}

const fine = ['--', 'sh', '-c', 'echo "$1"', 'sh', '{seed}']

describe('what to run', () => {
  test('a command that does not use the seed: exit 2 after three runs, with the place where {seed} may go', async () => {
    const cwd = makeWorkspace()
    const same = await runCli(['run', '--count', '2000', '--', 'sh', '-c', 'echo fine; echo x >> ran'], { cwd })
    expectSentence(
      same,
      2,
      /^seedsweep: the command of target "sh" does not use the seed$/,
      /3 seeds gave the same output \([0-9a-f]{8}\)\n.*\n.* --seed {seed}$/,
    )
    expect(readFileSync(join(cwd, 'ran'), 'utf8')).toBe('x\nx\nx\n')
    const failing =
      'echo \'seedsweep: {"outcome":"failed","digest":"d1","failure":{"kind":"property","property":"P","message":"m"}}\'; exit 1'
    const digest = await runCli(['run', '--count', '2000', '--', 'sh', '-c', failing], { cwd })
    expectSentence(digest, 2, /does not use the seed$/, /3 seeds gave the same digest \(d1\)/)
  })

  test('a command that takes the seed from its environment is fine, by SEEDSWEEP_SEED or a variable of its own', async () => {
    const cwd = makeWorkspace({
      'seedsweep.yml': "targets:\n  sim:\n    run: sh -c 'exit 0'\n    env: { MY_SEED: '{seed}' }\n",
    })
    expect((await runCli(['run', '--count', '5', '--db', 'a.db'], { cwd })).code).toBe(0)
    const words = ['run', '--count', '5', '--db', 'b.db', '--', 'sh', '-c', 'echo $SEEDSWEEP_SEED']
    expect((await runCli(words, { cwd })).code).toBe(0)
  })

  test('equal output of a command with {seed} is a warning, and the sweep goes on', async () => {
    const end = await runCli(['run', '--count', '5', '--', 'sh', '-c', 'echo same', 'sh', '{seed}'], {
      cwd: makeWorkspace(),
    })
    expect(end.code).toBe(0)
    expect(end.stderr).toMatch(
      /^ warning {2}target "sh": 3 seeds gave the same output .*; does the simulator use its seed\?$/m,
    )
  })

  test('a program that does not exist, is not executable, or is a directory: exit 3, one sentence, no finding kept', async () => {
    const cwd = makeWorkspace({ 'not-executable': '#!/bin/sh\n' })
    mkdirSync(join(cwd, 'folder'))
    chmodSync(join(cwd, 'not-executable'), 0o644)
    const run = (program: string) =>
      runCli(['run', '--count', '2000', '--db', 'a.db', '--', program, '{seed}'], { cwd })
    const hint = /^ {2}Build it first, then try the command by hand: /
    expectSentence(
      await run('./nowhere'),
      3,
      /the simulator of target "nowhere" does not start: there is no program ".\/nowhere"$/,
      hint,
    )
    expectSentence(await run('./not-executable'), 3, /does not start: ".\/not-executable" is not executable$/, hint)
    expectSentence(await run('./folder'), 3, /does not start: ".\/folder" is not executable$/, hint)
    const shown = await runCli(['show', '--json', '--db', 'a.db'], { cwd })
    expect(SummarySchema.parse(readJson(shown))).toMatchObject({ planned: 2000, delivered: 0, findings: [] })
  })

  test('a simulator that dies at once on every seed: exit 3 after 10 seeds of 2,000, no finding kept, also of a budget', async () => {
    const cwd = makeWorkspace()
    const dies = [
      '--',
      'sh',
      '-c',
      'echo x >> ran; echo "sim: cannot open libraft.so for $1" >&2; exit 127',
      'sh',
      '{seed}',
    ]
    const end = await runCli(['run', '--count', '2000', '--jobs', '2', '--db', 'a.db', ...dies], { cwd })
    expectSentence(
      end,
      3,
      /does not start: it exited 127 in the same way on each of the first 10 seeds:$/,
      /sim: cannot open libraft.so for \d+/,
    )
    // Three of the preflight; then two lanes, each of which has so many in hand at most.
    expect(readFileSync(join(cwd, 'ran'), 'utf8').length / 2).toBeLessThanOrEqual(3 + 2 * waitingMax)
    const shown = await runCli(['show', '--db', 'a.db'], { cwd })
    expect(shown.stdout).toBe(' no findings in 0 of 2,000 planned seeds\n')

    expect((await runCli(['run', '--budget', '20s', '--db', 'b.db', ...dies], { cwd })).code).toBe(3)
    const shards = await runCli(['show', 'shards', '--db', 'b.db'], { cwd })
    expect(shards.stdout).toMatch(/^ 0 +cut-short +0 of 0 /m)
  })

  test('a worker that dies at once is a simulator that does not start as well', async () => {
    const script = join(root, 'test', 'fixtures', 'simulators', 'worker.mjs')
    const cwd = makeWorkspace({
      'seedsweep.yml': `targets:\n  sim:\n    run: sh ${digits} {seed}\n    worker: node ${script} exit-at-once 4\n`,
    })
    const end = await runCli(['run', '--count', '2000'], { cwd })
    expectSentence(end, 3, /the simulator of target "sim" does not start: .*worker/, /Build it first/)
  })

  test('a target name in the place of the command, two commands, and an unknown target are told apart', async () => {
    const cwd = makeWorkspace({ 'seedsweep.yml': digitsConfig })
    expectSentence(
      await runCli(['run', 'digits', '--count', '5'], { cwd }),
      2,
      /"digits" is a target, not a command$/,
      /^ {2}Write --target digits$/,
    )
    expectSentence(
      await runCli(['run', '--run', 'x {seed}', ...fine], { cwd }),
      2,
      /there are two commands: one in --run, one after --$/,
      /Leave one/,
    )
    expectSentence(await runCli(['run', '--target', 'digit'], { cwd }), 2, /"digit"/, /digits/)
  })
})

describe('which seeds', () => {
  const ranges: [string, RegExp, RegExp][] = [
    ['5..5', /"5\.\.5" is empty/, /Write 5\.\.6 for one seed/],
    ['9..5', /"9\.\.5" is reversed/, /Write 5\.\.9/],
    [
      '-5..5',
      /-5\.\.5 goes past the seeds of target "sh", which are u64/,
      /Write a range within 0\.\.18446744073709551616/,
    ],
    ['0..18446744073709551617', /goes past 64 bits/, /Write a range within 0\.\.18446744073709551616/],
    ['99999999999999999999999..99999999999999999999999999', /goes past 64 bits/, /Write a range within/],
    ['0..8589934592', /8,589,934,592 seeds are more than one campaign can have/, /Write at most 4,294,967,296/],
    ['five', /"five" is not a range of seeds/, /A\.\.B/],
  ]
  test.each(ranges)('--seeds %s: exit 2', async (range, sentence, hint) => {
    const cwd = makeWorkspace()
    expectSentence(await runCli(['run', '--seeds', range, ...fine], { cwd }), 2, sentence, hint)
    expect(existsSync(join(cwd, '.seedsweep', 'sh.db')) && (await runCli(['show'], { cwd })).code).not.toBe(0)
  })

  test('the last seeds of 64 bits run: 18446744073709551610..18446744073709551616 is 6 seeds', async () => {
    const words = ['run', '--seeds', '18446744073709551610..18446744073709551616', ...fine]
    const end = await runCli(words, { cwd: makeWorkspace() })
    expect(end.code).toBe(0)
    expect(end.stdout).toContain('6 of 6 planned seeds')
  })

  test('counts, budgets, jobs, floors and ways that mean nothing: exit 2', async () => {
    const cwd = makeWorkspace()
    const bad = async (flags: string[], sentence: RegExp, hint: RegExp) =>
      expectSentence(await runCli(['run', ...flags, ...fine], { cwd }), 2, sentence, hint)
    await bad(['--count', '0'], /"0" runs nothing/, /at least 1/)
    await bad(['--count', '2k'], /"2k" is not a number/, /Write 2000/)
    await bad(['--budget', '5'], /"5" has no unit/, /5s/)
    await bad(['--budget', '5m', '--count', '5'], /--count and --budget contradict each other/, /Write one of/)
    await bad(['--count', '5', '--jobs', '0'], /--jobs 0 is not a whole number/, /--jobs 1/)
    await bad(['--count', '5', '--floor', '90'], /--floor 90 is not a share/, /0\.9/)
    await bad(['--count', '5', '--via', 'batch'], /target "sh" has no batch command$/, /--via/)
    await bad(['--count', '5', '--via', 'ssh'], /--via ssh is none of the ways/, /run, batch, worker/)
    await bad(['--count', '5', '--fail-on', 'all'], /--fail-on all is not known/, /new, any, never/)
    await bad(['--count', '5', '--cout', '5'], /^seedsweep: unknown option '--cout'$/, /Did you mean --count/)
  })
})

describe('plans', () => {
  test('of another version, damaged, foreign, empty, or a directory: exit 2, each by its own sentence', async () => {
    const cwd = makeWorkspace({ 'empty.json': '', 'foreign.json': '{"name":"x"}' })
    expect(
      (await runCli(['plan', '--count', '50', '--shards', '2', '-o', 'deep/plan.json', ...fine], { cwd })).code,
    ).toBe(0)
    const text = readFileSync(join(cwd, 'deep/plan.json'), 'utf8')
    writeFileSync(join(cwd, 'later.json'), text.replace('"version": 1', '"version": 2'))
    writeFileSync(join(cwd, 'edited.json'), text.replace('"count": 50', '"count": 51'))
    writeFileSync(join(cwd, 'cut.json'), text.slice(0, -40))
    const sweep = (plan: string, shard = '0') =>
      runCli(['sweep', '--plan', plan, '--shard', shard, '--db', 'x.db'], { cwd })
    expectSentence(
      await sweep('later.json'),
      2,
      /later.json is a plan of version 2, made by seedsweep [\d.]+; this release reads version 1$/,
      /same release/,
    )
    expectSentence(
      await sweep('edited.json'),
      2,
      /edited.json is damaged: its content does not belong to campaign [0-9a-f]{12}$/,
      /Make the plan again/,
    )
    expectSentence(await sweep('cut.json'), 2, /cut.json is not JSON/, /seedsweep plan/)
    expectSentence(await sweep('empty.json'), 2, /empty.json is not JSON/, /seedsweep plan/)
    expectSentence(await sweep('foreign.json'), 2, /foreign.json is not a plan of seedsweep$/, /seedsweep plan/)
    expectSentence(await sweep('deep'), 2, /deep is a directory, not a file$/, /Make one/)
    expectSentence(await sweep('nowhere.json'), 2, /there is no file nowhere.json$/, /Make one/)
    expect(existsSync(join(cwd, 'x.db'))).toBe(false)

    for (const shard of ['2', '-1', '1.5', 'x', '99999999999']) {
      expectSentence(await sweep('deep/plan.json', shard), 2, /the plan has no shard /, /from 0 to 1$/)
    }
    expectSentence(await sweep('deep/plan.json', 'auto'), 2, /--shard auto finds no shard number/, /CI_NODE_INDEX/)
    expectSentence(
      await runCli(['plan', '--count', '3', '--shards', '4', ...fine], { cwd }),
      2,
      /3 seeds cannot be cut into 4 shards/,
      /3 or less/,
    )
    expectSentence(
      await runCli(['plan', '--count', '3', '--shards', '257', ...fine], { cwd }),
      2,
      /--shards 257 is not a whole number from 1 to 256/,
      /./,
    )
    expectSentence(
      await runCli(['plan', '--count', '3', '-o', 'deep', ...fine], { cwd }),
      3,
      /the plan cannot be written to deep$/,
      /-o/,
    )
  })

  test('--shard auto counts GitLab from 1 and Kubernetes from 0', async () => {
    const cwd = makeWorkspace()
    await runCli(['plan', '--seeds', '0..4', '--shards', '2', ...fine], { cwd })
    const sweep = (env: Record<string, string>) =>
      runCli(['sweep', '--plan', 'plan.json', '--shard', 'auto', '--db', `${Object.values(env)[0]}.db`], { cwd, env })
    expect((await sweep({ CI_NODE_INDEX: '2' })).stderr).toContain(
      ' shard 1: 2 of 2 planned seeds, delivered; store 2.db',
    )
    expect((await sweep({ JOB_COMPLETION_INDEX: '0' })).stderr).toContain(' shard 0: 2 of 2 planned seeds')
    expect((await sweep({ CI_NODE_INDEX: '3' })).code).toBe(2)
  })
})

async function run(text: string): Promise<CliEnd> {
  return runCli(['run', '--count', '5'], { cwd: makeWorkspace({ 'seedsweep.yml': text }) })
}

describe('configurations', () => {
  test('an unknown key: exit 2 with line, column and the nearest word', async () => {
    const end = await run('targets:\n  raft:\n    run: ./sim {seed}\n    timout: 5s\n')
    expectSentence(
      end,
      2,
      /^seedsweep: seedsweep.yml:4:5: unknown key "timout" in targets.raft$/,
      /^ {2}Did you mean "timeout"\?$/,
    )
  })

  test('of another version, not YAML, a list, a slip in {seed}, a directory: exit 2', async () => {
    expectSentence(
      await run('version: 2\nnew-words: true\n'),
      2,
      /seedsweep.yml:1:10: the file is of version 2; this release reads version 1$/,
      /Update seedsweep/,
    )
    expectSentence(await run('targets: [unclosed\n'), 2, /seedsweep.yml:\d+:\d+/, /.*/)
    expectSentence(await run('- a\n'), 2, /the file holds a list, not keys/, /targets/)
    expectSentence(await run('targets: { raft: { run: ./sim {sede} } }\n'), 2, /seedsweep.yml/, /.*/)
    expectSentence(
      await run("targets: { raft: { run: './sim {sede}' } }\n"),
      2,
      /{sede} means nothing in run$/,
      /Did you mean {seed}\?/,
    )
    const cwd = makeWorkspace()
    expectSentence(
      await runCli(['run', '--config', '.'], { cwd }),
      2,
      /^seedsweep: \. is a directory, not a file$/,
      /--config/,
    )
    expectSentence(
      await runCli(['run', '--config', 'x.yml'], { cwd }),
      2,
      /^seedsweep: there is no file x.yml$/,
      /--config/,
    )
  })
})

describe('the call itself', () => {
  test('every command has --help with an example, and exits 0', async () => {
    const cwd = makeWorkspace()
    for (const command of [
      'run',
      'plan',
      'sweep',
      'merge',
      'triage',
      'show',
      'reproduce',
      'bisect',
      'publish',
      'signature',
    ]) {
      const end = await runCli([command, '--help'], { cwd })
      expect(end.code, command).toBe(0)
      expect(end.stdout, command).toMatch(new RegExp(`Example:\\n.* seedsweep ${command} |\\| seedsweep signature`))
      expect(end.stdout, command).toContain('--json')
    }
    const help = await runCli(['--help'], { cwd })
    expect(help.stdout).not.toMatch(/doctor|page|sim etcd/)
  })

  test('no command at all, an unknown one, and a word too much: exit 2', async () => {
    const cwd = makeWorkspace()
    expect(await runCli([], { cwd })).toMatchObject({ code: 2, stdout: '' })
    expectSentence(await runCli(['swep'], { cwd }), 2, /unknown command 'swep'/, /Did you mean sweep/)
    expect((await runCli(['reproduce'], { cwd })).code).toBe(2)
    expect((await runCli(['show', 'seed', '1', '2', '--db', 'x.db'], { cwd })).code).toBe(2)
  })

  const oldNode = '/usr/bin/node'
  const oldVersion = existsSync(oldNode)
    ? spawnSync(oldNode, ['--version'], { encoding: 'utf8', env: cleanEnvironment() }).stdout.trim()
    : 'none'
  const [major = 99, minor = 0] = (/^v(\d+)\.(\d+)/.exec(oldVersion)?.slice(1) ?? []).map(Number)
  const isOld = major < 22 || (major === 22 && minor < 13)
  test.skipIf(!isOld)(
    `a Node before 22.13 says so, says how to bring one along, and exits 2 (/usr/bin/node is ${oldVersion})`,
    async () => {
      const end = await runCli(['run'], { cwd: makeWorkspace(), nodePath: oldNode })
      expect(end).toMatchObject({ code: 2, stdout: '' })
      const [seen, hint] = end.stderr.split('\n')
      expect(seen).toBe(`seedsweep: needs Node 22.13 or newer, this is ${oldVersion.slice(1)} (${oldNode})`)
      expect(hint).toMatch(/^ {2}With a newer one for this call: npx -p node@24 -p seedsweep@\d\S+ seedsweep \.\.\.$/)
    },
  )
})

test('no room for temporary files: exit 3, one sentence', async () => {
  const end = await runCli(['run', '--count', '5', ...fine], { cwd: makeWorkspace(), env: { TMPDIR: '/nonexistent' } })
  expectSentence(end, 3, /no directory for temporary files can be made in \/nonexistent$/, /TMPDIR/)
})

test('a reader of stdout that leaves early is no failure; a full disk behind it is exit 3', async () => {
  const cwd = makeWorkspace()
  await runCli(['run', '--seeds', '0..30', '--db', 'a.db', ...fine], { cwd })
  const show = `${process.execPath} ${join(root, 'dist', 'js', 'cli.js')} show --db a.db`
  const shell = (line: string) => spawnSync('sh', ['-c', line], { cwd, env: cleanEnvironment(), encoding: 'utf8' })
  expect(shell(`{ ${show} --json; echo "exit $?" >&2; } | true`).stderr).toBe('exit 0\n')
  const full = shell(`${show} > /dev/full`)
  expect(full.status).toBe(3)
  expect(full.stderr).toMatch(/^seedsweep: the result could not be written\n {2}because: ENOSPC/)
})
