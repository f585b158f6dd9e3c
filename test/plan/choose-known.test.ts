import { describe, expect, test } from 'vitest'
import { knownMax } from '../../src/model/plan.ts'
import { chooseKnown, type StoredSeed } from '../../src/plan/choose-known.ts'
import { makeTarget, seedText } from '../sweep/make-run-result.ts'

const raft = makeTarget({ timeoutMs: 10_000 })

function stored(key: string, seed: number | string, given: Partial<StoredSeed> = {}): StoredSeed {
  return { target: 'raft', key, seed: seedText(seed), elapsedMs: 100, closed: false, ...given }
}

const many = (key: string, count: number, given: Partial<StoredSeed> = {}): StoredSeed[] =>
  Array.from({ length: count }, (_, at) => stored(key, at + 1, given))

describe('stored seeds to run again', () => {
  test('are the newest of each finding, of many findings in turn, dealt out to the shards', () => {
    const known = chooseKnown([stored('a', 1), stored('a', 2), stored('b', 3)], [raft], 2)
    expect(known).toEqual([
      { target: 'raft', key: 'a', seed: '1', elapsedMs: 100, limitMs: 10_000, shard: 0 },
      { target: 'raft', key: 'b', seed: '3', elapsedMs: 100, limitMs: 10_000, shard: 1 },
      { target: 'raft', key: 'a', seed: '2', elapsedMs: 100, limitMs: 10_000, shard: 0 },
    ])
  })

  test('are 32 of a finding at most, each once, and 1,024 of a campaign', () => {
    expect(chooseKnown(many('a', 100), [raft], 1).map(({ seed }) => Number(seed))).toEqual(
      Array.from({ length: 32 }, (_, at) => at + 1),
    )
    expect(chooseKnown([stored('a', 5), stored('a', 5), stored('a', 6)], [raft], 1)).toHaveLength(2)
    const all = Array.from({ length: 40 }, (_, at) => many(`key${at}`, 32)).flat()
    const known = chooseKnown(all, [raft], 1)
    expect(known).toHaveLength(knownMax)
    // What was left out is the oldest of all findings, not the last findings.
    expect(new Set(known.map(({ key }) => key)).size).toBe(40)
  })

  test('take two minutes of a finding at most, and one seed however long it takes', () => {
    expect(chooseKnown(many('a', 32, { elapsedMs: 30_000 }), [raft], 1)).toHaveLength(4)
    const [hang, ...others] = chooseKnown(many('a', 32, { elapsedMs: 900_000 }), [raft], 1)
    expect(hang?.limitMs).toBe(3_600_000)
    expect(others).toEqual([])
    // Where it is forgotten how long they took, they are taken to need all of their time.
    const forgotten = chooseKnown(many('a', 32, { elapsedMs: null }), [raft], 1)
    expect(forgotten).toHaveLength(12)
    expect(forgotten[0]).toMatchObject({ elapsedMs: 10_000, limitMs: 10_000 })
  })

  test('of a finding whose issue is closed are one', () => {
    expect(chooseKnown(many('a', 32, { closed: true }), [raft], 1)).toHaveLength(1)
  })

  test('are none where seeds only number attempts, of a target that is gone, or of another type', () => {
    expect(chooseKnown([stored('a', 1)], [makeTarget({ deterministic: false })], 1)).toEqual([])
    expect(chooseKnown([stored('a', 1, { target: 'paxos' })], [raft], 1)).toEqual([])
    expect(chooseKnown([stored('a', '4294967296')], [makeTarget({ seedType: 'u32' })], 1)).toEqual([])
  })
})
