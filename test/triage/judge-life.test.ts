import { describe, expect, test } from 'vitest'
import type { CampaignEvidence, IssueLife, Life } from '../../src/model/life.ts'
import { judgeLife, type LifeEvidence } from '../../src/triage/judge-life.ts'

/** Night `number` at commit `c<number>`, unless another is given, with 1,000 seeds. */
function night(
  number: number,
  given: Partial<CampaignEvidence> & { readonly sha?: string | null } = {},
): CampaignEvidence {
  const { sha = `c${number}`, ...rest } = given
  const at = new Date(Date.UTC(2026, 0, number)).toISOString()
  const seen = { campaign: `night-${number}`, number, sha, at }
  return { seen, seeds: 1000, hits: 0, carriedHits: 0, known: null, ...rest }
}

const passed = { failed: 0, passed: 4, unknown: 0 }

/** One line of commits c1, c2, ...; `side` is on a branch of its own. */
function isAncestor(a: string, b: string): boolean | null {
  if (a === 'side' || b === 'side') return a === b
  if (a === 'lost' || b === 'lost') return a === b ? true : null
  return Number(a.slice(1)) <= Number(b.slice(1))
}

const open: IssueLife = { state: 'open', reason: null, closedAt: null, memory: {} }
const closedOn = (day: number, given: Partial<IssueLife> = {}): IssueLife => ({
  ...open,
  state: 'closed',
  reason: 'completed',
  closedAt: new Date(Date.UTC(2026, 0, day, 12)).toISOString(),
  ...given,
})

function judge(campaigns: readonly CampaignEvidence[], given: Partial<LifeEvidence> = {}): Life {
  const current = campaigns.at(-1)?.seen.campaign ?? ''
  const rest = { current, fixes: [], isAncestor, issue: open, oldCommit: 'fails', replayable: true } as const
  const life = judgeLife({ campaigns, ...rest, ...given })
  if (life === null) throw new Error('nothing was seen')
  return life
}

/** 20 failures in each of three nights, then quiet nights in which the stored seeds passed. */
const seen = [night(1, { hits: 20 }), night(2, { hits: 20 }), night(3, { hits: 20 })]
const quiet = (...numbers: number[]) => numbers.map((number) => night(number, { known: passed }))
const fixedIn4 = { fixes: [{ sha: 'c4', pullRequest: 34 }] }

test('what no campaign saw has no life', () => {
  const campaigns = [night(1), night(2)]
  const rest = { current: 'night-2', fixes: [], isAncestor, issue: null, oldCommit: 'fails', replayable: true } as const
  expect(judgeLife({ campaigns, ...rest })).toBeNull()
})

describe('while it is there', () => {
  test('seen first by this campaign it is new, with the seeds before it that did not show it', () => {
    const life = judge([night(1), night(2), night(3, { hits: 2 })], { issue: null })
    expect(life).toMatchObject({ state: 'new', hits: 2, seeds: 1000, campaigns: 1, campaignsSince: 1 })
    expect(life.before).toEqual({ seeds: 2000, sha: 'c2' })
    expect(life.first).toEqual(life.last)
  })

  test('60 failures in 3,000 seeds of three nights: open, 2 %, 240 fresh seeds to see it again', () => {
    const life = judge(seen)
    expect(life).toMatchObject({ state: 'open', hits: 60, seeds: 3000, campaigns: 3, before: null, verified: false })
    expect(life.rate.estimate).toBeCloseTo(0.02, 9)
    // n (0.01^(-1/60) - 1)
    expect(life.seedsToSeeAgain).toBe(Math.ceil(3000 * (0.01 ** (-1 / 60) - 1)))
    expect(life.clean).toEqual({ seeds: 0, campaigns: 0, since: null })
  })

  test('the same commit again without a failure is the code that failed: not clean, and it counts for the rate', () => {
    const life = judge([...seen, night(4, { sha: 'c3' })])
    expect(life).toMatchObject({ state: 'open', hits: 60, seeds: 4000, clean: { seeds: 0 } })
  })

  test('a commit of another branch, or one of which nobody knows where it belongs, counts neither way', () => {
    const life = judge([...seen, night(4, { sha: 'side' }), night(5, { sha: 'lost' }), night(6, { sha: null })])
    expect(life).toMatchObject({ state: 'open', hits: 60, seeds: 3000, clean: { seeds: 0 } })
  })

  test('a stored seed that failed again is proof, and in no count', () => {
    const known = { failed: 1, passed: 3, unknown: 0 }
    const life = judge([...seen, night(4, { known })])
    expect(life).toMatchObject({ state: 'open', hits: 60, seeds: 4000, clean: { seeds: 0 }, known, campaigns: 4 })
    expect(life.last.sha).toBe('c4')
  })

  test('seen by a stored seed alone it is judged like one that was seen once', () => {
    const life = judge([night(1), night(2, { carriedHits: 1 })])
    expect(life).toMatchObject({ hits: 0, seedsToSeeAgain: Number.POSITIVE_INFINITY, missing: 199 * 2000 })
  })
})

