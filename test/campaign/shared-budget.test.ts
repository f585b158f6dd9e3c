import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../../src/campaign/read-settings.ts'
import { runCampaign } from '../../src/campaign/run-campaign.ts'
import { makeMachine, silent } from './make-machine.ts'

const config = `
targets:
  quick: { run: [sh, -c, 'sleep 0.02; echo seed $1', sh, '{seed}'] }
  slow: { run: [sh, -c, 'sleep 0.3; echo seed $1', sh, '{seed}'], weight: 2 }
  other: { run: [sh, -c, 'exit 3'] }
`
const choice = {
  config: null,
  command: null,
  run: null,
  build: null,
  preset: null,
  timeout: null,
  memory: null,
  bundled: null,
}

test('two targets of weights 1 and 2 share 6 s of two jobs 1 : 2 by time, not by seeds, and take turns all the while', async () => {
  const machine = makeMachine()
  writeFileSync(join(machine.cwd, 'seedsweep.yml'), config)
  const { targets, name } = readSettings(machine.cwd, { ...choice, target: 'slow,quick' })
  expect(name).toBe('quick+slow')
  const used = { quick: 0, slow: 0 }
  const order: string[] = []
  const { report, judgement } = await runCampaign(
    {
      targets,
      seeds: { by: 'budget', budgetMs: 6_000 },
      dbPath: join(machine.cwd, 'store.db'),
      via: null,
      failOn: 'any',
      floor: 0.9,
      signal: new AbortController().signal,
      observer: {
        ...silent,
        onOutcome({ target, durationMs, secondRun }) {
          used[target === 'slow' ? 'slow' : 'quick'] += durationMs * (secondRun === null ? 1 : 2)
          order.push(target)
        },
      },
    },
    machine,
  )
  expect(judgement.verdict).toBe('clean')
  expect(report.plan.targets.map(({ target }) => target.name)).toEqual(['quick', 'slow'])
  // Shared by seeds it were 30, as each of the slow one takes 15 times as long; equal shares were 1. What starting the
  // processes of a target costs is its own affair, so that on a slow machine the quick one has less than half.
  expect(used.slow / used.quick).toBeGreaterThan(1.3)
  expect(used.slow / used.quick).toBeLessThan(10)
  for (const part of [order.slice(0, order.length / 2), order.slice(order.length / 2)]) {
    expect(new Set(part)).toEqual(new Set(['quick', 'slow']))
  }
})
