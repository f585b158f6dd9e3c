import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { defaultBase } from '../../examples/etcd-robustness/src/etcd/run-directory.ts'
import { recipes } from '../../examples/etcd-robustness/src/recipes.ts'
import { checkHistoryText, type SimulatorResult } from '../../src/index.ts'
import { chooseByVersion } from '../../src/sim/bugs/choose-variants.ts'
import { etcdVersion, hasEtcd, runHarness } from './find-etcd.ts'

/** Where nothing but this test runs members. */
const base = `${defaultBase()}-test-${process.pid}`
afterAll(() => rmSync(base, { recursive: true, force: true }))

function resultsOf(stdout: string): readonly SimulatorResult[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replace(/^seedsweep: /, '')) as SimulatorResult)
}

const sought = [
  { issue: '18089', seeds: 4 },
  { issue: '18667', seeds: 4 },
  { issue: '15271', seeds: 5 },
] as const

test.skipIf(!hasEtcd).each(sought)(
  `$seeds seeds of its recipe find etcd issue $issue where the release has it, and nothing where it has not (${etcdVersion ?? 'needs etcd-server'})`,
  async ({ issue, seeds }) => {
    const recipe = recipes.find((one) => one.issue === issue)
    if (recipe === undefined) throw new Error(`no recipe for ${issue}`)
    const { traffic, families, property, shape } = recipe
    const args = ['--from', '100', '--count', `${seeds}`, '--jobs', '2', '--traffic', traffic]
    const { status, stdout, stderr } = await runHarness([...args, '--families', families.join(), '--dir', base])
    const found = resultsOf(stdout).flatMap(({ failure }) => (failure === undefined ? [] : [failure]))
    // Nothing else is found by it: other bugs have other recipes.
    expect(
      found.filter((one) => one.property !== property || one.message !== shape),
      stderr,
    ).toEqual([])
    const choice = chooseByVersion(etcdVersion ?? '')
    const hasBug = choice.kind === 'chosen' && choice.bugs.includes(issue)
    expect(found.length > 0, stderr).toBe(hasBug)
    expect(status).toBe(hasBug ? 1 : 0)
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
    for (const name of ['Linearizable', 'Reliable', 'Unique', 'Serializable']) {
      const passes = results.map(({ properties }) => properties?.find((one) => one.name === name)?.passes ?? 0)
      expect(Math.max(...passes), name).toBeGreaterThan(0)
    }
    expect(stderr).toContain('3 members')
    expect(stderr).toContain('1 member,')
  },
  120_000,
)

const pastReads = ['--traffic', 'past-reads', '--families', 'compaction,crash', '--members', '1', '--dir', base]

test.skipIf(!hasEtcd)(
  'a failing run keeps its history as our own checker reads it, watches, logs and data, in less than 2 MB (needs an etcd-server before 3.7)',
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'robustness-'))
    expect((await runHarness(['--seed', '1', ...pastReads, '--out', out])).status).toBe(1)
    const kept = join(out, '1')
    const history = readFileSync(join(kept, 'history.jsonl'), 'utf8')
    expect(checkHistoryText('etcd', history).verdict).toBe('not linearizable')
    expect(readFileSync(join(kept, 'm0.log'), 'utf8')).toMatch(/serving client traffic/)
    expect(readFileSync(join(kept, 'run.txt'), 'utf8')).toMatch(/traffic past-reads, .* failed\nbroke Hash - /)
    const files = readdirSync(kept, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['watches.jsonl', 'violations.json', 'db']))
    const bytes = files.reduce((sum, { parentPath, name }) => sum + readFileSync(join(parentPath, name)).length, 0)
    expect(bytes).toBeLessThan(2 * 2 ** 20)
    rmSync(out, { recursive: true })
  },
  60_000,
)

test.skipIf(!hasEtcd)(
  'a worker keeps the evidence of each failing seed, of the newest 3 of a kind (needs an etcd-server before 3.7)',
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'robustness-'))
    const seeds = ['11', '12', '13', '14']
    const config = { traffic: 'past-reads', compaction: 'on', crash: 'on' }
    const requests = seeds.map((seed, at) => ({ type: 'run', id: at + 1, seed, config }))
    const input = [...requests, { type: 'exit' }].map((request) => `${JSON.stringify(request)}\n`).join('')
    const { stdout, stderr } = await runHarness(['--worker', '--out', out, '--dir', base], {}, input)
    const [ready, ...results] = resultsOf(stdout)
    expect(ready, stderr).toMatchObject({ type: 'ready' })
    expect(results.map(({ seed, outcome }) => `${seed} ${outcome}`)).toEqual(seeds.map((seed) => `${seed} failed`))
    expect(readdirSync(out).sort()).toEqual(['12', '13', '14'])
    expect(readdirSync(join(out, '14'))).toEqual(expect.arrayContaining(['history.jsonl', 'm0.log', 'm0.data']))
    rmSync(out, { recursive: true })
  },
  60_000,
)
