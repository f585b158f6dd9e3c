import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../src/model/outcome.ts'
import type { Target } from '../../src/model/target.ts'
import { openLane } from '../../src/simulator/open-lane.ts'
import type { SimulatorContext } from '../../src/simulator/simulator-context.ts'
import { fixture, job, jobsOf, livingProcesses, makeContext, noSignal, runLane, summarize } from './fixture-context.ts'

interface Batch extends SimulatorContext {
  /** What the processes were asked to run: `batch 1 2 3`, `alone 4`. */
  journal(): string[]
}

function makeBatch(behaviour: string, target: Partial<Target> = {}, stopsAtFirstFailure = false): Batch {
  const context = makeContext([])
  const journal = join(context.scratch, 'journal')
  writeFileSync(journal, '')
  const argv = fixture('batch.mjs', behaviour, '--journal', journal)
  const run = [...argv, '--seed', '{seed}']
  const batch = { argv: [...argv, '--from', '{from}', '--count', '{count}'], stopsAtFirstFailure }
  return {
    ...context,
    target: { ...context.target, run, batch, ...target },
    journal: () => readFileSync(journal, 'utf8').trimEnd().split('\n'),
  }
}

function find(results: readonly RunResult[], seed: number): RunResult | undefined {
  return results.find((result) => result.seed === String(seed))
}

describe('a batch that reports every seed', () => {
  test('7 to 12: one process, one failure with its digest and the output that led to it', async () => {
    const context = makeBatch('all-lines')
    const results = await runLane(context, 'batch', jobsOf(7, 13))
    expect(summarize(results)).toBe('7:passed 8:passed 9:passed 10:failed 11:passed 12:passed')
    expect(context.journal()).toEqual(['batch 7 8 9 10 11 12'])
    expect(find(results, 10)).toMatchObject({ digest: 'd10', exit: null, index: 10 })
    expect(find(results, 10)?.output).toContain('running 10\n')
    expect(find(results, 10)?.output).toContain('"seed":"10"')
    expect(find(results, 10)?.output).not.toContain('"seed":"9"')
    expect(readdirSync(context.scratch)).toEqual(['journal'])
  })

  test('seeds that are not consecutive take a process per stretch', async () => {
    const context = makeBatch('all-lines')
    const results = await runLane(context, 'batch', [job(5), job(6), job(9), job(10)])
    expect(summarize(results)).toBe('5:passed 6:passed 9:passed 10:failed')
    expect(context.journal()).toEqual(['batch 5 6', 'batch 9 10'])
  })

  test('a file of seeds takes one process for any seeds, and the file is removed', async () => {
    const context = makeBatch('all-lines')
    const argv = [...context.target.run.slice(0, -2), '--seeds', '{seeds-file}']
    const target = { ...context.target, batch: { argv, stopsAtFirstFailure: false } }
    const jobs = [job('18446744073709551615', 0), job(10), job(3)]
    const results = await runLane({ ...context, target }, 'batch', jobs)
    expect(summarize(results)).toBe('3:passed 10:failed 18446744073709551615:passed')
    expect(context.journal()).toEqual(['batch 18446744073709551615 10 3'])
    expect(readdirSync(context.scratch)).toEqual(['journal'])
  })

  test('a crash at 10: it is run alone to see how it ends, and 11 and 12 by a new batch', async () => {
    const context = makeBatch('crash')
    const results = await runLane(context, 'batch', jobsOf(8, 13))
    expect(summarize(results)).toBe('8:passed 9:passed 10:failed 11:passed 12:passed')
    expect(find(results, 10)?.exit).toMatchObject({ signal: 'SIGABRT' })
    expect(context.journal()).toEqual(['batch 8 9 10 11 12', 'alone 10', 'batch 11 12'])
  })

  test('a hang at 10: timed out after 3 s of silence, the rest goes on', async () => {
    const context = makeBatch('hang', { timeoutMs: 3_000 })
    const results = await runLane(context, 'batch', jobsOf(8, 13))
    expect(summarize(results)).toBe('8:passed 9:passed 10:timed-out 11:passed 12:passed')
    expect(context.journal()).toEqual(['batch 8 9 10 11 12', 'batch 11 12'])
    expect(find(results, 10)?.durationMs).toBeGreaterThan(2_900)
  })

  test('a seed that it forgot although it ended well is run alone', async () => {
    const context = makeBatch('forget-last')
    expect(summarize(await runLane(context, 'batch', jobsOf(7, 10)))).toBe('7:passed 8:passed 9:passed')
    expect(context.journal()).toEqual(['batch 7 8 9', 'alone 9'])
  })

  test('a failing exit that no seed explains is said, not dropped', async () => {
    const context = makeBatch('fail-in-company')
    const results = await runLane(context, 'batch', jobsOf(7, 10))
    expect(summarize(results)).toBe('7:passed 8:passed 9:unknown')
    expect(find(results, 9)?.reason).toBe('the batch ended with exit code 1, but each of its seeds passes alone')
    expect(context.journal()).toEqual(['batch 7 8 9', 'alone 9'])
  })

  test('results for seeds that it was not asked to run make all of them infra', async () => {
    const results = await runLane(makeBatch('foreign'), 'batch', jobsOf(7, 9))
    expect(summarize(results)).toBe('7:infra 8:infra')
    expect(results[0]?.reason).toBe('the batch reports seed 1007, which it was not asked to run')
  })

  test('lines that cannot be read: each seed alone says why', async () => {
    const results = await runLane(makeBatch('bad-line'), 'batch', jobsOf(7, 9))
    expect(summarize(results)).toBe('7:infra 8:infra')
    expect(results[0]?.reason).toContain('is not a result: "outcome"')
  })
})

