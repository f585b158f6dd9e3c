import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Target } from '../../src/model/target.ts'
import { formatCommandLine } from '../../src/simulator/command-line.ts'
import { runCanary, runTargetCanary } from '../../src/simulator/run-canary.ts'
import { runCommandLine } from '../../src/simulator/run-command-line.ts'
import { runSeed } from '../../src/simulator/run-seed.ts'
import { unwrapShellExit } from '../../src/simulator/unwrap-shell-exit.ts'
import { fixture, job, livingProcesses, makeContext, noSignal } from './fixture-context.ts'

const posix = process.platform !== 'win32'

async function replay(run: string[], target: Partial<Target> = {}) {
  const context = makeContext(run, target)
  const line = formatCommandLine(context.target, job(7).seed)
  return { context, line, result: await runCommandLine(line, context, job(7), noSignal) }
}

describe.skipIf(!posix)('running a printed command line (needs /bin/sh)', () => {
  test('it gives what the run itself gave, to the byte of its output', async () => {
    const { context, result } = await replay(fixture('single.mjs', 'fail', '{seed}'))
    const original = await runSeed(context, job(7), noSignal)
    expect(result).toEqual({ ...original, durationMs: result.durationMs })
    expect(result.outcome).toBe('failed')
  })

  const shells = ['/bin/sh', '/bin/bash'].filter((shell) => existsSync(shell))

  test.each(shells)('%s: a crash by SIGSEGV looks like the crash of the run itself', async (shell) => {
    const context = makeContext(fixture('single.mjs', 'signal', '{seed}', 'SIGSEGV'), { env: { A: 'b' } })
    const line = formatCommandLine(context.target, job(7).seed)
    const result = await runCommandLine(line, context, job(7), noSignal, shell)
    const original = await runSeed(context, job(7), noSignal)
    expect(result).toEqual({ ...original, durationMs: result.durationMs })
    expect(result.exit).toMatchObject({ code: null, signal: 'SIGSEGV' })
  })

  test.each(shells)('%s: a SIGKILL of the system is not the simulator’s', async (shell) => {
    const context = makeContext(fixture('single.mjs', 'signal', '{seed}', 'SIGKILL'))
    const line = formatCommandLine(context.target, job(7).seed)
    expect((await runCommandLine(line, context, job(7), noSignal, shell)).outcome).toBe('infra')
  })

  test.each(shells)('%s: exit code 139 of the simulator itself stays one', async (shell) => {
    const context = makeContext(fixture('single.mjs', 'exit', '{seed}', '139'))
    const line = formatCommandLine(context.target, job(7).seed)
    const result = await runCommandLine(line, context, job(7), noSignal, shell)
    expect(result).toMatchObject({ outcome: 'failed', exit: { code: 139, signal: null } })
  })

  test('result.json is found in the directory that the line makes, which is removed', async () => {
    const { context, line, result } = await replay(fixture('single.mjs', 'file', '{seed}', '{out}'))
    expect(line).toContain('"$(mktemp -d)"')
    expect(result).toMatchObject({ outcome: 'failed', digest: 'd1', output: 'wrote into {out}\n' })
    expect(readdirSync(context.scratch)).toEqual([])
  })

  test('the line must say the seed itself: the environment does not', async () => {
    const context = makeContext(fixture('single.mjs', 'environment'), { env: { A: 'b' } })
    const bare = context.target.run.join(' ')
    const { output } = await runCommandLine(bare, context, job(7), noSignal)
    expect(JSON.parse(output)).not.toHaveProperty('SEEDSWEEP_SEED')
    expect(JSON.parse(output)).not.toHaveProperty('A')
    const full = await runCommandLine(formatCommandLine(context.target, job(7).seed), context, job(7), noSignal)
    expect(JSON.parse(full.output)).toMatchObject({ SEEDSWEEP_SEED: '7', A: 'b' })
  })

  test.each([
    ['./no-such-sim 7', 127],
    ['/', 126],
  ])('%s: exit %d of the shell is infra', async (line, code) => {
    const result = await runCommandLine(line, makeContext(['unused']), job(7), noSignal)
    expect(result.outcome).toBe('infra')
    expect(result.reason).toBe(`does not start: the shell ended with exit code ${code}`)
    expect(result.output).not.toBe('')
  })

  test.skipIf(process.platform !== 'linux')(
    'a hang under the shell is killed with its tree (needs /proc)',
    async () => {
      const marker = `replay-${process.pid}`
      const { result } = await replay(
        ['sh', '-c', `"$@"; exit 0`, 'sh', ...fixture('single.mjs', 'sleep', '{seed}', marker)],
        {
          timeoutMs: 400,
        },
      )
      expect(result.outcome).toBe('timed-out')
      await expect.poll(() => livingProcesses(marker)).toEqual([])
    },
  )
})

describe('what shells say of a signal', () => {
  const exit = { code: 134, signal: null, killedByUs: null }

  test.each([
    ['dash', 'x\nAborted\n', 'x\n'],
    ['dash with a core file', 'Aborted (core dumped)\n', ''],
    ['bash', 'x\n/bin/bash: line 1:  4711 Aborted                 (core dumped) ./sim 7\n', 'x\n'],
    ['bash of macOS', 'sh: line 1: 4711 Abort trap: 6           ./sim 7\n', ''],
  ])('%s', (_, output, rest) => {
    expect(unwrapShellExit(exit, output)).toEqual({ exit: { ...exit, code: null, signal: 'SIGABRT' }, output: rest })
  })

  test.each(['', 'Not Aborted\n', 'Segmentation fault\n', 'Aborted\nmore\n'])('not said: %j', (output) => {
    expect(unwrapShellExit(exit, output)).toEqual({ exit, output })
  })
})

describe('canaries', () => {
  test('the engine’s own fails as it must, whatever the target is', async () => {
    const context = makeContext(['./no-such-sim'], {
      env: { NODE_OPTIONS: '--no-such-option' },
      expect: 'x',
      timeoutMs: 1,
    })
    const result = await runCanary(context, noSignal, process.execPath)
    expect(result).toMatchObject({
      outcome: 'failed',
      exit: { code: 1 },
      reported: { kind: 'property', property: 'Canary', message: 'planted failure: this run must fail' },
    })
  })

  test('where Node cannot be started it is infra, never failed', async () => {
    const result = await runCanary(makeContext(['unused']), noSignal, '/no/such/node')
    expect(result.outcome).toBe('infra')
  })

  test('the target’s own command runs by the same way', async () => {
    const failing = makeContext(['unused'], { canary: fixture('single.mjs', 'fail', '{seed}') })
    expect((await runTargetCanary(failing, noSignal)).outcome).toBe('failed')
    const passing = makeContext(['unused'], { canary: fixture('single.mjs', 'pass', '{seed}') })
    expect((await runTargetCanary(passing, noSignal)).outcome).toBe('passed')
  })
})
