import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { defaultBase } from '../../examples/etcd-robustness/src/etcd/run-directory.ts'
import { recipes } from '../../examples/etcd-robustness/src/recipes.ts'
import { chooseByVersion } from '../../src/sim/bugs/choose-variants.ts'
import { makeWorkspace, readJson, runCli } from '../cli/run-cli.ts'
import { SummarySchema } from '../cli/summary-schema.ts'
import { etcdVersion, hasEtcd, main } from './find-etcd.ts'

/** Where nothing but this story runs members. */
const base = `${defaultBase()}-story-${process.pid}`
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** The target of this repository, aimed at what shows most surely. */
const config = `default: etcd
targets:
  etcd:
    run: >-
      node ${main} --dir ${base} --seed {seed} --out kept --traffic {config.traffic}
      --families crash,pause,compaction={config.compaction}
    worker: node ${main} --dir ${base} --worker --out kept
    timeout: 60s
    deterministic: false
    config:
      traffic: [deletions, past-reads, lagging]
      compaction: on/off
      crash: on
      pause: on
`

test.skipIf(!hasEtcd)(
  `a campaign of 80 seeds finds etcd issues 18089, 18667 and 15271 where the release has them, each as a finding of its own that its command shows again, and nothing else (${etcdVersion ?? 'needs etcd-server'})`,
  async () => {
    const choice = chooseByVersion(etcdVersion ?? '')
    const bugs = choice.kind === 'chosen' ? choice.bugs : []
    const sought = recipes.filter(({ issue }) => ['18089', '18667', '15271'].includes(issue) && bugs.includes(issue))
    const cwd = makeWorkspace({ 'seedsweep.yml': config })
    const run = await runCli(['run', '--count', '80', '--jobs', '2'], { cwd })
    expect(run.code, run.stderr).toBe(sought.length > 0 ? 1 : 0)
    const { findings } = SummarySchema.parse(readJson(await runCli(['show', '--json'], { cwd })))
    expect(findings.map(({ title }) => title).sort()).toEqual(
      sought.map(({ property, shape }) => `${property}: ${shape}`).sort(),
    )
    expect(findings.map(({ state }) => state)).toEqual(findings.map(() => 'reproducible'))
    // The evidence of at most 3 runs of each outlives workers and re-runs.
    const kept = sought.length === 0 ? [] : readdirSync(join(cwd, 'kept'))
    expect(kept.length).toBeGreaterThanOrEqual(sought.length)
    expect(kept.length).toBeLessThanOrEqual(3 * (sought.length + 1))
    expect(readdirSync(base)).toEqual([])
  },
  600_000,
)
