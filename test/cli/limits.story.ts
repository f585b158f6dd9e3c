import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { livingProcesses } from '../simulator/fixture-context.ts'
import { digits, digitsConfig, makeWorkspace, readJson, runCli, simulator } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

describe('a budget', () => {
  test('of 6 s ends in time; what was started is planned, and all of it is delivered or, where the grace of 0.6 s was too short, cut', async () => {
    const cwd = makeWorkspace({ 'seedsweep.yml': digitsConfig })
    const end = await runCli(['run', '--budget', '6s', '--jobs', '2', '--json'], { cwd })
    expect(end.code, end.stderr).toBe(1)
    const { planned, delivered, findings } = SummarySchema.parse(readJson(end))
    expect(delivered).toBeGreaterThan(0)
    expect(findings[0]?.count).toBeGreaterThan(delivered / 20)
    const shards = await runCli(['show', 'shards', '--json'], { cwd })
    const [shard] = (readJson(shards) as { shards: { wallMs: number; state: string; cut: number }[] }).shards
    expect(shard?.state).toBe('delivered')
    expect(planned).toBe(delivered + (shard?.cut ?? 0))
    expect(shard?.wallMs).toBeGreaterThan(5_900)
    expect(shard?.wallMs).toBeLessThan(60_000)
  })

  test('cuts a seed that hangs: it is neither passed nor failed, is named as cut, and its processes are gone', async () => {
    const cwd = makeWorkspace()
    const marker = `marker-${process.pid}-${Date.now()}`
    const script = 'case $1 in *[0-7]) sleep 600 # '
    const words = ['run', '--budget', '6s', '--jobs', '4', '--db', 'a.db', '--floor', '0.5']
    const end = await runCli(
      [...words, '--', 'sh', '-c', `${script}${marker}\n;; esac; sleep 0.05; echo "$1"`, 'sh', '{seed}'],
      { cwd },
    )
    expect(end.ms).toBeLessThan(55_000)
    expect(livingProcesses(marker)).toEqual([])
    const counts = /no findings in ([\d,]+) of ([\d,]+) planned seeds/.exec(end.stdout)?.slice(1).map(Number) ?? []
    const [delivered = 0, planned = 0] = counts
    // Four seeds in five hang, so that all four jobs soon do.
    expect(planned - delivered).toBe(4)
    expect(end.stdout).toContain(' Counted neither as passed nor as failed: 4 cut\n')
  })

  test('that only hanging seeds use up is inconclusive, never green: exit 4 after 6 s, not after the timeout of 60 s', async () => {
    const end = await runCli(['run', '--budget', '6s', '--jobs', '2', ...simulator('hang')], { cwd: makeWorkspace() })
    expect(end.code).toBe(4)
    expect(end.ms).toBeLessThan(55_000)
    expect(end.stdout).toContain(
      'no findings in 0 of 2 planned seeds: only 0 of 2 planned seeds have a verdict (floor 0.9)',
    )
  })

  test('so small that no seed starts is inconclusive: exit 4', async () => {
    const end = await runCli(['run', '--budget', '1ms', '--', 'sh', digits, '{seed}'], { cwd: makeWorkspace() })
    expect(end.code).toBe(4)
    expect(end.stdout).toContain('no findings in 0 of 0 planned seeds: no seed was started before the budget was over')
  })

  test('of 24 days does not end at once: longer timers than Node can hold are cut, not overrun', async () => {
    const cwd = makeWorkspace()
    const words = [
      'run',
      '--budget',
      '596h',
      '--jobs',
      '1',
      '--db',
      'a.db',
      '--',
      'sh',
      '-c',
      'echo $1; [ -e third ] && kill -INT $PPID; [ -e second ] && touch third; [ -e first ] && touch second; touch first',
      'sh',
      '{seed}',
    ]
    const end = await runCli(words, { cwd })
    expect(end.stderr).not.toContain('TimeoutOverflowWarning')
    expect(end.code).toBe(4)
    expect(end.stdout).toContain('the sweep was cut short after')
  })
})

