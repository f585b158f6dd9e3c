import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import type { Plan } from '../../src/model/plan.ts'
import { hashPlan } from '../../src/plan/hash-plan.ts'
import { planCampaign } from '../../src/plan/plan-campaign.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { localOrigin } from '../sweep/make-run-result.ts'

const plan = planCampaign({
  seedsweep: '1.0.0',
  origin: { ...localOrigin, number: 3 },
  targets: [defineTarget({ run: './sim --seed {seed}', env: { RUST_LOG: 'warn' } }, 'run')],
  seeds: { by: 'count', count: 100 },
  shardCount: 4,
})

function codeOf(text: string): string {
  try {
    readPlan(text, 'plan.json')
  } catch (error) {
    if (error instanceof UserError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'read'
}

/** A plan changed by a careful forger: the id belongs to the changed content. */
function forge(changes: Partial<Plan>): string {
  const changed = { ...plan, ...changes }
  return JSON.stringify({ ...changed, campaign: hashPlan(changed) })
}

describe('readPlan', () => {
  test('gives back what was planned, from compact and from indented JSON with keys in another order', () => {
    expect(readPlan(JSON.stringify(plan), 'plan.json')).toEqual(plan)
    const turned = Object.fromEntries(Object.entries(plan).toReversed())
    expect(readPlan(JSON.stringify(turned, null, 2), 'plan.json')).toEqual(plan)
  })

  test.each([
    ['', 'plan-not-json: plan.json is not JSON'],
    ['{"format":"seedsweep-plan"', 'plan-not-json: plan.json is not JSON'],
    ['null', 'plan-foreign: plan.json is not a plan of seedsweep'],
    ['[1]', 'plan-foreign: plan.json is not a plan of seedsweep'],
    ['{"name":"seedsweep"}', 'plan-foreign: plan.json is not a plan of seedsweep'],
  ])('refuses %j', (text, expected) => {
    expect(codeOf(text)).toContain(expected)
  })

  test('refuses a plan of another version by name, with the release that made it', () => {
    expect(codeOf(JSON.stringify({ ...plan, version: 2, seedsweep: '2.3.0', more: true }))).toBe(
      'plan-version: plan.json is a plan of version 2, made by seedsweep 2.3.0; this release reads version 1',
    )
  })

  test('refuses a plan whose content does not belong to its campaign', () => {
    const edited = { ...plan, size: { by: 'count', count: 99 } }
    expect(codeOf(JSON.stringify(edited))).toBe(
      `plan-damaged: plan.json is damaged: its content does not belong to campaign ${plan.campaign}`,
    )
    expect(codeOf(JSON.stringify({ ...plan, shards: [] }))).toContain('plan-damaged: plan.json is damaged: shards')
    const { targets: _, ...cut } = plan
    expect(codeOf(JSON.stringify(cut))).toContain('plan-damaged: plan.json is damaged: targets')
  })

  test('reads a plan whose link or event differ: they are not part of the campaign', () => {
    const again = { ...plan, origin: { ...plan.origin, event: 'push', runUrl: 'https://example.org/2' } }
    expect(readPlan(JSON.stringify(again), 'plan.json').campaign).toBe(plan.campaign)
  })

  test('refuses shards that overlap, stand in another order or run a target that is not planned', () => {
    const shards = plan.shards.slice(0, 2)
    const slice = { target: 'sim', first: 0, end: 25 }
    expect(codeOf(forge({ shards: shards.map(({ shard }) => ({ shard, slices: [slice] })) }))).toContain(
      'from 25 on are free',
    )
    expect(codeOf(forge({ shards: shards.toReversed() }))).toContain('shard 1 stands in the place of shard 0')
    expect(codeOf(forge({ shards: [{ shard: 0, slices: [{ ...slice, target: 'kv' }] }] }))).toContain(
      'kv, which is not planned',
    )
  })
})
