import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from '../src/model/outcome.ts'
import type { Plan } from '../src/model/plan.ts'
import type { SeedText } from '../src/model/seed.ts'
import { openStore } from '../src/store/open-store.ts'
import { beginShardRun, finishShardRun, openRecorder, recordPlan } from '../src/store/record.ts'

export const seedCount = 1_000_000_000
export const failureCount = 100_000
export const shardCount = 256
const causeCount = 40
const startedAt = '2026-11-22T03:00:00.000Z'

/**
 * The stores of a large campaign, one per shard, the same bytes each time. Failures go through the recorder; the seeds
 * that passed are entered as the one span that a shard without trouble ends with.
 *
 * @param textLength characters that each failing seed printed
 * @returns their paths, by shard
 */
export function buildShardStores(directory: string, textLength: number): string[] {
  mkdirSync(directory, { recursive: true })
  const plan = planOf()
  return plan.shards.map(({ shard }) => {
    const path = join(directory, `${shard}.db`)
    buildStore(path, plan, shard, textLength)
    return path
  })
}

function buildStore(path: string, plan: Plan, shard: number, textLength: number): void {
  const { first, end } = sliceOf(shard)
  using store = openStore(path, { create: true })
  // Nobody needs these files after a power cut.
  store.database.pragma('synchronous = OFF')
  recordPlan(store, plan, startedAt)
  const run = { campaign: plan.campaign, shard, attempt: 1 }
  beginShardRun(store, { ...run, jobs: 4, machine: 'linux x64', startedAt, seedsweep: plan.seedsweep })
  const recorder = openRecorder(store, { ...run, now: () => 0 })
  const every = seedCount / failureCount
  for (let index = Math.ceil(first / every) * every; index < end; index += every) {
    recorder.record(failureAt(index, textLength))
  }
  recorder.flush()
  const { database } = store
  database.exec('DELETE FROM span')
  const key = [plan.campaign, 'raft', shard, 1]
  database.prepare('INSERT INTO span VALUES (?, ?, ?, ?, ?, ?)').run(...key, first, end)
  const bucket = database.prepare('INSERT OR REPLACE INTO duration VALUES (?, ?, ?, ?, ?, ?)')
  for (let at = 180; at < 260; at++) bucket.run(...key, at, Math.floor((end - first) / 80))
  const property = database.prepare('INSERT OR REPLACE INTO property VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)')
  for (let rule = 0; rule < 20; rule++) property.run(...key, `Rule${rule}`, 'always', end - first, rule, end - first)
  finishShardRun(store, run, { state: 'delivered', wallMs: 3_600_000, canary: 'failed' })
}

function failureAt(index: number, textLength: number): Outcome {
  const number = index / (seedCount / failureCount)
  const cause = number % causeCount
  const line = `panic: two leaders in term ${number}: n1 and n2 at step ${index % 9973}\n`
  return {
    index,
    seed: String(BigInt.asUintN(64, BigInt(index) * 0x9e37_79b9_7f4a_7c15n)) as SeedText,
    target: 'raft',
    outcome: 'failed',
    durationMs: 10 + (index % 977) / 8,
    digest: hash(`digest ${index}`).slice(0, 16),
    step: index % 9973,
    exit: { code: 1, signal: null, killedByUs: null },
    reported: null,
    properties: [],
    output: line.repeat(Math.ceil(textLength / line.length)).slice(0, textLength),
    reason: null,
    secondRun: null,
    signature: {
      version: 1,
      key: hash(`key ${cause}`),
      variant: hash(`variant ${cause} ${number % 3}`),
      exact: hash(`exact ${number % 5000}`),
      kind: 'panic',
      language: 'go',
      type: 'panic',
      message: `two leaders in term <n> (${cause})`,
      frames: ['raft.(*Node).vote', 'raft.(*Node).step', `raft.cause${cause}`, `raft.variant${number % 3}`],
      title: `panic: two leaders in term <n> (${cause})`,
      crash: true,
      parts: null,
    },
  }
}

function hash(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

function planOf(): Plan {
  return {
    format: 'seedsweep-plan',
    version: 1,
    seedsweep: '0.1.0',
    campaign: '0123456789ab',
    origin: {
      namespace: 'ci',
      number: 214,
      repository: 'acme/raft',
      serverUrl: 'https://github.com',
      sha: '4c1f2ab04c1f2ab04c1f2ab04c1f2ab04c1f2ab0',
      changes: null,
      ref: 'refs/heads/main',
      workflow: 'nightly',
      event: 'schedule',
      runUrl: null,
      pullRequest: null,
    },
    size: { by: 'count', count: seedCount },
    targets: [
      {
        target: {
          name: 'raft',
          build: null,
          run: ['./sim', '--seed', '{seed}'],
          batch: null,
          worker: null,
          via: 'run',
          recycle: null,
          memoryMax: null,
          env: {},
          passEnv: [],
          timeoutMs: 60_000,
          seedType: 'u64',
          seedStream: 'mixed',
          expect: null,
          outcome: [],
          result: { junit: null, antithesis: false },
          deterministic: true,
          canary: null,
          config: {},
          axes: [],
          weight: 1,
        },
        stream: { kind: 'mixed', type: 'u64', key: '00000000deadbeef', number: 214 },
      },
    ],
    carried: [],
    known: [],
    shards: Array.from({ length: shardCount }, (_, shard) => ({
      shard,
      slices: [{ target: 'raft', ...sliceOf(shard) }],
    })),
  }
}

function sliceOf(shard: number): { first: number; end: number } {
  return { first: firstOf(shard), end: firstOf(shard + 1) }
}

function firstOf(shard: number): number {
  return Math.floor((shard * seedCount) / shardCount)
}