describe('a batch that reports only failures', () => {
  test('nothing to report and exit 0: all passed', async () => {
    const context = makeBatch('failure-lines')
    expect(summarize(await runLane(context, 'batch', jobsOf(1, 4)))).toBe('1:passed 2:passed 3:passed')
    expect(context.journal()).toEqual(['batch 1 2 3'])
  })

  test('a reported failure and exit 1: the others are proven by a second, clean batch', async () => {
    const context = makeBatch('failure-lines')
    const results = await runLane(context, 'batch', jobsOf(8, 13))
    expect(summarize(results)).toBe('8:passed 9:passed 10:failed 11:passed 12:passed')
    expect(context.journal()).toEqual(['batch 8 9 10 11 12', 'batch 8 9', 'batch 11 12'])
  })

  test('without the expected text an exit 0 proves nothing', async () => {
    const context = makeBatch('failure-lines', { expect: 'ALL DONE' })
    expect(summarize(await runLane(context, 'batch', jobsOf(1, 3)))).toBe('1:failed 2:failed')
  })
})

describe('a batch that stops at its first failure', () => {
  test('8 to 22: three processes, two failures, each with the exit that it ended', async () => {
    const context = makeBatch('stop-at-first', {}, true)
    const results = await runLane(context, 'batch', jobsOf(8, 23))
    expect(results.filter(({ outcome }) => outcome === 'failed').map(({ seed }) => seed)).toEqual(['10', '20'])
    expect(results).toHaveLength(15)
    expect(results.every(({ outcome }) => outcome === 'failed' || outcome === 'passed')).toBe(true)
    expect(find(results, 10)).toMatchObject({ exit: { code: 1 }, digest: 'd10' })
    expect(find(results, 10)?.output).toContain('Error: stopped here')
    expect(context.journal()).toHaveLength(3)
    expect(context.journal()[2]).toBe('batch 21 22')
  })
})

describe('a batch that says nothing', () => {
  test('exit 1: seeds are run alone until one explains it, the rest by a new batch', async () => {
    const context = makeBatch('silent')
    const results = await runLane(context, 'batch', jobsOf(9, 13))
    expect(summarize(results)).toBe('9:passed 10:failed 11:passed 12:passed')
    expect(context.journal()).toEqual(['batch 9 10 11 12', 'alone 9', 'alone 10', 'batch 11 12'])
  })

  test('a crash is found the same way', async () => {
    const context = makeBatch('silent-crash')
    expect(summarize(await runLane(context, 'batch', jobsOf(9, 12)))).toBe('9:passed 10:failed 11:passed')
  })

  test('a hang is no guess either: 9 is not blamed for 10', async () => {
    const context = makeBatch('silent-hang', { timeoutMs: 3_000 })
    expect(summarize(await runLane(context, 'batch', jobsOf(9, 12)))).toBe('9:passed 10:timed-out 11:passed')
  })

  test('a program that does not exist: every seed is infra, none is tried alone', async () => {
    const context = makeBatch('silent', {
      batch: { argv: ['./no-such-sim', '{from}', '{count}'], stopsAtFirstFailure: false },
    })
    const results = await runLane(context, 'batch', jobsOf(1, 3))
    expect(summarize(results)).toBe('1:infra 2:infra')
    expect(results[0]?.reason).toBe('does not start: there is no program "./no-such-sim"')
    expect(context.journal()).toEqual([''])
  })
})

describe('ending a batch', () => {
  test.skipIf(process.platform !== 'linux')('an abort kills it and cuts what is left (needs /proc)', async () => {
    const context = makeBatch('hang')
    const controller = new AbortController()
    await using lane = openLane(context, 'batch')
    const results: RunResult[] = []
    for await (const result of lane.runSeeds(jobsOf(8, 13), controller.signal)) {
      results.push(result)
      if (result.seed === '9') controller.abort()
    }
    expect(summarize(results)).toBe('8:passed 9:passed 10:cut 11:cut 12:cut')
    expect(livingProcesses(context.scratch)).toEqual([])
    expect(readdirSync(context.scratch)).toEqual(['journal'])
  })

  test.skipIf(process.platform !== 'linux')('a caller that stops reading ends it (needs /proc)', async () => {
    const context = makeBatch('hang')
    await using lane = openLane(context, 'batch')
    for await (const result of lane.runSeeds(jobsOf(8, 13), noSignal)) if (result.seed === '8') break
    expect(livingProcesses(context.scratch)).toEqual([])
  })
})
