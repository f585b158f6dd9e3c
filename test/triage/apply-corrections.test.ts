import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Correction, type CorrectionOrder, foldCorrections } from '../../src/model/correction.ts'
import type { Finding } from '../../src/model/finding.ts'
import { applyCorrections } from '../../src/triage/apply-corrections.ts'
import { key, makeFinding, makeSeed } from '../publish/make-report.ts'

const today = '2026-11-22'
const keys = ['1', '2', '3', '4', '5'].map(key)

/** Findings of keys 1 to 5, seen 10, 20, 30, 40 and 50 times in 2,000 seeds. */
const findings = keys.map((one, index) => makeFinding({ key: one, count: 10 * (index + 1) }))

let given = 0
function order(words: CorrectionOrder, more: Partial<Correction> = {}): Correction {
  const number = String(++given).padStart(6, '0')
  const at = `2026-11-22T00:00:00.${number}Z`
  return {
    id: `comment ${number} 0`,
    source: 'comment',
    target: 'liferaft',
    at,
    by: '@ada in #1',
    order: words,
    ...more,
  }
}
const merge = (into: string, from: string) => order({ kind: 'merge', into: key(into), key: key(from) })
const apply = (corrections: readonly Correction[], all: readonly Finding[] = findings) =>
  applyCorrections(all, foldCorrections(corrections), today)
const countsOf = (all: readonly Finding[]) => all.map(({ id, count }) => `${id.slice(2, 3)} ${count}`)

const sizes = (all: readonly Finding[]) => all.map(({ count, folded }) => `${count} ${folded.length}`).sort()
const groups = (all: readonly Finding[]) =>
  all.map(({ key: own, folded }) => [own, ...folded.map((one) => one.key)].sort().join()).sort()
const ignoredUntil = (day: string) => apply([order({ kind: 'ignore', key: key('2'), until: day })]).setAside.length

describe('merging', () => {
  test('5 findings of which 2 were merged are 4, with the sum of both, the rate of the sum, and the name of the first', () => {
    const done = apply([merge('1', '5')])
    expect(countsOf(done.findings)).toEqual(['1 60', '4 40', '3 30', '2 20'])
    const [finding] = done.findings
    expect(finding).toMatchObject({ key: key('1'), folded: [{ key: key('5'), count: 50, by: '@ada in #1' }] })
    expect(finding?.rate.estimate).toBeCloseTo(60 / 2000, 3)
    expect(done.setAside).toEqual([])
  })

  test('in any grouping and order it comes to the same sums, none lost', () => {
    const pair = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys))
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 8 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
        (pairs, shuffle) => {
          const orders = pairs.map(([into, from]) => order({ kind: 'merge', into, key: from }))
          const shuffled = shuffle.flatMap((place) => orders[place] ?? [])
          const again = shuffled.map((one) => order(one.order))
          const [first, second] = [apply(orders).findings, apply(again).findings]
          expect(sizes(first)).toEqual(sizes(second))
          expect(first.reduce((sum, { count }) => sum + count, 0)).toBe(150)
          // What a group consists of does not depend on the order either; only which of its keys names it does.
          expect(groups(first)).toEqual(groups(second))
        },
      ),
    )
  })

  test('a circle is refused: of 3 merges around it 2 hold', () => {
    const circle = [merge('1', '2'), merge('2', '3'), merge('3', '1')]
    expect(foldCorrections(circle).refused).toEqual([circle[2]])
    expect(countsOf(apply(circle).findings)).toEqual(['1 60', '5 50', '4 40'])
    expect(foldCorrections([merge('1', '1')]).refused).toHaveLength(1)
  })

  test('a finding whose first key was not seen tonight still bears that key, and prints what was seen', () => {
    const [, , , , fifth] = findings
    const { findings: found } = apply([merge('1', '5')], fifth === undefined ? [] : [fifth])
    expect(found).toMatchObject([
      { key: key('1'), id: 'f-11111111', count: 50, signature: { key: key('5') }, issue: null },
    ])
  })

  test('what was proven of one of them is printed, with the seeds of both, shortest first', () => {
    const one = makeFinding({ key: key('1'), confirmation: { state: 'unconfirmed', same: 0, replays: 3, where: [] } })
    const two = makeFinding({ key: key('2'), count: 3, seeds: [makeSeed('5', { step: 2 })] })
    const [finding] = apply([merge('1', '2')], [one, two]).findings
    expect(finding?.confirmation.state).toBe('reproducible')
    expect(finding?.reproduction?.expected.key).toBe(key('2'))
    expect(finding?.seeds.map(({ seed }) => seed)).toEqual(['5', '8817421930012253311', '1200', '7731'])
  })

  test('findings of another target are left alone', () => {
    const other = makeFinding({ key: key('2'), target: 'raft' })
    expect(apply([merge('1', '2')], [makeFinding({ key: key('1') }), other]).findings).toHaveLength(2)
  })
})

