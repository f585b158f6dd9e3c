import { describe, expect, test } from 'vitest'
import { WorldError } from '../../src/base/world-error.ts'
import type { RunResult } from '../../src/model/outcome.ts'
import { openStartWatch } from '../../src/sweep/start-watch.ts'
import { makeFailure, makeRunResult, makeTarget, seedText } from './make-run-result.ts'

/** Shows results to a watch; gives how many it saw before it threw, and the error; or null. */
function watch(results: readonly RunResult[], target = makeTarget()): { seen: number; error: WorldError } | null {
  const startWatch = openStartWatch(target)
  for (const [position, result] of results.entries()) {
    try {
      startWatch.see(result)
    } catch (error) {
      if (error instanceof WorldError) return { seen: position + 1, error }
      throw error
    }
  }
  return null
}

const noProgram = makeRunResult({ outcome: 'infra', exit: null, reason: 'does not start: there is no program "./sim"' })

function many(count: number, make: (position: number) => RunResult): RunResult[] {
  return Array.from({ length: count }, (_, position) => make(position))
}

describe('a simulator that does not start', () => {
  test('is told after 3 seeds of infra, by the reason of the third, with the build line to try', () => {
    const told = watch(
      many(20, () => noProgram),
      makeTarget({ build: 'make sim' }),
    )
    expect(told?.seen).toBe(3)
    expect(told?.error).toMatchObject({
      code: 'simulator-does-not-start',
      message: 'the simulator of target "raft" does not start: there is no program "./sim"',
      hint: 'Build it first (make sim), then try the command by hand: ./sim --seed 104',
    })
  })

  test('is told with the last words of a worker that ends before it is ready', () => {
    const reason = 'the worker did not start: it ended with exit code 3 before it was ready'
    const output = 'there is no etcd: install it\n'
    const told = watch(many(20, () => makeRunResult({ outcome: 'infra', exit: null, reason, output })))
    expect(told?.error.message).toBe(
      `the simulator of target "raft" does not start: ${reason}:\n    there is no etcd: install it`,
    )
  })

  test('is told in the same words to each lane that still brings a seed', () => {
    const startWatch = openStartWatch(makeTarget())
    const told = Array.from({ length: 14 }, (): unknown => {
      try {
        startWatch.see(makeFailure('cannot open libraft.so'))
        return null
      } catch (error) {
        return error
      }
    })
    expect(told.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => null))
    expect(told[9]).toMatchObject({ message: expect.stringContaining('each of the first 10 seeds') })
    expect(new Set(told.slice(9)).size).toBe(1)
  })

  test('or starts and says nothing that counts is told after 3 seeds as well, in other words', () => {
    const broken = makeRunResult({ outcome: 'infra', reason: 'the result line is not a result: "step": Too big' })
    expect(watch(many(20, () => broken))?.error).toMatchObject({
      code: 'simulator-gives-no-verdict',
      message:
        'the simulator of target "raft" gave no verdict on any of the first 3 seeds: the result line is not a result: "step": Too big',
    })
  })

  test('is told after 10 seeds that end alike at once, numbers and the seed aside, with its last 6 lines', () => {
    const results = many(20, (position) =>
      makeFailure(`1\n2\n3\npid ${4000 + position}\nseed ${position + 50}\nat 0x${position}\ncannot open libraft.so`, {
        seed: seedText(position + 50),
      }),
    )
    const told = watch(results)
    expect(told?.seen).toBe(10)
    expect(told?.error.message).toMatch(
      /: it exited 1 in the same way on each of the first 10 seeds:\n {4}2\n {4}3\n {4}pid 4009\n/,
    )
    expect(told?.error.message).toMatch(/cannot open libraft.so$/)
  })

  test('is told without output, and by its signal, as well', () => {
    const silent = watch(many(10, () => makeFailure('', { exit: { code: null, signal: 'SIGSEGV', killedByUs: null } })))
    expect(silent?.error.message).toMatch(
      /it was killed by SIGSEGV in the same way on each of the first 10 seeds, without output$/,
    )
  })
})

describe('a simulator that starts', () => {
  test.each<[string, RunResult]>([
    ['passes a seed', makeRunResult()],
    ['fails otherwise on one seed', makeFailure('Error: another')],
    ['reports its failures itself', makeFailure('Error: x', { reported: { kind: 'error', message: 'x' } })],
    ['takes more than 5 s to fail', makeFailure('Error: x', { durationMs: 5_001 })],
    ['hangs', makeFailure('Error: x', { outcome: 'timed-out' })],
    ['fails inside of a worker, which stays', makeFailure('Error: x', { exit: null })],
  ])('%s, and 2,000 seeds that fail alike after that are findings', (_, sign) => {
    const alike = makeFailure('Error: x')
    const first = sign.durationMs > 5_000 || sign.exit === null || sign.reported !== null || sign.outcome !== 'failed'
    expect(watch(first ? [sign, ...many(2_000, () => alike)] : [alike, sign, ...many(2_000, () => alike)])).toBeNull()
  })

  test('once settled it stays so: later infra is the world, not the start', () => {
    const startWatch = openStartWatch(makeTarget())
    expect(startWatch.settled()).toBe(false)
    startWatch.see(makeRunResult())
    expect(startWatch.settled()).toBe(true)
    for (let times = 0; times < 50; times++) startWatch.see(noProgram)
  })

  test('9 of 9 seeds that fail alike are a finding: so few are asked for on purpose', () => {
    expect(watch(many(9, () => makeFailure('Error: x')))).toBeNull()
  })

  test('cut seeds say nothing either way', () => {
    const startWatch = openStartWatch(makeTarget())
    for (let times = 0; times < 50; times++) startWatch.see(makeRunResult({ outcome: 'cut', exit: null }))
    expect(startWatch.settled()).toBe(false)
  })
})
