import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../src/model/outcome.ts'
import type { Target } from '../../src/model/target.ts'
import { openLane } from '../../src/simulator/open-lane.ts'
import type { SimulatorContext } from '../../src/simulator/simulator-context.ts'
import { fixture, jobsOf, livingProcesses, makeContext, noSignal, runLane, summarize } from './fixture-context.ts'

const linux = process.platform === 'linux'

interface Worker extends SimulatorContext {
  /** How many worker processes were started. */
  starts(): number
}

function makeWorker(behaviour: string, window = 4, target: Partial<Target> = {}): Worker {
  const context = makeContext(['unused'])
  const journal = join(context.scratch, 'journal')
  const worker = { argv: fixture('worker.mjs', behaviour, String(window), journal) }
  return {
    ...context,
    target: { ...context.target, worker, ...target },
    starts: () => readFileSync(journal, 'utf8').trimEnd().split('\n').length,
  }
}

function find(results: readonly RunResult[], seed: number): RunResult | undefined {
  return results.find((result) => result.seed === String(seed))
}

describe('a worker that keeps to the protocol', () => {
  test.each([1, 4, 64])('window %d: 25 seeds, 2 failures, one process', async (window) => {
    const context = makeWorker('good', window, { config: { steps: '100' } })
    const results = await runLane(context, 'worker', jobsOf(1, 26))
    expect(results.map(({ seed }) => seed)).toEqual(jobsOf(1, 26).map(({ seed }) => seed))
    expect(results.filter(({ outcome }) => outcome !== 'passed').map(({ seed }) => seed)).toEqual(['10', '20'])
    expect(find(results, 10)).toMatchObject({
      outcome: 'failed',
      digest: 'd10',
      step: 3,
      exit: null,
      reported: { property: 'Tens', message: 'seed 10 is a ten', detail: '{"steps":"100"}' },
    })
    expect(find(results, 10)?.output).toContain('trace of 10\n')
    if (window === 1) expect(find(results, 20)?.output).toBe('trace of 20\n')
    expect(find(results, 9)?.output).toBe('')
    expect(context.starts()).toBe(1)
  })

  test('three calls use one process, and disposing the lane ends it and removes its files', async () => {
    const context = makeWorker('good')
    {
      await using lane = openLane(context, 'worker')
      for (const first of [1, 11, 21]) {
        const results: RunResult[] = []
        for await (const result of lane.runSeeds(jobsOf(first, first + 3), noSignal)) results.push(result)
        expect(results).toHaveLength(3)
      }
      expect(context.starts()).toBe(1)
    }
    expect(readdirSync(context.scratch)).toEqual(['journal'])
    if (linux) expect(livingProcesses(context.scratch)).toEqual([])
  })

  test('answers in another order than the questions', async () => {
    const results = await runLane(makeWorker('parallel', 8), 'worker', jobsOf(1, 13))
    expect(results).toHaveLength(12)
    expect(find(results, 10)?.outcome).toBe('failed')
  })

  test('a worker that renews itself after 5 answers loses nothing', async () => {
    const context = makeWorker('renew', 4)
    const results = await runLane(context, 'worker', jobsOf(11, 20))
    expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 9 }, () => 'passed'))
    expect(context.starts()).toBe(2)
  })
})

describe('a worker that a seed ends', () => {
  test.each([
    ['die', { code: 9, signal: null }],
    ['die-by-signal', { code: null, signal: 'SIGSEGV' }],
    ['half-message', { code: 9, signal: null }],
  ])('%s: seed 10 fails, the seeds behind it run in the next worker', async (behaviour, exit) => {
    const context = makeWorker(behaviour)
    const results = await runLane(context, 'worker', jobsOf(8, 14))
    expect(summarize(results)).toBe('8:passed 9:passed 10:failed 11:passed 12:passed 13:passed')
    expect(find(results, 10)).toMatchObject({ exit, output: expect.stringContaining('seed 10 is bad\n') })
    expect(context.starts()).toBe(2)
  })

  test('silence of 3 s: seed 10 is timed out, the others are not', async () => {
    const context = makeWorker('silent', 4, { timeoutMs: 3_000 })
    const results = await runLane(context, 'worker', jobsOf(8, 14))
    expect(summarize(results)).toBe('8:passed 9:passed 10:timed-out 11:passed 12:passed 13:passed')
    expect(find(results, 10)?.exit).toMatchObject({ killedByUs: 'timeout' })
    expect(find(results, 10)?.durationMs).toBeGreaterThanOrEqual(2_990)
  })

  test('a worker that runs 6 seeds at once: the one that kills it is found by running them one at a time', async () => {
    const context = makeWorker('parallel-die', 6)
    const results = await runLane(context, 'worker', jobsOf(8, 14))
    expect(summarize(results)).toBe('8:passed 9:passed 10:failed 11:passed 12:passed 13:passed')
  })

  test('an exit 0 without any result says nothing about the seed', async () => {
    const results = await runLane(makeWorker('leave'), 'worker', jobsOf(10, 12))
    expect(summarize(results)).toBe('10:unknown 11:passed')
    expect(results[0]?.reason).toBe('the worker ended with exit code 0 and without a result')
  })
})

