import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import { checkPreflight, runPreflight } from '../../src/sweep/preflight.ts'
import { makeContext, noSignal } from '../simulator/fixture-context.ts'
import { makeFailure, makeRunResult, makeTarget, seedText } from './make-run-result.ts'

const seedless = makeTarget({ run: ['./sim', '--steps', '100'] })

function three(make: (seed: string) => ReturnType<typeof makeRunResult>) {
  return ['11', '12', '13'].map((seed) => ({ ...make(seed), seed: seedText(seed) }))
}

describe('three seeds that give the same', () => {
  test('digest without {seed} are a mistake that shows where {seed} goes', () => {
    const results = three(() => makeRunResult({ digest: 'c81da858' }))
    expect(() => checkPreflight(seedless, results)).toThrow(UserError)
    expect(() => checkPreflight(seedless, results)).toThrow(
      'the command of target "raft" does not use the seed\n  run: ./sim --steps 100\n  3 seeds gave the same digest (c81da858)',
    )
  })

  test('a line for a shell is shown as one pastes it', () => {
    const results = three(() => makeRunResult({ digest: 'c81da858' }))
    const quoted = makeTarget({ run: ['sh', '-c', 'make sim; ./sim'] })
    expect(() => checkPreflight(quoted, results)).toThrow("\n  run: sh -c 'make sim; ./sim'\n")
  })

  test('output, also none, without {seed} are one too', () => {
    expect(() =>
      checkPreflight(
        seedless,
        three(() => makeRunResult({ output: 'ok\n' })),
      ),
    ).toThrow(/the same output/)
    expect(() =>
      checkPreflight(
        seedless,
        three(() => makeRunResult()),
      ),
    ).toThrow(/the same output/)
  })

  test('failure by the same digest without {seed} are one too; a failing exit alone is for the start watch', () => {
    expect(() =>
      checkPreflight(
        seedless,
        three(() => makeFailure('x', { digest: 'd1' })),
      ),
    ).toThrow(/the same digest \(d1\)/)
    expect(
      checkPreflight(
        seedless,
        three(() => makeFailure('x')),
      ),
    ).toBeNull()
  })

  test('with {seed} in the command or in a variable are a warning, or nothing where they print nothing', () => {
    const warning = 'target "raft": 3 seeds gave the same digest (d1); does the simulator use its seed?'
    expect(
      checkPreflight(
        makeTarget(),
        three(() => makeRunResult({ digest: 'd1' })),
      ),
    ).toBe(warning)
    const byVariable = makeTarget({ run: ['./sim'], env: { SIM_SEED: '{seed}' } })
    expect(
      checkPreflight(
        byVariable,
        three(() => makeRunResult({ digest: 'd1' })),
      ),
    ).toBe(warning)
    expect(
      checkPreflight(
        makeTarget(),
        three(() => makeRunResult()),
      ),
    ).toBeNull()
  })
})

describe('nothing is said', () => {
  test('of seeds that differ in digest or output, if only by naming the seed', () => {
    expect(
      checkPreflight(
        seedless,
        three((seed) => makeRunResult({ digest: `d${seed}` })),
      ),
    ).toBeNull()
    expect(
      checkPreflight(
        seedless,
        three((seed) => makeRunResult({ output: `seed ${seed} is fine` })),
      ),
    ).toBeNull()
  })

  test('of fewer than three seeds, and of seeds of which one failed, hung or was cut', () => {
    expect(checkPreflight(seedless, three(() => makeRunResult()).slice(1))).toBeNull()
    for (const outcome of ['failed', 'timed-out', 'infra', 'cut', 'unknown'] as const) {
      const [first, ...rest] = three(() => makeRunResult({ digest: 'd1' }))
      expect(checkPreflight(seedless, [{ ...makeRunResult(), ...first, outcome }, ...rest])).toBeNull()
    }
  })
})

test('two seeds that differ end the preflight: a third that would take a minute is not waited for', async () => {
  const context = makeContext(['/bin/sh', '-c', '[ "$1" = 1 ] && exec sleep 60; echo "$1"', 'sim', '{seed}'])
  const stream = { kind: 'consecutive', type: 'u64', base: seedText(0) } as const
  const started = performance.now()
  const results = await runPreflight(context, stream, { target: 'fixture', first: 0, end: 100 }, noSignal)
  expect(performance.now() - started).toBeLessThan(55_000)
  expect(results.map(({ seed, outcome }) => `${seed} ${outcome}`)).toEqual(['0 passed', '1 cut', '2 passed'])
  expect(checkPreflight(context.target, results)).toBeNull()
})
