import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startGitHub } from '../loopback/github-server.ts'
import { cleanEnvironment, digits, digitsConfig, makeWorkspace, readJson, runCli, simulator } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

/** A git repository that was cloned from GitHub, with one commit of these files. */
function makeRepository(files: Readonly<Record<string, string>>): string {
  const cwd = makeWorkspace({ '.gitignore': '.seedsweep/\n*.db\n', ...files })
  git(cwd, 'init', '--quiet', '--initial-branch=main')
  git(cwd, 'remote', 'add', 'origin', 'https://github.com/acme/raft.git')
  commit(cwd, 'first')
  return cwd
}

function git(cwd: string, ...words: string[]): void {
  const env = cleanEnvironment({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' })
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org']
  const { status, stderr } = spawnSync('git', [...who, ...words], { cwd, env, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

function commit(cwd: string, message: string): void {
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--allow-empty', '-m', message)
}

const failing = 'case $1 in *7) echo "Error: broken"; exit 1;; esac\necho "$1"\n'

async function readFindings(cwd: string): Promise<{ id: string; seeds: readonly string[]; state: string }[]> {
  return SummarySchema.parse(readJson(await runCli(['show', '--json'], { cwd }))).findings
}

test('plan prints the matrix alone on stdout, tells people on stderr, and the same plan again is the same campaign', async () => {
  const cwd = makeWorkspace({ 'seedsweep.yml': digitsConfig })
  const words = ['plan', '--count', '100', '--shards', '3', '-o', 'plan.json']
  const end = await runCli(words, { cwd })
  expect(end).toMatchObject({ code: 0, stdout: '{"include":[{"shard":0},{"shard":1},{"shard":2}]}\n' })
  expect(end.stderr).toMatch(/^ campaign [0-9a-f]{12}: 100 seeds of digits in 3 shards, written to plan.json\n$/)
  const first = readFileSync(join(cwd, 'plan.json'), 'utf8')
  const { campaign } = JSON.parse(first) as { campaign: string }
  const again = await runCli([...words, '--json'], { cwd })
  expect(readJson(again)).toEqual({
    version: 1,
    campaign,
    matrix: JSON.parse(end.stdout) as unknown,
    plan: 'plan.json',
  })
  expect(readFileSync(join(cwd, 'plan.json'), 'utf8')).toBe(first)
  await runCli([...words, '--number', '2'], { cwd })
  expect(JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8'))).not.toHaveProperty('campaign', campaign)
})

test('each run of a target takes fresh seeds, an explicit range the same ones', async () => {
  const cwd = makeWorkspace({ 'seedsweep.yml': digitsConfig })
  const seedsOf = async (...words: string[]) => {
    const { findings } = SummarySchema.parse(readJson(await runCli(['run', '--json', ...words], { cwd })))
    // A finding that only a stored seed showed, run again before all others, has no fresh one.
    return findings.flatMap(({ count, seeds }) => (count === 0 ? [] : seeds))
  }
  const nights = [await seedsOf('--count', '60'), await seedsOf('--count', '60'), await seedsOf('--count', '60')].flat()
  expect(nights.length).toBeGreaterThan(5)
  expect(new Set(nights).size).toBe(nights.length)
  expect(await seedsOf('--seeds', '0..20')).toEqual(['7', '17'])
  expect(await seedsOf('--seeds', '0..20')).toEqual(['7', '17'])
})

describe('reproduce', () => {
  test('a finding, more of its key, or the very seed: exit 0 with what came back; an unknown one: exit 2', async () => {
    const cwd = makeRepository({ 'seedsweep.yml': digitsConfig })
    expect((await runCli(['run', '--seeds', '0..80'], { cwd })).code).toBe(1)
    const [sevens] = await readFindings(cwd)
    expect(sevens).toMatchObject({ seeds: ['7', '17', '27', '37', '47', '57', '67'], state: 'reproducible' })

    const byId = await runCli(['reproduce', sevens?.id ?? ''], { cwd })
    expect(byId).toMatchObject({ code: 0 })
    expect(byId.stdout).toMatch(
      / {3}\| seedsweep: .*"seed":"7".*\n reproduced: the same signature and the same digest \(d7\); exits 1 in /,
    )
    expect(byId.stderr).toBe(` NoSeven: seed <n> ends in seven\n   sh ${digits} 7\n`)
    const bySeed = await runCli(['reproduce', '47', '--json'], { cwd })
    expect(readJson(bySeed) as object).toMatchObject({
      version: 1,
      verdict: 'same',
      seed: '47',
      seenDigest: 'd47',
      seenExit: 'exits 1',
    })

    for (const unknown of ['f-00000000', '48', '9', 'raft', '../x']) {
      const end = await runCli(['reproduce', unknown], { cwd })
      expect(end).toMatchObject({ code: 2, stdout: '' })
      expect(end.stderr).toContain(
        `has no finding and no failing seed ${unknown}\n  See what it has: seedsweep show findings`,
      )
    }
    expect((await runCli(['reproduce', 'https://gitlab.com/acme/raft/issues/1'], { cwd })).stderr).toContain(
      'GITHUB_SERVER_URL',
    )
    expect((await runCli(['reproduce', 'https://github.com/acme/raft/pull/1'], { cwd })).stderr).toContain(
      'is not the address of an issue',
    )
  })

  test('a failing seed beyond the 32 that a finding lists is found as well', async () => {
    const cwd = makeWorkspace({
      'sim.sh': '[ "$1" -ge 1 ] || { echo 0; exit 0; }\necho "Error: broken"; exit 1\n',
    })
    await runCli(['run', '--seeds', '0..40', '--db', 'a.db', '--', 'sh', 'sim.sh', '{seed}'], { cwd })
    const { findings } = SummarySchema.parse(readJson(await runCli(['show', '--json', '--db', 'a.db'], { cwd })))
    expect(findings[0]?.seeds).toHaveLength(32)
    const unlisted = Array.from({ length: 39 }, (_, at) => String(at + 1)).find(
      (seed) => !findings[0]?.seeds.includes(seed),
    )
    const end = await runCli(['reproduce', unlisted ?? '', '--db', 'a.db'], { cwd })
    expect(end.code, end.stderr).toBe(0)
    expect(end.stderr).toContain(`sh sim.sh ${unlisted}\n`)
  })

  test('a seed that failed two targets is ambiguous, exit 2 and both are named, unless the newest campaign has one', async () => {
    const cwd = makeWorkspace()
    const run = (target: string, script: string) =>
      runCli(
        [
          'run',
          '--seeds',
          '0..8',
          '--target',
          target,
          '--db',
          `${target}.db`,
          '--',
          'sh',
          '-c',
          script,
          'sh',
          '{seed}',
        ],
        { cwd },
      )
    await run('left', '[ $1 -lt 5 ] && echo $1 || { echo "Error: one"; exit 1; }')
    await run('right', '[ $1 -lt 5 ] && echo $1 || { echo "Error: two"; exit 1; }')
    await runCli(['merge', '-o', 'both.db', 'left.db', 'right.db'], { cwd })
    expect((await runCli(['reproduce', '6', '--db', 'both.db'], { cwd })).stderr).toMatch(/^ .*two\n/)
    await run('clean', 'echo $1')
    await runCli(['merge', '-o', 'both.db', 'clean.db'], { cwd })
    const end = await runCli(['reproduce', '6', '--db', 'both.db'], { cwd })
    expect(end).toMatchObject({ code: 2, stdout: '' })
    expect(end.stderr).toMatch(
      /6 could be any of:\n *f-[0-9a-f]{8} of (right|left) \(seed 6, .*\)\n *f-[0-9a-f]{8} of (left|right) \(seed 6, .*\)\n/,
    )
    const [id = ''] = /f-[0-9a-f]{8}/.exec(end.stderr) ?? []
    expect((await runCli(['reproduce', id, '--db', 'both.db'], { cwd })).code).toBe(0)
  })

  test('on another commit it says so, passes as "not reproduced" with exit 1, and the proof that was had stays', async () => {
    const cwd = makeRepository({ 'seedsweep.yml': 'targets:\n  sim:\n    run: sh sim.sh {seed}\n', 'sim.sh': failing })
    await runCli(['run', '--seeds', '0..20'], { cwd })
    const [finding] = await readFindings(cwd)
    expect(finding?.state).toBe('reproducible')
    writeFileSync(join(cwd, 'sim.sh'), 'echo "$1"\n')
    const changed = await runCli(['reproduce', '7'], { cwd })
    expect(changed).toMatchObject({ code: 1 })
    expect(changed.stderr).toContain(' note: the tree has other uncommitted changes than when it failed\n')
    commit(cwd, 'fix')
    const fixed = await runCli(['reproduce', finding?.id ?? ''], { cwd })
    expect(fixed).toMatchObject({ code: 1 })
    expect(fixed.stderr).toMatch(
      / note: it failed at [0-9a-f]{7} and this is [0-9a-f]{7}: on other code the same seed may take another path\n/,
    )
    expect(fixed.stdout).toMatch(/ not reproduced: the seed passed; exits 0 in /)
    const triaged = await runCli(['triage'], { cwd })
    expect(triaged.stderr).toMatch(/ nothing was replayed: it failed at [0-9a-f]{7} and this is /)
    expect(await readFindings(cwd)).toMatchObject([{ state: 'reproducible' }])
    // An older campaign of the same store keeps its findings by name.
    expect((await runCli(['run', '--seeds', '0..20'], { cwd })).code).toBe(0)
    expect((await runCli(['reproduce', finding?.id ?? ''], { cwd })).code).toBe(1)
  })

  test('other failures, other digests and runs without a verdict are told apart', async () => {
    const cwd = makeWorkspace({ 'sim.sh': failing })
    await runCli(['run', '--seeds', '0..10', '--db', 'a.db', '--', 'sh', 'sim.sh', '{seed}'], { cwd })
    const reproduceWith = async (script: string) => {
      writeFileSync(join(cwd, 'sim.sh'), script)
      const end = await runCli(['reproduce', '7', '--db', 'a.db'], { cwd })
      expect(end.code).toBe(1)
      return end.stdout
    }
    expect(await reproduceWith('echo "Error: something else"; exit 1\n')).toMatch(
      / not reproduced: it failed, with another signature: .*something else; exits 1 in /,
    )
    expect(await reproduceWith('kill -9 $$\n')).toMatch(
      / not reproduced: the run gave no verdict: killed by the system/,
    )
    expect(await reproduceWith('exit 127\n')).toMatch(/ not reproduced: the run gave no verdict: does not start/)
  })
})

describe('a simulator that is not deterministic', () => {
  test('fails in the sweep and passes when run again: no pair of runs differs any more, and publish files nothing for it', async () => {
    const cwd = makeWorkspace()
    const flaky = simulator('flaky', 'marks')
    // The preflight starts three seeds and ends the rest once one fails: one to three pass in the sweep already.
    const run = await runCli(['run', '--seeds', '0..6', '--jobs', '1', '--db', 'a.db', ...flaky], { cwd })
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(
      / unequal runs: one run of a seed passed and another failed +[345] .*does not reproduce: 0 of 5 pairs$/m,
    )
    const reproduced = await runCli(['reproduce', '4', '--db', 'a.db'], { cwd })
    expect(reproduced).toMatchObject({ code: 1 })
    expect(reproduced.stdout).toContain(
      ' not reproduced: in 5 pairs both runs gave the same; what differs seldom may still do so\n',
    )
    const dry = await runCli(['publish', '--dry-run', '--db', 'a.db', '--json'], { cwd })
    expect((readJson(dry) as { changes: { kind: string }[] }).changes.map(({ kind }) => kind)).not.toContain('create')
  })

  test('gives another digest in every run: each pair of runs differs, and the first one reproduces it', async () => {
    const cwd = makeWorkspace({
      'sim.sh':
        'echo x >> n; n=$(wc -l < n)\n[ "$1" -lt 4 ] && { echo "$1"; exit 0; }\necho "seedsweep: {\\"outcome\\":\\"failed\\",\\"digest\\":\\"d$n\\",\\"failure\\":{\\"kind\\":\\"property\\",\\"property\\":\\"P\\",\\"message\\":\\"m\\"}}"; exit 1\n',
    })
    const run = await runCli(
      ['run', '--seeds', '0..6', '--jobs', '1', '--db', 'a.db', '--', 'sh', 'sim.sh', '{seed}'],
      { cwd },
    )
    expect(run.stdout).toMatch(/ unequal runs: two runs of a seed have different digests +2 .*5 of 5 pairs$/m)
    const reproduced = await runCli(['reproduce', '4', '--db', 'a.db'], { cwd })
    expect(reproduced).toMatchObject({ code: 0 })
    expect(reproduced.stdout).toContain(' reproduced: the two runs of pair 1 of at most 5 differ: unequal runs: ')
  })
})

test('publish --dry-run prints the issues, for the repository that was cloned, and asks nobody', async () => {
  const cwd = makeRepository({ 'seedsweep.yml': 'targets:\n  sim:\n    run: sh sim.sh {seed}\n', 'sim.sh': failing })
  await runCli(['run', '--seeds', '0..20'], { cwd })
  await using server = await startGitHub()
  const env = { GITHUB_API_URL: server.url }
  const dry = await runCli(['publish', '--dry-run'], { cwd, env })
  expect(dry).toMatchObject({ code: 0 })
  expect(dry.stderr).toBe(
    ' GitHub was not asked (name the repository: --repo OWNER/NAME): every finding is taken for new\n',
  )
  expect(dry.stdout).toMatch(/^=== \[seedsweep\] sim: .*broken$/m)
  expect(dry.stdout).toMatch(
    /git clone https:\/\/github.com\/acme\/raft && cd raft && git checkout [0-9a-f]{40}\nsh sim.sh (?:7|17)\n/,
  )
  expect(server.requests).toEqual([])
  const json = readJson(await runCli(['publish', '--dry-run', '--json'], { cwd, env })) as {
    changes: { kind: string; title: string }[]
  }
  expect(json.changes.map(({ kind }) => kind)).toEqual(['create'])

  const without = await runCli(['publish'], { cwd, env })
  expect(without).toMatchObject({ code: 2, stdout: '' })
  expect(without.stderr).toMatch(
    /there is no token to write issues with\n {2}Set GITHUB_TOKEN, or look first: --dry-run/,
  )
  expect((await runCli(['publish', '--repo', 'acme'], { cwd, env })).stderr).toContain(
    '--repo acme is not a repository',
  )
})

test('show tells findings, properties, shards and one seed; words it does not know are exit 2', async () => {
  const cwd = makeWorkspace({ 'seedsweep.yml': digitsConfig })
  await runCli(['run', '--seeds', '0..80'], { cwd })
  const show = async (...words: string[]) => (await runCli(['show', ...words], { cwd })).stdout
  expect(await show()).toMatch(
    /^ 2 findings in 80 of 80 planned seeds\n\n f-[0-9a-f]{8} {3}NoSeven: seed <n> ends in seven {3}7 seeds {3}8.8 % .* 3 of 3\n {5}shortest first: 7, 17, 27/,
  )
  expect(await show('properties')).toMatch(/^ always +NoSeven +73 +7 +80$/m)
  expect(await show('shards')).toMatch(/^ 0 +delivered +80 of 80 .*canary failed as it must/m)
  expect(await show('seed', '77')).toMatch(/^ failed +digits +[0-9a-f]{12} +NoTwins: seed <n> has twins$/m)
  expect(await show('seed', '76')).toContain('nothing is known of seed 76 by name')
  for (const words of [['colours'], ['seed'], ['seed', 'x'], ['--campaign', 'abc'], ['--target', 'raft']]) {
    expect(await runCli(['show', ...words], { cwd }), words.join(' ')).toMatchObject({ code: 2, stdout: '' })
  }
})

test('signature reads a run from stdin, also binary or empty, and one JSON object a line', async () => {
  const cwd = makeWorkspace()
  const sign = (input: string, ...flags: string[]) => runCli(['signature', ...flags], { cwd, input })
  const end = await sign("thread 'main' panicked at src/raft.rs:10:5:\ntwo leaders in term 4\n")
  expect(end).toMatchObject({ code: 0 })
  expect(end.stdout).toMatch(/two leaders in term <n>\n(?: {2}at .*\n)*key [0-9a-f]{64}\nkind panic, rust\n$/)
  expect((await sign('')).code).toBe(0)
  expect((await sign('\u0000\uFFFD\u001b[2J\u0007'.repeat(100_000))).code).toBe(0)
  const lines = await sign('{"id":"1","text":"Error: x"}\n\n{"id":"2","message":"a 1"}\n', '--jsonl')
  expect(
    lines.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id?: unknown }).id),
  ).toEqual(['1', '2'])
  const bad = await sign('{"id":"1","text":"Error: x"}\nnot json\n', '--jsonl')
  expect(bad).toMatchObject({ code: 2, stdout: expect.stringMatching(/^{"id":"1".*}\n$/) as string })
  expect(bad.stderr).toContain('cannot read the line "not json"')
})
