import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { carryOutDeed } from '../../src/publish/github/carry-out-deeds.ts'
import type { GitHub } from '../../src/publish/github/client.ts'
import { publishComment } from '../../src/publish/github/comments.ts'
import { applyIssueChanges, publishIssues } from '../../src/publish/github/issues.ts'
import { listIssues } from '../../src/publish/github/list-issues.ts'
import { emptyListing, type PublishedIssues } from '../../src/publish/issue-change.ts'
import type { IssueDeed } from '../../src/publish/orders/plan-deeds.ts'
import { commentMarker } from '../../src/publish/render/comment.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { key, makeFinding, makeReport } from '../publish/make-report.ts'
import { type EmulatedGitHub, repository, startEmulatedGitHub } from './emulated-github.ts'

/** What the documentation asks of a job that reports. */
const documented = { contents: 'read', actions: 'read', issues: 'write' } as const

const publish = (github: GitHub, findings: readonly Finding[]): Promise<PublishedIssues> => {
  const options = { maxNewIssues: 5, labels: ['seedsweep'], owners: {} }
  return publishIssues(github, { repository, report: makeReport(findings), options })
}

interface Shown {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly state: string
  readonly labels: readonly { readonly name: string }[]
}

const list = async (server: EmulatedGitHub): Promise<Shown[]> => {
  const path = `/repos/${repository}/issues?state=all&per_page=100&sort=created&direction=asc`
  return (await server.asOwner('GET', path)) as Shown[]
}

const some = (count: number): Finding[] =>
  Array.from({ length: count }, (_, index) => makeFinding({ key: key(index.toString(16)), count: 100 - index }))

