import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { describeAttribution } from '../../src/model/attribution.ts'
import { configurationOf } from '../../src/model/configuration.ts'
import type { Via } from '../../src/model/target.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readFailures } from '../../src/store/queries.ts'
import { makeMachine, silent } from './make-machine.ts'

const simulator = join(import.meta.dirname, '..', 'fixtures', 'simulators', 'axes.mjs')
const words = [process.execPath, simulator]
const target = defineTarget(
  {
    name: 'axes',
    run: [...words, '--seed', '{seed}', '--nodes', '{config.nodes}'],
    batch: [...words, '--seeds-file', '{seeds-file}', '--nodes', '{config.nodes}'],
    worker: [...words, '--worker', 'yes'],
    config: { nodes: [3, 5], delay: 'on/off', loss: 'on/off', steps: 100 },
  },
  'test',
)

async function sweep(via: Via, first: bigint, end: bigint) {
  const machine = makeMachine()
  const dbPath = join(machine.cwd, 'axes.db')
  const { report } = await runCampaign(
    {
      targets: [target],
      seeds: { by: 'range', first, end },
      dbPath,
      via,
      failOn: 'any',
      floor: 0.9,
      signal: new AbortController().signal,
      observer: silent,
    },
    machine,
  )
  using store = openStore(dbPath, { readonly: true })
  const failures = report.findings.flatMap(({ key }) => readFailures(store, key))
  return { report, failures: failures.toSorted((a, b) => Number(a.seed) - Number(b.seed)) }
}

test('the configuration of 400 seeds reaches a worker, is recorded, counted, attributed and reproduced', async () => {
  const { report, failures } = await sweep('worker', 0n, 400n)
  expect(report.findings).toHaveLength(1)
  const [finding] = report.findings
  expect(finding?.confirmation).toMatchObject({ state: 'reproducible', same: 3 })
  expect(finding?.attribution && describeAttribution(finding.attribution)).toMatch(
    /^Needs delay on \((\d+) of \1 failing seeds\) and nodes 5 \(\1 of \1\); no difference seen with loss$/,
  )
  const wanted = Array.from({ length: 400 }, (_, seed) => String(seed)).filter((seed) => {
    const { delay, nodes } = configurationOf(target, seed as never)
    return delay === 'on' && nodes === '5'
  })
  expect(failures.map(({ seed }) => seed)).toEqual(wanted)
  for (const { config } of failures) expect(config).toMatchObject({ delay: 'on', nodes: '5' })

  const totals = Map.groupBy(report.configValues, ({ name }) => name)
  expect([...totals.keys()]).toEqual(['delay', 'loss', 'nodes'])
  for (const values of totals.values()) {
    expect(values.reduce((sum, { passes, failures }) => sum + passes + failures, 0)).toBe(400)
    expect(values.reduce((sum, { failures }) => sum + failures, 0)).toBe(wanted.length)
  }
  const { commandLine = '' } = finding?.reproduction ?? {}
  expect(commandLine).toMatch(/^SEEDSWEEP_FAMILIES=delay(,loss)? /)
  expect(commandLine).toMatch(/--nodes 5$/)
})

test('a process per seed, batches cut by configuration, and a worker find the same of 40 seeds', async () => {
  const [byRun, byBatch, byWorker] = [
    await sweep('run', 0n, 40n),
    await sweep('batch', 0n, 40n),
    await sweep('worker', 0n, 40n),
  ]
  const tell = ({ failures, report }: typeof byRun) => ({
    failures: failures.map(({ seed, digest, config }) => ({ seed, digest, config })),
    values: report.configValues,
    unequal: report.determinism?.unequal,
  })
  expect(tell(byRun).failures.length).toBeGreaterThan(3)
  expect(tell(byBatch)).toEqual(tell(byRun))
  expect(tell(byWorker)).toEqual(tell(byRun))
})
