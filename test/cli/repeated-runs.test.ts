import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeWorkspace, readJson, root, runCli } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

/** A simulator whose every third run fails, whatever its seed. */
const third = `echo x >> ran; n=$(wc -l < ran); [ $((n % 3)) = 0 ] || exit 0
echo 'seedsweep: {"outcome":"failed","failure":{"kind":"property","property":"Third","message":"the third run"}}'; exit 1
`
const thirdConfig = `default: third
targets:
  third:
    run: sh sim.sh {seed}
    deterministic: false
`

describe('a target that is not deterministic', () => {
  test('12 attempts of which 4 fail: tried again until 3 failed, and k of n is told everywhere', async () => {
    const cwd = makeWorkspace({ 'sim.sh': third, 'seedsweep.yml': thirdConfig })
    const run = await runCli(['run', '--seeds', '0..12', '--jobs', '1'], { cwd })
    expect(run.code, run.stderr).toBe(1)
    const most = 26
    expect(run.stdout).toMatch(/Third: the third run {3}4 {7}33\.3 % \(.*\) {3}3 of [789]\n/)
    const { findings, determinism } = SummarySchema.parse(readJson(await runCli(['show', '--json'], { cwd })))
    expect(findings).toMatchObject([{ state: 'reproducible', repeat: { by: 'attempts', most, rate: 4 / 12 } }])
    expect(findings[0]?.confirmation.same).toBe(3)
    expect(determinism).toBeNull()
    const preview = await runCli(['publish', '--dry-run'], { cwd })
    expect(preview.stdout).toMatch(/Failed in 3 of [789] re-runs, confirmed on the runner that found it\./)
    const [loop = '', expectation] = /^for attempt .*\n.*$/m.exec(preview.stdout)?.[0].split('\n') ?? []
    expect(loop).toMatch(new RegExp(`^for attempt in \\$\\(seq ${most}\\); do sh sim\\.sh \\d+ \\|\\| break; done$`))
    expect(expectation).toMatch(/^# 3 of [789] attempts: exits 1 in \d+ ms: Third$/)
    // By hand it stops at the attempt that fails.
    rmSync(join(cwd, 'ran'))
    const byHand = spawnSync('sh', ['-c', `${loop}; wc -l < ran`], { cwd, encoding: 'utf8' })
    expect(byHand.stdout.trim().split('\n')).toEqual([
      expect.stringContaining('the third run'),
      expect.stringMatching(/^ *3$/),
    ])
  })

  test('is reproduced by the first attempt that fails: exit 0; by none of 26: exit 1, with what that proves', async () => {
    const cwd = makeWorkspace({ 'sim.sh': third, 'seedsweep.yml': thirdConfig })
    await runCli(['run', '--seeds', '0..12', '--jobs', '1'], { cwd })
    const { findings } = SummarySchema.parse(readJson(await runCli(['show', '--json'], { cwd })))
    const id = findings[0]?.id ?? ''
    rmSync(join(cwd, 'ran'))
    const found = await runCli(['reproduce', id], { cwd })
    expect(found.code, found.stderr).toBe(0)
    expect(found.stdout).toContain(' reproduced: attempt 3 of at most 26 failed with the same signature; exits 1 in ')
    expect(readJson(await runCli(['reproduce', id, '--json'], { cwd }))).toMatchObject({
      version: 1,
      by: 'attempts',
      reproduced: true,
      runs: 3,
      verdict: 'same',
    })
    writeFileSync(join(cwd, 'sim.sh'), 'exit 0\n')
    const fixed = await runCli(['reproduce', id], { cwd })
    expect(fixed.code).toBe(1)
    expect(fixed.stdout).toContain(
      ' not reproduced in 26 attempts (26 passed): so many show a failure of its rate (33 % of attempts) with over 99.9 % probability',
    )
    writeFileSync(join(cwd, 'sim.sh'), 'kill -9 $$\n')
    const dead = await runCli(['reproduce', id], { cwd })
    expect(dead).toMatchObject({ code: 1 })
    expect(dead.stdout).toContain(' not reproduced: no attempt gave a verdict: killed by the system')
  })

  test('that never fails again is not confirmed, and not filed', async () => {
    // The first runs are those of the preflight; of the sweep itself one fails, and nothing does any more.
    const sim = 'echo x >> ran; [ $(wc -l < ran) != 7 ]\n'
    const cwd = makeWorkspace({ 'sim.sh': sim, 'seedsweep.yml': thirdConfig })
    const run = await runCli(['run', '--seeds', '0..12', '--jobs', '1'], { cwd })
    expect(run.code, run.stderr).toBe(1)
    expect(run.stdout).toContain('   does not reproduce: 0 of 100\n')
    const { findings } = SummarySchema.parse(readJson(await runCli(['show', '--json'], { cwd })))
    expect(findings).toMatchObject([{ state: 'unconfirmed', count: 1, confirmation: { same: 0, replays: 100 } }])
    const preview = await runCli(['publish', '--dry-run'], { cwd })
    expect(preview.stdout).toMatch(/^withhold .*: not confirmed: failed in 0 of 100 re-runs\n$/)
  })
})

describe('a simulator whose runs differ', () => {
  const wobble = join(root, 'test', 'fixtures', 'simulators', 'wobble.mjs')
  const config = `default: wobble\ntargets:\n  wobble:\n    run: node ${wobble} digest {seed}\n    seed-type: u32\n`

  test('is shown again by pairs of runs, filed with two lines to compare, and reproduced with both outputs', async () => {
    const cwd = makeWorkspace({ 'seedsweep.yml': config })
    const run = await runCli(['run', '--seeds', '5..8', '--jobs', '2'], { cwd })
    expect(run.code, run.stderr).toBe(1)
    expect(run.stdout).toMatch(/unequal runs: two runs of a seed have different digests .* 5 of 5 pairs\n/)
    const { findings, determinism } = SummarySchema.parse(readJson(await runCli(['show', '--json'], { cwd })))
    expect(findings).toMatchObject([
      { state: 'reproducible', repeat: { by: 'pairs', most: 5 }, confirmation: { same: 5, replays: 5 } },
    ])
    expect(determinism).toMatchObject({ checked: 2, unequal: 2, rate: { estimate: 1 } })
    const { stdout: issue } = await runCli(['publish', '--dry-run'], { cwd })
    expect(issue).toContain(
      'Two runs of its seed differed again in 5 of 5 pairs, confirmed on the runner that found it.',
    )
    expect(issue).toContain('2 seeds run twice: 2 differed (100 %')
    const line = findings[0]?.command ?? ''
    expect(line).toMatch(/ digest [5-7]$/)
    expect(issue).toContain(
      `\n${line}\n${line}\n# 5 of 5 pairs of runs differ: two runs of a seed have different digests\n`,
    )
    const again = await runCli(['reproduce', findings[0]?.id ?? ''], { cwd })
    expect(again.code, again.stderr).toBe(0)
    expect(again.stdout).toMatch(
      / {3}\| first difference of the outputs, line 1:\n {3}\| - seedsweep: .*\n {3}\| \+ seedsweep: /,
    )
    expect(again.stdout).toContain(
      ' reproduced: the two runs of pair 1 of at most 5 differ: unequal runs: two runs of a seed have different digests\n',
    )
  })
})
