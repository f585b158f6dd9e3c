import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { Life, LifeMemory } from '../../src/model/life.ts'
import {
  emptyListing,
  type IssueChange,
  type IssueListing,
  type IssueRules,
  type ListedIssue,
  type QuietIssue,
} from '../../src/publish/issue-change.ts'
import { planIssueChanges } from '../../src/publish/plan-issue-changes.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { readMarker } from '../../src/publish/render/marker.ts'
import { isWorthTelling, tellClosing } from '../../src/publish/render/told-closing.ts'
import { makeFinding, makeReport } from './make-report.ts'

const repository = 'acme/raft'
const rules: IssueRules = { maxNewIssues: 5, labels: ['seedsweep'], owners: {} }
const seen = (number: number) => ({
  campaign: `${number}`.padStart(12, '0'),
  number,
  sha: String(number % 10).repeat(40),
  at: `2026-11-${String(number).padStart(2, '0')}T02:00:00.000Z`,
})

/** Seen on the nights 10 to 12 by 41 of 3,000 seeds; any field may be replaced. */
function makeLife(fields: Partial<Life> = {}): Life {
  return {
    state: 'open',
    hits: 41,
    seeds: 3000,
    rate: { low: 0.01, estimate: 0.0137, high: 0.0183 },
    seedsToSeeAgain: 357,
    campaigns: 3,
    campaignsSince: 3,
    first: seen(10),
    last: seen(12),
    before: { seeds: 1_000_000, sha: '9d0e773'.padEnd(40, '0') },
    fix: null,
    clean: { seeds: 0, campaigns: 0, since: null },
    silence: { chance: 1, asked: 0.000_005 },
    needed: 1056,
    missing: 1056,
    campaignsMissing: 2,
    repeated: 0,
    known: null,
    obstacles: [],
    verified: false,
    recurrence: null,
    failsThoughClosed: null,
    ...fields,
  }
}

const fix = { sha: '3'.repeat(40), pullRequest: 34 }
const clean = { seeds: 1100, campaigns: 2, since: '3'.repeat(40) }
const verified = makeLife({
  state: 'closed',
  fix,
  clean,
  verified: true,
  missing: 0,
  silence: { chance: 0.0001, asked: 1 / 11 },
})
const recurrence = { at: seen(15), cleanSha: '4'.repeat(40) }
const back = makeLife({ state: 'reopened', recurrence, last: seen(15) })

interface Told {
  readonly state?: 'open' | 'closed'
  readonly memory?: LifeMemory
  /** The report saw the finding; else it is one of earlier campaigns. */
  readonly isSeen?: boolean
  readonly closedAt?: string
}

function plan(life: Life, { state = 'open', memory = {}, isSeen = false, ...listed }: Told = {}): IssueChange[] {
  const finding = { ...makeFinding(), firstSeen: seen(10), lastSeen: seen(12), life }
  const body = bodyOf({ ...finding, count: 3, life: makeLife() }, memory)
  const url = 'https://github.com/acme/raft/issues/12'
  const listing: IssueListing = {
    issues: [{ number: 12, url, state, body, marker: readMarker(body), ...listed }],
    highestNumber: 12,
  }
  const report = makeReport(isSeen ? [finding] : [])
  const quiet = isSeen ? [] : [{ finding, report: makeReport([finding]) }]
  return planIssueChanges(repository, listing, report, rules, quiet)
}

function bodyOf(finding: Finding, memory: LifeMemory): string {
  return renderIssue(finding, makeReport([finding]), { url: null, previous: null, charactersMax: 60_000, memory }).body
}

const memoryOf = (change: IssueChange | undefined) =>
  change !== undefined && 'body' in change ? readMarker(change.body)?.life : undefined
const commentOf = (change: IssueChange | undefined) =>
  change !== undefined && 'comment' in change ? change.comment : ''

const first = (change: IssueChange | undefined): string => commentOf(change).split('\n', 1)[0] ?? ''

