import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import type { TargetFields } from '../../src/config/config-schema.ts'
import { defineTarget, targetWarnings } from '../../src/config/define-target.ts'
import { type PresetName, presetNames, presets } from '../../src/config/presets/presets.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { TargetSchema } from '../../src/model/target.ts'

const define = (fields: TargetFields) => defineTarget({ name: 'raft', ...fields }, (key) => `--${key}`)

/** `message | hint` of the error that a target with these lines gives. */
function errorOf(...lines: string[]): string {
  try {
    readConfig(['targets:', '  raft:', ...lines.map((line) => `    ${line}`)].join('\n'), 'seedsweep.yml')
  } catch (error) {
    if (error instanceof UserError) return error.hint === null ? error.message : `${error.message} | ${error.hint}`
    throw error
  }
  return 'read without an error'
}

describe('every preset', () => {
  test.each(presetNames)('%s: its example makes a complete target that gets the seed, or it is refused', (name) => {
    const preset = presets[name]
    if (preset.kind === 'refused') {
      expect(errorOf(`preset: ${name}`, 'run: ./sim')).toContain(`seedsweep.yml:3:13: ${preset.reason}`)
      return
    }
    const { targets } = readConfig(`targets:\n  raft:\n    preset: ${name}\n    ${preset.example}\n`, 'seedsweep.yml')
    const target = targets.get('raft')
    expect(TargetSchema.parse(target)).toEqual(target)
    expect(target?.seedType).toBe(preset.seedType)
    if (target !== undefined) expect(targetWarnings(target)).toEqual([])
    const bare = errorOf(`preset: ${name}`)
    if (preset.run !== null) expect(bare).toBe('read without an error')
    else {
      const seen = `seedsweep.yml:3:13: preset ${name} needs run: ${preset.needs}`
      expect(bare).toBe(`${seen} | For example ${preset.example}`)
    }
  })
})

describe('a target with a preset', () => {
  test('adds the arguments behind a run without {seed}, and nothing behind one with it', () => {
    expect(define({ preset: 'go-test', run: 'go test ./raft' }).run).toEqual(
      'go test ./raft -shuffle={seed} -count=1'.split(' '),
    )
    expect(define({ preset: 'go-test', run: 'go test -shuffle={seed} -v' }).run).toEqual(
      'go test -shuffle={seed} -v'.split(' '),
    )
  })

  test('its own keys go first, its env and rules are put together with those of the preset', () => {
    const target = define({
      preset: 'jepsen',
      run: 'lein run test',
      env: { A: 1 },
      timeout: '5m',
      'seed-type': 'u32',
      deterministic: true,
      outcome: [{ exit: 2, is: 'failed' }],
    })
    expect(target).toMatchObject({ timeoutMs: 300_000, seedType: 'u32', deterministic: true, env: { A: '1' } })
    expect(target.outcome.slice(0, 3).map(({ exit, is }) => [exit?.[0]?.[0], is])).toEqual([
      [2, 'failed'],
      [1, 'failed'],
      [2, 'unknown'],
    ])
    expect(define({ preset: 'madsim', run: './t', env: { MADSIM_TEST_SEED: '7' } }).env.MADSIM_TEST_SEED).toBe('7')
  })

  test('madsim runs many seeds in one process unless the target says how its seeds are run', () => {
    const target = define({ preset: 'madsim', run: './t --exact a' })
    expect(target).toMatchObject({ via: 'batch', seedStream: 'consecutive', run: ['./t', '--exact', 'a'] })
    expect(target.batch).toEqual({
      argv: ['env', 'MADSIM_TEST_SEED={from}', 'MADSIM_TEST_NUM={count}', './t', '--exact', 'a'],
      stopsAtFirstFailure: true,
    })
    expect(define({ preset: 'madsim', run: './t', via: 'run' })).toMatchObject({ via: 'run', batch: null })
  })

  test('deterministic is data of the target, true where nobody says otherwise', () => {
    expect(define({ run: './sim {seed}' }).deterministic).toBe(true)
    expect(define({ run: './sim', deterministic: false }).deterministic).toBe(false)
    expect(define({ preset: 'etcd-robustness' }).deterministic).toBe(false)
    expect(TargetSchema.parse({ ...define({ run: './sim' }), deterministic: undefined }).deterministic).toBe(true)
  })
})

