import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planPhase } from '../../src/campaign/phases.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { carriedIndexMin, type Plan } from '../../src/model/plan.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { seedAt } from '../../src/model/seed-stream.ts'
import { forgetCampaigns } from '../../src/store/forget-campaigns.ts'
import { openStore } from '../../src/store/open-store.ts'
import { beginShardRun, finishShardRun, openRecorder, recordPlan } from '../../src/store/record.ts'
import { outcomeOf } from '../store/fixtures/campaign.ts'
import { makeMachine } from './make-machine.ts'

const target = defineTarget({ name: 'raft', run: ['./sim', '{seed}'] }, 'test')

test('a re-run plans the campaign that the history has, though what it carried over is pending no more', async () => {
  const machine = makeMachine()
  const dbPath = join(machine.cwd, 'history.db')
  const plan = (number: number, workflow = 'nightly') => {
    const env = {
      ...machine.env,
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'acme/raft',
      GITHUB_RUN_NUMBER: String(number),
      GITHUB_WORKFLOW_REF: `acme/raft/.github/workflows/${workflow}.yml@refs/heads/main`,
    }
    const previous = { dbPath, before: null }
    const wanted = { targets: [target], seeds: { by: 'count', count: 10 }, shardCount: 1, number: 0, previous } as const
    return planPhase(wanted, { ...machine, env })
  }
  /** Runs a plan: its first index is cut, everything else passes. */
  const record = (planned: Plan, startedAt: string) => {
    using store = openStore(dbPath, { create: true })
    recordPlan(store, planned, startedAt)
    const run = { campaign: planned.campaign, shard: 0, attempt: 1 }
    beginShardRun(store, { ...run, jobs: 1, machine: 'here', startedAt, seedsweep: '0.1.0' })
    const recorder = openRecorder(store, { ...run, now: () => 0 })
    const say = (index: number, seed: SeedText, outcome: 'cut' | 'passed') =>
      recorder.record(outcomeOf(index, outcome, { seed, properties: [], durationMs: 9_000 }))
    for (const [place, { seed }] of planned.carried.entries()) say(carriedIndexMin + place, seed, 'passed')
    const stream = planned.targets[0]?.stream ?? never()
    for (let index = 0; index < 10; index++) {
      say(index, seedAt(stream, index), index === 0 ? 'cut' : 'passed')
    }
    recorder.flush()
    finishShardRun(store, run, { state: 'delivered', wallMs: 1, canary: 'failed' })
  }
  {
    using _empty = openStore(dbPath, { create: true })
  }
  const first = await plan(1)
  expect(first.carried).toEqual([])
  record(first, '2026-11-20T03:00:00.000Z')
  const second = await plan(2)
  expect(second.carried).toHaveLength(1)
  record(second, '2026-11-21T03:00:00.000Z')
  const third = await plan(3)
  expect(third.carried.map(({ seed }) => seed)).toEqual([seedAt(second.targets[0]?.stream ?? never(), 0)])
  expect((await plan(3, 'weekly')).carried).toEqual([])
  {
    using store = openStore(dbPath)
    forgetCampaigns(store, [first.campaign])
  }
  // From here on nothing before campaign 2 is pending, and still it is what it was.
  expect((await plan(2)).campaign).toBe(second.campaign)
  expect((await plan(2)).carried).toEqual(second.carried)
})

function never(): never {
  throw new Error('no stream')
}
