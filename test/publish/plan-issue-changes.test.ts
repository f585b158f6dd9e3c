import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { emptyListing, type IssueListing, type IssueRules, type ListedIssue } from '../../src/publish/issue-change.ts'
import { planIssueChanges } from '../../src/publish/plan-issue-changes.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { renderIssueChanges } from '../../src/publish/render/issue-changes.ts'
import { readMarker } from '../../src/publish/render/marker.ts'
import { renderWaiting } from '../../src/publish/render/waiting.ts'
import { key, makeFinding, makeReport } from './make-report.ts'

const repository = 'acme/raft'
const rules: IssueRules = { maxNewIssues: 5, labels: ['seedsweep'], owners: {} }

function list(issues: readonly Partial<ListedIssue>[]): IssueListing {
  const listed = issues.map((fields, index): ListedIssue => {
    const number = fields.number ?? index + 1
    const body = fields.body ?? ''
    return {
      number,
      url: `https://github.com/acme/raft/issues/${number}`,
      state: 'open',
      ...fields,
      body,
      marker: readMarker(body),
    }
  })
  return { issues: listed, highestNumber: Math.max(0, ...listed.map(({ number }) => number)) }
}

/** The body that an earlier night left for a finding. */
function earlierBody(finding: Finding): string {
  const earlier = { ...finding, count: 1, seedsJudged: 1000 }
  return renderIssue(earlier, makeReport([earlier])).body
}

/** An earlier night's body below so many characters of a person's text. */
function bodyAfter(length: number): string {
  return `${'x'.repeat(length)}\n${earlierBody(makeFinding())}`
}

const plan = (findings: Finding[], listing: IssueListing, fields: Partial<IssueRules> = {}) =>
  planIssueChanges(repository, listing, makeReport(findings), { ...rules, ...fields })

