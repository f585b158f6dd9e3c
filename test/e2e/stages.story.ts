import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { mergePhase, readPlan, readStoreReport, startStore } from '../../src/campaign/phases.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { zipFiles } from '../loopback/zip-file.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, runBuiltAction, type StepOptions } from './run-built-action.ts'
import { unzipFiles } from './unzip.ts'

const checkout = await makeCheckout({ files: { 'seedsweep.yml': bugsConfig('Ape,Bee') } })
const elsewhere = await makeCheckout({ files: { 'README.md': 'nothing to run here' } })
afterAll(async () => {
  await checkout[Symbol.asyncDispose]()
  await elsewhere[Symbol.asyncDispose]()
})

const runId = 4711

/** One job of the workflow run 4711. */
function step(server: GitHubServer, inputs: Record<string, string>, more: StepOptions & { attempt?: number } = {}) {
  const { attempt = 1, ...options } = more
  const run = { runId, runNumber: 7, attempt, ...more.run }
  return runBuiltAction(checkout, server, { ...options, inputs, run })
}

/** A run with a plan of so many shards of 20 seeds, all of them swept. */
async function sweepShards(server: GitHubServer, count: number, more: StepOptions = {}): Promise<string> {
  const { outputs } = await step(server, { mode: 'plan', count: String(20 * count), shards: String(count) }, more)
  const shards = Array.from({ length: count }, (_, shard) => String(shard))
  const swept = await Promise.all(shards.map((shard) => step(server, { mode: 'sweep', shard }, more)))
  expect(swept.map(({ exitCode }) => exitCode)).toEqual(shards.map(() => 0))
  return outputs.campaign ?? ''
}

const report = (server: GitHubServer, more: StepOptions & { attempt?: number } = {}) =>
  step(server, { mode: 'report' }, more)

/** The artifact of that name with another content. */
function replaceArtifact(server: GitHubServer, name: string, content: Buffer): void {
  const { artifacts } = server.state
  const at = artifacts.findIndex((artifact) => artifact.name === name)
  if (at >= 0) artifacts.splice(at, 1)
  server.seed.artifact({ runId, name, content })
}

