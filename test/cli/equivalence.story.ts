import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digitsConfig, makeWorkspace, readJson, runCli } from './run-cli.ts'
import { type Summary, SummarySchema } from './summary-schema.ts'

/** Everything that must not depend on how a campaign was cut and run: the id of a plan does. */
interface Result {
  readonly findings: Summary['findings']
  readonly planned: number
  readonly delivered: number
  readonly properties: unknown
}

const seedCount = 210

function makeProject(): string {
  return makeWorkspace({ 'seedsweep.yml': digitsConfig })
}

async function readResult(cwd: string, db: string): Promise<Result> {
  const summary = SummarySchema.parse(readJson(await runCli(['show', 'findings', '--json', '--db', db], { cwd })))
  const shown = await runCli(['show', 'properties', '--json', '--db', db], { cwd })
  const { properties } = readJson(shown) as { properties: unknown }
  const { findings, planned, delivered } = summary
  return { findings, planned, delivered, properties }
}

async function runWhole(cwd: string, name: string, flags: readonly string[]): Promise<Result> {
  const db = join(cwd, `${name}.db`)
  const run = await runCli(['run', '--seeds', `0..${seedCount}`, '--db', db, '--json', ...flags], { cwd })
  expect(run.code, run.stderr).toBe(1)
  return readResult(cwd, db)
}

/** Plans `shardCount` shards and sweeps them, two at a time; gives the paths of their stores. */
async function sweepShards(cwd: string, shardCount: number, flags: readonly string[]): Promise<string[]> {
  const plan = ['plan', '--seeds', `0..${seedCount}`, '--shards', String(shardCount), '-o', 'plan.json']
  expect((await runCli(plan, { cwd })).code).toBe(0)
  const shards = Array.from({ length: shardCount }, (_, shard) => shard)
  const sweep = async (shard: number) => {
    const words = ['sweep', '--plan', 'plan.json', '--shard', String(shard), '--db', `s${shard}.db`, ...flags]
    const end = await runCli(words, { cwd })
    expect(end.code, end.stderr).toBe(0)
  }
  const lane = async (parity: number) => {
    for (const shard of shards.filter((one) => one % 2 === parity)) await sweep(shard)
  }
  await Promise.all([lane(0), lane(1)])
  return shards.map((shard) => `s${shard}.db`)
}

async function merge(
  cwd: string,
  out: string,
  stores: readonly string[],
): Promise<{ code: number | null; text: string }> {
  const end = await runCli(['merge', '-o', out, ...stores], { cwd })
  return { code: end.code, text: end.stdout + end.stderr }
}

test('210 seeds give the same findings, seeds, counts and order by run, batch and worker, with 1 job and with 4', async () => {
  const cwd = makeProject()
  const whole = await runWhole(cwd, 'worker-1', ['--via', 'worker', '--jobs', '1'])
  expect(whole).toMatchObject({ planned: seedCount, delivered: seedCount })
  expect(
    whole.findings.map(({ title, count, seeds, state }) => ({ title, count, first: seeds.slice(0, 3), state })),
  ).toEqual([
    { title: 'NoSeven: seed <n> ends in seven', count: 19, first: ['7', '17', '27'], state: 'reproducible' },
    { title: 'NoTwins: seed <n> has twins', count: 2, first: ['77', '177'], state: 'reproducible' },
  ])
  expect(await runWhole(cwd, 'worker-4', ['--via', 'worker', '--jobs', '4'])).toEqual(whole)
  expect(await runWhole(cwd, 'batch-1', ['--via', 'batch', '--jobs', '1'])).toEqual(whole)
  expect(await runWhole(cwd, 'batch-4', ['--via', 'batch', '--jobs', '4'])).toEqual(whole)
  expect(await runWhole(cwd, 'run-1', ['--via', 'run', '--jobs', '1'])).toEqual(whole)
  expect(await runWhole(cwd, 'run-4', ['--via', 'run', '--jobs', '4'])).toEqual(whole)
})

/** Of 7 shards of 30 seeds. */
function inShard3(seed: string): boolean {
  return Number(seed) >= 90 && Number(seed) < 120
}

