import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { ShardCoverage } from '../../src/model/report.ts'
import { isRunTwice } from '../../src/sweep/second-runs.ts'
import { livingProcesses } from '../simulator/fixture-context.ts'
import { filesBeside, makeWorkspace, readJson, runCli, simulator, startCli } from './run-cli.ts'
import { type Summary, SummarySchema } from './summary-schema.ts'

/** A simulator that waits for a file named go before its seed 5 and the ones after it end; seeds that end in 7 fail. */
const gated = `seed=$1
if [ "$seed" -ge 5 ]; then while [ ! -e go ] && [ -e sim.sh ]; do sleep 0.02; done; fi
echo "$seed" >> ran
case $seed in *7) echo "seedsweep: {\\"outcome\\":\\"failed\\",\\"step\\":$((seed + 1)),\\"failure\\":{\\"kind\\":\\"property\\",\\"property\\":\\"NoSeven\\",\\"message\\":\\"seed $seed\\"}}"; exit 1;; esac
echo "fine: $seed"
`

function makeGated(): string {
  return makeWorkspace({ 'sim.sh': gated })
}

const sweepGated = ['run', '--seeds', '0..40', '--jobs', '2', '--db', 'a.db', '--', 'sh', 'sim.sh', '{seed}']

async function readSummary(cwd: string, db: string): Promise<Omit<Summary, 'campaign'>> {
  const shown = await runCli(['show', '--json', '--db', db], { cwd })
  const { campaign: _campaign, ...summary } = SummarySchema.parse(readJson(shown))
  return summary
}