describe('an issue whose finding is verified', () => {
  test('is closed with a comment that gives the evidence, and remembers it', () => {
    const [change, ...others] = plan(verified)
    expect(others).toEqual([])
    expect(change).toMatchObject({ kind: 'close', issue: { number: 12, state: 'open' } })
    expect(commentOf(change)).toMatch(/^<!-- seedsweep:close 000000000012 -->\n\*\*Closed: the evidence is there\.\*\*/)
    expect(commentOf(change)).toContain(
      'It failed in 41 of 3,000 seeds; since then 1,100 seeds of 2 campaigns ran clean',
    )
    expect(commentOf(change)).toContain('probability of under 0.1 %; 9 % is the most')
    expect(memoryOf(change)).toEqual({ verified: { sha: fix.sha, at: '2026-11-22T02:00:00.000Z' } })
  })

  test('is not told twice, and is left alone from then on', () => {
    const memory = { verified: { sha: fix.sha, at: '2026-11-20T02:00:00.000Z' } }
    expect(plan(verified, { state: 'closed', memory })).toEqual([])
  })

  test('gets the comment alone where the merge has closed it, and nothing where a person did without a fix', () => {
    const [change] = plan(verified, { state: 'closed' })
    expect(change).toMatchObject({ kind: 'close', issue: { state: 'closed' } })
    expect(commentOf(change)).toContain('**Verified: the evidence is there.**')
    expect(plan({ ...verified, fix: null }, { state: 'closed' })).toEqual([])
  })

  test('is closed also where a history that has only counts cannot prove it: what was proven stays printed', () => {
    const proven = { ...makeFinding(), firstSeen: seen(10), lastSeen: seen(12) }
    const told = bodyOf({ ...proven, life: makeLife({ campaignsSince: 3 }) }, {})
    const confirmation = { state: 'untried', same: 0, replays: 0, where: [] } as const
    const counted = { ...proven, excerpt: '', variants: [], replays: [], reproduction: null, confirmation }
    const planCounted = (life: Life, listed: Pick<ListedIssue, 'state' | 'body'>) => {
      const issue = { number: 12, url: 'https://github.com/acme/raft/issues/12', marker: readMarker(told), ...listed }
      const quiet = [{ finding: { ...counted, life }, report: makeReport([]) }]
      return planIssueChanges(repository, { issues: [issue], highestNumber: 12 }, makeReport([]), rules, quiet)
    }
    const [change] = planCounted(verified, { state: 'open', body: `Mine.\n${told}\nMine too.` })
    if (change?.kind !== 'close') throw new Error(`expected it to close, got ${change?.kind}`)
    expect(change.body).toBe(`Mine.\n${bodyOf({ ...proven, life: verified }, memoryOf(change) ?? {})}\nMine too.`)
    expect(memoryOf(change)).toEqual({ verified: { sha: fix.sha, at: '2026-11-22T02:00:00.000Z' } })
    // That it is back takes a proof.
    expect(planCounted(back, { state: 'closed', body: told })).toEqual([])
  })
})

describe('an issue whose finding is back', () => {
  test('is opened with the commits since the last clean one; what was verified is forgotten', () => {
    const memory = { verified: { sha: fix.sha, at: '2026-11-14T02:00:00.000Z' } }
    const [change] = plan(back, { state: 'closed', memory, isSeen: true })
    expect(change).toMatchObject({ kind: 'reopen' })
    const range = `https://github.com/acme/raft/compare/${'4'.repeat(40)}...${'5'.repeat(40)}`
    expect(commentOf(change)).toContain(`what brought it back is in \`4444444..5555555\`, [these commits](${range})`)
    expect(memoryOf(change)).toEqual({ reopened: { sha: '5'.repeat(40), at: seen(15).at } })
  })

  test('is not opened by a failure that nobody could show again', () => {
    const finding = makeFinding({
      life: back,
      confirmation: { state: 'unconfirmed', same: 0, replays: 3, where: ['report'] },
    })
    const body = bodyOf(makeFinding({ life: makeLife() }), {})
    const url = 'https://github.com/acme/raft/issues/12'
    const listed = { number: 12, url, state: 'closed', body, marker: readMarker(body) } as const
    const changes = planIssueChanges(repository, { issues: [listed], highestNumber: 12 }, makeReport([finding]), rules)
    expect(changes).toMatchObject([{ kind: 'keep', why: 'not-reproducible' }])
  })
})

test('what answers a closing is named by it: told again by a campaign that knows no other, it is the same comment', () => {
  const closed = { state: 'closed', closedAt: '2026-11-14T02:00:00Z', isSeen: true } as const
  const later = { at: seen(17), cleanSha: null }
  expect(first(plan(back, closed)[0])).toBe('<!-- seedsweep:reopen of 20261114T020000Z -->')
  expect(first(plan({ ...back, recurrence: later }, closed)[0])).toBe(first(plan(back, closed)[0]))
  const fails = (day: number) => makeLife({ state: 'closed', failsThoughClosed: seen(day), last: seen(day) })
  expect(first(plan(fails(15), closed)[0])).toBe('<!-- seedsweep:remark of 20261114T020000Z -->')
  expect(first(plan(fails(17), closed)[0])).toBe(first(plan(fails(15), closed)[0]))
  const again = { ...closed, closedAt: '2026-11-20T02:00:00Z' }
  expect(first(plan({ ...back, recurrence: later }, again)[0])).toBe('<!-- seedsweep:reopen of 20261120T020000Z -->')
})