test('more failures than seeds, of a shard that counts no seeds, say nothing of a rate', () => {
  const life = judge([night(1, { hits: 5, seeds: 0 }), night(2, { hits: 5, seeds: 0 })])
  const rate = { low: 0, high: 1 }
  expect(life).toMatchObject({ hits: 10, seeds: 0, seedsToSeeAgain: Number.POSITIVE_INFINITY, rate })
})

describe('without a known fix', () => {
  test('60 in 3,000: 728 clean seeds close it, for 1 % / (60 * 61) must be left of (3000 / (3000 + m))^59', () => {
    const needed = Math.ceil(3000 * ((0.01 / (60 * 61)) ** (-1 / 59) - 1))
    expect(needed).toBe(728)
    expect(judge(seen)).toMatchObject({ needed, missing: needed, campaignsMissing: 1 })
    expect(judge([...seen, ...quiet(4, 5, 6)])).toMatchObject({ needed, missing: 0, clean: { seeds: 3012 } })
    expect(judge([...seen, ...quiet(4)])).toMatchObject({ state: 'closed', verified: true, missing: 0, obstacles: [] })
  })

  test('nights that run the same 300 seeds again bring nothing, and nobody can say how many of them are missing', () => {
    const again = [5, 6].map((number) => night(number, { seeds: 0, repeated: 300, known: passed }))
    const life = judge([...seen, night(4, { seeds: 300, known: passed }), ...again])
    expect(life).toMatchObject({
      clean: { seeds: 304, campaigns: 1 },
      missing: 424,
      campaignsMissing: null,
      repeated: 300,
    })
  })

  test('5 in 3,000 and 3,000 clean: it should have come by now, and is dormant with the seeds that are missing', () => {
    const rare = [night(1, { hits: 2 }), night(2, { hits: 1 }), night(3, { hits: 2 })]
    const life = judge([...rare, ...quiet(4, 5, 6, 7)])
    // Stored seeds that passed weigh one seed each.
    expect(life.clean).toEqual({ seeds: 4 * 1004, campaigns: 4, since: 'c4' })
    const needed = Math.ceil(3000 * ((0.01 / 30) ** (-1 / 4) - 1))
    expect(life).toMatchObject({ state: 'dormant', missing: needed - 4016, verified: false })
    expect(life.campaignsMissing).toBe(Math.ceil((needed - 4016) / 1000))
  })

  test('a failure ends the quiet gap, and what ran clean in it counts for the rate', () => {
    const life = judge([...seen, ...quiet(4), night(5, { hits: 1 })])
    expect(life).toMatchObject({ state: 'open', hits: 61, seeds: 5000, clean: { seeds: 0 } })
  })
})

describe('after a fix', () => {
  test('clean seeds count at commits that contain it alone, and those before it say that the bug was there', () => {
    const campaigns = [...seen, night(4, { sha: 'c3' }), night(5, { sha: 'c4', seeds: 20, known: passed })]
    const life = judge(campaigns, fixedIn4)
    expect(life).toMatchObject({ state: 'fix-pending', seeds: 4000, clean: { seeds: 24, campaigns: 1, since: 'c4' } })
    const needed = Math.ceil(4000 * (11 ** (1 / 59) - 1))
    expect(needed).toBe(166)
    expect(life).toMatchObject({ missing: needed - 24, fix: { sha: 'c4', pullRequest: 34 } })
    expect(judge([...campaigns, ...quiet(6)], fixedIn4)).toMatchObject({ state: 'closed', verified: true })
  })

  test('a fix that a failing commit contains is none, and the next one is taken', () => {
    const campaigns = [...seen, night(4, { hits: 3 }), ...quiet(5, 6)]
    expect(judge(campaigns, fixedIn4).fix).toBeNull()
    const fixes = [...fixedIn4.fixes, { sha: 'c5', pullRequest: null }, { sha: 'c6', pullRequest: null }]
    expect(judge(campaigns, { fixes }).fix?.sha).toBe('c6')
  })

  test('a fix that no campaign has run yet leaves it pending', () => {
    expect(judge(seen, fixedIn4)).toMatchObject({ state: 'fix-pending', clean: { seeds: 0 }, verified: false })
  })
})