/** Resolves when `condition` holds; the condition is about another process, whose events we do not get. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(20)
}

describe('Ctrl-C', () => {
  test('kills the process trees of running seeds, leaves one plain file, and says how to go on, at once', async () => {
    const cwd = makeWorkspace()
    const marker = `marker-${process.pid}-${Date.now()}`
    const words = ['run', '--seeds', '0..20', '--jobs', '2', '--db', 'a.db', ...simulator('hang-with-children', marker)]
    const running = startCli(words, { cwd })
    // Preflight: three seeds of three processes each.
    await until(() => livingProcesses(marker).length >= 9)
    const interrupted = performance.now()
    running.child.kill('SIGINT')
    const end = await running.ended
    // Its seeds have a minute each.
    expect(performance.now() - interrupted).toBeLessThan(40_000)
    expect(end.code).toBe(4)
    expect(end.stdout).toContain('no findings in 0 of 20 planned seeds: the sweep was cut short after 0 of 20 seeds')
    expect(end.stderr).toContain('Stopped. What was found is in a.db; the same command goes on from there.')
    expect(livingProcesses(marker)).toEqual([])
    expect(filesBeside(join(cwd, 'a.db'))).toEqual([])
  })

  test('then the same command goes on: no seed is run or counted twice, and the result is that of a run in peace', async () => {
    const cwd = makeGated()
    const running = startCli(sweepGated, { cwd })
    await until(() => existsSync(join(cwd, 'ran')) && readFileSync(join(cwd, 'ran'), 'utf8').includes('4\n'))
    running.child.kill('SIGINT')
    const end = await running.ended
    expect(end.code).toBe(4)
    expect(end.stdout).toMatch(/ [0-5] of 40 planned seeds .*harness healthy/)

    const before = readFileSync(join(cwd, 'ran'), 'utf8')
    const { delivered } = await readSummary(cwd, 'a.db')
    writeFileSync(join(cwd, 'go'), '')
    const resumed = await runCli(sweepGated, { cwd })
    expect(resumed.code, resumed.stderr).toBe(1)
    expect(resumed.stderr).toContain('going on with campaign 1 of this store')
    // Preflight runs three seeds again, or ends as soon as two of them differ; the rest once each and some twice; one
    // finding: three replays.
    const twice = Array.from({ length: 40 }, (_, index) => isRunTwice(index, index % 10 === 7 ? 'failed' : 'passed'))
    expect(twice.slice(1, 5)).not.toContain(true)
    const second = twice.slice(1).filter(Boolean).length
    const after = readFileSync(join(cwd, 'ran'), 'utf8').slice(before.length)
    expect([2, 3]).toContain(after.trim().split('\n').length - (40 - delivered + second + 3))

    const whole = await runCli(sweepGated.with(6, 'b.db'), { cwd })
    expect(whole.code).toBe(1)
    expect(await readSummary(cwd, 'a.db')).toEqual(await readSummary(cwd, 'b.db'))
    expect(await readSummary(cwd, 'a.db')).toMatchObject({ planned: 40, delivered: 40 })
  })

  test('while findings are confirmed: the same command proves the rest and starts no new campaign', async () => {
    const cwd = makeWorkspace({
      // Fails at once as a seed of a sweep, also the second time, and hangs when it is replayed until a file named go is there.
      'sim.sh': `echo "Error: broken"
[ "$1" -ge 5 ] || exit 0
if [ -e "$1-twice" ]; then while [ ! -e go ] && [ -e sim.sh ]; do sleep 0.02; done; fi
if [ -e "$1" ]; then touch "$1-twice"; fi
touch "$1"
exit 1
`,
    })
    const words = ['run', '--seeds', '0..12', '--jobs', '2', '--db', 'a.db', '--', 'sh', 'sim.sh', '{seed}']
    const running = startCli(words, { cwd })
    await until(async () => {
      const { stdout } = await runCli(['show', 'shards', '--json', '--db', 'a.db'], { cwd })
      return stdout.includes('"state":"delivered"')
    })
    running.child.kill('SIGINT')
    const end = await running.ended
    expect(end.code).toBe(1)
    expect(end.stdout).toContain('12 of 12 planned seeds')
    expect(end.stdout).toContain('not tried')

    writeFileSync(join(cwd, 'go'), '')
    const resumed = await runCli(words, { cwd })
    expect(resumed.stderr).toContain('going on with campaign 1 of this store')
    expect(resumed.stdout).toMatch(/ exit 1: broken +7 .*3 of 3$/m)
    const again = await runCli(words, { cwd })
    expect(again.stderr).not.toContain('going on')
  })

  test('a second one exits 130 at once, and the store still opens', async () => {
    const cwd = makeGated()
    const running = startCli(sweepGated, { cwd })
    await until(() => existsSync(join(cwd, 'ran')) && readFileSync(join(cwd, 'ran'), 'utf8').includes('4\n'))
    // Both before the process has had a turn to handle the first.
    running.child.kill('SIGSTOP')
    running.child.kill('SIGINT')
    running.child.kill('SIGTERM')
    running.child.kill('SIGCONT')
    const end = await running.ended
    expect(end).toMatchObject({ code: 130, stdout: '' })
    const shown = await runCli(['show', '--db', 'a.db'], { cwd })
    expect(shown.code).toBe(0)
    expect(shown.stdout).toContain('of 40 planned seeds')
  })

  test('of a budget ends the sweep as cut short, exit 4; the next call goes on, and what was cut before is not lost', async () => {
    const cwd = makeWorkspace()
    const script = 'echo "$1"; sleep 0.02'
    const words = ['run', '--budget', '5m', '--jobs', '2', '--db', 'a.db', '--', 'sh', '-c', script, 'sh', '{seed}']
    const readShard = async () => {
      const shown = await runCli(['show', 'shards', '--json', '--db', 'a.db'], { cwd })
      const shards = shown.code === 0 ? (readJson(shown) as { shards: ShardCoverage[] }).shards : []
      return { planned: 0, delivered: 0, cut: 0, ...shards[0] }
    }
    const interruptAt = async (delivered: number) => {
      const running = startCli(words, { cwd })
      await until(async () => (await readShard()).delivered >= delivered)
      running.child.kill('SIGINT')
      const end = await running.ended
      expect(end.code).toBe(4)
      expect(end.stdout).toContain('the sweep was cut short after')
      return { end, shard: await readShard() }
    }
    const first = await interruptAt(10)
    expect(first.shard.planned).toBe(first.shard.delivered + first.shard.cut)
    const second = await interruptAt(first.shard.delivered + 20)
    expect(second.end.stderr).toContain('going on with campaign 1')
    expect(second.shard.planned).toBe(second.shard.delivered + second.shard.cut)
    // Those that were cut came first this time: two jobs, each with what runs in 32 ms, which is two seeds of 20 ms.
    expect(second.shard.cut).toBeLessThanOrEqual(4)
  })
})

test('kill -9 in the middle: what was committed stays, the same command continues, nothing is counted twice', async () => {
  const cwd = makeGated()
  const running = startCli(sweepGated, { cwd })
  await until(async () => {
    const shown = await runCli(['show', '--json', '--db', 'a.db'], { cwd })
    return shown.code === 0 && SummarySchema.parse(readJson(shown)).delivered === 5
  })
  running.child.kill('SIGKILL')
  await running.ended
  expect(await readSummary(cwd, 'a.db')).toMatchObject({ planned: 40, delivered: 5 })
  const shards = await runCli(['show', 'shards', '--db', 'a.db'], { cwd })
  expect(shards.stdout).toMatch(/^ 0 +running +5 of 40 /m)

  writeFileSync(join(cwd, 'go'), '')
  const resumed = await runCli(sweepGated, { cwd })
  expect(resumed.code, resumed.stderr).toBe(1)
  expect(resumed.stderr).toContain('going on with campaign 1 of this store')
  expect(filesBeside(join(cwd, 'a.db'))).toEqual([])
  const whole = await runCli(sweepGated.with(6, 'b.db'), { cwd })
  expect(whole.code).toBe(1)
  expect(await readSummary(cwd, 'a.db')).toEqual(await readSummary(cwd, 'b.db'))
})
