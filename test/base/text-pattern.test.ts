import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileTextPattern } from '../../src/base/text-pattern.ts'

function matches(pattern: string, text: string): boolean | string {
  const compiled = compileTextPattern(pattern)
  return 'matches' in compiled ? compiled.matches(text) : compiled.mistake
}

describe('a text pattern', () => {
  test.each([
    ['linearization: (?:illegal|timed out)', 'x\nmain_test.go:122: linearization: timed out\n', true],
    ['^FAIL\\s+\\S+ \\[build failed\\]$', 'x\nFAIL\texample.com/raft [build failed]\nFAIL\n', true],
    ['^build failed', 'FAIL: build failed', false],
    ['(?i)out of MEMORY', 'Out Of Memory', true],
    ['\\bbroke [A-Z]', 'it broke Ordered', true],
    ['\\bbroke [A-Z]', 'it unbroke Ordered', false],
    ['a{2,3}b', 'ab', false],
    ['a{2,3}b', 'aaaab', true],
    ['{seed}', 'run with {seed}', true],
    ['^$', 'a\n\nb', true],
    ['^$', 'a', false],
  ])('%s in %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected)
  })

  test.each([
    ['a(?=b)', 'look-around "(?=" cannot be searched for in linear time'],
    ['(?<!a)b', 'look-around "(?<!" cannot be searched for in linear time'],
    ['(a)\\1', 'back-reference "\\1" cannot be searched for in linear time'],
    ['(a', 'a "(" without its ")"'],
    ['a)', 'a ")" without its "("'],
    ['[a', 'a "[" without its "]"'],
    ['*a', 'nothing before "*" that it could repeat'],
    ['a**', 'two repetitions one after the other'],
    ['a{5,2}', '{5,2} ends before it starts'],
    ['a{1001}', '{1001} repeats more than 1000 times'],
    ['(a{1000}){1000}', 'its repetitions unfold to more than 4000 steps'],
    ['\\q', '"\\q" has no meaning here'],
    ['x'.repeat(1_001), 'it has more than 1000 characters'],
  ])('refuses %j', (pattern, mistake) => {
    expect(matches(pattern, '')).toBe(mistake)
  })

  const atom = fc.constantFrom(
    'a',
    'b',
    'A',
    '.',
    '[ab]',
    '[^a]',
    '\\d',
    '\\W',
    '\\s',
    '\\b',
    '^',
    '$',
    '7',
    ' ',
    '\\n',
  )
  const pattern = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      atom,
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{2,}', '*?'))
        .map(([a, repetition]) => `(?:${a})${repetition}`),
    ),
  })).node
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '7', ' ', '\n', '-', 'é'), maxLength: 12 })

  test('property: says the same as the regular expressions of JavaScript', () => {
    fc.assert(
      fc.property(pattern, text, fc.boolean(), (source, input, anyCase) => {
        const expected = new RegExp(source, anyCase ? 'mi' : 'm').test(input)
        expect(matches(anyCase ? `(?i)${source}` : source, input)).toBe(expected)
      }),
      { numRuns: 3_000 },
    )
  })

  test.each(['(a*)*b', '(a|a)*b', '(.*)*x', 'a.*a.*a.*a.*b', '(a?){200}b'])(
    '%s searches 300,000 hostile characters in one pass, where backtracking would never end',
    (hostile) => {
      const compiled = compileTextPattern(hostile)
      if (!('matches' in compiled)) throw new Error(compiled.mistake)
      const started = performance.now()
      expect(compiled.matches('a'.repeat(300_000))).toBe(false)
      expect(performance.now() - started).toBeLessThan(30_000)
    },
  )
})
