import { describe, expect, test } from 'vitest'
import type { Correction } from '../../src/model/correction.ts'
import { carryOutDeed } from '../../src/publish/github/carry-out-deeds.ts'
import { createGitHub, type GitHub } from '../../src/publish/github/client.ts'
import { applyIssueChanges } from '../../src/publish/github/issues.ts'
import { emptyListing, type IssueChange, type IssueResult } from '../../src/publish/issue-change.ts'
import type { IssueDeed } from '../../src/publish/orders/plan-deeds.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeFinding, makeReport } from './make-report.ts'

const repository = 'octo/demo'

function connect(server: GitHubServer, through: typeof fetch = fetch): GitHub {
  return createGitHub({
    token: server.addToken({ issues: 'write' }),
    apiUrl: server.url,
    userAgent: 'seedsweep/test',
    log: () => {},
    pace: { writeGapMs: 0, secondMs: 1, retriesMax: 1 },
    fetch: through,
  })
}

const writes = (server: GitHubServer): string[] =>
  server.requests.filter(({ method }) => method !== 'GET').map(({ operation }) => operation ?? '')

const order: Correction = {
  id: 'comment 1 0',
  source: 'comment',
  target: 'liferaft',
  at: '2026-11-22T02:00:00Z',
  by: 'ada in issue 1',
  order: { kind: 'wrong', key: 'a'.repeat(64) },
}
const close: IssueDeed = { kind: 'close', issue: 1, order, as: { kind: 'wrong' } }

describe('closing an issue as ordered', () => {
  test('that somebody has closed since it was listed says so and changes nothing: their reason stays', async () => {
    await using server = await startGitHub()
    server.seed.issue({ number: 1, state: 'closed', stateReason: 'completed' })
    expect(await carryOutDeed(connect(server), repository, close)).toBe(true)
    expect(writes(server)).toEqual(['issues/create-comment'])
    expect(server.issues()[0]).toMatchObject({ state: 'closed', stateReason: 'completed' })
  })

  test('that was moved to another repository does not follow it there', async () => {
    await using server = await startGitHub()
    server.seed.issue({ number: 1 })
    server.seed.issue({ number: 2 })
    const moved: string[] = []
    const through: typeof fetch = async (input, init) => {
      const address = input instanceof Request ? input.url : input.toString()
      if (!address.endsWith('/issues/1')) return await fetch(input, init)
      moved.push(`${init?.method} ${init?.redirect}`)
      return new Response('{}', { status: 301, headers: { location: address.replace(/1$/, '2') } })
    }
    expect(await carryOutDeed(connect(server, through), repository, close)).toBe(false)
    expect(moved).toEqual(['GET manual'])
    expect(server.issues().map(({ state }) => state)).toEqual(['open', 'open'])
  })
})

describe('a label for an issue', () => {
  const finding = makeFinding()
  const { title, body } = renderIssue(finding, makeReport([finding]))
  const newer = renderIssue({ ...finding, count: finding.count + 1 }, makeReport([finding])).body

  const update = async (server: GitHubServer, text: string, isOn = true): Promise<IssueResult[]> => {
    const { target, key, id } = finding
    const issue = { number: 1, url: '', state: 'open' as const }
    const changes: IssueChange[] = [
      {
        kind: 'update',
        finding: { target, key, id, title },
        issue,
        body: text,
        label: { name: 'environment-dependent', isOn },
      },
    ]
    const results: IssueResult[] = []
    const work = { repository, listing: emptyListing, changes }
    await applyIssueChanges(connect(server), work, (result) => results.push(result))
    return results
  }

  test('comes with the text in one write, beside the labels that people gave it, and is not written again', async () => {
    await using server = await startGitHub()
    server.seed.issue({ number: 1, title, body, labels: ['triaged', 'p1'] })
    expect(await update(server, newer)).toMatchObject([{ kind: 'updated' }])
    expect(server.issues()[0]).toMatchObject({ labels: ['triaged', 'p1', 'environment-dependent'], body: newer })
    expect(await update(server, newer)).toMatchObject([{ kind: 'kept', why: 'unchanged' }])
    expect(writes(server)).toEqual(['issues/update'])
    expect(server.violations).toEqual([])
  })

  test('is taken off alone, however it is written, and where people took it off nothing is written', async () => {
    await using server = await startGitHub()
    server.seed.issue({ number: 1, title, body, labels: ['triaged', 'Environment-Dependent'] })
    expect(await update(server, body, false)).toMatchObject([{ kind: 'updated' }])
    expect(server.issues()[0]).toMatchObject({ labels: ['triaged'], body })
    expect(await update(server, body, false)).toMatchObject([{ kind: 'kept', why: 'unchanged' }])
    expect(writes(server)).toEqual(['issues/update'])
  })

  test('comes alone where the text is as it should be', async () => {
    await using server = await startGitHub()
    server.seed.issue({ number: 1, title, body, labels: [] })
    expect(await update(server, body)).toMatchObject([{ kind: 'updated' }])
    expect(server.issues()[0]).toMatchObject({ labels: ['environment-dependent'], body })
  })
})