describe('a worker that leaves the protocol', () => {
  test.each([
    ['garbage', 'worker protocol: a line on stdout is not JSON: "\\u001b[31mdebug::print\\u0007"'],
    ['wrong-seed', 'worker protocol: the result is about seed 1, but seed 10 was run'],
    ['wrong-id', 'worker protocol: a result has id 123456, which is not running'],
  ])('%s: infra with the reason, and only for seed 10', async (behaviour, reason) => {
    const context = makeWorker(behaviour)
    const results = await runLane(context, 'worker', jobsOf(8, 13))
    expect(summarize(results)).toBe('8:passed 9:passed 10:infra 11:passed 12:passed')
    expect(find(results, 10)?.reason).toBe(reason)
    expect(context.starts()).toBe(2)
  })

  test('an outcome that does not exist is named', async () => {
    const results = await runLane(makeWorker('wrong-outcome'), 'worker', jobsOf(9, 12))
    expect(summarize(results)).toBe('9:passed 10:infra 11:passed')
    expect(results[1]?.reason).toMatch(/^worker protocol: "outcome": Invalid option.*\\"outcome\\":\\"fail\\"/)
  })
})

describe('a worker that does not start', () => {
  test.each([
    ['never-ready', 'the worker did not start: it was not ready within 0.4 s'],
    ['exit-at-once', 'the worker did not start: it ended with exit code 4 before it was ready'],
    ['greet-people', 'the worker did not start: a line on stdout is not JSON: "Welcome to the simulator!"'],
    [
      'other-protocol',
      'the worker did not start: its first line is no ready message: "{\\"type\\":\\"ready\\",\\"protocol\\":2}"',
    ],
  ])('%s', async (behaviour, reason) => {
    const timeoutMs = behaviour === 'never-ready' ? 400 : 20_000
    const context = makeWorker(behaviour, 1, { timeoutMs })
    const results = await runLane(context, 'worker', jobsOf(1, 4))
    expect(results.map(({ outcome }) => outcome)).toEqual(['infra', 'infra', 'infra'])
    expect(results.map((result) => result.reason)).toEqual([reason, reason, reason])
    expect(context.starts()).toBe(1)
  })

  test.skipIf(!linux)(
    'but is killed from outside before it is ready: another one is, and a third (needs SIGKILL)',
    async () => {
      const context = makeWorker('killed-at-start', 4, { recycle: 1 })
      expect(summarize(await runLane(context, 'worker', jobsOf(1, 4)))).toBe('1:passed 2:passed 3:passed')
      expect(context.starts()).toBeGreaterThanOrEqual(9)
      const hopeless = makeWorker('killed-at-each-start')
      const results = await runLane(hopeless, 'worker', jobsOf(1, 3))
      const reason = 'the worker did not start: it ended by SIGKILL before it was ready'
      expect(results.map((result) => result.reason)).toEqual([reason, reason])
      expect(hopeless.starts()).toBe(3)
    },
  )

  test('its last words are kept', async () => {
    const results = await runLane(makeWorker('exit-at-once'), 'worker', jobsOf(1, 2))
    expect(results[0]?.output).toBe('cannot find my library\n')
  })

  test('a program that does not exist', async () => {
    const context = makeContext(['unused'], { worker: { argv: ['./no-such-sim'] } })
    const results = await runLane(context, 'worker', jobsOf(1, 3))
    expect(results.map((result) => result.reason)).toEqual([
      'does not start: there is no program "./no-such-sim"',
      'does not start: there is no program "./no-such-sim"',
    ])
  })
})

describe('ending a worker', () => {
  test.skipIf(!linux)('an abort kills it and cuts every seed that is left (needs /proc)', async () => {
    const context = makeWorker('silent')
    const controller = new AbortController()
    await using lane = openLane(context, 'worker')
    const results: RunResult[] = []
    for await (const result of lane.runSeeds(jobsOf(8, 13), controller.signal)) {
      results.push(result)
      if (result.seed === '9') controller.abort()
    }
    expect(summarize(results)).toBe('8:passed 9:passed 10:cut 11:cut 12:cut')
    expect(livingProcesses(context.scratch)).toEqual([])
  })

  test('a caller that stops reading costs the worker, and the next call is not confused by late results', async () => {
    const context = makeWorker('good', 4)
    await using lane = openLane(context, 'worker')
    for await (const result of lane.runSeeds(jobsOf(1, 9), noSignal)) if (result.seed === '2') break
    const results: RunResult[] = []
    for await (const result of lane.runSeeds(jobsOf(11, 14), noSignal)) results.push(result)
    expect(summarize(results)).toBe('11:passed 12:passed 13:passed')
  })

  test.skipIf(!linux)('disposing a lane in the middle of a call ends the call (needs /proc)', async () => {
    const context = makeWorker('silent')
    const lane = openLane(context, 'worker')
    const results: RunResult[] = []
    for await (const result of lane.runSeeds(jobsOf(9, 12), noSignal)) {
      results.push(result)
      if (result.seed === '9') void lane[Symbol.asyncDispose]()
    }
    expect(summarize(results)).toBe('9:passed 10:cut 11:cut')
    expect(livingProcesses(context.scratch)).toEqual([])
  })
})
