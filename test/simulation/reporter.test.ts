import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeWorkspace, readJson, root, runCli } from '../cli/run-cli.ts'
import { SummarySchema } from '../cli/summary-schema.ts'
import { plants } from './reporter/plants.ts'
import { playSeed } from './reporter/play-seed.ts'

const sim = join(root, 'test', 'simulation', 'reporter', 'sim.ts')

/** A sweep of the simulation with a mistake put into the reporter. */
async function sweepPlanted(plant: string, count: number) {
  const config = `targets:\n  planted:\n    run: node ${sim} --seed {seed} --plant ${plant}\n    worker: node ${sim} --worker --plant ${plant}\n`
  const cwd = makeWorkspace({ 'seedsweep.yml': config })
  const run = await runCli(['run', '--target', 'planted', '--count', String(count), '--json'], { cwd })
  const { findings } = SummarySchema.parse(readJson(run))
  return { run, findings: findings.filter(({ neverSeen }) => neverSeen === null) }
}

describe('the simulation of the reporter', () => {
  test('40 seeds through the command line: nothing is opened twice or lost, and each run gives its digest again', async () => {
    const words = ['run', '--target', 'reporter', '--count', '40', '--json', '--db', join(makeWorkspace(), 'r.db')]
    const run = await runCli(words, { cwd: root })
    const summary = SummarySchema.parse(readJson(run))
    expect(summary).toMatchObject({ planned: 40, delivered: 40, determinism: { unequal: 0 } })
    // So few seeds do not come to every situation; that 2,000 do is for the sweep of CI to show.
    expect(summary.findings.filter(({ neverSeen }) => neverSeen === null)).toEqual([])
    expect(run.stderr).not.toContain('UNHEALTHY')
  })

  test('with no look before a create a sweep of 40 seeds finds a second issue, reproducibly', async () => {
    const { run, findings } = await sweepPlanted('no-relist', 40)
    expect(run.code, run.stderr).toBe(1)
    const title = 'OneIssueAFinding: a finding that has an issue gets another'
    expect(findings).toContainEqual(expect.objectContaining({ title, state: 'reproducible' }))
  })

  test.each([
    ['blind-retry', 'OneIssueAFinding', 0],
    ['forgetful', 'SaidOnce', 29],
    ['hasty', 'OneIssueAFinding', 1],
    ['overwrite', 'PeoplesTextStays', 15],
    ['rush', 'WithinLimits', 0],
    ['deaf', 'WithinLimits', 1],
    ['eager', 'ClosedOnEvidence', 2],
    ['trusting', 'ClosedOnEvidence', 29],
    ['silent', 'ClosedOnEvidence', 7],
    ['stubborn', 'OpenedOnEvidence', 2],
    ['pushy', 'OpenedOnEvidence', 2],
    ['unlabel', 'LabelsStay', 7],
    ['bare', 'LabelsStay', 0],
    ['careless', 'NothingLost', 1],
  ])('the mistake %s breaks %s at seed %i, and without it that seed passes', async (name, rule, seed) => {
    const planted = await playSeed(String(seed), plants[name] ?? {})
    expect(planted.violations.map((violation) => violation.rule)).toContain(rule)
    expect((await playSeed(String(seed), {})).violations).toEqual([])
  })
})
