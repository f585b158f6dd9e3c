import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  fixture,
  job,
  jobsOf,
  launchers,
  livingProcesses,
  makeContext,
  noSignal,
  runLane,
  summarize,
} from './fixture-context.ts'

const linux = process.platform === 'linux'

function single(behaviour: string, third = '{out}'): string[] {
  return fixture('single.mjs', behaviour, '{seed}', third)
}

describe.each(launchers)('a process per seed, by $launcher', ({ run }) => {
  test('exit 0 passes and keeps no output', async () => {
    const context = makeContext(single('pass'))
    const result = await run(context, job(7), noSignal)
    expect(result).toMatchObject({
      index: 7,
      seed: '7',
      outcome: 'passed',
      output: '',
      reason: null,
      reported: null,
      digest: null,
      exit: { code: 0, signal: null, killedByUs: null },
    })
    expect(result.durationMs).toBeGreaterThan(5)
    expect(readdirSync(context.scratch)).toEqual([])
    expect((await run(context, job(7), noSignal, true)).output).toBe('seed 7 is fine\n')
  })

  test('exit 1 fails, with both streams in the output', async () => {
    const result = await run(makeContext(single('fail')), job(7), noSignal)
    expect(result.outcome).toBe('failed')
    expect(result.exit).toEqual({ code: 1, signal: null, killedByUs: null })
    expect(result.output).toContain('about to fail\n')
    expect(result.output).toContain('Error: two leaders in term 1\n')
  })

  test('a lane runs 4 seeds one after the other and says which are odd', async () => {
    expect(summarize(await runLane(makeContext(single('odd')), 'run', jobsOf(4, 8)))).toBe(
      '4:passed 5:failed 6:passed 7:failed',
    )
  })

  test('a flaky simulator fails and then passes: no run remembers another', async () => {
    const context = makeContext(single('flaky', '{config.state}'))
    const target = { ...context.target, config: { state: context.scratch } }
    const jobs = [job(5, 0), job(5, 1)]
    const results = await runLane({ ...context, target }, 'run', jobs)
    expect(results.map(({ index, outcome }) => `${index}:${outcome}`)).toEqual(['0:failed', '1:passed'])
  })

  test('a crash by SIGABRT fails and names the signal', async () => {
    const result = await run(makeContext(single('abort')), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', exit: { code: null, signal: 'SIGABRT', killedByUs: null } })
  })

  test('a SIGKILL that we did not send is the world, not the simulator', async () => {
    const result = await run(makeContext(single('signal', 'SIGKILL')), job(1), noSignal)
    expect(result.outcome).toBe('infra')
    expect(result.reason).toBe('killed by the system, probably out of memory')
  })

  test.each([126, 127])('exit %d of a program that we started ourselves is a failure like any other', async (code) => {
    const result = await run(makeContext(single('exit', String(code))), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', exit: { code } })
  })

  test('seed, index and out directory are in the environment, our own secrets are not', async () => {
    const context = {
      ...makeContext(single('environment'), { env: { A: '{seed}!' } }),
      parentEnv: { PATH: process.env.PATH, GITHUB_TOKEN: 'secret', SEEDSWEEP_SEED: '1', OTHER: 'x' },
    }
    const { output } = await run(context, job('18446744073709551615', 3), noSignal)
    const env = JSON.parse(output) as Record<string, string>
    expect(env).toMatchObject({
      SEEDSWEEP_SEED: '18446744073709551615',
      SEEDSWEEP_INDEX: '3',
      SEEDSWEEP_OUT: '{out}',
      A: '18446744073709551615!',
    })
    expect(env).not.toHaveProperty('GITHUB_TOKEN')
    expect(env).not.toHaveProperty('OTHER')
  })

  test('arguments reach the program as they are: no shell in between', async () => {
    const context = makeContext(fixture('single.mjs', 'arguments', '$HOME `id`', '{config.a b}', '{else}', ''), {
      config: { 'a b': '{seed} "x" \'y\'' },
    })
    const { output } = await run(context, job(1), noSignal)
    expect(JSON.parse(output)).toEqual(['$HOME `id`', '{seed} "x" \'y\'', '{else}', ''])
  })
})

describe.each(launchers)('what a simulator says of itself, by $launcher', ({ run }) => {
  test('the result line decides over exit 0', async () => {
    const said =
      '{"outcome":"failed","digest":"c81d","step":93,"failure":{"kind":"property","property":"P","message":"m"}}'
    const result = await run(makeContext(single('line', said)), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', digest: 'c81d', step: 93, reported: { property: 'P' } })
  })

  test('a result file is read, then its directory is removed; its path is blanked in the output', async () => {
    const context = makeContext(single('file'))
    const result = await run(context, job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', digest: 'd1', output: 'wrote into {out}\n' })
    expect(readdirSync(context.scratch)).toEqual([])
  })

  test('passed with exit 1 is failed', async () => {
    const result = await run(makeContext(single('line-then-exit-1', '{"outcome":"passed"}')), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', reported: null })
  })

  test('a result that cannot be read is infra, and says why', async () => {
    const bad = await run(makeContext(single('line', '{"outcome":"fail"}')), job(1), noSignal)
    expect(bad.outcome).toBe('infra')
    expect(bad.reason).toContain('the result line is not a result: "outcome"')
    const noJson = await run(makeContext(single('line', '{outcome}\u0007')), job(1), noSignal)
    expect(noJson.reason).toBe('the result line is not JSON: "{outcome}\\u0007"')
  })

  test('half a result line of a process that crashed is a crash', async () => {
    const result = await run(makeContext(single('half-line-then-abort')), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', exit: { signal: 'SIGABRT' } })
  })

  test('a result about another seed is infra', async () => {
    const result = await run(makeContext(single('line', '{"outcome":"passed","seed":"3"}')), job(1), noSignal)
    expect(result.reason).toBe('the result is about seed 3, but seed 1 was run')
  })

  test('without the expected text exit 0 fails and the output says why', async () => {
    const asked = await run(makeContext(single('pass'), { expect: 'PASSED' }), job(1), noSignal)
    expect(asked.outcome).toBe('failed')
    expect(asked.output).toBe(
      'seed 1 is fine\n[seedsweep: exit code 0, but the expected text "PASSED" did not appear]\n',
    )
    expect((await run(makeContext(single('pass'), { expect: 'fine' }), job(1), noSignal)).outcome).toBe('passed')
  })
})

describe.each(launchers)('output, by $launcher', ({ run }) => {
  test('of 100 MB the head and the tail are kept, and the result line is found in what is left out', async () => {
    const result = await run(makeContext(single('noisy', '100000000')), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', step: 7 })
    expect(result.output.slice(0, 11)).toBe('FIRST LINE\n')
    expect(result.output.slice(-11)).toBe('\nLAST LINE\n')
    const [marker = ''] = result.output.match(/\n\[\.\.\. .* left out \.\.\.\]\n/) ?? []
    expect(marker).toBe('\n[... 99,672,382 bytes left out ...]\n')
    expect(result.output.length).toBe(64 * 1024 + 256 * 1024 + marker.length)
  })

  test('bytes that are no text do no harm', async () => {
    const result = await run(makeContext(single('binary')), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', output: '\u0000\ufffd\ufffd\ufffdA\n' })
    expect((await run(makeContext(single('half-utf8')), job(1), noSignal)).output).toBe('a\ufffd')
  })

  test('a simulator that closes its output early still ends with its exit code', async () => {
    const result = await run(makeContext(single('close-stdout')), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', exit: { code: 1 } })
  })
})

describe.each(launchers)('processes that do not end, by $launcher', ({ run }) => {
  test('a hang of 300 ms is timed out and killed', async () => {
    const result = await run(makeContext(single('hang'), { timeoutMs: 300 }), job(1), noSignal)
    expect(result).toMatchObject({ outcome: 'timed-out', exit: { signal: 'SIGKILL', killedByUs: 'timeout' } })
    expect(result.durationMs).toBeGreaterThanOrEqual(299)
  })

  test.skipIf(!linux)(
    'a tree that ignores SIGTERM, with a child in a session of its own, is killed whole (needs /proc)',
    async () => {
      const context = makeContext(single('hang-with-children', '{config.marker}'), {
        timeoutMs: 5_000,
        config: { marker: `tree-${process.pid}` },
      })
      const running = run(context, job(1), noSignal)
      await expect.poll(() => livingProcesses(`tree-${process.pid}`).length).toBe(3)
      expect((await running).outcome).toBe('timed-out')
      await expect.poll(() => livingProcesses(`tree-${process.pid}`)).toEqual([])
    },
  )

  test.skipIf(!linux).each(['leave-child-holding-pipes', 'leave-quiet-child'])(
    '%s: the run ends with its parent, and the child is killed (needs /proc)',
    async (behaviour) => {
      const marker = `${behaviour}-${process.pid}`
      const context = makeContext(single(behaviour, marker))
      const result = await run(context, job(1), noSignal)
      expect(result.outcome).toBe(behaviour === 'leave-quiet-child' ? 'failed' : 'passed')
      expect(result.durationMs).toBeLessThan(context.target.timeoutMs)
      await expect.poll(() => livingProcesses(marker)).toEqual([])
    },
  )

  test('an abort cuts the running seed and those that wait, at once', async () => {
    const controller = new AbortController()
    const context = makeContext(['sh', '-c', 'touch "$1/began"; exec sleep 600', 'sh', '{out}', '{seed}'])
    const running = runLane(context, 'run', jobsOf(1, 4), controller.signal)
    const files = () => readdirSync(context.scratch, { recursive: true, encoding: 'utf8' })
    await expect.poll(() => files().some((file) => file.endsWith('began'))).toBe(true)
    controller.abort()
    const results = await running
    expect(summarize(results)).toBe('1:cut 2:cut 3:cut')
    expect(results[0]?.exit).toMatchObject({ killedByUs: 'cancelled' })
    expect(results[0]?.durationMs).toBeGreaterThan(0)
    expect(results[1]?.durationMs).toBe(0)
    expect(readdirSync(context.scratch)).toEqual([])
  })
})

describe.each(launchers)('programs that do not start, by $launcher', ({ run }) => {
  test('a program that does not exist', async () => {
    const result = await run(makeContext(['./no-such-sim', '{seed}']), job(1), noSignal)
    expect(result).toMatchObject({
      outcome: 'infra',
      exit: null,
      reason: 'does not start: there is no program "./no-such-sim"',
    })
  })

  test('a file that is not executable', async () => {
    const context = makeContext(['{config.file}'])
    const file = join(context.scratch, 'sim')
    writeFileSync(file, '#!/bin/sh\nexit 0\n')
    chmodSync(file, 0o644)
    const target = { ...context.target, config: { file } }
    const result = await run({ ...context, target }, job(1), noSignal)
    expect(result.reason).toBe(`does not start: ${JSON.stringify(file)} is not executable`)
  })

  test('a directory that does not exist is named instead of the program', async () => {
    const context = { ...makeContext(single('pass')), cwd: '/no/such/place' }
    expect((await run(context, job(1), noSignal)).reason).toBe(
      'does not start: the directory "/no/such/place" does not exist',
    )
  })

  test('an argument that no program can be given', async () => {
    const result = await run(makeContext(['sim', 'a\u0000b']), job(1), noSignal)
    expect(result.outcome).toBe('infra')
    expect(result.reason).toMatch(/^does not start: "sim"/)
  })
})
