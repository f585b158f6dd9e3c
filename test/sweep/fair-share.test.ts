import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LaneAccount, nextInTurn, openLaneAccount } from '../../src/sweep/fair-share.ts'

const account = (usedMs: number, weight = 1, since: readonly number[] = []) => ({ usedMs, weight, since })

describe('whose turn it is', () => {
  test('his who had the least time for his weight', () => {
    const [light, heavy] = [account(1_000, 1), account(2_500, 3)]
    expect(nextInTurn([light, heavy], 0)).toBe(heavy)
    expect(nextInTurn([account(800, 1), heavy], 0)).toMatchObject({ usedMs: 800 })
  })

  test('a lane that somebody has now counts up to now', () => {
    const holder = account(0, 1, [1_000])
    const waiting = account(500)
    expect(nextInTurn([holder, waiting], 1_400)).toBe(holder)
    expect(nextInTurn([holder, waiting], 1_600)).toBe(waiting)
  })

  test('four lanes that become free at once go to two targets, two each', () => {
    const accounts = [openLaneAccount(1), openLaneAccount(1)]
    for (let lane = 0; lane < 4; lane++) nextInTurn(accounts, 0)?.take(() => 0)
    expect(accounts.map(({ since }) => since.length)).toEqual([2, 2])
  })

  test('nobody, of nobody', () => {
    expect(nextInTurn([], 0)).toBeNull()
  })
})

const turnMsMax = 20_000

/** A target whose turns are heavy-tailed: a Pareto distribution of shape 1.2 from `leastMs`, up to `turnMsMax`. */
function makeTarget(leastMs: number, weight: number, random: () => number) {
  return {
    account: openLaneAccount(weight),
    nextMs: () => Math.min(leastMs * random() ** (-1 / 1.2), turnMsMax),
  }
}

/** Runs `lanes` lanes in time of its own; gives each account's use at `end`, running lanes included. */
function simulate(
  targets: readonly { account: LaneAccount; nextMs(): number }[],
  lanes: number,
  end: number,
): number[] {
  const free = Array.from({ length: lanes }, () => ({ at: 0, giveBack: () => {} }))
  let now = 0
  for (;;) {
    const lane = free.reduce((first, other) => (other.at < first.at ? other : first))
    if (lane.at >= end) break
    now = lane.at
    lane.giveBack()
    const turn = nextInTurn(
      targets.map((target) => target.account),
      now,
    )
    const target = targets.find((candidate) => candidate.account === turn)
    if (target === undefined) break
    lane.giveBack = target.account.take(() => now)
    lane.at = now + target.nextMs()
  }
  return targets.map(({ account }) => account.usedMs + account.since.reduce((sum, since) => sum + (end - since), 0))
}

function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 1) / 2 ** 32
  }
}

describe('targets whose turns take 30 ms, 200 ms and 2 s at least, with tails', () => {
  const leasts = [30, 200, 2_000]
  const weights = [1, 2, 0.5]
  const makeTargets = (random: () => number) => leasts.map((least, at) => makeTarget(least, weights[at] ?? 1, random))

  test('are even whenever the budget ends, but for the turns that run then', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 300_000, max: 900_000 }),
        fc.integer({ min: 1, max: 3 }),
        (seed, end, lanes) => {
          const used = simulate(makeTargets(seededRandom(seed)), lanes, end)
          const runtimes = used.map((ms, at) => ms / (weights[at] ?? 1))
          const evenShare = (end * lanes) / 3.5
          expect(Math.max(...runtimes) - Math.min(...runtimes)).toBeLessThanOrEqual((lanes * turnMsMax) / 0.5)
          expect(Math.min(...runtimes)).toBeGreaterThan(evenShare / 2)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('share an hour of 4 lanes 1 : 2 : 1/2, within 2 %', () => {
    const used = simulate(makeTargets(seededRandom(7)), 4, 3_600_000)
    const total = used.reduce((sum, ms) => sum + ms, 0)
    expect(total).toBeCloseTo(4 * 3_600_000, -1)
    for (const [at, weight] of weights.entries()) {
      expect(Math.abs(((used[at] ?? 0) * 3.5) / (total * weight) - 1)).toBeLessThan(0.02)
    }
  })
})