describe('against a GitHub that others wrote', () => {
  test('with the documented permissions 3 findings are filed with their label, then updated, and never filed again', async () => {
    await using server = await startEmulatedGitHub()
    const github = await server.connect(documented)
    const first = await publish(github, some(3))
    expect(first.end).toEqual({ kind: 'complete' })
    expect(first.results.map(({ kind }) => kind)).toEqual(['created', 'created', 'created'])
    expect(await list(server)).toMatchObject([
      { number: 1, state: 'open', labels: [{ name: 'seedsweep' }] },
      { number: 2 },
      { number: 3 },
    ])
    const again = await publish(
      github,
      some(3).map((finding) => ({ ...finding, count: finding.count + 1 })),
    )
    expect(again.results.map(({ kind }) => kind)).toEqual(['updated', 'updated', 'updated'])
    const third = await publish(
      await server.connect(documented),
      some(3).map((finding) => ({ ...finding, count: finding.count + 1 })),
    )
    expect(third.results).toMatchObject([{ kind: 'kept', why: 'unchanged' }, { kind: 'kept' }, { kind: 'kept' }])
    expect(await list(server)).toHaveLength(3)
  })

  test('with the documented permissions an order closes, a label comes beside others, and a token that may only read looks', async () => {
    await using server = await startEmulatedGitHub()
    const github = await server.connect(documented)
    const findings = some(2)
    await publish(github, findings)
    const order = { kind: 'expected', key: key('0') } as const
    const by = { id: 'comment 1 0', source: 'comment', target: 'liferaft', at: '', by: 'ada in issue 1' } as const
    const close: IssueDeed = { kind: 'close', issue: 1, order: { ...by, order }, as: { kind: 'expected' } }
    expect(await carryOutDeed(github, repository, close)).toBe(true)
    const [, second] = findings
    if (second === undefined) throw new Error('no finding')
    const { target, id } = second
    const { title, body } = renderIssue({ ...second, count: second.count + 1 }, makeReport([second]))
    const issue = { number: 2, url: '', state: 'open' } as const
    const finding = { target, key: second.key, id, title }
    const change = {
      kind: 'update',
      finding,
      issue,
      body,
      label: { name: 'environment-dependent', isOn: true },
    } as const
    const work = { repository, listing: emptyListing, changes: [change] }
    expect(await applyIssueChanges(github, work, () => undefined)).toEqual({ kind: 'complete' })
    expect(await list(server)).toMatchObject([
      { number: 1, state: 'closed', state_reason: 'not_planned' },
      { number: 2, state: 'open', labels: [{ name: 'seedsweep' }, { name: 'environment-dependent' }] },
    ])
    const reader = await server.connect({ ...documented, issues: 'read' })
    const seen = await listIssues(reader, repository, new Set([2]), '2000-01-01T00:00:00Z')
    expect(seen.issues).toMatchObject([{ number: 1 }, { number: 2, labels: ['seedsweep', 'environment-dependent'] }])
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    expect((await listIssues(reader, repository, new Set([2]), tomorrow)).issues).toMatchObject([{ number: 2 }])
  })

  test('what a person wrote around the generated part stays, and so do the title and the closing', async () => {
    await using server = await startEmulatedGitHub()
    const github = await server.connect(documented)
    await publish(github, some(1))
    const [issue] = await list(server)
    const body = `Also on my machine.\r\n\r\n${issue?.body}\n\nLooks like #9 to me.`
    await server.asOwner('PATCH', `/repos/${repository}/issues/1`, { title: 'Leader lost', body, state: 'closed' })
    await publish(github, [makeFinding({ key: key('0'), count: 77 })])
    const [edited] = await list(server)
    expect(edited).toMatchObject({ title: 'Leader lost', state: 'closed' })
    expect(edited?.body).toMatch(/^Also on my machine\.\r\n\r\n<!-- seedsweep:begin -->/)
    expect(edited?.body).toMatch(/Looks like #9 to me\.$/)
    expect(edited?.body).toContain('77 of 2,000 seeds')
  })

  test('7 findings make 5 issues and one list of 2 that wait; the next night files them and closes the list', async () => {
    await using server = await startEmulatedGitHub()
    const github = await server.connect(documented)
    const first = await publish(github, some(7))
    expect(first.waiting).toMatchObject([{ kind: 'created', count: 2, issue: { number: 6 } }])
    expect((await list(server))[5]).toMatchObject({ title: '[seedsweep] liferaft: more findings wait', state: 'open' })
    const second = await publish(github, some(7))
    expect(second.waiting).toMatchObject([{ kind: 'closed', count: 0, issue: { number: 6 } }])
    expect(await list(server)).toHaveLength(8)
    expect((await list(server))[5]).toMatchObject({ state: 'closed' })
  })

  test('an issue is found behind 120 others, over two pages', async () => {
    await using server = await startEmulatedGitHub()
    const github = await server.connect(documented)
    await publish(github, some(1))
    for (let other = 0; other < 120; other++) {
      await server.asOwner('POST', `/repos/${repository}/issues`, {
        title: `Other ${other}`,
        body: 'It does not work.',
      })
    }
    const { results } = await publish(github, [makeFinding({ key: key('0'), count: 77 })])
    expect(results).toMatchObject([{ kind: 'updated', issue: { number: 1 } }])
  })

  test.each([
    ['that may only read issues', { contents: 'read', issues: 'read' } as const],
    ['of a sweep, which may read the code alone', { contents: 'read' } as const],
  ])('a token %s files nothing and is told as such', async (_, permissions) => {
    await using server = await startEmulatedGitHub()
    const { end } = await publish(await server.connect(permissions), some(2))
    expect(end.kind).toBe('read-only')
    expect(await list(server)).toEqual([])
  })

  test('the comment is written once and edited in place', async () => {
    await using server = await startEmulatedGitHub()
    const github = await server.connect({ contents: 'read', issues: 'write', pull_requests: 'write' })
    await server.asOwner('POST', `/repos/${repository}/issues`, { title: 'A discussion' })
    const marker = commentMarker('liferaft')
    const write = (text: string) =>
      publishComment(github, { repository, pullRequest: 1, marker, body: `${marker}\n${text}` })
    expect((await write('1 new finding')).kind).toBe('created')
    expect((await write('2 new findings')).kind).toBe('updated')
    expect((await write('2 new findings')).kind).toBe('unchanged')
    expect(await server.asOwner('GET', `/repos/${repository}/issues/1/comments`)).toMatchObject([
      { body: `${marker}\n2 new findings` },
    ])
  })
})
