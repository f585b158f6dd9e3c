import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type GitHubAccess, previewPublishing, publishPhase } from '../../src/campaign/publish-phase.ts'
import { readEarlierFindings } from '../../src/campaign/read-earlier-findings.ts'
import { readReport } from '../../src/campaign/read-report.ts'
import { runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { readKnown } from '../../src/config/read-known.ts'
import { emptyListing } from '../../src/publish/issue-change.ts'
import { planIssueChanges } from '../../src/publish/plan-issue-changes.ts'
import { renderWaiting } from '../../src/publish/render/waiting.ts'
import { forgetCampaigns } from '../../src/store/forget-campaigns.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readKnownSeeds } from '../../src/store/queries.ts'
import { recordIssue } from '../../src/store/record.ts'
import { startGitHub } from '../loopback/github-server.ts'
import { outcomeOf, planOf } from '../store/fixtures/campaign.ts'
import { sweepShard } from '../store/fixtures/sweep-shard.ts'
import { makeMachine, silent } from './make-machine.ts'

/** A GitHub, and nights of a simulator that breaks 7 properties in 10 seeds while `broken` is there. */
async function openZoo() {
  const server = await startGitHub()
  const machine = makeMachine()
  const broken = join(machine.cwd, 'broken')
  const script = `case $1 in 0) b=Ape;; 1) b=Bee;; 2) b=Cat;; 3) b=Dog;; 4) b=Elk;; 5) b=Fox;; 6) b=Gnu;; *) exit 0;; esac
    [ -e "$2" ] || exit 0
    echo 'seedsweep: {"type":"result","outcome":"failed","failure":{"kind":"property","property":"'$b'","message":"is broken"}}'
    exit 1`
  const target = defineTarget({ name: 'zoo', run: ['sh', '-c', script, 'sh', '{seed}', broken] }, 'test')
  const dbPath = join(machine.cwd, 'zoo.db')
  const access: Omit<GitHubAccess, 'token'> = {
    repository: 'octo/demo',
    apiUrl: server.url,
    version: '1.0.0',
    log: () => {},
    pace: { writeGapMs: 0, secondMs: 1 },
  }
  const night = async (token = server.addToken({ issues: 'write' }), known = 'corrections: []\n') => {
    const request = { targets: [target], dbPath, via: null, failOn: 'any', floor: 0, observer: silent } as const
    const seeds = { by: 'range', first: 0n, end: 10n } as const
    const { report } = await runCampaign({ ...request, seeds, signal: new AbortController().signal }, machine)
    const rules = { maxNewIssues: 5, labels: [], owners: {} }
    const corrections = { known: readKnown(known, '.seedsweep/known.yml'), today: '2026-11-22' }
    const correct = { corrections, reread: () => report }
    const phase = { dbPath, report, rules, at: new Date(), correct }
    const preview = await previewPublishing({ ...access, token }, phase)
    const published = await publishPhase({ ...access, token }, phase)
    return { ...published, preview, report }
  }
  const namesFiled = () => new Set(server.issues().map(({ title }) => /: (\w+)/.exec(title)?.[1]))
  return { server, broken, night, namesFiled, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('7 findings of one night, seen by no other: 5 have issues that night, 2 the next, with the numbers of the first', async () => {
  await using zoo = await openZoo()
  const { server, broken, night, namesFiled } = zoo
  writeFileSync(broken, '')
  const first = await night()
  expect(first.results.filter(({ kind }) => kind === 'created')).toHaveLength(5)
  expect(first.waiting).toMatchObject([{ kind: 'created', target: 'zoo', count: 2 }])

  rmSync(broken)
  const second = await night()
  expect(second.end).toEqual({ kind: 'complete' })
  // The first five were not seen this time: their issues say so.
  const updated = Array.from({ length: 5 }, () => 'updated')
  expect(second.results.map(({ kind }) => kind)).toEqual(['created', 'created', ...updated])
  expect(second.waiting).toMatchObject([{ kind: 'closed', count: 0 }])
  // A preview of that night shows the same.
  expect(second.preview.changes.map(({ kind }) => kind)).toEqual(['create', 'create', ...updated.map(() => 'update')])
  expect(namesFiled()).toEqual(new Set(['Ape', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox', 'Gnu', 'more']))
  expect(server.issues()).toHaveLength(8)
  expect(server.issues().at(-1)?.body).toContain('1 of 10 seeds')
  expect(server.violations).toEqual([])
})

test('what a night found that could not even list the issues has its issues the next night, which does not see it', async () => {
  await using zoo = await openZoo()
  const { server, broken, night, namesFiled } = zoo
  writeFileSync(broken, '')
  const first = await night(server.addToken({}))
  expect(first.end.kind).toBe('read-only')
  expect(first.results).toEqual([])

  rmSync(broken)
  // Not what people have set aside meanwhile.
  const ape = first.report.findings.find(({ signature }) => signature.title.startsWith('Ape'))
  const known = `corrections:\n  - expected: ${ape?.id}\n`
  const second = await night(undefined, known)
  expect(second.results.filter(({ kind }) => kind === 'created')).toHaveLength(5)
  await night(undefined, known)
  expect(namesFiled()).toEqual(new Set(['Bee', 'Cat', 'Dog', 'Elk', 'Fox', 'Gnu', 'more']))
})

test('a finding that waits since 60 campaigns is found, and keeps its place where only counts are left of it', () => {
  const dbPath = join(makeMachine().cwd, 'raft.db')
  const nights = Array.from({ length: 60 }, (_, night) => {
    const plan = planOf(2, 1, { campaign: (night + 1).toString(16).padStart(12, '0') })
    return { ...plan, origin: { ...plan.origin, number: night + 1 } }
  })
  for (const [night, plan] of nights.entries()) {
    const simulate = (index: number) => outcomeOf(index, night === 0 && index === 1 ? 'failed' : 'passed')
    sweepShard(dbPath, { plan, shard: 0, simulate })
  }
  const [first, last] = [nights[0]?.campaign ?? '', nights.at(-1)?.campaign ?? '']
  using store = openStore(dbPath)
  const [finding] = readReport(store, first).findings
  if (finding === undefined) throw new Error('the first campaign found something')
  const issue = { repository: 'acme/raft', number: null, state: 'pending' } as const
  recordIssue(store, { target: 'raft', key: finding.key, issue, at: '2026-11-22T04:00:00.000Z' })

  const report = readReport(store, last)
  const earlier = readEarlierFindings(dbPath, 'acme/raft', report)
  expect(earlier).toMatchObject([{ finding: { key: finding.key, count: 1, issue }, report: { plan: nights[0] } }])

  forgetCampaigns(store, [first])
  const counted = readEarlierFindings(dbPath, 'acme/raft', report)
  expect(counted).toMatchObject([{ finding: { key: finding.key, count: 1, issue } }])
  const rules = { maxNewIssues: 5, labels: [], owners: {} }
  const changes = planIssueChanges('acme/raft', emptyListing, report, rules, [], counted)
  expect(changes).toMatchObject([{ kind: 'pending', finding: { key: finding.key } }])
  const seed = finding.seeds[0]?.seed
  expect(
    renderWaiting(
      'raft',
      counted.map((one) => one.finding),
      5,
    ),
  ).toContain(`| \`${seed}\` |`)
  // It has an issue when its seed fails again.
  expect(readKnownSeeds(store, null)).toMatchObject([{ key: finding.key, seed }])
})
