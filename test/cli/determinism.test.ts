import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeWorkspace, readJson, root, runCli } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

const wobble = join(root, 'test', 'fixtures', 'simulators', 'wobble.mjs')

function configOf(mode: string): string {
  const command = `node ${wobble} ${mode}`
  return `default: wobble\ntargets:\n  wobble:\n    run: ${command} {seed}\n    worker: ${command} --worker\n    seed-type: u32\n`
}

test('40 seeds with another digest each time: one finding, not the failures it hides, with both digests; exit 1', async () => {
  const cwd = makeWorkspace({ 'seedsweep.yml': configOf('digest') })
  const run = await runCli(['run', '--seeds', '0..40', '--via', 'worker', '--jobs', '2', '--json'], { cwd })
  expect(run.code, run.stderr).toBe(1)
  const { findings } = SummarySchema.parse(readJson(run))
  expect(findings).toMatchObject([
    { title: 'unequal runs: two runs of a seed have different digests', state: 'reproducible' },
  ])
  const count = findings[0]?.count ?? 0
  expect(findings[0]?.seeds).toEqual(expect.arrayContaining(['7', '17', '27', '37']))
  const shown = await runCli(['show', 'findings'], { cwd })
  expect(shown.stdout).toMatch(/ 5 of 5 pairs\n/)
  const again = await runCli(['run', '--seeds', '0..40', '--via', 'worker', '--jobs', '1'], { cwd })
  expect(again.stdout + again.stderr).toContain(` ${count} seeds run twice: ${count} differed (100 %, 95 % interval `)
})

test('40 seeds that are the same again: no finding by it, and one sentence with its bound', async () => {
  const cwd = makeWorkspace({ 'seedsweep.yml': configOf('steady') })
  const run = await runCli(['run', '--seeds', '0..40', '--via', 'worker', '--jobs', '2'], { cwd })
  expect(run.code, run.stderr).toBe(1)
  const shown = await runCli(['show', 'findings'], { cwd })
  expect(shown.stdout).toMatch(/\n \d seeds run twice: all the same \(nondeterministic under \d\d %, 95 %\)\n$/)
  const { determinism } = SummarySchema.parse(readJson(await runCli(['show', '--json'], { cwd })))
  expect(determinism).toMatchObject({ unequal: 0, rate: { low: 0, estimate: 0 } })
  expect(determinism?.rate.high).toBeCloseTo(1 - 0.05 ** (1 / (determinism?.checked ?? 0)))
  expect(run.stdout + run.stderr).toMatch(/ \d seeds run twice: all the same \(nondeterministic under \d\d %, 95 %\)\n/)
})

test('"show properties" puts what was never seen first and marks it', async () => {
  const properties = ['held', 'met', 'missed'].map((name) => ({
    name,
    kind: name === 'held' ? 'always' : 'sometimes',
    passes: name === 'missed' ? 0 : 1,
    failures: name === 'missed' ? 1 : 0,
  }))
  const line = `seedsweep: ${JSON.stringify({ outcome: 'passed', properties })}`
  const cwd = makeWorkspace({ 'sim.sh': `echo "seed $1"; echo '${line}'` })
  const run = await runCli(['run', '--seeds', '0..5', '--db', 's.db', '--', 'sh', 'sim.sh', '{seed}'], { cwd })
  expect(run.code, run.stderr).toBe(1)
  const shown = await runCli(['show', 'properties', '--db', 's.db'], { cwd })
  expect(shown.stdout.split('\n').map((row) => row.trim().split(/ {2,}/))).toEqual([
    ['kind', 'property', 'passes', 'failures', 'seeds'],
    ['sometimes', 'missed', 'NEVER SEEN', '5', '5'],
    ['always', 'held', '5', '0', '5'],
    ['sometimes', 'met', '5', '0', '5'],
    [''],
  ])
})