describe('taking back', () => {
  test('split takes a folded key out again, or all that was folded into a key', () => {
    const both = [merge('1', '2'), merge('1', '3')]
    expect(countsOf(apply([...both, order({ kind: 'split', key: key('2') })]).findings)).toEqual([
      '5 50',
      '1 40',
      '4 40',
      '2 20',
    ])
    expect(apply([...both, order({ kind: 'split', key: key('1') })]).findings).toHaveLength(5)
  })

  test('split of a key that nothing is folded into splits its variants', () => {
    const { split } = foldCorrections([order({ kind: 'split', key: key('1') })])
    expect(split).toEqual([{ target: 'liferaft', key: key('1') }])
  })

  test('a lift ends whatever closed the issue', () => {
    const lift = (one: string) => order({ kind: 'lift', key: key(one) })
    expect(apply([merge('1', '2'), lift('2')]).findings).toHaveLength(5)
    expect(apply([order({ kind: 'wrong', key: key('1') }), lift('1')]).setAside).toEqual([])
    expect(foldCorrections([order({ kind: 'split', key: key('1') }), lift('1')]).split).toEqual([])
  })
})

describe('setting aside', () => {
  test.each(['ignore', 'expected', 'wrong'] as const)(
    '%s leaves 4 findings of 5, and the fifth is counted apart',
    (kind) => {
      const words = kind === 'ignore' ? { kind, key: key('2'), until: null } : { kind, key: key('2') }
      const done = apply([order(words)])
      expect(countsOf(done.findings)).toEqual(['5 50', '4 40', '3 30', '1 10'])
      expect(done.setAside).toMatchObject([{ key: key('2'), count: 20, standing: { by: '@ada in #1' } }])
    },
  )

  test('an ignore ends at the beginning of its day', () => {
    expect(ignoredUntil('2026-11-23')).toBe(1)
    expect(ignoredUntil('2026-11-22')).toBe(0)
    expect(ignoredUntil('2026-11-21')).toBe(0)
  })

  test('what was said of a folded key is said of the finding that it is part of; the last word counts', () => {
    const orders = [
      merge('1', '2'),
      order({ kind: 'expected', key: key('2') }),
      order({ kind: 'wrong', key: key('1') }),
    ]
    expect(apply(orders).setAside).toMatchObject([{ key: key('1'), count: 30, standing: { kind: 'wrong' } }])
  })

  test('a file wins over comments, be they newer', () => {
    const file = (words: CorrectionOrder) => order(words, { source: 'file', at: '', id: `known.yml:${++given}` })
    const orders = [file({ kind: 'expected', key: key('1') }), order({ kind: 'wrong', key: key('1') })]
    expect(apply(orders).setAside).toMatchObject([{ standing: { kind: 'expected' } }])
    const merges = [file({ kind: 'merge', into: key('1'), key: key('2') }), merge('2', '1')]
    expect(countsOf(apply(merges).findings)).toContain('1 30')
    expect(apply([...merges, order({ kind: 'lift', key: key('2') })]).findings).toHaveLength(4)
  })
})