describe('what is to be done about findings', () => {
  test('of 7 new findings the 5 most frequent become issues and 2 stay pending', () => {
    const findings = ['1', '2', '3', '4', '5', '6', '7'].map((digit) =>
      makeFinding({ key: key(digit), count: Number(digit) }),
    )
    const changes = plan(findings, emptyListing)
    expect(changes.map(({ kind, finding }) => `${kind} ${finding.id}`)).toEqual([
      'create f-77777777',
      'create f-66666666',
      'create f-55555555',
      'create f-44444444',
      'create f-33333333',
      'pending f-22222222',
      'pending f-11111111',
    ])
  })

  test('a finding that did not fail again every time is never filed', () => {
    const where = ['report']
    const findings = [
      makeFinding({ key: key('1'), confirmation: { state: 'nondeterministic', same: 2, replays: 3, where } }),
      makeFinding({ key: key('2'), confirmation: { state: 'unconfirmed', same: 0, replays: 3, where } }),
      makeFinding({ key: key('3'), confirmation: { state: 'untried', same: 0, replays: 0, where: [] } }),
      makeFinding({ key: key('4'), reproduction: null }),
    ]
    expect(plan(findings, emptyListing).map(({ kind }) => kind)).toEqual(Array(4).fill('withhold'))
  })

  test('of 101 findings the one that had no turn to be replayed waits, in the list and in a later report, and is not filed', () => {
    const confirmation = { state: 'untried', same: 0, replays: 0, where: [] } as const
    const others = Array.from({ length: 100 }, (_, at) => makeFinding({ key: key('f').replace('ff', `${100 + at}`) }))
    const rare = makeFinding({ key: key('1'), count: 1, confirmation })
    const report = makeReport([...others, rare])
    const changes = planIssueChanges(repository, emptyListing, report, { ...rules, maxNewIssues: 1000 })
    expect(changes.at(-1)).toMatchObject({ kind: 'pending', finding: { id: rare.id } })
    expect(changes.filter(({ kind }) => kind === 'create')).toHaveLength(100)
    const next = planIssueChanges(repository, emptyListing, makeReport([]), rules, [], [{ finding: rare, report }])
    expect(next).toMatchObject([{ kind: 'pending', finding: { id: rare.id } }])
    expect(renderWaiting('raft', [...others.slice(0, 2), rare], 5)).toContain('1 of them is not proven yet')
    expect(renderWaiting('raft', others.slice(0, 2), 5)).not.toContain('not proven')
  })

  test('a known one is updated between its lines only, and the count is the new one', () => {
    const finding = makeFinding()
    const body = `I saw this too.\r\n\r\n${earlierBody(finding)}\r\n\r\nWorkaround: restart.`
    const [change] = plan([finding], list([{ number: 12, body }]))
    if (change?.kind !== 'update') throw new Error(`expected an update, got ${change?.kind}`)
    expect(change.body).toMatch(/^I saw this too\.\r\n\r\n<!-- seedsweep:begin -->\n/)
    expect(change.body).toMatch(/<!-- seedsweep:end -->\r\n\r\nWorkaround: restart\.$/)
    expect(change.body).toContain('41 of 2,000 seeds')
    expect(change.body).toContain('reproduce https://github.com/acme/raft/issues/12')
    expect(readMarker(change.body)).toMatchObject({ k: 41, n: 2000 })
    expect(plan([finding], list([{ number: 12, body: change.body }]))).toMatchObject([
      { kind: 'keep', why: 'unchanged' },
    ])
    const edited = change.body.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')
    expect(plan([finding], list([{ number: 12, body: edited }]))).toMatchObject([{ kind: 'keep', why: 'unchanged' }])
  })

  test('of two issues with one key the lower number is used and the other reported, whatever their order', () => {
    const finding = makeFinding()
    const body = earlierBody(finding)
    const changes = plan(
      [finding],
      list([
        { number: 31, body },
        { number: 30, body },
      ]),
    )
    expect(changes).toMatchObject([
      { kind: 'update', issue: { number: 30 } },
      { kind: 'duplicate', issue: { number: 31 }, of: 30 },
    ])
  })

  test('the same key under another target is another finding', () => {
    const other = earlierBody(makeFinding({ target: 'paxos' }))
    expect(plan([makeFinding()], list([{ body: other }]))).toMatchObject([{ kind: 'create' }])
  })

  test('an issue that bears a key of older rules is the finding’s, and from then on bears both', () => {
    const body = earlierBody(makeFinding({ key: key('1') }))
    const finding = makeFinding({ key: key('2'), formerKeys: [key('1')] })
    const [change] = plan([finding], list([{ number: 12, body }]))
    if (change?.kind !== 'update') throw new Error(`expected an update, got ${change?.kind}`)
    expect(readMarker(change.body)).toMatchObject({ key: key('2'), formerKeys: [key('1')] })
    // A store that knows nothing of the older key, and a branch that is swept by the older version: the same issue.
    for (const other of [key('2'), key('1')]) {
      const [next] = plan([makeFinding({ key: other })], list([{ number: 12, body: change.body }]))
      expect(next).toMatchObject({ issue: { number: 12 } })
    }
  })

  test('of a key that newer rules cut in two the more frequent finding keeps the issue, the other gets its own', () => {
    const body = earlierBody(makeFinding({ key: key('1') }))
    const findings = [
      makeFinding({ key: key('2'), formerKeys: [key('1')], count: 3 }),
      makeFinding({ key: key('3'), formerKeys: [key('1')], count: 9 }),
    ]
    const changes = plan(findings, list([{ number: 12, body }]))
    expect(changes).toMatchObject([
      { kind: 'update', finding: { key: key('3') }, issue: { number: 12 } },
      { kind: 'create', finding: { key: key('2') } },
    ])
    // The next night, when the rarer one has become the more frequent.
    const [update, create] = changes
    if (update?.kind !== 'update' || create?.kind !== 'create') throw new Error('seen above')
    const both = list([
      { number: 12, body: update.body },
      { number: 13, body: create.body },
    ])
    const [three, two] = [findings[1], findings[0]].map((one) => ({
      ...makeFinding(one),
      count: one?.key === key('2') ? 20 : 9,
    }))
    if (three === undefined || two === undefined) throw new Error('there are two')
    expect(plan([three, two], both)).toMatchObject([
      { finding: { key: key('2') }, issue: { number: 13 } },
      { finding: { key: key('3') }, issue: { number: 12 } },
    ])
  })

  test('a closed issue stays closed and is told as closed', () => {
    const listing = list([{ number: 9, state: 'closed', body: earlierBody(makeFinding()) }])
    expect(plan([makeFinding()], listing)).toMatchObject([{ kind: 'update', issue: { number: 9, state: 'closed' } }])
  })

  test('a proven issue is not overwritten by a night that could not prove it', () => {
    const confirmation = { state: 'unconfirmed', same: 0, replays: 3, where: ['report'] } as const
    const changes = plan([makeFinding({ confirmation })], list([{ number: 3, body: earlierBody(makeFinding()) }]))
    expect(changes).toMatchObject([{ kind: 'keep', why: 'not-reproducible', issue: { number: 3 } }])
  })

  test('an issue that the store knows is not filed again when somebody removed its marker', () => {
    const finding = makeFinding({ issue: { repository, number: 4, state: 'open' } })
    expect(plan([finding], list([{ number: 4, body: 'rewritten by hand' }]))).toMatchObject([
      { kind: 'keep', why: 'no-generated-part', issue: { number: 4 } },
    ])
    const elsewhere = makeFinding({ issue: { repository: 'acme/fork', number: 4, state: 'open' } })
    expect(plan([elsewhere], list([{ number: 4, body: 'another matter' }]))).toMatchObject([{ kind: 'create' }])
  })

  test('60,000 characters of people leave room for 5,000 of ours, 64,000 leave none', () => {
    const [update] = plan(
      [makeFinding({ excerpt: 'line of the log\n'.repeat(5_000) })],
      list([{ body: bodyAfter(60_000) }]),
    )
    if (update?.kind !== 'update') throw new Error(`expected an update, got ${update?.kind}`)
    expect(update.body.length).toBeLessThanOrEqual(65_000)
    expect(plan([makeFinding()], list([{ body: bodyAfter(64_000) }]))).toMatchObject([{ kind: 'keep', why: 'no-room' }])
  })

  test('owners of the property go before owners of the target', () => {
    const owners = { liferaft: ['ada'], ElectionSafety: ['grace', 'alan'] }
    expect(plan([makeFinding()], emptyListing, { owners })).toMatchObject([{ assignees: ['grace', 'alan'] }])
    expect(plan([makeFinding()], emptyListing, { owners: { liferaft: ['ada'] } })).toMatchObject([
      { assignees: ['ada'] },
    ])
  })
})

test('a dry run tells each change on a line of its own', () => {
  const findings = [
    makeFinding({ key: key('1'), count: 9 }),
    makeFinding({ key: key('2'), count: 5 }),
    makeFinding({ key: key('3'), count: 3 }),
  ]
  const changes = plan(findings, list([{ number: 7, body: earlierBody(makeFinding({ key: key('2') })) }]), {
    maxNewIssues: 1,
  })
  const text = renderIssueChanges(repository, changes)
  expect(text.split('\n')).toEqual([
    expect.stringMatching(/^create {5}f-11111111 ElectionSafety: two leaders in term <n>: 2\d{3} characters$/),
    'update     #7 (open) f-22222222 ElectionSafety: two leaders in term <n>',
    'pending    f-33333333 ElectionSafety: two leaders in term <n>: more new findings than max-new-issues',
  ])
  expect(renderIssueChanges(repository, [])).toBe('acme/raft: no findings, nothing to do')
})