describe('with enough clean seeds it is closed only', () => {
  const campaigns = [...seen, ...quiet(4, 5)]

  test('when its stored seeds ran again and passed, where they can be run', () => {
    const unknown = { failed: 0, passed: 0, unknown: 4 }
    const without = [...seen, night(4), night(5, { known: unknown })]
    expect(judge(without)).toMatchObject({ verified: false, missing: 0, obstacles: ['known-seeds-not-run'] })
    expect(judge(without, { replayable: false })).toMatchObject({ verified: true, obstacles: [] })
  })

  test.each([
    ['not-run', 'old-commit-not-run'],
    ['not-here', 'old-commit-not-here'],
    ['passes', 'environment-dependent'],
  ] as const)('when the old commit still fails: %s is %s', (oldCommit, obstacle) => {
    const life = judge(campaigns, { oldCommit, ...fixedIn4 })
    expect(life).toMatchObject({ state: 'fix-pending', verified: false, obstacles: [obstacle] })
  })

  test('that it depends on the environment is remembered', () => {
    const issue = { ...open, memory: { environment: '2026-01-05' } }
    expect(judge(campaigns, { issue })).toMatchObject({ obstacles: ['environment-dependent'], verified: false })
  })

  test('once, not each night: what was verified stays so until it fails again, at another commit', () => {
    const issue = closedOn(4, { memory: { verified: { sha: 'c4', at: '2026-01-04' } } })
    const life = judge([...seen, ...quiet(4, 5)], { issue, oldCommit: 'not-run', ...fixedIn4 })
    expect(life).toMatchObject({ state: 'closed', verified: true, obstacles: [] })
    const again = [...seen, night(5, { hits: 1 }), ...quiet(6, 7, 8, 9)]
    const back = judge(again, { issue: { ...issue, state: 'open', closedAt: null }, oldCommit: 'not-run' })
    expect(back).toMatchObject({ verified: false, obstacles: ['old-commit-not-run'] })
  })

  test('when no person has opened it again since we closed it; a failure since then ends that', () => {
    const memory = { verified: { sha: 'c4', at: '2026-01-04T12:00:00.000Z' } }
    const issue = { ...open, memory }
    expect(judge(campaigns, { issue })).toMatchObject({ obstacles: ['reopened-by-person'], verified: false })
    const again = [...seen, night(5, { hits: 1 }), ...quiet(6, 7, 8, 9)]
    expect(judge(again, { issue })).toMatchObject({ obstacles: [], verified: true })
  })
})

describe('after it was closed', () => {
  const verified = { sha: 'c4', at: '2026-01-05T12:00:00.000Z' }
  const ours = closedOn(5, { memory: { verified } })

  test('clean nights leave it closed', () => {
    expect(judge([...seen, ...quiet(4, 5, 6)], { issue: ours })).toMatchObject({ state: 'closed', recurrence: null })
  })

  test('a failure at a commit that contains the fix opens it again, with the last clean commit', () => {
    const life = judge([...seen, ...quiet(4, 5), night(6, { hits: 1 })], { issue: ours, ...fixedIn4 })
    expect(life).toMatchObject({ state: 'reopened', fix: null, verified: false, failsThoughClosed: null })
    expect(life.recurrence).toMatchObject({ at: { sha: 'c6' } })
  })

  test('a failure of an older commit, swept later, does not', () => {
    const life = judge([...seen, ...quiet(4, 5), night(6, { hits: 5, sha: 'c2' })], { issue: ours, ...fixedIn4 })
    expect(life).toMatchObject({ recurrence: null, state: 'closed' })
  })

  test('it stays reopened until it is closed again', () => {
    const memory = { reopened: { sha: 'c6', at: '2026-01-06T01:00:00.000Z' } }
    const life = judge([...seen, ...quiet(4, 5), night(6, { hits: 9 }), night(7, { hits: 9 })], {
      issue: { ...open, memory },
    })
    expect(life.state).toBe('reopened')
  })

  test('by the pull request that fixes it: pending until enough clean seeds ran, then verified', () => {
    const issue = closedOn(4)
    const tiny = [...seen, night(5, { seeds: 20, known: passed })]
    expect(judge(tiny, { issue, ...fixedIn4 })).toMatchObject({ state: 'fix-pending', verified: false })
    expect(judge([...tiny, ...quiet(6)], { issue, ...fixedIn4 })).toMatchObject({ state: 'closed', verified: true })
    const back = judge([...seen, night(5, { hits: 2 })], { issue, ...fixedIn4 })
    expect(back).toMatchObject({ state: 'reopened', recurrence: { at: { sha: 'c5' } } })
  })

  test('by a person without a fix: that it still fails is told, and it is not opened', () => {
    const life = judge([...seen, night(5, { hits: 4 })], { issue: closedOn(4) })
    expect(life).toMatchObject({ state: 'closed', recurrence: null, failsThoughClosed: { sha: 'c5' } })
    expect(judge(seen, { issue: closedOn(4) }).failsThoughClosed).toBeNull()
  })

  test('as not planned: counted, and nothing else', () => {
    const issue = closedOn(4, { reason: 'not_planned' })
    const life = judge([...seen, night(5, { hits: 4 })], { issue, ...fixedIn4 })
    expect(life).toMatchObject({ state: 'closed', hits: 64, recurrence: null, failsThoughClosed: null })
  })
})
