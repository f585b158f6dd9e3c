import { describe, expect, test } from 'vitest'
import { trackRecord } from '../../../src/sim/bugs/track-record.ts'
import { noVariants } from '../../../src/sim/etcd/variants.ts'
import { resultOf } from '../../../src/sim/result-of.ts'
import { runSimulation } from '../../../src/sim/run-simulation.ts'
import { createRandom } from '../../../src/sim/world/random.ts'
import { knownSeeds } from './known-seeds.ts'
import { expectedOf, findingOf, variantsOf } from './sweep-bug.ts'

describe('the step of a failing result is where its violation shows', () => {
  for (const bug of trackRecord) {
    const [seed] = knownSeeds[bug.id] ?? []
    if (seed === undefined) continue
    test(`${bug.id}: seed ${seed} cut off at that step breaks the same, and cut off one before it does not`, () => {
      const variants = variantsOf(bug)
      const full = runSimulation({ seed: BigInt(seed), variants, stepsMax: 500_000 })
      const { step } = resultOf(BigInt(seed), full)
      expect(step).toBeLessThan(full.steps)
      expect(findingOf(seed, variants, step)).toBe(expectedOf(bug))
      // What a progress notification leaves out is seen at several of them, each of which would do.
      if (bug.finding?.property !== 'Bookmarkable') {
        expect(findingOf(seed, variants, step - 1)).not.toBe(expectedOf(bug))
      }
    })
  }

  test('and of a passing one the length of the run: with exactly so many steps it ends alike', () => {
    for (const seed of [0n, 1n, 2n, 3n]) {
      const full = runSimulation({ seed, variants: noVariants })
      const { step, digest } = resultOf(seed, full)
      expect(step).toBe(full.steps)
      const again = resultOf(seed, runSimulation({ seed, variants: noVariants, stepsMax: step }))
      expect(again.digest).toBe(digest)
      expect(again.properties).toEqual(resultOf(seed, full).properties)
    }
  })
})

test('30 runs without bugs, cut off at three steps each, break nothing: what is under way may have happened', () => {
  const random = createRandom(7n)
  for (let seed = 100; seed < 130; seed += 1) {
    const { steps } = runSimulation({ seed: BigInt(seed), variants: noVariants })
    for (let nth = 0; nth < 3; nth += 1) {
      const cut = random.between(1, steps)
      expect(findingOf(seed, noVariants, cut), `seed ${seed} cut at ${cut}`).toBe('passed')
    }
  }
})
