import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readStoreReport } from '../../src/campaign/phases.ts'
import { proveInCheckout } from '../../src/campaign/prove-in-checkout.ts'
import { runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { emptyListing } from '../../src/publish/issue-change.ts'
import { planIssueChanges } from '../../src/publish/plan-issue-changes.ts'
import { makeMachine, silent } from './make-machine.ts'
import { makeRepository, type TestRepository } from './make-repository.ts'

const simulator = readFileSync(join(import.meta.dirname, '../e2e/simulators/committed-bugs.js'), 'utf8')

async function sweepAndProve(repository: TestRepository, build: string | null, signal = new AbortController().signal) {
  const machine = { ...makeMachine(), cwd: repository.directory }
  const words = { name: 'demo', run: 'node sim.mjs {seed}', worker: 'node sim.mjs --worker' }
  const target = defineTarget({ ...words, ...(build === null ? {} : { build }) }, (key) => key)
  const dbPath = join(machine.scratch, 'demo.db')
  const campaign = await runCampaign(
    {
      targets: [target],
      seeds: { by: 'count', count: 100 },
      dbPath,
      via: null,
      failOn: 'any',
      floor: 0.9,
      signal: new AbortController().signal,
      observer: silent,
    },
    machine,
  )
  const warnings: string[] = []
  const observer = { onWarning: (line: string) => warnings.push(line), onComparing: () => undefined }
  await proveInCheckout({ dbPath, campaign: campaign.plan.campaign, where: 'local', signal, observer }, machine)
  const report = readStoreReport(dbPath)
  const changes = planIssueChanges('o/r', emptyListing, report, { maxNewIssues: 5, labels: [], owners: {} })
  return { report, changes, warnings }
}

function makeSimulator(files: Readonly<Record<string, string>> = {}): TestRepository {
  const repository = makeRepository()
  repository.commit('all', { 'sim.mjs': simulator, 'bugs.txt': 'Ape 20\n', ...files })
  return repository
}

test('a new finding is replayed once in a checkout of its commit, built, and its issue says so', async () => {
  const repository = makeSimulator({ '.gitignore': 'built.txt\n' })
  const { report, changes } = await sweepAndProve(repository, 'echo yes > built.txt')
  expect(report.findings.map(({ confirmation }) => confirmation)).toMatchObject([
    { state: 'reproducible', same: 3, replays: 3, where: ['local'], inCleanCheckout: 'same' },
  ])
  expect(changes).toMatchObject([
    {
      kind: 'create',
      body: expect.stringContaining(
        'Reproduced 3 of 3 times in fresh processes, confirmed on the runner that found it, and once in a clean checkout.',
      ),
    },
  ])
  expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1)
})

test('what needs a file that is not committed passes there, and is not filed', async () => {
  const repository = makeSimulator({ 'bugs.txt': 'Ape 999983\n', '.gitignore': 'local.txt\n' })
  const local = simulator.replace(
    "'bugs.txt'",
    "process.env.X ?? (existsSync(join(import.meta.dirname, 'local.txt')) ? 'local.txt' : 'bugs.txt')",
  )
  repository.commit('reads a local file', {
    'sim.mjs': local.replace('import { readFileSync }', 'import { existsSync, readFileSync }'),
  })
  await writeFile(join(repository.directory, 'local.txt'), 'Ape 20\n')
  const { report, changes } = await sweepAndProve(repository, 'echo nothing to build')
  expect(report.findings.map(({ confirmation }) => confirmation)).toMatchObject([
    { state: 'reproducible', same: 3, replays: 3, inCleanCheckout: 'passed' },
  ])
  expect(changes).toMatchObject([
    { kind: 'withhold', why: 'not in the commit alone: in a clean checkout of it, built by its build line, it passes' },
  ])
})

test('without a build, and in a tree with changes, nothing is checked out and the finding is filed as before', async () => {
  const without = await sweepAndProve(makeSimulator(), null)
  expect(without.report.findings[0]?.confirmation).not.toHaveProperty('inCleanCheckout')
  expect(without.changes).toMatchObject([{ kind: 'create' }])
  const changed = makeSimulator()
  await writeFile(join(changed.directory, 'bugs.txt'), 'Ape 19\n')
  const { report } = await sweepAndProve(changed, 'exit 1')
  expect(report.findings[0]?.confirmation).not.toHaveProperty('inCleanCheckout')
})

test('a build line that fails there is told', async () => {
  const { warnings, changes } = await sweepAndProve(makeSimulator(), 'echo no compiler; exit 3')
  expect(warnings).toEqual([expect.stringContaining('no compiler')])
  expect(changes).toMatchObject([{ kind: 'create' }])
})