describe('mistakes are named with their place and the nearest word', () => {
  test.each<[string, string[], string]>([
    [
      'a preset',
      ['preset: madsin', 'run: ./t'],
      'seedsweep.yml:3:13: targets.raft.preset is "madsin" | Did you mean "madsim"',
    ],
    ['no run', ['timeout: 5m'], 'targets.raft has no "run" | Every target needs one'],
    [
      'a key of a rule',
      ['run: ./s', 'outcome:', '  - exti: 2', '    is: failed'],
      'seedsweep.yml:5:9: unknown key "exti" in targets.raft.outcome.0 | Did you mean "exit"?',
    ],
    [
      'an outcome',
      ['run: ./s', 'outcome:', '  - exit: 2', '    is: fail'],
      'seedsweep.yml:6:13: targets.raft.outcome.0.is is "fail" | Did you mean "failed"?',
    ],
    [
      'no outcome',
      ['run: ./s', 'outcome:', '  - exit: 2'],
      'targets.raft.outcome.0 has no "is" | Write what the seed gave: passed, failed',
    ],
    [
      'no condition',
      ['run: ./s', 'outcome:', '  - is: failed'],
      'seedsweep.yml:5:9: rule 1 of outcome has no condition',
    ],
    [
      'an exit code',
      ['run: ./s', 'outcome:', '  - exit: 5-2', '    is: failed'],
      'seedsweep.yml:5:15: "5-2" is no exit code',
    ],
    [
      'a signal',
      ['run: ./s', 'outcome:', '  - signal: SIGABORT', '    is: failed'],
      'seedsweep.yml:5:17: "SIGABORT" is no signal | Did you mean "SIGABRT"?',
    ],
    ['half a signal', ['run: ./s', 'outcome:', '  - signal: SEGV', '    is: failed'], 'Did you mean "SIGSEGV"?'],
    ['both ends', ['run: ./s', 'outcome:', '  - { exit: 1, signal: any, is: failed }'], 'no process ends by both'],
    [
      'a pattern',
      ['run: ./s', 'outcome:', '  - { exit: 1, is: failed }', "  - { text: '(a)\\1', is: failed }"],
      'seedsweep.yml:6:17: the pattern "(a)\\\\1" cannot be used: back-reference "\\1" cannot be searched for',
    ],
    [
      'a result',
      ['run: ./s', 'result: { junti: x }'],
      'unknown key "junti" in targets.raft.result | Did you mean "junit"?',
    ],
    [
      'a path',
      ['run: ./s {out}', 'result: { junit: build/*.xml }'],
      'seedsweep.yml:4:13: junit is "build/*.xml", which is not below {out}',
    ],
    ['nobody told', ['run: ./s', 'result: { junit: "{out}/*.xml" }'], 'but neither run nor env has {out}'],
    [
      'many seeds',
      ['run: ./s', 'worker: ./s', 'result: { antithesis: true }'],
      'seedsweep.yml:5:13: the files of result belong to one seed, but worker runs many',
    ],
    [
      'its variable',
      ['run: ./s', 'env: { ANTITHESIS_SDK_LOCAL_OUTPUT: x }', 'result: { antithesis: true }'],
      'ANTITHESIS_SDK_LOCAL_OUTPUT is ours to set',
    ],
  ])('%s', (_, lines, expected) => {
    expect(errorOf(...lines)).toContain(expected)
  })

  test('a result line in env is enough for {out}', () => {
    const name: PresetName = 'plain'
    const fields = { preset: name, run: './s {seed}', env: { XML: '{out}/a.xml' }, result: { junit: '{out}/a.xml' } }
    expect(define(fields).result).toEqual({ junit: '{out}/a.xml', antithesis: false })
  })
})
