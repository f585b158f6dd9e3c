import { describe, expect, test } from 'vitest'
import type { IssueLife } from '../../src/model/life.ts'
import { describePropertyLife, describeSightings, type PropertyEvidence } from '../../src/model/property-life.ts'
import { judgePropertyLife, type PropertyLifeEvidence } from '../../src/triage/judge-property-life.ts'

/** Night n ran at commit `n`, whose ancestors are those before it. */
function night(number: number, seeds: number, hits: number, missed = hits === 0): PropertyEvidence {
  const at = `2026-11-${String(number).padStart(2, '0')}T03:00:00.000Z`
  return { seen: { campaign: `night ${number}`, number, sha: String(number), at }, seeds, hits, missed }
}

const isAncestor = (a: string, b: string) => Number(a) <= Number(b)

function judge(campaigns: readonly PropertyEvidence[], more: Partial<PropertyLifeEvidence> = {}) {
  const current = campaigns.at(-1)?.seen.campaign ?? ''
  const life = judgePropertyLife({ campaigns, current, fixes: [], isAncestor, issue: null, ...more })
  if (life === null) throw new Error('it was never missed')
  return life
}

const open: IssueLife = { state: 'open', reason: null, closedAt: null, memory: {} }
const closedAt = '2026-11-03T04:00:00.000Z'
const closed = (memory: IssueLife['memory'] = {}, reason = 'completed'): IssueLife => {
  return { state: 'closed', reason, closedAt, memory }
}
const verified = closed({ verified: { sha: '3', at: '2026-11-03T03:00:00.000Z' } })

describe('a property that whole campaigns missed', () => {
  test('is new in its first campaign, then open, with the seeds of all that missed it in a row', () => {
    expect(judge([night(1, 500, 0)])).toMatchObject({ state: 'new', missed: { campaigns: 1, seeds: 500 }, asked: 500 })
    const life = judge([night(1, 500, 0), night(2, 700, 0)], { issue: open })
    expect(life).toMatchObject({ state: 'open', missed: { campaigns: 2, seeds: 1200 }, before: null, since: null })
    expect(describePropertyLife(life)).toBe('open, missed by 2 campaigns in a row')
    expect(describeSightings(life)).toBe('missed by 1,200 seeds; not seen before')
  })

  test('is none where nothing missed it, whatever an incomplete campaign did not see', () => {
    const evidence = { current: 'night 2', fixes: [], isAncestor: () => true, issue: null }
    expect(judgePropertyLife({ ...evidence, campaigns: [night(1, 500, 3), night(2, 500, 0, false)] })).toBeNull()
  })

  test('is closed by one sighting of a later campaign, be that incomplete', () => {
    const life = judge([night(1, 500, 0), night(2, 20, 1, false)], { issue: open })
    expect(life).toMatchObject({ state: 'closed', verified: true, since: { hits: 1, seeds: 20, first: { sha: '2' } } })
    expect(describePropertyLife(life)).toBe('closed, seen by 1 of 20 seeds')
  })

  test('is not closed by what an older commit saw, run later, nor by code that no commit has', () => {
    const older = { ...night(3, 500, 4), seen: { ...night(3, 500, 4).seen, sha: '1' } }
    expect(judge([night(2, 500, 0), older], { issue: open })).toMatchObject({ state: 'open', since: null })
    const dirty = { ...night(3, 500, 4), seen: { ...night(3, 500, 4).seen, sha: null } }
    expect(judge([night(2, 500, 0), dirty], { issue: open })).toMatchObject({ state: 'open', since: null })
  })

  test('says of what was seen before by how much chance it is missed: (1000/1500)^2 for 2 in 1,000, then 500', () => {
    const life = judge([night(1, 1000, 2), night(2, 500, 0)], { issue: open })
    expect(life).toMatchObject({ before: { hits: 2, seeds: 1000, last: { sha: '1' } } })
    expect(life.silence).toBeCloseTo((1000 / 1500) ** 2, 10)
  })

  test('with a fix that is not in what missed it waits for a sighting', () => {
    const fixes = [{ sha: '2', pullRequest: 7 }]
    expect(judge([night(1, 500, 0)], { issue: open, fixes })).toMatchObject({ state: 'fix-pending', fix: fixes[0] })
    expect(judge([night(1, 500, 0), night(2, 500, 0)], { issue: open, fixes })).toMatchObject({
      state: 'open',
      fix: null,
    })
  })
})

describe('after it was seen and closed', () => {
  const before = [night(1, 500, 0), night(3, 500, 9)]

  test('a campaign that is smaller than the one that opened it opens nothing', () => {
    expect(judge([...before, night(4, 499, 0)], { issue: verified })).toMatchObject({
      state: 'closed',
      recurrence: null,
    })
  })

  test('one as large opens it again, and so do two that are together as large', () => {
    expect(judge([...before, night(4, 500, 0)], { issue: verified })).toMatchObject({
      state: 'reopened',
      recurrence: { sha: '4' },
      missed: { campaigns: 1, seeds: 500 },
      silence: (500 / 1000) ** 9,
    })
    expect(judge([...before, night(4, 250, 0), night(5, 250, 0)], { issue: verified })).toMatchObject({
      state: 'reopened',
      recurrence: { sha: '5' },
      missed: { campaigns: 2, seeds: 500 },
    })
  })

  test('a sighting between two of them begins again', () => {
    const nights = [...before, night(4, 250, 0), night(5, 250, 1), night(6, 250, 0)]
    expect(judge(nights, { issue: verified })).toMatchObject({
      state: 'closed',
      recurrence: null,
      before: { hits: 10 },
    })
  })

  test('what ran before it was closed, or at a commit from before, opens nothing', () => {
    const old = { ...night(4, 500, 0), seen: { ...night(4, 500, 0).seen, sha: '2' } }
    expect(judge([...before, old], { issue: verified }).recurrence).toBeNull()
  })

  test('closed as not planned it is left alone; closed by a person without a fix it is remarked', () => {
    const missed = [night(1, 500, 0), night(4, 500, 0)]
    expect(judge(missed, { issue: closed({}, 'not_planned') })).toMatchObject({
      state: 'closed',
      recurrence: null,
      missedThoughClosed: null,
    })
    expect(judge(missed, { issue: closed() })).toMatchObject({ state: 'closed', missedThoughClosed: { sha: '4' } })
  })

  test('closed by the merge of a fix, it is opened again by a campaign that contains the fix and misses it', () => {
    const fixes = [{ sha: '3', pullRequest: 7 }]
    const missed = [night(1, 500, 0), night(4, 500, 0)]
    expect(judge(missed, { issue: closed(), fixes })).toMatchObject({ state: 'reopened', recurrence: { sha: '4' } })
  })
})
