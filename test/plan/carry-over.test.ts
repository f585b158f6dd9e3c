import { describe, expect, test } from 'vitest'
import type { CampaignSize, PendingSeed } from '../../src/model/plan.ts'
import { carryOver } from '../../src/plan/carry-over.ts'
import { makeTarget, seedText } from '../sweep/make-run-result.ts'

const raft = makeTarget({ timeoutMs: 10_000 })
const byCount: CampaignSize = { by: 'count', count: 100 }

function pending(seed: number | string, elapsedMs: number, given: Partial<PendingSeed> = {}): PendingSeed {
  return { target: 'raft', seed: seedText(seed), elapsedMs, times: 0, ...given }
}

function limitOf(elapsedMs: number, size: CampaignSize, timeoutMs = 10_000): number | undefined {
  return carryOver([pending(1, elapsedMs)], [makeTarget({ timeoutMs })], size, 1)[0]?.limitMs
}

describe('seeds carried over', () => {
  test('go longest first, dealt out to the shards in turn, each once more', () => {
    const all = [pending(1, 2_000), pending(2, 9_000), pending(3, 5_000, { times: 2 })]
    expect(carryOver(all, [raft], byCount, 2)).toEqual([
      { target: 'raft', seed: '2', elapsedMs: 9_000, limitMs: 40_000, times: 1, shard: 0 },
      { target: 'raft', seed: '3', elapsedMs: 5_000, limitMs: 40_000, times: 3, shard: 1 },
      { target: 'raft', seed: '1', elapsedMs: 2_000, limitMs: 40_000, times: 1, shard: 0 },
    ])
  })

  test('have four times what they had or the timeout, at most an hour, at most 0.4 of a budget, never less than others', () => {
    expect(limitOf(2_000, byCount)).toBe(40_000)
    expect(limitOf(30_000.5, byCount)).toBe(120_002)
    expect(limitOf(3_000_000, byCount)).toBe(3_600_000)
    expect(limitOf(2_000, { by: 'budget', budgetMs: 60_000 })).toBe(24_000)
    expect(limitOf(2_000, { by: 'budget', budgetMs: 1_000 })).toBe(10_000)
    expect(limitOf(1, byCount, 7_200_000)).toBe(7_200_000)
  })

  test('are none that was carried three times, is of another target, or is no seed of the type any more', () => {
    const narrow = makeTarget({ name: 'narrow', seedType: 'u32' })
    const all = [
      pending(1, 2_000, { times: 3 }),
      pending(2, 2_000, { target: 'gone' }),
      pending('4294967296', 2_000, { target: 'narrow' }),
      pending('4294967295', 2_000, { target: 'narrow' }),
    ]
    expect(carryOver(all, [raft, narrow], byCount, 1).map(({ seed }) => seed)).toEqual(['4294967295'])
  })

  test('are at most 1,024, the longest', () => {
    const all = Array.from({ length: 2_000 }, (_, seed) => pending(seed, 1 + seed))
    const carried = carryOver(all, [raft], byCount, 4)
    expect(carried).toHaveLength(1_024)
    expect(carried[0]?.seed).toBe('1999')
    expect(new Set(carried.map(({ shard }) => shard))).toEqual(new Set([0, 1, 2, 3]))
  })
})
