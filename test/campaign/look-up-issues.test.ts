import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lookUpIssues } from '../../src/campaign/publish-phase.ts'
import { readReport } from '../../src/campaign/read-report.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { openStore } from '../../src/store/open-store.ts'
import { recordIssue } from '../../src/store/record.ts'
import { startGitHub } from '../loopback/github-server.ts'
import { outcomeOf, planOf, signatureOf } from '../store/fixtures/campaign.ts'
import { temporaryDirectory } from '../store/fixtures/directory.ts'
import { sweepShard } from '../store/fixtures/sweep-shard.ts'

const repository = 'octo/demo'
const hour = 3_600_000

/** A campaign of the default branch or of a pull request, in which seeds fail in the way of each name. */
function sweep(dbPath: string, number: number, names: readonly string[], pullRequest: number | null = null): string {
  const campaign = number.toString(16).padStart(12, '0')
  const { origin, ...plan } = planOf(100, 1, { campaign })
  const namespace = pullRequest === null ? ('ci' as const) : ('pull-request' as const)
  sweepShard(dbPath, {
    plan: { ...plan, origin: { ...origin, namespace, number, repository, pullRequest } },
    shard: 0,
    simulate: (index) => {
      const name = names[index]
      return name === undefined
        ? outcomeOf(index, 'passed')
        : outcomeOf(index, 'failed', { signature: signatureOf(name) })
    },
  })
  return campaign
}

test('a look for a pull request at 1,200 issues takes 2 requests: what changed of late, and by number what is known', async () => {
  using directory = temporaryDirectory()
  const dbPath = join(directory.path, 'history.db')
  const server = await startGitHub({ limits: { pointsPerMinute: 100_000 } })
  onTestFinished(() => server[Symbol.asyncDispose]())
  sweep(dbPath, 1, ['Ape'])
  const campaign = sweep(dbPath, 2, ['Ape', 'Bee', 'Cat'], 7)
  const read = () => {
    using store = openStore(dbPath, { readonly: true })
    return readReport(store, campaign)
  }
  const found = read()
  const bodyOf = (name: string) => {
    const finding = found.findings.find(({ key }) => key === signatureOf(name).key)
    if (finding === undefined) throw new Error(`no finding of ${name}`)
    return { finding, body: renderIssue(finding, found).body }
  }
  const [ape, bee] = [bodyOf('Ape'), bodyOf('Bee')]
  const user = 'github-actions[bot]'
  const nightMs = Date.parse(found.findings[0]?.firstSeen.at ?? '')
  // Ape's issue is known to the history and has not changed since; Bee's is newer than the history; 1,198 concern nobody.
  for (let number = 1; number <= 1_200; number++) {
    const body = number === 3 ? ape.body : number === 1_200 ? bee.body : 'It does not work.'
    const issue = server.seed.issue({ number, body, user })
    issue.updatedAt = number === 1_200 ? nightMs + hour : nightMs - 100 * hour
  }
  {
    using store = openStore(dbPath)
    const { target, key } = ape.finding
    recordIssue(store, { target, key, issue: { repository, number: 3, state: 'open' }, at: new Date().toISOString() })
  }
  const rules = { maxNewIssues: 5, labels: [], owners: {} }
  const access = {
    repository,
    token: server.addToken({ issues: 'read' }),
    apiUrl: server.url,
    version: '0.1.0',
    log: () => {},
    pace: { writeGapMs: 0, secondMs: 1 },
  }
  const before = server.requests.length
  const { end, results } = await lookUpIssues(access, { dbPath, report: read(), rules, at: new Date() })
  expect(end).toEqual({ kind: 'complete' })
  expect(results).toMatchObject([
    { kind: 'kept', issue: { number: 3 } },
    { kind: 'kept', issue: { number: 1_200 } },
  ])
  expect(server.requests.slice(before).map(({ operation }) => operation)).toEqual([
    'issues/list-for-repo',
    'issues/get',
  ])
  expect(server.violations).toEqual([])
})
