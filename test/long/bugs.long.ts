import { expect, test } from 'vitest'
import type { HistoricalBug } from '../../src/sim/bugs/historical-bug.ts'
import { trackRecord } from '../../src/sim/bugs/track-record.ts'
import type { FaultFamily } from '../../src/sim/world/faults.ts'
import { expectedOf, findingOf, variantsOf } from '../sim/bugs/sweep-bug.ts'

/** A sweep from seed 0 finds each bug within so many seeds; about five times as many as it needs on average. */
const bounds: Readonly<Record<string, number>> = {
  '13766': 500,
  '14370': 150,
  '14571': 200,
  '14685': 200,
  '15220': 20,
  '15271': 400,
  '17247': 600,
  '17529': 200,
  '17780': 1500,
  '18055': 6000,
  '18089': 30,
  '18667': 30,
  '19179': 800,
  '20221a': 20,
  '20221b': 600,
  '20271': 800,
  'stale-read': 3000,
}
/** The same with the families of faults that it shows with; the intervals are those of docs/etcd-track-record.md. */
const aimedBounds: Readonly<Record<string, number>> = { '18055': 400, 'stale-read': 300 }
/** A bug that was found so often was found. */
const hitsMax = 20
const cleanSeeds = 20_000

/** What the seeds from 0 on break, until the bug has been found often enough. */
function sweep(bug: HistoricalBug, bound: number, faults?: readonly FaultFamily[]): readonly string[] {
  const variants = variantsOf(bug)
  // Who is brought along has findings of its own.
  const brought = trackRecord.filter(({ id }) => bug.brings.includes(id)).map(expectedOf)
  const findings = new Map<string, number>()
  for (let seed = 0; seed < bound && (findings.get(expectedOf(bug)) ?? 0) < hitsMax; seed += 1) {
    const finding = findingOf(seed, variants, undefined, faults)
    if (finding !== 'passed' && finding !== 'unknown' && !brought.includes(finding)) {
      findings.set(finding, (findings.get(finding) ?? 0) + 1)
    }
  }
  return [...findings.keys()]
}

for (const bug of trackRecord.filter(({ finding }) => finding !== undefined)) {
  const bound = bounds[bug.id] ?? 0
  test(`${bug.id} is found within ${bound} seeds, and all of them are one finding`, { timeout: 3_600_000 }, () => {
    expect(sweep(bug, bound)).toEqual([expectedOf(bug)])
  })

  const { id, showsWith } = bug
  if (showsWith === undefined) continue
  const aimed = aimedBounds[id] ?? 0
  test(`${id} is found within ${aimed} seeds with ${showsWith.join(', ')}`, { timeout: 3_600_000 }, () => {
    expect(sweep(bug, aimed, showsWith)).toEqual([expectedOf(bug)])
  })
}

test(`without a bug ${cleanSeeds} seeds have no failure, and fewer than one in a thousand no verdict`, {
  timeout: 3_600_000,
}, () => {
  const failures: string[] = []
  let unknown = 0
  for (let seed = 0; seed < cleanSeeds; seed += 1) {
    const finding = findingOf(seed)
    if (finding === 'unknown') unknown += 1
    else if (finding !== 'passed') failures.push(`seed ${seed}: ${finding}`)
  }
  expect(failures).toEqual([])
  expect(unknown).toBeLessThan(cleanSeeds / 1000)
})
