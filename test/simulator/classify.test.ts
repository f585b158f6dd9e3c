import { describe, expect, test } from 'vitest'
import type { ProcessExit } from '../../src/model/outcome.ts'
import { classify, isStartFailure, type RunEvidence } from '../../src/simulator/classify.ts'
import { noResult, parseResultLine } from '../../src/simulator/reported-result.ts'

function exits(code: number): ProcessExit {
  return { code, signal: null, killedByUs: null }
}

function dies(signal: string, killedByUs: ProcessExit['killedByUs'] = null): ProcessExit {
  return { code: null, signal, killedByUs }
}

const bare = {
  startError: null,
  report: noResult,
  expect: null,
  shell: false,
  rules: [],
  output: () => '',
  memoryMax: null,
}

function judge(exit: ProcessExit | null, line: string | null = null, more: Partial<RunEvidence> = {}): string {
  const report = line === null ? noResult : parseResultLine(`seedsweep: ${line}`)
  const { outcome, reason } = classify({ ...bare, exit, report, ...more })
  return reason === null ? outcome : `${outcome}: ${reason}`
}

const passed = '{"outcome":"passed"}'
const failed = '{"outcome":"failed"}'
const unknown = '{"outcome":"unknown","failure":{"kind":"limit","message":"too many states"}}'
const outOfMemory = 'infra: killed by the system, probably out of memory'

describe('the exit alone', () => {
  test.each([
    ['exit 0', exits(0), 'passed'],
    ['exit 1', exits(1), 'failed'],
    ['exit 101', exits(101), 'failed'],
    ['exit 127 without a shell', exits(127), 'failed'],
    ['exit 137', exits(137), 'failed'],
    ['SIGSEGV', dies('SIGSEGV'), 'failed'],
    ['SIGTERM from outside', dies('SIGTERM'), 'failed'],
    ['SIGKILL from outside', dies('SIGKILL'), outOfMemory],
    ['our SIGKILL at the timeout', dies('SIGKILL', 'timeout'), 'timed-out'],
    ['our SIGKILL at the end of the budget', dies('SIGKILL', 'cancelled'), 'cut'],
  ])('%s', (_, exit, expected) => {
    expect(judge(exit)).toBe(expected)
  })

  test.each([126, 127])('exit %d of a shell means that it could not start the program', (code) => {
    expect(judge(exits(code), null, { shell: true })).toBe(
      `infra: does not start: the shell ended with exit code ${code}`,
    )
    expect(judge(exits(code), failed, { shell: true })).toBe('failed')
    expect(judge(exits(125), null, { shell: true })).toBe('failed')
  })

  test('exit 0 without the expected text is a failure, and the remark says so', () => {
    const expected = { text: 'PASSED', seen: false }
    expect(judge(exits(0), null, { expect: expected })).toBe('failed')
    expect(judge(exits(0), null, { expect: { ...expected, seen: true } })).toBe('passed')
    expect(judge(exits(1), null, { expect: { ...expected, seen: true } })).toBe('failed')
    const { remark } = classify({ ...bare, exit: exits(0), expect: expected })
    expect(remark).toBe('exit code 0, but the expected text "PASSED" did not appear')
  })

  test('what we killed over its bound of memory failed, whatever it said, and never is infra', () => {
    const over = { memoryMax: 2 ** 31, exit: dies('SIGKILL', 'memory') }
    expect(judge(over.exit, passed, over)).toBe('failed')
    expect(judge(over.exit, null, over)).toBe('failed')
    expect(judge(dies('SIGKILL'), null, { memoryMax: 2 ** 31 })).toBe(outOfMemory)
    expect(classify({ ...bare, ...over }).reported).toEqual({
      kind: 'memory',
      type: 'out of memory',
      message: 'used more than 2 GiB',
    })
  })

  test('what never started is infra and recognised as such', () => {
    const startError = 'does not start: there is no program "./sim"'
    expect(judge(null, null, { startError })).toBe(`infra: ${startError}`)
    expect(isStartFailure({ outcome: 'infra', reason: startError })).toBe(true)
    expect(isStartFailure({ outcome: 'infra', reason: 'the worker did not start: it ended' })).toBe(true)
    expect(isStartFailure({ outcome: 'infra', reason: 'killed by the system' })).toBe(false)
    expect(isStartFailure({ outcome: 'unknown', reason: startError })).toBe(false)
  })
})

describe('a reported result', () => {
  test.each([
    ['failed, exit 0', exits(0), failed, 'failed'],
    ['failed, SIGKILL from outside', dies('SIGKILL'), failed, 'failed'],
    ['passed, exit 0', exits(0), passed, 'passed'],
    ['passed, exit 1', exits(1), passed, 'failed'],
    ['passed, SIGABRT', dies('SIGABRT'), passed, 'failed'],
    ['passed, SIGKILL from outside', dies('SIGKILL'), passed, outOfMemory],
    [
      'unknown, exit 2',
      exits(2),
      unknown,
      'unknown: the simulator reports that it could not decide: "too many states"',
    ],
    ['failed, then a hang', dies('SIGKILL', 'timeout'), failed, 'timed-out'],
    ['failed, then cancelled', dies('SIGKILL', 'cancelled'), failed, 'cut'],
  ])('%s', (_, exit, line, expected) => {
    expect(judge(exit, line)).toBe(expected)
  })

  test.each([
    ['not JSON, exit 0', exits(0), '{oops}', 'infra: the result line is not JSON: "{oops}"'],
    ['torn by a crash', dies('SIGSEGV'), '{"outcome":"fai', 'failed'],
    ['torn, exit 101', exits(101), '{"outcome":"fai', 'failed'],
    ['torn by the system', dies('SIGKILL'), '{"outcome":"fai', outOfMemory],
  ])('%s', (_, exit, line, expected) => {
    expect(judge(exit, line)).toBe(expected)
  })

  test.each([
    ['an outcome that does not exist', '{"outcome":"fail"}', /^infra: the result line is not a result: "outcome": /],
    ['a seed as a JSON number', '{"outcome":"passed","seed":7}', /"seed": /],
    [
      'a property with -1 failures',
      '{"outcome":"passed","properties":[{"name":"p","kind":"always","passes":1,"failures":-1}]}',
      /"properties\.0\.failures": /,
    ],
  ])('%s is infra even with exit 1', (_, line, expected) => {
    expect(judge(exits(0), line)).toMatch(expected)
    expect(judge(exits(1), line)).toMatch(expected)
  })
})
