import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Replay } from '../../src/model/reproduction.ts'
import { judgeReplays } from '../../src/triage/judge-confirmation.ts'
import { seedText } from '../sweep/make-run-result.ts'
import { makeFailingSeed, makeReplay } from './make-finding.ts'

type Verdicts = readonly Replay['verdict'][]

const [A, B] = [7, 12]
const twice = ['same', 'same'] as const
const thrice = ['same', 'same', 'same'] as const
const passes = ['passed', 'passed', 'passed'] as const

/** What one runner gave for one seed: a pass has another digest than a failure, and what fails otherwise another key. */
function replaysOf(verdicts: Verdicts, seed = A, where = 'local'): Replay[] {
  const given = {
    same: {},
    other: { seenKey: 'b'.repeat(64), seenTitle: 'Q: other', seenDigest: null },
    passed: { seenKey: null, seenTitle: null, seenDigest: 'p', seenExit: 'exits 0' },
    unknown: { seenKey: null, seenTitle: null, seenDigest: null, seenExit: null },
  }
  return verdicts.map((verdict, position) =>
    makeReplay({ verdict, replay: position + 1, seed: seedText(seed), where, ...given[verdict] }),
  )
}

function judge(replays: readonly Replay[], outcome: 'failed' | 'timed-out' = 'failed') {
  return judgeReplays({ seeds: [makeFailingSeed(A, { outcome }), makeFailingSeed(B)], replays }, 'seed')
}

const [shard0, shard1] = ['shard 0 attempt 1', 'shard 1 attempt 1']

describe('replays fold into one word', () => {
  const table: [Replay['verdict'][], string, number, number][] = [
    [[], 'untried', 0, 0],
    [['unknown', 'unknown', 'unknown'], 'untried', 0, 0],
    [['same', 'same', 'same'], 'reproducible', 3, 3],
    [['unknown', 'same', 'same', 'same'], 'reproducible', 3, 3],
    [['same'], 'untried', 1, 1],
    [['same', 'unknown', 'same'], 'untried', 2, 2],
    [['passed', 'passed', 'passed'], 'unconfirmed', 0, 3],
    [['passed', 'unknown'], 'unconfirmed', 0, 1],
    [['same', 'passed', 'same'], 'nondeterministic', 2, 3],
    [['same', 'other', 'same'], 'nondeterministic', 2, 3],
    [['other', 'other', 'other'], 'nondeterministic', 0, 3],
    [['other', 'passed'], 'nondeterministic', 0, 2],
  ]
  test.each(table)('%j is %s: %i of %i', (verdicts, state, same, replays) => {
    expect(judge(replaysOf(verdicts)).confirmation).toMatchObject({ state, same, replays })
  })

  test('in any order, and the places that replayed are each named once', () => {
    const verdicts = fc.array(fc.constantFrom<Replay['verdict']>('same', 'other', 'passed', 'unknown'), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(verdicts, (all) => {
        expect(judge(replaysOf(all.toReversed())).confirmation).toEqual(judge(replaysOf(all)).confirmation)
      }),
    )
    const places = [...replaysOf(thrice, A, shard0), ...replaysOf(thrice, A, 'report')]
    expect(judge(places).confirmation.where).toEqual(['report', shard0])
  })
})

