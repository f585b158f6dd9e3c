import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import { expect } from 'vitest'
import { waitingMax } from '../../src/simulator/seed-runner.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { openStore } from '../../src/store/open-store.ts'
import { includesIndex, type Span } from '../../src/store/spans.ts'
import { isRunTwice } from '../../src/sweep/second-runs.ts'
import { livingProcesses } from '../simulator/fixture-context.ts'
import { makeWorkspace, type RunningCli, root, runCli, startCli } from './run-cli.ts'

/*
 * Kills a campaign as `kill -9` and the system do, at a moment that only a number decides, lets the same command go on,
 * and compares what it leaves with what a campaign in peace leaves. The simulator writes a line for each seed that it
 * really runs, so that what was run in vain is counted by somebody who cannot forget.
 */

/** A campaign that is killed, again and again until it is done. */
interface Campaign {
  readonly via: 'run' | 'batch' | 'worker'
  readonly command: 'run' | 'sweep'
  readonly seedCount: number
  readonly cwd: string
  /** Name of the journal, which stands in the command line of every simulator and of nobody else. */
  readonly journal: string
}

/** What one case showed. */
export interface KillReport {
  readonly campaign: string
  /** Of each blow that fell on the command: seeds that had been run and that the store does not know. */
  readonly lost: readonly number[]
  /** Whom the blows hit. */
  readonly hits: readonly string[]
}

const jobs = 2

const simulators = join(root, 'test', 'fixtures', 'simulators')

/** Seeds between two commits of the store. */
const checkpointSeeds = 100

/**
 * Most seeds that a lane has in its hands beyond those that wait for their second run: what a launch server may have
 * run before anybody reads of it, a batch, the window that the worker asks for.
 */
const inHandMax = { run: waitingMax, batch: 256, worker: 8 }

/** How long the children of a killed command may live on: a batch runs its seeds to the end. */
const orphansMs = 60_000

/** Runs the case of one number; a small one has a quarter of the seeds. Throws where anything was lost, counted twice, or left running. */
export async function runKillCase(number: number, size: 'small' | 'large'): Promise<KillReport> {
  const random = openRandom(number)
  const campaign = makeCampaign(number, random, size)
  const { seedCount, cwd } = campaign
  expect((await runCli(['plan', '--seeds', `0..${seedCount}`, '-o', 'plan.json'], { cwd })).code).toBe(0)
  await finish(campaign, 'peace.db')
  const lines = readJournal(campaign).length
  rmSync(join(cwd, campaign.journal))

  const lost: number[] = []
  const hits: string[] = []
  let done = false
  for (let blows = random.between(1, 3); blows > 0; blows--) {
    const running = start(campaign, 'killed.db')
    await reach(campaign, running, random.between(0, lines))
    // Not every blow falls just behind a seed.
    for (let turns = random.between(0, 40); turns > 0; turns--) await nextTurn()
    const hit = strike(running, random.pick(['command', 'command', random.between(0, 5)] as const))
    const end = await running.ended
    hits.push(hit)
    await untilNobodyRuns(campaign)
    if (hit === 'command' && existsSync(join(cwd, 'killed.db'))) lost.push(countLost(campaign))
    if (hit === 'command') continue
    expect(end.code, `${hit}: ${end.stderr}`).toBe(exitOf(campaign))
    done = true
    break
  }
  if (!done) await finish(campaign, 'killed.db')
  expectSameRows(comparableRows(join(cwd, 'killed.db')), comparableRows(join(cwd, 'peace.db')))
  const { via, command } = campaign
  return { campaign: `${command} of ${seedCount} seeds via ${via}`, lost, hits }
}

function makeCampaign(number: number, random: Random, size: 'small' | 'large'): Campaign {
  const via = random.pick(['run', 'batch', 'worker'] as const)
  const many = via === 'run' ? random.between(200, 1_000) : random.between(600, 4_000)
  const seedCount = size === 'small' ? Math.ceil(many / 4) : many
  const journal = `journal-${process.pid}-${number}`
  const server = `${process.execPath} ${join(simulators, 'counted.mjs')} ${journal}`
  const more = { run: '', batch: `batch: ${server} --seeds-file {seeds-file}`, worker: `worker: ${server} --worker` }[
    via
  ]
  const cwd = makeWorkspace({
    'seedsweep.yml': `targets:
  counted:
    seed-type: u32
    run: sh ${join(simulators, 'counted.sh')} ${journal} {seed}
    ${more}
`,
  })
  mkdirSync(join(cwd, 'tmp'))
  return { via, seedCount, cwd, journal, command: random.pick(['run', 'sweep', 'sweep'] as const) }
}

function start({ command, seedCount, cwd }: Campaign, db: string): RunningCli {
  const what =
    command === 'run' ? ['run', '--seeds', `0..${seedCount}`] : ['sweep', '--plan', 'plan.json', '--shard', '0']
  // What a killed command leaves in its directory for temporary files goes with the test.
  return startCli([...what, '--jobs', String(jobs), '--db', db], { cwd, env: { TMPDIR: join(cwd, 'tmp') } })
}

/** Runs the command to its end. */
async function finish(campaign: Campaign, db: string): Promise<void> {
  const end = await start(campaign, db).ended
  expect(end.code, end.stderr).toBe(exitOf(campaign))
  await untilNobodyRuns(campaign)
}

/** A sweep that delivered is well, whatever it found; `run` has found something. */
function exitOf({ command }: Campaign): number {
  return command === 'run' ? 1 : 0
}

