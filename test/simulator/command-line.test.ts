import { execFileSync } from 'node:child_process'
import { rmdirSync, statSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { expandArgv, formatCommandLine } from '../../src/simulator/command-line.ts'

const seed = '18446744073709551615' as SeedText
const posix = process.platform !== 'win32'

const shellText = ' \'"\\$`!*?[]{}()<>|&;#~=%\n\t-aé'.split('')

function format(run: string[], env: Record<string, string> = {}, config: Record<string, string> = {}): string {
  return formatCommandLine({ name: 'sim', run, env, config, axes: [] }, seed)
}

function shell(line: string): string {
  return execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' })
}

describe('filling in placeholders', () => {
  test('all of them, also twice and inside of a word', () => {
    const values = { seed: '7', out: '/o', from: '1', count: '5', 'seeds-file': '/s', config: { 'drop prob': '0.5' } }
    expect(
      expandArgv(['{seed}-{seed}', '--out={out}', '{from}+{count}', '{seeds-file}', '{config.drop prob}'], values),
    ).toEqual(['7-7', '--out=/o', '1+5', '/s', '0.5'])
  })

  test('other braces, unknown names and inserted text are left alone', () => {
    const values = { seed: '7', config: { a: '{seed}', constructor2: '' } }
    expect(expandArgv(['{}', '{"a":1}', '{shard}', '{out}', '{config.a}'], values)).toEqual([
      '{}',
      '{"a":1}',
      '{shard}',
      '{out}',
      '{seed}',
    ])
  })

  test('a configuration value that does not exist is the user’s mistake', () => {
    expect(() => expandArgv(['{config.steps}'], { config: {} })).toThrow(UserError)
    expect(() => expandArgv(['{config.constructor}'], { config: {} })).toThrow('configures no "constructor"')
  })
})

describe('the printed command line', () => {
  test('is quoted only where it must be', () => {
    expect(format(['./sim', '--seed', '{seed}', '--name', 'a b', "it's", ''])).toBe(
      `./sim --seed 18446744073709551615 --name 'a b' 'it'\\''s' ''`,
    )
  })

  test('has the environment of the target in front, with the seed only when no {seed} tells it', () => {
    expect(format(['./sim', '{seed}'], { RUST_LOG: 'warn,raft=debug' })).toBe(
      'RUST_LOG=warn,raft=debug ./sim 18446744073709551615',
    )
    expect(format(['./sim'])).toBe('SEEDSWEEP_SEED=18446744073709551615 ./sim')
    expect(format(['./sim'], { MADSIM_TEST_SEED: '{seed}' })).toBe('MADSIM_TEST_SEED=18446744073709551615 ./sim')
  })

  test('uses env(1) for names that no shell can assign', () => {
    expect(format(['./sim', '{seed}'], { 'a.b': 'c d', E: '1' })).toBe("env 'a.b=c d' E=1 ./sim 18446744073709551615")
  })

  test('quotes a program that the shell would take for grammar', () => {
    expect(format(['time', '{seed}'])).toBe("'time' 18446744073709551615")
    expect(format(['a=b', '{seed}'])).toBe("'a=b' 18446744073709551615")
  })

  test.skipIf(!posix)('makes a fresh directory for {out}, one for two uses (needs /bin/sh)', () => {
    const [one = ''] = shell(format(['printf', '%s\\n', '{out}', '{seed}'])).split('\n')
    expect(statSync(one).isDirectory()).toBe(true)
    rmdirSync(one)
    const [left = '', right = ''] = shell(format(['printf', '%s\\n', '{out}', '{out}', '{seed}'])).split('\n')
    expect(left).toBe(right)
    rmdirSync(left)
  })

  test.skipIf(!posix)('property: a shell reads back exactly the arguments and values (needs /bin/sh)', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }).map((each) => each.replaceAll('\0', '')),
      fc.string({ unit: fc.constantFrom(...shellText) }),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), text, (words, value) => {
        // Texts that hold a placeholder by chance are meant to change.
        fc.pre(![...words, value].some((each) => /\{(seed|out|from|count|seeds-file|config\.)/.test(each)))
        const script = 'printf "%s\\0" "$VALUE" "$@"'
        const line = format(['sh', '-c', script, 'sh', '{seed}', ...words], { VALUE: value })
        // A lone surrogate has no UTF-8 and becomes U+FFFD on its way to any program.
        const expected = [value, seed, ...words].map((each) => `${each.toWellFormed()}\0`).join('')
        expect(shell(line)).toBe(expected)
      }),
      { numRuns: 150 },
    )
  })
})
