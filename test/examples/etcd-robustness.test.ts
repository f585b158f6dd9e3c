import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultBase } from '../../examples/etcd-robustness/src/etcd/run-directory.ts'
import { checkHistoryText, type SimulatorResult } from '../../src/index.ts'
import { trackRecord } from '../../src/sim/bugs/track-record.ts'
import { hasEtcd, runHarness } from './find-etcd.ts'

/** Where nothing but this test runs members. */
const base = `${defaultBase()}-test-${process.pid}`

function resultsOf(stdout: string): readonly SimulatorResult[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replace(/^seedsweep: /, '')) as SimulatorResult)
}

const recipes = [
  { bug: '18089', traffic: 'deletions', families: 'compaction', seeds: 4 },
  { bug: '18667', traffic: 'past-reads', families: 'compaction,crash', seeds: 4 },
  { bug: '15271', traffic: 'lagging', families: 'pause,crash', seeds: 5 },
] as const

test.skipIf(!hasEtcd).each(recipes)(
  '$seeds seeds of traffic $traffic find etcd issue $bug under the name that the bundled simulator gives it (needs etcd-server 3.4.23)',
  async ({ bug, traffic, families, seeds }) => {
    const args = ['--from', '100', '--count', `${seeds}`, '--jobs', '2', '--traffic', traffic]
    const { status, stdout, stderr } = await runHarness([...args, '--families', families, '--dir', base])
    const finding = trackRecord.find(({ id }) => id === bug)?.finding
    if (finding === undefined) throw new Error(`the bundled simulator has no finding for ${bug}`)
    const found = resultsOf(stdout).map(({ failure }) => ({ property: failure?.property, shape: failure?.message }))
    expect(found, stderr).toContainEqual(finding)
    // Nothing else is found by it: other bugs of this version have other recipes.
    const others = found.filter(({ property, shape }) => property !== undefined && shape !== finding.shape)
    expect(others, stderr).toEqual([])
    expect(status).toBe(1)
    expect(readdirSync(base)).toEqual([])
  },
  120_000,
)

test.skipIf(!hasEtcd)(
  'plain traffic without trouble passes on 1 and on 3 members, with most promises put to the test (needs etcd-server)',
  async () => {
    const args = ['--from', '0', '--count', '6', '--jobs', '2', '--traffic', 'general', '--families', 'none']
    const { status, stdout, stderr } = await runHarness([...args, '--dir', base])
    expect(status, stderr).toBe(0)
    const results = resultsOf(stdout)
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(6).fill('passed'))
    for (const name of ['Linearizable', 'Reliable', 'Unique', 'Serializable', 'Liveness']) {
      const passes = results.map(({ properties }) => properties?.find((one) => one.name === name)?.passes ?? 0)
      expect(Math.max(...passes), name).toBeGreaterThan(0)
    }
    expect(stderr).toContain('3 members')
    expect(stderr).toContain('1 member,')
  },
  120_000,
)

test.skipIf(!hasEtcd)(
  'a failing run keeps its history as our own checker reads it, watches, logs and data, in less than 2 MB (needs etcd-server 3.4.23)',
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'robustness-'))
    const args = ['--seed', '1', '--traffic', 'past-reads', '--families', 'compaction,crash', '--out', out]
    expect((await runHarness([...args, '--dir', base])).status).toBe(1)
    const history = readFileSync(join(out, 'history.jsonl'), 'utf8')
    expect(checkHistoryText('etcd', history).verdict).toBe('not linearizable')
    expect(readFileSync(join(out, 'm0.log'), 'utf8')).toMatch(/serving client traffic/)
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['watches.jsonl', 'violations.json', 'db']))
    const bytes = files.reduce((sum, { parentPath, name }) => sum + readFileSync(join(parentPath, name)).length, 0)
    expect(bytes).toBeLessThan(2 * 2 ** 20)
    rmSync(out, { recursive: true })
  },
  60_000,
)