describe('7 shards of 30 seeds', () => {
  test('merged in any order, twice, and merged again, give what 1 shard gives; less one, that one is named', async () => {
    const cwd = makeProject()
    const whole = await runWhole(cwd, 'whole', [])
    const stores = await sweepShards(cwd, 7, ['--jobs', '2'])

    const forward = await merge(cwd, 'forward.db', stores)
    expect(forward).toMatchObject({ code: 0 })
    expect(forward.text).toMatch(
      / merged 7 stores into forward\.db\n campaign [0-9a-f]{12}: 210 of 210 planned seeds, 2 findings\n/,
    )
    expect(await readResult(cwd, 'forward.db')).toEqual(whole)

    expect(await merge(cwd, 'backward.db', stores.toReversed())).toMatchObject({ code: 0 })
    expect(await merge(cwd, 'backward.db', ['s3.db', ...stores, 's3.db'])).toMatchObject({ code: 0 })
    expect(await readResult(cwd, 'backward.db')).toEqual(whole)

    await merge(cwd, 'left.db', stores.slice(0, 4))
    await merge(cwd, 'right.db', stores.slice(3))
    expect(await merge(cwd, 'both.db', ['right.db', 'left.db', 'forward.db'])).toMatchObject({ code: 0 })
    expect(await readResult(cwd, 'both.db')).toEqual(whole)

    const partial = await merge(
      cwd,
      'partial.db',
      stores.filter((store) => store !== 's3.db'),
    )
    expect(partial).toMatchObject({ code: 4 })
    expect(partial.text).toContain('180 of 210 planned seeds, 2 findings; shard 3 (of 0-6) never delivered')
    const less = await readResult(cwd, 'partial.db')
    expect(less).toMatchObject({ planned: 210, delivered: 180 })
    for (const [position, { seeds, key }] of less.findings.entries()) {
      expect(key).toBe(whole.findings[position]?.key)
      expect(seeds).toEqual(whole.findings[position]?.seeds.filter((seed) => !inShard3(seed)).slice(0, seeds.length))
    }
    expect(less.findings.map(({ count }) => count)).toEqual([16, 2])
    expect((await merge(cwd, 'partial.db', ['s3.db'])).code).toBe(0)
    expect(await readResult(cwd, 'partial.db')).toEqual(whole)
  })

  test('fresh seeds do not depend on the number of shards either: 60 of them in 1 and in 3, by jobs 1 and 4', async () => {
    const cwd = makeWorkspace({ 'seedsweep.yml': digitsConfig })
    const seedsOf = async (shards: number, jobs: string) => {
      const plan = ['plan', '--count', '60', '--shards', String(shards), '--number', '12', '-o', `plan-${shards}.json`]
      expect((await runCli(plan, { cwd })).code).toBe(0)
      const stores: string[] = []
      for (let shard = 0; shard < shards; shard++) {
        const db = `fresh-${shards}-${shard}.db`
        const words = ['sweep', '--plan', `plan-${shards}.json`, '--shard', String(shard), '--db', db, '--jobs', jobs]
        const end = await runCli([...words, '--json'], { cwd })
        expect(readJson(end) as object).toMatchObject({ version: 1, shard, state: 'delivered', proven: true })
        stores.push(db)
      }
      await merge(cwd, `fresh-${shards}.db`, stores)
      const { findings } = await readResult(cwd, `fresh-${shards}.db`)
      return findings.map(({ key, count, seeds }) => ({ key, count, seeds: seeds.toSorted() }))
    }
    const one = await seedsOf(1, '1')
    expect(one.length).toBeGreaterThan(0)
    expect(await seedsOf(3, '4')).toEqual(one)
  })
})

test('an input that is no store is refused by name, the others are merged, and the missing shard is named: exit 4', async () => {
  const cwd = makeProject()
  await sweepShards(cwd, 2, [])
  copyFileSync(join(cwd, 's0.db'), join(cwd, 'again.db'))
  const merged = await merge(cwd, 'm.db', ['s0.db', 'again.db', 'nowhere.db', 'plan.json'])
  expect(merged.code).toBe(4)
  expect(merged.text).toContain(`refused ${join(cwd, 'nowhere.db')}: there is no store at`)
  expect(merged.text).toContain(`refused ${join(cwd, 'plan.json')}: `)
  expect(merged.text).toContain('merged 2 stores into m.db')
  expect(merged.text).toContain('105 of 210 planned seeds, 2 findings; shard 1 (of 0-1) never delivered')
})
