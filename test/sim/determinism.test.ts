import { describe, expect, test } from 'vitest'
import { defaults, runSeed } from '../golden/describe-seeds.ts'

const seeds = Array.from({ length: 200 }, (_, nth) => BigInt(nth) * 0x9e37_79b9_7f4a_7c15n).map((seed) =>
  BigInt.asUintN(64, seed),
)

describe('the bundled simulator is deterministic', () => {
  test('200 seeds give the same result again, in another order and with the trace', () => {
    const first = seeds.map((seed) => runSeed(seed, defaults))
    expect(new Set(first.map(({ digest }) => digest)).size).toBe(seeds.length)
    const again = seeds.toReversed().map((seed) => runSeed(seed, defaults, true))
    expect(again.toReversed()).toEqual(first)
  })

  test('40 seeds of a release with bugs give the same result again, with what broke', () => {
    const choice = { ...defaults, etcd: '3.5.0' }
    const first = seeds.slice(0, 40).map((seed) => runSeed(seed, choice))
    expect(first.some(({ outcome }) => outcome === 'failed')).toBe(true)
    expect(seeds.slice(0, 40).map((seed) => runSeed(seed, choice, true))).toEqual(first)
  })

  test('fewer steps are a prefix: 2,000 steps of 20 seeds have the same trace as the first 2,000 of the whole run', () => {
    for (const seed of seeds.slice(0, 20)) {
      const whole = runSeed(seed, defaults)
      const part = runSeed(seed, { ...defaults, stepsMax: 2_000 })
      expect(part.step).toBe(Math.min(2_000, whole.step))
      expect(runSeed(seed, { ...defaults, stepsMax: 2_000 })).toEqual(part)
    }
  })
})