test('--timeout 1s on a simulator that hangs: one finding of all its seeds, confirmed, and nobody is left running', async () => {
  const cwd = makeWorkspace()
  const marker = `marker-${process.pid}-${Date.now()}`
  const words = ['run', '--seeds', '0..4', '--jobs', '4', '--timeout', '1s', '--db', 'a.db', '--json']
  const end = await runCli([...words, ...simulator('hang-with-children', marker)], { cwd })
  expect(end.code).toBe(1)
  const { findings } = SummarySchema.parse(readJson(end))
  expect(findings).toMatchObject([{ title: 'timeout in single', count: 4, state: 'reproducible' }])
  expect(livingProcesses(marker)).toEqual([])
  const reproduced = await runCli(['reproduce', '2', '--db', 'a.db'], { cwd })
  expect(reproduced).toMatchObject({ code: 0 })
  // After a second, and what a busy machine needs to see to it.
  expect(reproduced.stdout).toMatch(/ reproduced: the same signature; does not end in time in [1-9]/)
})

test('40 jobs at once run 200 seeds without a word from Node about listeners', async () => {
  const words = ['run', '--seeds', '0..200', '--jobs', '40', '--', 'sh', digits, '{seed}']
  const end = await runCli(words, { cwd: makeWorkspace() })
  expect(end.code).toBe(1)
  expect(end.stdout).toContain('200 of 200 planned seeds')
  expect(end.stderr).not.toMatch(/\(node:\d+\)|warning/i)
})

test('without a verdict of nine seeds in ten the sweep is inconclusive, and says what kept it from one', async () => {
  const script = '[ $1 -lt 5 ] && echo $1 || kill -9 $$'
  const words = ['run', '--seeds', '0..40', '--db', 'a.db', '--', 'sh', '-c', script, 'sh', '{seed}']
  const cwd = makeWorkspace()
  const end = await runCli(words, { cwd })
  expect(end.code).toBe(4)
  expect(end.stdout).toContain(
    'only 5 of 40 planned seeds have a verdict (floor 0.9); 35 x infra: killed by the system',
  )
  expect(end.stdout).toContain('Counted neither as passed nor as failed: 35 infra (killed by the system')
  const low = await runCli([...words.slice(0, 3), '--floor', '0.1', ...words.slice(3)], { cwd })
  expect(low.code).toBe(0)
})

test('--fail-on never and new: findings are told, and the exit status is 0 and 1', async () => {
  const cwd = makeWorkspace({ 'seedsweep.yml': digitsConfig })
  const run = (failOn: string) => runCli(['run', '--seeds', '0..20', '--fail-on', failOn], { cwd })
  const never = await run('never')
  expect(never.code).toBe(0)
  expect(never.stdout).toContain('NoSeven: seed <n> ends in seven')
  expect((await run('new')).code).toBe(1)
})

test('hundreds of distinct failures: 20 are told as they appear, the summary fits a screen, 100 are replayed', async () => {
  const cwd = makeWorkspace()
  const script =
    '[ $1 -lt 3 ] && echo $1 || { echo "seedsweep: {\\"outcome\\":\\"failed\\",\\"failure\\":{\\"kind\\":\\"property\\",\\"property\\":\\"P$(echo $1 | tr 0-9 a-j)\\",\\"message\\":\\"m\\"}}"; exit 1; }'
  const end = await runCli(['run', '--seeds', '0..123', '--db', 'a.db', '--', 'sh', '-c', script, 'sh', '{seed}'], {
    cwd,
  })
  expect(end.code).toBe(1)
  expect(end.stderr.match(/^ found /gm)).toHaveLength(20)
  expect(end.stderr).toContain('further findings are counted')
  expect(end.stdout.split('\n').length).toBeLessThanOrEqual(40)
  expect(end.stdout).toMatch(/ and 106 more findings: seedsweep show findings --db a\.db\n/)
  const { findings } = SummarySchema.parse(readJson(await runCli(['show', '--json', '--db', 'a.db'], { cwd })))
  expect(findings).toHaveLength(120)
  expect(findings.filter(({ state }) => state === 'reproducible')).toHaveLength(100)
  expect(findings.filter(({ state }) => state === 'untried')).toHaveLength(20)
})

test('a simulator that leaves files and directories behind leaves none of them with us', async () => {
  const cwd = makeWorkspace()
  mkdirSync(join(cwd, 'tmp'))
  const words = [
    'run',
    '--seeds',
    '0..6',
    '--db',
    'a.db',
    '--',
    'sh',
    '-c',
    'mkdir -p "$2/deep/er"; echo "$1" > "$2/deep/er/file"',
    'sh',
    '{seed}',
    '{out}',
  ]
  const end = await runCli(words, { cwd, env: { TMPDIR: join(cwd, 'tmp') } })
  expect(end.code, end.stderr).toBe(0)
  expect(readdirSync(join(cwd, 'tmp'))).toEqual([])
})
