import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mergePhase, planPhase, triagePhase } from '../../src/campaign/phases.ts'
import { sweepPhase } from '../../src/campaign/sweep-phase.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { emptyListing } from '../../src/publish/issue-change.ts'
import { planIssueChanges } from '../../src/publish/plan-issue-changes.ts'
import { renderIssue } from '../../src/publish/render/issue.ts'
import { makeMachine, silent } from './make-machine.ts'

const fail = (property: string) =>
  `echo 'seedsweep: {"outcome":"failed","failure":{"kind":"property","property":"${property}","message":"m"}}'; exit 1`

/** What the simulator does on the report's machine, for the seeds that fail in the sweep if not said otherwise. */
const machines = {
  likewise: fail('P'),
  passes: 'exit 0',
  otherwise: fail('Q'),
  'by turns': `echo x >> turns; [ $(($(wc -l < turns) % 2)) = 0 ] && { ${fail('P')}; }; exit 0`,
}

/** Sweeps 20 seeds in two shards, of which 3 and 13 fail, and replays what they found elsewhere, where `script` runs. */
async function report(script: string) {
  const machine = { ...makeMachine(), jobs: 1 }
  const { cwd } = machine
  const signal = new AbortController().signal
  const install = (text: string) => writeFileSync(join(cwd, 'sim.sh'), text)
  install(`case $1 in 3|13) ${fail('P')};; esac`)
  const targets = [defineTarget({ name: 'demo', run: 'sh sim.sh {seed}' }, (key) => key)]
  const seeds = { by: 'range', first: 0n, end: 20n } as const
  const plan = await planPhase({ targets, seeds, shardCount: 2, number: 1, previous: null }, machine)
  const stores = [0, 1].map((shard) => join(cwd, `shard-${shard}.db`))
  for (const [shard, dbPath] of stores.entries()) {
    const phase = { plan, shard, attempt: 1, dbPath, via: null, signal, observer: silent, checkpoints: null }
    await sweepPhase(phase, machine)
  }
  const dbPath = join(cwd, 'campaign.db')
  mergePhase(dbPath, stores, plan.campaign)
  install(script)
  const triaged = await triagePhase({ dbPath, where: 'report', signal, observer: silent }, machine)
  const rules = { maxNewIssues: 5, labels: [], owners: {} }
  const [finding] = triaged.report.findings
  return {
    ...triaged,
    changes: planIssueChanges('o/r', emptyListing, triaged.report, rules),
    body: finding === undefined ? '' : renderIssue(finding, triaged.report).body,
    states: triaged.report.findings.map(({ signature, confirmation }) => `${signature.title}: ${confirmation.state}`),
  }
}

const onFailing = (script: string) => `case $1 in 3|13) ${script};; esac`

test('a failure that another runner shows again each time is filed, as replayed there', async () => {
  const { changes, body } = await report(onFailing(machines.likewise))
  expect(changes).toMatchObject([{ kind: 'create' }])
  expect(body).toContain(
    "Reproduced 6 of 6 times in fresh processes, on 2 runners: the one that found it and the report job's.",
  )
})

test('one that comes and goes there is nondeterminism, though both shards have proven it, each by a seed of its own', async () => {
  const { states, changes } = await report(onFailing(machines['by turns']))
  const unequal = 'unequal runs: one run of a seed passed and another failed'
  expect(states).toEqual(['P: m: nondeterministic', `${unequal}: reproducible`])
  expect(changes).toMatchObject([
    { kind: 'withhold', finding: { title: 'P: m' }, why: expect.stringContaining('not deterministic') },
    { kind: 'create', finding: { title: unequal } },
  ])
})

test('one that passes there each time is unconfirmed, by both runners’ names', async () => {
  const { states, changes, body } = await report(onFailing(machines.passes))
  expect(states).toEqual(['P: m: unconfirmed'])
  const words = "on the runner that found it each time; on the report job's runner it passed"
  expect(changes).toMatchObject([{ kind: 'withhold', why: `not confirmed: the same failure came back ${words}` }])
  expect(body).toContain(`Not confirmed: the same failure came back in 3 of 6 fresh processes, ${words}.`)
})

test('one that fails otherwise there, while other seeds pass, is unconfirmed, and what was seen is said', async () => {
  const { states, simulatorHere, body } = await report(onFailing(machines.otherwise))
  expect({ states, simulatorHere }).toEqual({ states: ['P: m: unconfirmed'], simulatorHere: true })
  expect(body).toContain("on the report job's runner it failed otherwise (`Q: m`).")
})

test('where nothing passes something is missing: it is filed as its finder has proven it, and the issue says what was seen', async () => {
  const { states, simulatorHere, changes, body } = await report(machines.otherwise)
  expect({ states, simulatorHere }).toEqual({ states: ['P: m: reproducible'], simulatorHere: false })
  expect(changes).toMatchObject([{ kind: 'create' }])
  expect(body).toContain('Reproduced 3 of 3 times in fresh processes, confirmed on the runner that found it.')
  expect(body).toContain(
    "On the report job's runner it cannot be told: there it failed otherwise (`Q: m`), and no seed",
  )
})

test('where the simulator does not start nothing is kept', async () => {
  const { states, simulatorHere, body } = await report('exit 127')
  expect({ states, simulatorHere }).toEqual({ states: ['P: m: reproducible'], simulatorHere: false })
  expect(body).not.toContain('the report job')
})