describe('what one seed says against a finding holds of all its seeds', () => {
  const proven = [...replaysOf(thrice, A, shard0), ...replaysOf(thrice, B, shard1)]

  test('one that comes and goes on the report job is not made good by another that a shard proved', () => {
    const { confirmation, shown } = judge([...proven, ...replaysOf(['passed', 'same', 'passed'], A, 'report')])
    expect(confirmation).toMatchObject({ state: 'nondeterministic', same: 4, replays: 6 })
    expect(shown?.seed).toBe('7')
  })

  test('nor one that came and went in its own shard, be it the longer one', () => {
    const replays = [...replaysOf(thrice, A, shard0), ...replaysOf(['same', 'passed', 'same'], B, shard1)]
    expect(judge(replays)).toMatchObject({ confirmation: { state: 'nondeterministic' }, shown: { seed: '12' } })
  })

  test('nor one that passes on the runner that swept it, while another is proven', () => {
    const replays = [...replaysOf(passes, A, shard0), ...replaysOf(thrice, B, shard1)]
    expect(judge(replays)).toMatchObject({ confirmation: { state: 'nondeterministic', same: 0, replays: 3 } })
  })

  test('but one that ran out of time and passes again says nothing: the other is printed', () => {
    const replays = [...replaysOf(passes, A, shard0), ...replaysOf(thrice, B, shard1)]
    expect(judge(replays, 'timed-out')).toMatchObject({
      confirmation: { state: 'reproducible' },
      shown: { seed: '12' },
    })
  })

  test('one that is not listed, among more than 32, counts too', () => {
    const replays = [...proven, ...replaysOf(['same', 'passed', 'same'], 99, 'shard 40 attempt 1')]
    expect(judge(replays).confirmation.state).toBe('nondeterministic')
  })

  test('but proves nothing of those that are', () => {
    const { confirmation, shown } = judge(replaysOf(thrice, 99, 'shard 40 attempt 1'))
    expect({ state: confirmation.state, seed: shown?.seed }).toEqual({ state: 'untried', seed: '7' })
  })

  test('what a report prints as proven is what it replayed: no seed takes the place of another once it has', () => {
    const verdicts = fc.array(fc.constantFrom<Replay['verdict']>('same', 'other', 'passed', 'unknown'), {
      maxLength: 3,
    })
    const outcome = fc.constantFrom('failed' as const, 'timed-out' as const)
    fc.assert(
      fc.property(verdicts, verdicts, verdicts, outcome, (first, second, third, ended) => {
        const swept = [...replaysOf(first, A, shard0), ...replaysOf(second, B, shard1)]
        const asked = judge(swept, ended).shown?.seed
        const after = judge([...swept, ...replaysOf(third, asked === '12' ? B : A, 'report')], ended)
        if (after.confirmation.state === 'reproducible') expect(after.shown?.seed).toBe(asked)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('two runners that disagree', () => {
  const found = replaysOf(thrice, A, shard0)

  test('leave it unconfirmed, with what the other one gave', () => {
    expect(judge([...found, ...replaysOf(passes, A, 'report')]).confirmation).toEqual({
      state: 'unconfirmed',
      same: 3,
      replays: 6,
      where: ['report', shard0],
      elsewhere: [{ where: 'report', verdict: 'passed', title: null }],
    })
    expect(judge([...found, ...replaysOf(['other', 'other'], A, 'report')]).confirmation).toMatchObject({
      state: 'unconfirmed',
      elsewhere: [{ where: 'report', verdict: 'other', title: 'Q: other' }],
    })
  })

  test('in the digest alone likewise', () => {
    const another = replaysOf(twice, A, 'report').map((replay) => {
      return { ...replay, verdict: 'other' as const, seenDigest: 'x' }
    })
    expect(judge([...found, ...another]).confirmation).toMatchObject({
      state: 'unconfirmed',
      elsewhere: [{ where: 'report', verdict: 'other', title: null }],
    })
  })

  test('where the one that swept it no longer shows it, it comes and goes', () => {
    const replays = [...replaysOf(passes, A, shard0), ...replaysOf(thrice, A, 'report')]
    expect(judge(replays).confirmation.state).toBe('nondeterministic')
  })

  test('a runner whose failures tell nothing is named, and counts for nothing', () => {
    const lost = replaysOf(['other', 'other'], A, 'report').map((one) => ({ ...one, verdict: 'unknown' as const }))
    expect(judge([...found, ...lost]).confirmation).toEqual({
      state: 'reproducible',
      same: 3,
      replays: 3,
      where: [shard0],
      elsewhere: [{ where: 'report', verdict: 'unknown', title: 'Q: other' }],
    })
  })
})