describe('an issue that a person closed', () => {
  const fails = makeLife({ state: 'closed', failsThoughClosed: seen(15), last: seen(15) })

  test('and that still fails gets one comment, and stays closed', () => {
    const [change] = plan(fails, { state: 'closed', isSeen: true })
    expect(change).toMatchObject({ kind: 'remark' })
    expect(commentOf(change)).toContain(
      '**It still fails.** This was closed, and it failed again at `5555555` (2026-11-15).',
    )
    const memory = memoryOf(change)
    expect(memory?.remarked).toBe('2026-11-22T02:00:00.000Z')
    expect(plan(fails, { state: 'closed', isSeen: true, memory: memory ?? {} })).toMatchObject([{ kind: 'update' }])
  })
})

test('that it depends on the environment is told by a label, once, until it fails again', () => {
  const label = { name: 'environment-dependent', isOn: true }
  const life = makeLife({ state: 'fix-pending', fix, clean, missing: 0, obstacles: ['environment-dependent'] })
  const [change] = plan(life)
  expect(change).toMatchObject({ kind: 'update', label })
  expect(memoryOf(change)).toEqual({ environment: '2026-11-22T02:00:00.000Z' })
  const [next] = plan({ ...life, clean: { ...clean, seeds: 2000 } }, { memory: memoryOf(change) ?? {} })
  expect(next).toMatchObject({ kind: 'update' })
  expect(next).not.toHaveProperty('label')
  // Of another commit that failed since, it is news.
  const [newer] = plan({ ...life, last: seen(24) }, { memory: memoryOf(change) ?? {} })
  expect(newer).toMatchObject({ kind: 'update', label })
  // Of that commit nobody knows yet.
  const failing = makeLife({ last: seen(24) })
  const [off] = plan(failing, { memory: memoryOf(change) ?? {}, isSeen: true })
  expect(off).toMatchObject({ kind: 'update', label: { ...label, isOn: false } })
  expect(memoryOf(off)).toBeUndefined()
})

test('that we closed it is forgotten once it failed after a person opened it: the next closing is theirs', () => {
  const memory = { verified: { sha: fix.sha, at: '2026-11-10T02:00:00.000Z' } }
  const [failing] = plan(makeLife({ last: seen(12) }), { memory, isSeen: true })
  expect(failing).toMatchObject({ kind: 'update' })
  expect(memoryOf(failing)?.verified).toBeUndefined()
})

test('one that this campaign did not see says how many clean seeds are missing, and none is made for it', () => {
  const life = makeLife({
    state: 'fix-pending',
    fix,
    campaignsSince: 4,
    clean: { seeds: 100, campaigns: 1, since: fix.sha },
    needed: 190,
    missing: 90,
  })
  const [change] = plan(life)
  if (change?.kind !== 'update') throw new Error(`expected an update, got ${change?.kind}`)
  expect(change.body).toContain(
    'It closes by itself when its stored seeds pass and 190 clean seeds ran at commits that contain the fix, `3333333` (#34): 100 so far, 90 missing, about 2 more campaigns (as of 2026-11-22).',
  )
  expect(change.body).toContain('First seen in `0000000` (2026-11-10), not in 1,000,000 seeds before (up to `9d0e773`)')
  expect(change.body).toContain(
    'Over all campaigns: 41 of 3,000 seeds (1.4 %, 95 % interval 1-1.8 %), seen by 3 of 3 campaigns, and since then 100 clean seeds.',
  )
  const finding = makeFinding({ life })
  const nothing = { issues: [], highestNumber: 0 }
  expect(
    planIssueChanges(repository, nothing, makeReport([]), rules, [{ finding, report: makeReport([finding]) }]),
  ).toEqual([])
})

