import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recallFindings } from '../../src/campaign/history-phase.ts'
import { type GitHubAccess, publishPhase } from '../../src/campaign/publish-phase.ts'
import { runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import type { CampaignReport } from '../../src/model/report.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { formatMarker, type IssueMarker } from '../../src/publish/render/marker.ts'
import { forgetCampaigns } from '../../src/store/forget-campaigns.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readCountedFindings, readPastCommits } from '../../src/store/queries.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeMachine, silent } from './make-machine.ts'
import { makeRepository } from './make-repository.ts'

const broken = `case $1 in *3) ;; *) exit 0 ;; esac
echo 'seedsweep: {"type":"result","outcome":"failed","failure":{"kind":"property","property":"Vote","message":"is broken"}}'
exit 1`

interface Story {
  readonly access: GitHubAccess
  readonly dbPath: string
  /** Of the campaign that found it. */
  readonly found: CampaignReport
}

function connect(server: GitHubServer): GitHubAccess {
  return {
    repository: 'octo/demo',
    token: server.addToken({ issues: 'write', contents: 'read', 'pull-requests': 'read' }),
    apiUrl: server.url,
    version: '1.0.0',
    log: () => {},
    pace: { writeGapMs: 0, secondMs: 1 },
  }
}

const losses: readonly (readonly [string, (story: Story, night: () => Promise<CampaignReport>) => Promise<void>])[] = [
  [
    'the history has only counts of the campaign that saw it',
    async ({ dbPath, found }, night) => {
      await night()
      using store = openStore(dbPath)
      forgetCampaigns(store, [found.plan.campaign])
    },
  ],
  [
    'the history is lost and its issue stands in',
    async ({ access, dbPath }, night) => {
      rmSync(dbPath)
      const { startedAt } = await night()
      expect(await recallFindings(access, dbPath, startedAt)).toEqual({ findings: 1, problem: null })
    },
  ],
]

test.for(losses)('where %s, a finding that is fixed closes after its clean seeds', async ([, lose]) => {
  await using server = await startGitHub()
  const repository = makeRepository()
  const scratch = makeMachine().cwd
  const machine = makeMachine({ cwd: repository.directory, scratch })
  const target = defineTarget({ name: 'vote', run: ['sh', 'vote.sh', '{seed}'] }, 'test')
  const dbPath = join(scratch, 'vote.db')
  const access = connect(server)
  const { signal } = new AbortController()
  const sweep = async (count: number) => {
    const request = { targets: [target], dbPath, via: null, failOn: 'any', floor: 0, observer: silent, signal } as const
    return (await runCampaign({ ...request, seeds: { by: 'count', count } }, machine)).report
  }
  const publish = async (report: CampaignReport) => {
    const rules = { maxNewIssues: 5, labels: [], owners: {} }
    const world = { machine, signal }
    const { end } = await publishPhase(access, { dbPath, report, rules, at: new Date(), world })
    expect(end).toEqual({ kind: 'complete' })
  }
  const failing = repository.commit('Vote', { 'vote.sh': broken })
  const found = await sweep(100)
  await publish(found)
  const proof = /### Reproduce[\s\S]*### What happened[\s\S]*?```\n/.exec(server.issues()[0]?.body ?? '')?.[0]
  expect(proof).toContain('Vote')

  const fix = repository.commit('Vote once\n\nFixes #1', { 'vote.sh': 'exit 0' })
  await lose({ access, dbPath, found }, () => sweep(1))
  const hits = found.findings[0]?.count ?? 0
  // n (11^(1/(k-1)) - 1), as where the whole history is there.
  const needed = Math.ceil(100 * (11 ** (1 / (hits - 1)) - 1))
  const quiet = await sweep(5)
  expect(quiet.history?.quiet).toMatchObject([
    { key: found.findings[0]?.key, life: { hits, seeds: 100, last: { sha: failing }, known: { failed: 0 } } },
  ])
  expect(quiet.history?.quiet[0]?.life.known?.passed).toBeGreaterThan(0)
  await publish(quiet)
  const [open] = server.issues()
  expect(open?.state).toBe('open')
  expect(open?.body).toContain(`${needed} clean seeds ran at commits that contain the fix, \`${fix.slice(0, 7)}\``)
  // What was proven stays printed.
  expect(open?.body).toContain(proof)

  await publish(await sweep(needed))
  const [closed, ...others] = server.issues()
  expect(others).toEqual([])
  expect(closed).toMatchObject({ state: 'closed', stateReason: 'completed' })
  expect(closed?.body).toContain(proof)
  const [comment, ...more] = server.comments(1).map(({ body }) => body)
  expect(more).toEqual([])
  expect(comment).toContain(`It failed in ${hits} of 100 seeds`)
  expect(comment).toContain(`\`${failing.slice(0, 7)}\` still fails in today's environment`)

  // The night after has nothing to say.
  const requests = server.requests.length
  await publish(await sweep(5))
  expect(server.requests.slice(requests).filter(({ method }) => method !== 'GET')).toEqual([])
  expect(server.violations).toEqual([])
})

test('of an issue only seeds that fail by its own key, one run each, are run again, and only commits go to git', async () => {
  await using server = await startGitHub()
  const sha = 'a'.repeat(40)
  const marker = { formerKeys: [], target: 'vote', sha, config: {}, seeds: ['17' as SeedText], k: 1, n: 9, first: null }
  const issues: readonly Partial<IssueMarker>[] = [{}, { proof: 'pairs' }, { shows: 'another' }, { sha: '--output=x' }]
  for (const [at, given] of issues.entries()) {
    const body = formatMarker({ ...marker, key: `key-${at}`, ...given })
    server.seed.issue({ title: 'Vote', user: 'github-actions[bot]', body })
  }
  const dbPath = join(makeMachine().cwd, 'vote.db')
  openStore(dbPath, { create: true })[Symbol.dispose]()
  const recalled = await recallFindings(connect(server), dbPath, '2026-11-22T03:00:00.000Z')
  expect(recalled).toEqual({ findings: 4, problem: null })
  using store = openStore(dbPath, { readonly: true })
  const seeds = readCountedFindings(store, [], null).map((finding) => [finding.key, finding.seeds[0]?.sha])
  expect(seeds).toEqual([
    ['key-0', sha],
    ['key-3', null],
  ])
  expect(readPastCommits(store)).toEqual([sha])
})
