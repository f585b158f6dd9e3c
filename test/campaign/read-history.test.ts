import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withHistory } from '../../src/campaign/read-history.ts'
import { readReport } from '../../src/campaign/read-report.ts'
import { describeHistory } from '../../src/model/history.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { knownIndexMin, type Plan } from '../../src/model/plan.ts'
import { renderHistory } from '../../src/publish/render/history.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { renderSummary } from '../../src/publish/render/summary.ts'
import { openStore } from '../../src/store/open-store.ts'
import { beginShardRun, finishShardRun, openRecorder, recordPlan } from '../../src/store/record.ts'
import { outcomeOf, planOf, seedOf, signatureOf } from '../store/fixtures/campaign.ts'
import { temporaryDirectory } from '../store/fixtures/directory.ts'

const seedCount = 400

function makePlan(number: number, given: Partial<Plan['origin']> = {}): Plan {
  const plan = planOf(seedCount, 1, { campaign: `00000000000${number}` })
  return { ...plan, origin: { ...plan.origin, number, sha: String(number).repeat(40), ...given } }
}

/** A night whose first indices fail: so many by each of these causes. */
function recordNight(
  path: string,
  plan: Plan,
  causes: Readonly<Record<string, number>>,
  more: readonly Outcome[] = [],
): void {
  using store = openStore(path, { create: true })
  const startedAt = `2026-11-2${plan.origin.number}T03:00:00.000Z`
  recordPlan(store, plan, startedAt)
  const run = { campaign: plan.campaign, shard: 0, attempt: 1 }
  beginShardRun(store, { ...run, jobs: 2, machine: 'linux x64', startedAt, seedsweep: '0.1.0' })
  const recorder = openRecorder(store, { ...run, now: () => 0 })
  const failing = Object.entries(causes).flatMap(([cause, count]) => Array.from({ length: count }, () => cause))
  for (let index = 0; index < seedCount; index++) {
    const cause = failing[index]
    const signature = cause === undefined ? null : signatureOf(cause)
    recorder.record(outcomeOf(index, cause === undefined ? 'passed' : 'failed', { signature }))
  }
  for (const outcome of more) recorder.record(outcome)
  recorder.flush()
  finishShardRun(store, run, { state: 'delivered', wallMs: 10, canary: 'failed' })
}

function readNight(path: string, plan: Plan) {
  using store = openStore(path, { readonly: true })
  return withHistory(store, readReport(store, plan.campaign))
}

test('where only a stored seed failed again the counts are of fresh seeds, and say so', () => {
  using directory = temporaryDirectory()
  const path = join(directory.path, 'raft.db')
  recordNight(path, makePlan(1), { Vote: 3 })
  const { key } = signatureOf('Vote')
  const known = [{ target: 'raft', key, seed: seedOf(0), elapsedMs: 10, limitMs: 60_000, shard: 0 }]
  const second = { ...makePlan(2), known }
  recordNight(path, second, {}, [
    outcomeOf(knownIndexMin, 'failed', { seed: seedOf(0), signature: signatureOf('Vote') }),
  ])
  const report = readNight(path, second)
  const [finding, ...others] = report.findings
  if (finding === undefined || others.length > 0) throw new Error(`${report.findings.length} findings`)
  expect(finding).toMatchObject({ count: 0, life: { state: 'open', hits: 3, known: { failed: 1, passed: 0 } } })
  expect(renderIssue(finding, report).body).toContain('0 of 400 seeds, and 1 stored seed run again. First seen in')
  expect(renderSummary(report, 'findings', { published: null, notes: [] })).toContain('| 0 + 1 stored |')
})

test('a single campaign, and one of a pull request, have no history: everything is as it was', () => {
  using directory = temporaryDirectory()
  const path = join(directory.path, 'raft.db')
  recordNight(path, makePlan(1), { Vote: 3 })
  const alone = readNight(path, makePlan(1))
  expect(alone.history).toBeNull()
  expect(alone.findings[0]?.life).toBeNull()
  const pull = makePlan(2, { namespace: 'pull-request', pullRequest: 9 })
  recordNight(path, pull, { Vote: 3 })
  expect(readNight(path, pull).history).toBeNull()
})

test('three nights of 400 seeds: 200 of them ended by one bug leave 1,000 that could show another', () => {
  using directory = temporaryDirectory()
  const path = join(directory.path, 'raft.db')
  recordNight(path, makePlan(1), { Vote: 100, Once: 1 })
  recordNight(path, makePlan(2), { Vote: 60, Twice: 2 })
  recordNight(path, makePlan(3), { Vote: 40, Fresh: 1 })
  const report = readNight(path, makePlan(3))
  const { history } = report
  if (history === null) throw new Error('there are three campaigns')
  // Of the night alone: 400 - 41 seeds, and the one of Fresh.
  expect(report.judged).toEqual([{ target: 'raft', seeds: 400, failing: 41 }])
  expect(report.discovery.nextNew.estimate).toBeCloseTo(1 / 360, 12)
  expect(history).toMatchObject({ campaigns: 3, seeds: 1200, exposed: 1000, signatures: 4 })
  // Once and Fresh were seen once: 2 in 1,000, and not 2 in 1,200.
  expect(history.discovery.nextNew.estimate).toBeCloseTo(0.002, 12)
  // f0 = 2^2 / (2 * 1) = 2, of which the next 400 seeds show 2 (1 - (1 - 2/(2 * 1000 + 2))^400).
  expect(history.forecast).toMatchObject({ seeds: 400, signatures: expect.closeTo(2 * (1 - (1 - 2 / 2002) ** 400), 9) })
  expect(describeHistory(history)).toEqual([
    '1,200 seeds in 3 campaigns since 2026-11-21, 4 known signatures, 2 of them seen only once.',
    'Known failures ended 17 % of them: these looked no further.',
    'One more seed shows something new with a probability about 1 in 500 (95 %: under 1 in 159).',
    'The next campaign of 400 seeds may show about 0.66 new signatures.',
  ])

  const lives = report.findings.map(({ signature, life }) => [signature.type, life?.state, life?.hits, life?.before])
  expect(lives).toEqual([
    ['Vote', 'open', 200, null],
    ['Fresh', 'new', 1, { seeds: 800, sha: '2'.repeat(40) }],
  ])
  // What was not seen this time, the last seen first.
  expect(history.quiet.map(({ title, life }) => [title.split(':')[0], life.state, life.last.number])).toEqual([
    ['Twice', 'open', 2],
    ['Once', 'open', 1],
  ])
  const text = renderHistory(report)
  expect(text).toContain('### Over 3 campaigns\n\n1,200 seeds in 3 campaigns')
  expect(text).toContain('| open, 400 clean seeds since | 2 of 400: 0.5 %')
  expect(text).toContain('| new | 1 of 400: 0.25 %')
  // A report of an earlier night says what was known then.
  expect(readNight(path, makePlan(2)).history).toMatchObject({ campaigns: 2, seeds: 800, signatures: 3 })
})