/** Failing seeds that a summary counts, over all findings. */
function countFailing({ summary }: { readonly summary: string }): number {
  return [...summary.matchAll(/broken` \|[^|]*\| (\d+) \|/g)].reduce((sum, [, count]) => sum + Number(count), 0)
}

describe('plan', () => {
  test('gives the matrix of its shards, the id, and one artifact', async () => {
    await using server = await startGitHub()
    const done = await step(server, { mode: 'plan', count: '80', shards: '3' })
    expect(done).toMatchObject({ exitCode: 0, summary: '', annotations: [] })
    expect(JSON.parse(done.outputs.matrix ?? '')).toEqual({ include: [{ shard: 0 }, { shard: 1 }, { shard: 2 }] })
    expect(done.outputs.planned).toBe('80')
    const [artifact] = server.state.artifacts
    expect(artifact?.name).toBe(`seedsweep-${done.outputs.campaign}-plan`)
    const files = unzipFiles(artifact?.content ?? Buffer.alloc(0))
    expect(JSON.parse(String(files.get('plan.json')))).toMatchObject({ format: 'seedsweep-plan', version: 1 })
  })

  test('made again by a re-run it is the same; that GitHub has it already is no failure', async () => {
    await using server = await startGitHub()
    const plan = () => step(server, { mode: 'plan', count: '80', shards: '3' })
    const [first, second] = [await plan(), await plan()]
    expect(second).toMatchObject({ exitCode: 0, outputs: first.outputs })
    expect(second.stdout).toContain('is there already')
    expect(server.requests.filter(({ status }) => status === 409)).toHaveLength(1)
  })
})

describe('sweep', () => {
  test('says in its log what it did, and with the plan its log can take the place of its store', async () => {
    await using server = await startGitHub()
    const planned = await step(server, { mode: 'plan', count: '20', shards: '1' })
    const swept = await step(server, { mode: 'sweep', shard: '0' })
    const [artifact] = server.state.artifacts.filter(({ name }) => name.endsWith('-plan'))
    const files = unzipFiles(artifact?.content ?? Buffer.alloc(0))
    const directory = mkdtempSync(join(tmpdir(), 'seedsweep-log-test-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    const [db, log] = [join(directory, 'campaign.db'), join(directory, 'log.txt')]
    startStore(db, readPlan(String(files.get('plan.json')), 'plan.json'), new Date(0))
    writeFileSync(log, swept.stdout)
    expect(mergePhase(db, [log], planned.outputs.campaign ?? null).recovered).toMatchObject([{ damagedLines: 0 }])
    const { delivered, shards } = readStoreReport(db)
    expect(delivered).toBe(20)
    expect(shards).toMatchObject([{ state: 'delivered', recovered: 20, canary: 'failed' }])
  })
})

describe('report', () => {
  test('of an index that two attempts ran, the newest attempt counts', async () => {
    await using server = await startGitHub()
    const campaign = await sweepShards(server, 2)
    const before = await report(server)
    // Every second id falls, and the history took one.
    server.seed.artifact({ runId, name: 'another', content: zipFiles({}) })
    const fixed = await step(server, { mode: 'sweep', shard: '1' }, { attempt: 2, env: { SEEDSWEEP_BUGS: '' } })
    expect(fixed.exitCode).toBe(0)
    const newest = server.state.artifacts.at(-1)
    expect(newest?.name).toBe(`seedsweep-${campaign}-s1-a2`)
    // Ids fall: what came last is not what has the greatest id.
    expect(newest?.id).toBeLessThan(Math.max(...server.state.artifacts.map(({ id }) => id)))
    const after = await report(server, { attempt: 2 })
    expect(after.summary).toContain('in 40 of 40 planned seeds.**')
    expect(countFailing(after)).toBeGreaterThan(0)
    expect(countFailing(after)).toBeLessThan(countFailing(before))
  })

  test('what is not ours or not intact is refused by name, and the rest is merged', async () => {
    await using server = await startGitHub()
    const campaign = await sweepShards(server, 3)
    const name = (part: string) => `seedsweep-${campaign}-${part}`
    const store = (part: string): Buffer => {
      const artifact = server.state.artifacts.find((one) => one.name === name(part))
      return unzipFiles(artifact?.content ?? Buffer.alloc(0)).get('shard.db') ?? Buffer.alloc(0)
    }
    const damaged = Buffer.from(store('s1-a1'))
    damaged.fill(0x5a, 4096)
    replaceArtifact(server, name('s1-a1'), zipFiles({ 'shard.db': damaged }))
    replaceArtifact(server, name('s2-a1'), zipFiles({ 'shard.db': 'not a database' }))
    replaceArtifact(server, name('s2-a2'), zipFiles({ 'other.db': store('s0-a1') }))
    const lying = zipFiles({ 'shard.db': store('s0-a1') })
    lying.writeUInt32LE(4096, lying.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24)
    server.seed.artifact({ runId, name: name('s1-a2'), content: lying })
    server.seed.artifact({ runId, name: `${name('s0-a1')}-copy`, content: zipFiles({ 'shard.db': 'not asked for' }) })
    await using other = await startGitHub()
    const foreign = await sweepShards(other, 1, { run: { runNumber: 8 } })
    const stranger = other.state.artifacts.find((one) => one.name === `seedsweep-${foreign}-s0-a1`)
    server.seed.artifact({ runId, name: name('s0-a2'), content: stranger?.content ?? Buffer.alloc(0) })

    const done = await report(server)
    expect(done.exitCode).toBe(1)
    expect(done.summary).toContain(
      'in 20 of 60 planned seeds; shard 1 (of 0-2) never delivered, shard 2 (of 0-2) never delivered.**',
    )
    for (const refused of [
      `${name('s1-a1')}: its store is damaged`,
      `${name('s1-a2')}: shard.db in it has more than the 4096 bytes it says`,
      `${name('s2-a1')}: its store is not a seedsweep store`,
      `${name('s2-a2')}: it holds no plain file shard.db`,
      `${name('s0-a2')}: its store is of campaign ${foreign}, not of ${campaign}`,
    ]) {
      expect(done.summary).toContain(refused)
    }
    expect(done.summary).not.toContain('copy')
    expect(done.annotations.filter(({ message }) => message.startsWith('Not merged:'))).toHaveLength(1)
    expect(done.stdout).toContain('1 store merged')
  })

  test('proves each finding by the very command of its issue: 3 fresh processes on its own runner, one in a clean checkout', async () => {
    await using server = await startGitHub()
    const place = mkdtempSync(join(tmpdir(), 'seedsweep-runs-test-'))
    onTestFinished(() => rmSync(place, { recursive: true }))
    const log = join(place, 'runs.txt')
    // Tells each of its processes by pid, directory and command, and is the simulator of the other tests.
    const told = `const { appendFileSync } = require('node:fs')
appendFileSync(${JSON.stringify(log)}, [process.pid, process.cwd(), ['node', 'told.js', ...process.argv.slice(2)].join(' ')].join('\\t') + '\\n')
import('./simulators/bugs.js')
`
    const command = 'node told.js --bugs Ape,Bee'
    const config = `targets:
  demo:
    build: 'true'
    run: ${command} --seed {seed}
    worker: ${command} --worker
`
    await using own = await makeCheckout({ files: { 'seedsweep.yml': config, 'told.js': told } })
    const job = (inputs: Record<string, string>) =>
      runBuiltAction(own, server, { inputs, run: { runId, runNumber: 7, attempt: 1 } })
    await job({ mode: 'plan', count: '40', shards: '2' })
    for (const shard of ['0', '1']) expect(await job({ mode: 'sweep', shard })).toMatchObject({ exitCode: 0 })
    writeFileSync(log, '')
    await job({ mode: 'report' })
    const runs = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
    expect(server.issues()).toHaveLength(2)
    for (const { body } of server.issues()) {
      const [printed] = /^node told\.js .*--seed \d+/m.exec(body ?? '') ?? []
      const own3 = runs.filter(([, directory, words]) => words === printed && directory === own.directory)
      expect(new Set(own3.map(([pid]) => pid)).size, printed).toBe(3)
      expect(runs.filter(([, directory, words]) => words === printed && directory !== own.directory)).toHaveLength(1)
      expect(body).toContain(
        "Reproduced 6 of 6 times in fresh processes, on 2 runners: the one that found it and the report job's, and once in a clean checkout.",
      )
    }
    // Nothing else was run there: 4 processes for each.
    expect(runs).toHaveLength(8)
  })

  test('in a job without the simulator says that the shards have confirmed what they found', async () => {
    await using server = await startGitHub()
    await sweepShards(server, 2)
    const done = await runBuiltAction(elsewhere, server, { inputs: { mode: 'report' }, run: { runId, runNumber: 7 } })
    expect(done.stdout).toMatch(/the shards have confirmed what they found|this is/)
    expect(server.issues()).toHaveLength(2)
    expect(server.issues()[0]?.body).toContain('confirmed on the runner that found it')
  })

  test('without actions: read the runner’s own service serves', async () => {
    await using server = await startGitHub()
    const token = server.addToken({ contents: 'read', issues: 'write' })
    await sweepShards(server, 2, { token })
    const done = await report(server, { token })
    expect(done.stderr).not.toContain('DeprecationWarning')
    expect(done.summary).toContain('40 of 40 planned seeds')
    expect(server.issues()).toHaveLength(2)
    expect(server.violations).toEqual([])
  })
})