describe('an issue that only waits for clean seeds', () => {
  const url = 'https://github.com/acme/raft/issues/12'

  /** The nights on which it is written, of so many that bring 1,000 clean seeds each, of the 20,000 that close it. */
  function writtenOn(nights: number): { readonly nights: readonly number[]; readonly body: string } {
    const written: number[] = []
    let body = bodyOf({ ...makeFinding(), count: 3, life: makeLife() }, {})
    for (let night = 1; night <= nights; night++) {
      const clean = night * 1000
      const life = makeLife({
        clean: { seeds: clean, campaigns: night, since: 'c'.repeat(40) },
        campaignsSince: 3 + night,
        needed: 20_000,
        missing: 20_000 - clean,
        campaignsMissing: 20 - night,
      })
      const at = new Date(Date.UTC(2026, 10, night, 2)).toISOString()
      const finding = { ...makeFinding(), life }
      // What the newest campaign says of other failures is no news of this one.
      const judged = [{ target: 'liferaft', seeds: 1000, failing: 10 * night }]
      const report = { ...makeReport([], { judged }), startedAt: at }
      const listing = {
        issues: [{ number: 12, url, state: 'open' as const, body, marker: readMarker(body) }],
        highestNumber: 12,
      }
      const [change] = planIssueChanges(repository, listing, report, rules, [
        { finding, report: makeReport([finding]) },
      ])
      if (change?.kind !== 'update') continue
      written.push(night)
      body = change.body
    }
    return { nights: written, body }
  }

  test('is written when 10 % of what was missing came in since, or 7 days passed', () => {
    const { nights, body } = writtenOn(19)
    expect(nights).toEqual([1, 3, 5, 7, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(body).toContain('19,000 so far, 1,000 missing, about 1 more campaign (as of 2026-11-19).')
  })

  test('says in between as of when its numbers are', () => {
    expect(writtenOn(4).body).toContain('3,000 so far, 17,000 missing, about 17 more campaigns (as of 2026-11-03).')
  })

  test('after 7 days it is written for any number, and at once when nothing is missing any more', () => {
    const told = tellClosing(makeLife({ missing: 1000 }), seen(1).at)
    expect(isWorthTelling(makeLife({ missing: 950 }), told, seen(7).at)).toBe(false)
    expect(isWorthTelling(makeLife({ missing: 950 }), told, seen(8).at)).toBe(true)
    expect(isWorthTelling(makeLife({ missing: 900 }), told, seen(2).at)).toBe(false)
    expect(isWorthTelling(makeLife({ missing: 899 }), told, seen(2).at)).toBe(true)
    expect(isWorthTelling(makeLife({ missing: 0 }), told, seen(2).at)).toBe(true)
  })

  test('says why it waits where campaigns run the same seeds again', () => {
    const life = makeLife({ clean: { seeds: 100, campaigns: 1, since: null }, campaignsMissing: null, repeated: 1000 })
    const { body } = renderIssue({ ...makeFinding(), life }, makeReport([]))
    expect(body).toContain('100 so far, 1,056 missing (as of 2026-11-22).')
    expect(body).toContain('The newest campaign ran 1,000 seeds that earlier ones had run: each counts once.')
  })

  test('is written at once when anything else changed: the fix that is known, what it fails with, the first bad commit', () => {
    const finding = { ...makeFinding(), life: makeLife() }
    const report = makeReport([finding])
    const first = planIssueChanges(repository, emptyListing, report, rules)[0]
    const body = first?.kind === 'create' ? first.body : ''
    const listed = { number: 12, url, state: 'open' as const, body, marker: readMarker(body) }
    const changeOf = (changed: Finding) =>
      planIssueChanges(repository, { issues: [listed], highestNumber: 12 }, makeReport([changed]), rules)[0]?.kind
    // The number of the issue is in it from the second night on.
    const again = planIssueChanges(repository, { issues: [listed], highestNumber: 12 }, report, rules)[0]
    Object.assign(listed, { body: again?.kind === 'update' ? again.body : '' })
    Object.assign(listed, { marker: readMarker(listed.body) })
    expect(changeOf(finding)).toBe('keep')
    expect(changeOf({ ...finding, life: makeLife({ fix }) })).toBe('update')
    expect(changeOf({ ...finding, count: finding.count + 1 })).toBe('update')
  })
})

const planQuiet = (issues: readonly ListedIssue[], quiet: readonly QuietIssue[]) =>
  planIssueChanges(repository, { issues, highestNumber: 7 }, makeReport([]), rules, quiet)

describe('a double that a program opened is closed, and one that a person opened again is left,', () => {
  const finding = { ...makeFinding(), life: makeLife() }
  const body = bodyOf(finding, {})
  const issue = (number: number, reason: string | null, state: 'open' | 'closed' = 'open') => {
    const url = `https://github.com/acme/raft/issues/${number}`
    return { number, url, state, reason, byBot: true, body, marker: readMarker(body) } as const
  }
  const issues = [issue(4, null), issue(6, null), issue(7, 'reopened')]

  test('also where its finding is seen no more', () => {
    const changes = planQuiet(issues, [{ finding, report: makeReport([finding]) }])
    const doubles = changes.filter(({ kind }) => kind === 'duplicate')
    expect(doubles).toMatchObject([{ issue: { number: 6 }, of: 4, closes: true }])
  })

  test('also where the history that knew its finding is lost; the first stays as it is', () => {
    const { target, key, id } = finding
    expect(planQuiet(issues, [])).toMatchObject([
      { kind: 'duplicate', finding: { target, key, id }, issue: { number: 6 }, of: 4, closes: true },
    ])
    expect(planQuiet([issue(4, 'completed', 'closed'), issue(6, null)], [])).toEqual([])
  })
})
