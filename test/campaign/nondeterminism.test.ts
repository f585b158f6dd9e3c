import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { emptyListing } from '../../src/publish/issue-change.ts'
import { planIssueChanges } from '../../src/publish/plan-issue-changes.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { makeMachine, silent } from './make-machine.ts'

/** Fails for seed 7 in the first runs, of which there are so many, and does something else from then on. */
function makeScript(directory: string, failures: number, then: string): void {
  const script = `
    [ "$1" = 7 ] || exit 0
    echo x >> runs.txt
    if [ "$(wc -l < runs.txt)" -le ${failures} ]; then
      echo 'seedsweep: {"type":"result","seed":"7","outcome":"failed","failure":{"kind":"property","property":"P","message":"m"}}'
      exit 1
    fi
    ${then}
  `
  writeFileSync(join(directory, 'sim.sh'), script)
}

async function run(failures: number, then: string) {
  const machine = { ...makeMachine(), jobs: 1 }
  makeScript(machine.cwd, failures, then)
  const request = {
    targets: [defineTarget({ name: 'flaky', run: 'sh sim.sh {seed}' }, (key) => key)],
    seeds: { by: 'range', first: 5n, end: 10n } as const,
    dbPath: join(machine.cwd, 'flaky.db'),
    via: null,
    failOn: 'any' as const,
    floor: 0.9,
    signal: new AbortController().signal,
    observer: silent,
  }
  const { report } = await runCampaign(request, machine)
  return { report, again: () => runCampaign(request, machine) }
}

const rules = { maxNewIssues: 5, labels: [], owners: {} }

test('a seed that fails 3 times and then passes is a finding of its own kind, and the failure that it hides is not filed', async () => {
  // The preflight runs seeds 5 to 7; then come the sweep's run, its second run, and the first replay.
  const { report } = await run(4, 'exit 0')
  expect(report.findings.map(({ signature, confirmation }) => [signature.title, confirmation.state])).toEqual([
    ['P: m', 'nondeterministic'],
    ['unequal runs: one run of a seed passed and another failed', 'reproducible'],
  ])
  const changes = planIssueChanges('o/r', emptyListing, report, rules)
  expect(changes).toMatchObject(
    [
      { kind: 'create', title: '[seedsweep] flaky: unequal runs: one run of a seed passed and another failed' },
      { kind: 'withhold', finding: { title: 'P: m' } },
    ].toReversed(),
  )
  const [, unequal] = report.findings
  expect(unequal?.reproduction).toMatchObject({ seed: '7', repeat: { by: 'pairs' } })
  const { body } = unequal === undefined ? { body: '' } : renderIssue(unequal, report)
  expect(body).toContain('Two runs of its seed differed again in 2 of 3 pairs')
  expect(body).toContain('run 1 (local): failed: P: m, exits 1\nrun 2 (local): passed, exits 0')
})

test('one that fails otherwise when it is replayed likewise', async () => {
  const { report } = await run(4, `echo "panic: something else entirely" >&2; exit 2`)
  expect(report.findings.map(({ signature }) => signature.title).toSorted()).toEqual([
    'P: m',
    'unequal runs: two runs of a seed failed in different ways',
  ])
})

test('a campaign that found it is finished: the same call begins the next one', async () => {
  const { again } = await run(4, 'exit 0')
  expect((await again()).plan.origin.number).toBe(2)
})

test('one that passes in all replays is unconfirmed, kept, and filed only where that is asked for', async () => {
  const { report } = await run(3, 'exit 0')
  expect(report.findings.map(({ confirmation }) => confirmation.state)).toEqual(['unconfirmed'])
  expect(planIssueChanges('o/r', emptyListing, report, rules)).toMatchObject([{ kind: 'withhold' }])
  const [change] = planIssueChanges('o/r', emptyListing, report, { ...rules, fileUnconfirmed: true })
  expect(change).toMatchObject({ kind: 'create', body: expect.stringContaining('Not confirmed: its seed passed') })
})
