import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readMarker } from '../../src/publish/render/marker.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { type Checkout, makeCheckout } from './checkout.ts'
import { runBuiltAction } from './run-built-action.ts'
import { commitVote, mergeFix, onlyIssue, voteConfig } from './vote-bug.ts'

async function open(files: Readonly<Record<string, string>>): Promise<Checkout> {
  const checkout = await makeCheckout({ files })
  onTestFinished(() => checkout[Symbol.asyncDispose]())
  return checkout
}

const comments = (server: GitHubServer) => server.comments(1).map(({ body }) => body)

/** `61 of 300 seeds` of the issue's line over all campaigns. */
function readHits(server: GitHubServer): number {
  const said = /Over all campaigns: (\d+) of (\d+) seeds/.exec(onlyIssue(server).body ?? '')
  return Number(said?.[1] ?? 0)
}

test('a bug is filed, recurs for three nights in one issue whose counts grow, is fixed, closes by the computed number of clean seeds, comes back and opens again', async () => {
  await using server = await startGitHub()
  const checkout = await open({ 'seedsweep.yml': voteConfig })
  let nights = 0
  const night = (count: number) => {
    nights++
    const run = { runId: 100 + nights, runNumber: nights }
    return runBuiltAction(checkout, server, { inputs: { count: String(count) }, run })
  }

  const first = await night(100)
  expect(first).toMatchObject({ exitCode: 1, outputs: { findings: '1', 'new-findings': '1' } })
  const counts = [readMarker(onlyIssue(server).body ?? '')?.k ?? 0]
  commitVote(checkout, true, 'Second day')
  expect(await night(100)).toMatchObject({ exitCode: 1, outputs: { 'new-findings': '0' } })
  counts.push(readHits(server))
  const last = commitVote(checkout, true, 'Third day')
  await night(100)
  counts.push(readHits(server))
  expect(onlyIssue(server)).toMatchObject({ number: 1, state: 'open' })
  expect(onlyIssue(server).body).toContain('seen by 3 of 3 campaigns')
  const [one = 0, two = 0, hits = 0] = counts
  expect(one).toBeGreaterThan(0)
  expect(two).toBeGreaterThan(one)
  expect(hits).toBeGreaterThan(two)

  // n (11^(1/(k-1)) - 1) clean seeds of n = 300 close it: then a fix that did not work has a probability of 1 %.
  const fix = mergeFix(checkout, server, 1)
  expect(await night(20)).toMatchObject({ exitCode: 0, outputs: { findings: '0' } })
  const needed = Math.ceil(300 * (11 ** (1 / (hits - 1)) - 1))
  const clean = Number(/: (\d+) so far/.exec(onlyIssue(server).body ?? '')?.[1])
  expect(onlyIssue(server).body).toContain(
    `${needed} clean seeds ran at commits that contain the fix, \`${fix.sha.slice(0, 7)}\` (#${fix.number}): ${clean} so far, ${needed - clean} missing`,
  )
  expect(onlyIssue(server).state).toBe('open')
  expect(comments(server)).toEqual([])
  const closing = await night(needed - clean)
  expect(onlyIssue(server)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  expect(comments(server)).toEqual([expect.stringContaining(`It failed in ${hits} of 300 seeds`)])
  expect(comments(server)[0]).toContain(`\`${last.slice(0, 7)}\` still fails in today's environment`)
  expect(closing.summary).toContain('#1 is closed on evidence')

  const back = commitVote(checkout, true, 'Write votes later')
  expect(await night(100)).toMatchObject({ exitCode: 1, outputs: { findings: '1' } })
  expect(onlyIssue(server)).toMatchObject({ number: 1, state: 'open', stateReason: 'reopened' })
  expect(comments(server)).toHaveLength(2)
  expect(comments(server)[1]).toContain(`/octo/demo/compare/${fix.sha}...${back}`)
  expect(server.violations).toEqual([])
})

/** Counts the runs of each seed in a directory, and fails by them: `when` is a condition of sh on `$n`, from 1. */
function flaky(when: string): { readonly files: Record<string, string> } {
  const place = mkdtempSync(join(tmpdir(), 'seedsweep-flaky-test-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  const result = '{"outcome":"failed","failure":{"kind":"property","property":"Flaky","message":"sometimes"}}'
  const simulator = `echo "$1" >> '${place}/'"$1"
n=$(wc -l < '${place}/'"$1")
case $1 in *[05]) if ${when}; then echo 'seedsweep: ${result}'; exit 1; fi;; esac
echo "seed $1 is fine"
`
  const config = 'targets:\n  flaky:\n    run: sh flaky.sh {seed}\n'
  return { files: { 'seedsweep.yml': config, 'flaky.sh': simulator } }
}

test.each([
  ['only the first time', '[ $n -eq 1 ]'],
  ['the first two times', '[ $n -le 2 ]'],
  ['the first three times', '[ $n -le 3 ]'],
  ['every other time', '[ $((n % 2)) -eq 1 ]'],
])('a simulator that fails %s files no bug that reproduces, on two nights', async (_, when) => {
  await using server = await startGitHub()
  const checkout = await open(flaky(when).files)
  for (const number of [1, 2]) {
    const run = { runId: 100 + number, runNumber: number }
    const done = await runBuiltAction(checkout, server, { inputs: { count: '40' }, run })
    expect(done.exitCode).toBe(1)
    expect(Number(done.outputs.findings)).toBeGreaterThan(0)
    // Whatever is filed says of itself that runs of one seed differ; the failure itself is withheld, and the summary says so.
    for (const { title, body } of server.issues()) {
      expect(title).not.toContain('Flaky')
      expect(readMarker(body ?? '')?.proof).toBe('pairs')
    }
  }
  expect(server.violations).toEqual([])
})

test('nor does one that both shards have proven, each by a seed of its own, before it comes and goes', async () => {
  await using server = await startGitHub()
  // The sweep's two runs of a failing seed and its three replays; first of all some seeds run once for the preflight.
  const checkout = await open(flaky('[ $n -le 6 ] || [ $((n % 2)) -eq 0 ]').files)
  const job = (inputs: Record<string, string>) => {
    return runBuiltAction(checkout, server, { inputs, run: { runId: 101, runNumber: 1, attempt: 1 } })
  }
  await job({ mode: 'plan', count: '40', shards: '2' })
  for (const shard of ['0', '1']) expect(await job({ mode: 'sweep', shard })).toMatchObject({ exitCode: 0 })
  expect(await job({ mode: 'report' })).toMatchObject({ exitCode: 1, outputs: { findings: '2' } })
  expect(server.issues().map(({ title }) => title)).toEqual([
    '[seedsweep] flaky: unequal runs: one run of a seed passed and another failed',
  ])
})
