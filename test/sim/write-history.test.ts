import { expect, test } from 'vitest'
import { checkHistoryText } from '../../src/check/check-history-text.ts'
import { runSimulation } from '../../src/sim/run-simulation.ts'
import { writeHistory } from '../../src/sim/write-history.ts'
import { variantsOf } from './explain/run-seeds.ts'

test('the histories of 60 seeds without bugs and 60 with 13766 get the verdict that their runs got', () => {
  const verdicts = new Map<string, number>()
  let known = 0
  for (const bugs of [[], ['13766', '14370']]) {
    for (let seed = 0n; seed < 60n; seed += 1n) {
      const simulation = runSimulation({ seed, variants: variantsOf(bugs) })
      const { violations, unknown } = simulation.verdict
      const broken = violations.some(({ property }) => property === 'Linearizable')
      const expected = broken ? 'not linearizable' : unknown === undefined ? 'linearizable' : 'unknown'
      const report = checkHistoryText('etcd', writeHistory(simulation), { limits: { stepsMax: 20_000 } })
      expect(report.verdict, `seed ${seed}`).toBe(expected)
      if (bugs.length === 0 && report.steps === 0) known += 1
      verdicts.set(report.verdict, (verdicts.get(report.verdict) ?? 0) + 1)
    }
  }
  // The order of the log is in the file, so that hardly anything has to be searched.
  expect(known).toBeGreaterThan(50)
  expect(verdicts.get('linearizable')).toBeGreaterThan(60)
  expect(verdicts.get('not linearizable')).toBeGreaterThan(0)
})
