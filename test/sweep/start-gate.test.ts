import { expect, test } from 'vitest'
import { carriedIndexMin, knownIndexMin } from '../../src/model/plan.ts'
import { openStartGate } from '../../src/sweep/start-gate.ts'
import type { SweepEvent } from '../../src/sweep/sweep-event.ts'
import { makeFailure, makeRunResult, makeTarget } from './make-run-result.ts'

function outcomeOf(index: number, failed: boolean): SweepEvent {
  const result = failed ? makeFailure('two leaders in term 3') : makeRunResult({ outcome: 'passed' })
  return { type: 'outcome', outcome: { ...result, index, target: 'raft', secondRun: null, signature: null } }
}

test('30 stored seeds that all fail alike again do not say that the simulator does not start', () => {
  const told: SweepEvent[] = []
  const gate = openStartGate(makeTarget(), (event) => void told.push(event))
  for (let place = 0; place < 20; place++) gate.put(outcomeOf(knownIndexMin + place, true))
  for (let place = 0; place < 10; place++) gate.put(outcomeOf(carriedIndexMin + place, true))
  expect(told).toHaveLength(0)
  gate.put(outcomeOf(0, false))
  expect(told).toHaveLength(31)
})

test('10 fresh seeds that all fail alike say so, whatever stored ones did before', () => {
  const gate = openStartGate(makeTarget(), () => undefined)
  for (let place = 0; place < 20; place++) gate.put(outcomeOf(knownIndexMin + place, place % 2 === 0))
  for (let index = 0; index < 9; index++) gate.put(outcomeOf(index, true))
  expect(() => gate.put(outcomeOf(9, true))).toThrow(
    'does not start: it exited 1 in the same way on each of the first 10',
  )
})
