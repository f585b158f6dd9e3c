import { describe, expect, test } from 'vitest'
import { documentRun, type RunDocument } from '../../../src/sim/explain/document-run.ts'
import { runSimulation } from '../../../src/sim/run-simulation.ts'
import { findFailures, variantsOf } from './run-seeds.ts'

function documentOf(seed: bigint): RunDocument {
  const simulation = runSimulation({ seed, variants: variantsOf([]), traceLinesMax: 1_000_000 })
  return JSON.parse(JSON.stringify(documentRun(seed, simulation))) as RunDocument
}

describe('the document of a run', () => {
  const documents = Array.from({ length: 20 }, (_, seed) => documentOf(BigInt(seed)))

  test('has its version, the seed as text, every member with its lives, and only known fields', () => {
    for (const [seed, document] of documents.entries()) {
      expect(Object.keys(document)).toEqual([
        'version',
        'seed',
        'outcome',
        'digest',
        'simulatedUs',
        'scenario',
        'families',
        'members',
        'leaders',
        'faults',
        'operations',
        'watches',
        'violations',
      ])
      expect(document).toMatchObject({ version: 1, seed: `${seed}`, outcome: 'passed', violations: [] })
      expect(document.members).toHaveLength(document.scenario.cluster.members)
      expect(document.leaders.length).toBeGreaterThan(0)
    }
  })

  test('has lives that follow each other, the last one open, and faults that end after they begin', () => {
    let crashes = 0
    for (const { members, faults, simulatedUs } of documents) {
      for (const { lives } of members) {
        crashes += lives.length - 1
        for (const [nth, { fromUs, untilUs, end }] of lives.entries()) {
          expect(untilUs === null).toBe(nth === lives.length - 1)
          expect(end === null).toBe(untilUs === null)
          expect(untilUs ?? simulatedUs).toBeGreaterThanOrEqual(fromUs)
          expect(lives[nth + 1]?.fromUs ?? simulatedUs).toBeGreaterThanOrEqual(untilUs ?? 0)
        }
      }
      for (const { fromUs, untilUs } of faults) {
        if (untilUs !== null) expect(untilUs).toBeGreaterThanOrEqual(fromUs ?? Number.POSITIVE_INFINITY)
      }
    }
    expect(crashes).toBeGreaterThan(5)
  })

  test('has operations in the order of their calls, with times that agree with it', () => {
    for (const { operations } of documents) {
      expect(operations.length).toBeGreaterThan(20)
      for (const [nth, { call, callUs, return: end, returnUs }] of operations.entries()) {
        const next = operations[nth + 1]
        if (next !== undefined) expect(next.call).toBeGreaterThan(call)
        expect(end === null).toBe(returnUs === null)
        if (returnUs !== null) expect(returnUs).toBeGreaterThanOrEqual(callUs)
      }
    }
  })

  test('marks the operation or the watch that a violation shows in', () => {
    const [failed] = findFailures('20221a', 'FutureStart', 1, 60)
    if (failed === undefined) throw new Error('no seed below 60 fails')
    const document = documentRun(failed.seed, failed.simulation)
    expect(document.outcome).toBe('failed')
    expect(document.watches.filter(({ offending }) => offending.includes(0))).toHaveLength(1)
    const { at, atUs } = document.violations[0] ?? {}
    const told = document.watches.flatMap(({ responses }) => responses).find((response) => response.at === at)
    expect(told?.atUs).toBe(atUs)
  })
})
