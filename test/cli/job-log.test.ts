import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { digits, makeWorkspace, readJson, runCli, startCli } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

const sweep = (shard: number, ...more: string[]) => {
  return ['sweep', '--plan', 'plan.json', '--shard', String(shard), '--db', `s${shard}.db`, '--jobs', '2', ...more]
}

/** Seeds 20-39 wait for a file named go before their seed 35. */
const gated = `[ "$1" -lt 35 ] || while [ ! -e go ] && [ -e plan.json ]; do sleep 0.02; done; exec sh ${digits} "$1"`

test('of a runner that died with its store, merge knows from its log what it had done, and names what is missing', async () => {
  const cwd = makeWorkspace()
  const plan = ['plan', '--seeds', '0..40', '--shards', '2', '-o', 'plan.json', '--', 'sh', '-c', gated, 'sh', '{seed}']
  expect((await runCli(plan, { cwd })).code).toBe(0)
  expect((await runCli(sweep(0), { cwd })).code).toBe(0)
  const dying = startCli(sweep(1, '--checkpoint', '50ms'), { cwd })
  await dying.seen(/seed 27\b[\s\S]*\nseedsweep checkpoint 1 [0-9a-f]{12} s1 [\w-]+ [0-9a-f]{16}\n/)
  dying.child.kill('SIGKILL')
  const { stderr } = await dying.ended
  for (const suffix of ['', '-wal', '-shm', '-claim']) rmSync(join(cwd, `s1.db${suffix}`), { force: true })
  writeFileSync(join(cwd, 'job.txt'), stderr.replace(/^/gm, '2026-11-22T03:00:00.1234567Z '))

  const merged = await runCli(['merge', '-o', 'out.db', 's0.db', 'job.txt'], { cwd })
  expect(merged.code, merged.stderr).toBe(4)
  expect(merged.stdout).toMatch(/^ read \d+ seeds of shard 1 from the job log .*job\.txt: outcomes without details$/m)
  expect(merged.stdout).toMatch(/shard 1 \(of 0-1\) stopped without a word after \d+ seeds$/m)
  const shards = await runCli(['show', 'shards', '--db', 'out.db'], { cwd })
  expect(shards.stdout).toMatch(/^ 1 +running +\d+ of 20 .*known from a job log$/m)
  const shown = SummarySchema.parse(readJson(await runCli(['show', '--json', '--db', 'out.db'], { cwd })))
  expect(shown.delivered).toBeGreaterThan(20)
  expect(shown.delivered).toBeLessThan(40)
  expect(shown.findings.flatMap(({ seeds }) => seeds)).toContain('27')

  // Somebody finds the store after all, or runs the shard again: it wins, and nothing is counted twice.
  writeFileSync(join(cwd, 'go'), '')
  expect((await runCli(sweep(1), { cwd })).code).toBe(0)
  const again = await runCli(['merge', '-o', 'out.db', 'job.txt', 's1.db'], { cwd })
  expect(again.code, again.stderr).toBe(0)
  expect(again.stdout).toContain('40 of 40 planned seeds, 1 finding')
  const whole = SummarySchema.parse(readJson(await runCli(['show', '--json', '--db', 'out.db'], { cwd })))
  expect(whole.findings.map(({ count }) => count)).toEqual([4])
})

test('a sweep that is not on a terminal says at its end what it did in one line; --checkpoint off says nothing', async () => {
  const cwd = makeWorkspace()
  const plan = ['plan', '--seeds', '0..40', '-o', 'plan.json', '--', 'sh', digits, '{seed}']
  expect((await runCli(plan, { cwd })).code).toBe(0)
  const quiet = await runCli(sweep(0, '--checkpoint', 'off').with(6, 'quiet.db'), { cwd })
  expect(quiet.stderr).not.toContain('checkpoint')
  const end = await runCli(sweep(0), { cwd })
  expect(end.stderr.match(/^seedsweep checkpoint 1 .*$/gm)).toHaveLength(1)
  expect((await runCli(sweep(0, '--checkpoint', '5'), { cwd })).stderr).toContain('--checkpoint: "5" has no unit')

  writeFileSync(join(cwd, 'job.txt'), end.stderr)
  const alone = await runCli(['merge', '-o', 'out.db', 'job.txt'], { cwd })
  expect(alone.code).toBe(2)
  expect(alone.stderr).toMatch(
    /refused .*job\.txt: .* is the log of campaign [0-9a-f]{12}, and no store here has its plan/,
  )
})
