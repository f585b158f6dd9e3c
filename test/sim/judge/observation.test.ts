import { describe, expect, test } from 'vitest'
import type { RaftPayload } from '../../../src/sim/etcd/payload.ts'
import { Observation } from '../../../src/sim/judge/observation.ts'

function observe(): { observation: Observation; seen: [object, number][] } {
  let order = 0
  const seen: [object, number][] = []
  const clock = { nowUs: 5, steps: 7, nextOrder: () => (order += 1) }
  return { observation: new Observation(clock, (request, index) => seen.push([request, index])), seen }
}

function payload(id: number): RaftPayload {
  return { id, user: undefined, request: { kind: 'put', key: 'a', value: `${id}` } } as unknown as RaftPayload
}

/** A leader's log by the terms of its entries, from index 1 on. */
function lead(observation: Observation, member: string, term: number, terms: readonly number[]): void {
  observation.becameLeader(member, term, terms.length, (index) => terms[index - 1] ?? 0)
}

function broken({ violations }: Observation): string[] {
  return violations.map(({ property, shape }) => `${property}: ${shape}`)
}

describe('election safety', () => {
  test('holds where each term has one leader, also one that is elected twice', () => {
    const { observation } = observe()
    lead(observation, 'm0', 2, [])
    lead(observation, 'm0', 2, [])
    lead(observation, 'm1', 3, [])
    expect(broken(observation)).toEqual([])
    expect(observation.exercised.ElectionSafety).toBe(3)
    expect(observation.leaderChanges).toBe(3)
  })

  test('is broken by two leaders in term 2', () => {
    const { observation } = observe()
    lead(observation, 'm0', 2, [])
    lead(observation, 'm1', 2, [])
    expect(broken(observation)).toEqual(['ElectionSafety: two leaders in one term'])
    expect(observation.violations[0]?.message).toBe('two leaders in term 2: m0 and m1')
  })
})

/** Entry 2 of term 2 is committed. */
function withTwoEntries(): Observation {
  const { observation } = observe()
  observation.committed('m0', 2, 1, 2, undefined)
  observation.committed('m0', 2, 2, 2, payload(1))
  return observation
}

describe('leader completeness', () => {
  test('holds where the new leader has entry 2, in its log or in its snapshot', () => {
    const observation = withTwoEntries()
    lead(observation, 'm1', 3, [2, 2])
    observation.becameLeader('m2', 4, 5, () => 0)
    expect(broken(observation)).toEqual([])
  })

  test('is broken by a leader whose log ends before entry 2, or has another entry there', () => {
    for (const terms of [[2], [2, 1]]) {
      const observation = withTwoEntries()
      lead(observation, 'm1', 3, terms)
      expect(broken(observation)).toEqual(['LeaderCompleteness: leader without a committed entry'])
    }
  })

  test('says nothing of what is committed in a later term while votes are still counted', () => {
    const observation = withTwoEntries()
    observation.committed('m0', 4, 3, 2, payload(2))
    observation.committed('m0', 5, 4, 5, payload(3))
    lead(observation, 'm1', 3, [2, 2])
    expect(broken(observation)).toEqual([])
  })

  test('goes by the lowest term in which an entry was known to be committed', () => {
    const observation = withTwoEntries()
    for (const memberTerm of [4, 2, 5]) observation.committed('m0', memberTerm, 3, 2, payload(2))
    lead(observation, 'm1', 3, [2, 2])
    expect(broken(observation)).toEqual(['LeaderCompleteness: leader without a committed entry'])
  })
})

describe('state-machine safety', () => {
  test('holds where every member commits the same, again after a restart', () => {
    const { observation, seen } = observe()
    const one = payload(1)
    for (const member of ['m0', 'm1', 'm0']) observation.committed(member, 2, 2, 2, one)
    expect(broken(observation)).toEqual([])
    expect(observation.exercised.StateMachineSafety).toBe(2)
    expect(seen).toEqual([[one.request, 2]])
    expect(observation.committedIndex).toBe(2)
  })

  test('is broken by another term, another request, and a request where a leader had its empty entry', () => {
    for (const [term, other] of [
      [3, payload(1)],
      [2, payload(2)],
      [2, undefined],
    ] as const) {
      const { observation } = observe()
      observation.committed('m0', 2, 2, 2, payload(1))
      observation.committed('m1', term, 2, term, other)
      expect(broken(observation)).toEqual(['StateMachineSafety: two entries committed at one index'])
      expect(observation.log[2]?.term).toBe(term)
    }
  })

  test('is reported once, however often it is broken', () => {
    const { observation } = observe()
    observation.committed('m0', 2, 2, 2, payload(1))
    for (let term = 3; term < 9; term += 1) observation.committed('m1', term, 2, term, payload(term))
    expect(broken(observation)).toHaveLength(1)
  })
})