/** Resolves when the journal has so many lines (0: when there is a store), or the command has ended. */
async function reach({ cwd, journal }: Campaign, running: RunningCli, lines: number): Promise<void> {
  const path = join(cwd, lines === 0 ? 'killed.db' : journal)
  const before = lines === 0 || !existsSync(path) ? 0 : countLines(path)
  const reached = () => existsSync(path) && (lines === 0 || countLines(path) - before >= lines)
  const { promise, resolve } = Promise.withResolvers<void>()
  const watcher = watch(cwd, () => reached() && resolve())
  void running.ended.then(() => resolve())
  if (reached()) resolve()
  await promise
  watcher.close()
}

/** Kills the command, or the how-manieth of the processes below it where there are any. Says whom. */
function strike({ child }: RunningCli, victim: 'command' | number): string {
  const { pid } = child
  if (pid === undefined || child.exitCode !== null) return 'nobody'
  const below = victim === 'command' ? [] : descendantsOf(pid)
  const chosen = victim === 'command' ? undefined : below[victim % below.length]
  const name = chosen === undefined ? 'command' : nameOf(chosen)
  try {
    process.kill(chosen ?? pid, 'SIGKILL')
  } catch {
    return 'nobody'
  }
  return name
}

function descendantsOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name): [number, number] => [Number(name), parentOf(name)])
  const found: number[] = []
  for (let open = [pid]; open.length > 0; ) {
    open = parents.filter(([, parent]) => open.includes(parent)).map(([child]) => child)
    found.push(...open)
  }
  return found
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It ended meanwhile.
    return -1
  }
}

function nameOf(pid: number): string {
  try {
    return `a child, ${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()}`
  } catch {
    return 'a child'
  }
}

async function untilNobodyRuns({ journal }: Campaign): Promise<void> {
  const end = performance.now() + orphansMs
  while (livingProcesses(journal).length > 0) {
    if (performance.now() > end) expect(livingProcesses(journal)).toEqual([])
    await delay(10)
  }
}

/** Looks at a copy of the store, so that whoever goes on finds it as it was left. It opens, and it is intact. */
function countLost(campaign: Campaign): number {
  const { cwd, seedCount } = campaign
  const look = join(cwd, 'look.db')
  for (const suffix of ['', '-wal']) {
    rmSync(`${look}${suffix}`, { force: true })
    if (existsSync(join(cwd, `killed.db${suffix}`))) copyFileSync(join(cwd, `killed.db${suffix}`), `${look}${suffix}`)
  }
  using store = openStore(look)
  expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok')
  const spans = store.database.prepare<[], Span>('SELECT lo, hi FROM span ORDER BY lo').raw().all()
  const ran = new Set(readJournal(campaign))
  expect(Math.max(...ran)).toBeLessThan(seedCount)
  const lost = [...ran].filter((seed) => !includesIndex(spans, seed))
  const once = lost.filter((seed) => !fails(seed) && !isRunTwice(seed, 'passed'))
  expect(once.length).toBeLessThanOrEqual(checkpointSeeds + jobs * inHandMax[campaign.via])
  return lost.length
}

/** As the simulator decides. */
function fails(seed: number): boolean {
  return seed % 41 === 7 || seed % 97 === 5
}

function readJournal({ cwd, journal }: Campaign): number[] {
  const path = join(cwd, journal)
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').map(Number) : []
}

function countLines(path: string): number {
  return readFileSync(path, 'latin1').split('\n').length - 1
}

/** What tells one execution of a campaign from another: times, the machine, and how often it was written. */
const ownOfARun: Readonly<Record<string, readonly string[]>> = {
  campaign: ['started_at'],
  shard_run: ['revision', 'wall_ms', 'machine', 'started_at'],
  // A seed of a batch that was killed is run again in a process that has an exit code of its own; one that was killed
  // after its result stood in the output was killed all the same.
  failure: ['duration_ms', 'exit_code', 'exit_signal'],
  replay: ['revision', 'duration_ms'],
}

function expectSameRows(seen: readonly string[], wanted: readonly string[]): void {
  const differences = {
    missing: wanted.filter((row) => !seen.includes(row)),
    unwanted: seen.filter((row) => !wanted.includes(row)),
  }
  expect(differences).toEqual({ missing: [], unwanted: [] })
  expect(seen.length).toBe(wanted.length)
}

/** All rows of a store without what is one execution's own; of durations, how many there are. */
function comparableRows(path: string): string[] {
  const rows = readRows(path)
  const durations = rows.filter(({ table }) => table === 'duration')
  const timed = durations.reduce((sum, { row }) => sum + Number(row.count), 0)
  return [
    `${timed} durations`,
    ...rows
      .filter(({ table }) => table !== 'duration' && table !== 'slow')
      .map(({ table, row }) => {
        for (const column of ownOfARun[table] ?? []) delete row[column]
        // What a process of its own printed around the failure, a batch did not.
        if (table === 'detail') row.text = String(row.text).split('\n', 1)[0]
        return `${table} ${JSON.stringify(row)}`
      }),
  ]
}

function readRows(path: string): { table: string; row: Record<string, unknown> }[] {
  using store = openStore(path, { readonly: true })
  return canonicalRows(store).map((line) => {
    const at = line.indexOf(' ')
    return { table: line.slice(0, at), row: JSON.parse(line.slice(at + 1)) as Record<string, unknown> }
  })
}

interface Random {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(values: readonly T[]): T
}

/** The same numbers for the same case on every machine: splitmix32. */
function openRandom(number: number): Random {
  let state = number | 0
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  const between = (low: number, high: number) => low + (next() % (high - low + 1))
  return {
    between,
    pick(values) {
      const value = values[between(0, values.length - 1)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
  }
}
