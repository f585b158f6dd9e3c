import { describe, expect, test } from 'vitest'
import type { OutcomeFields } from '../../src/config/config-schema.ts'
import { readOutcomeRules } from '../../src/config/read-outcome-rules.ts'
import type { ProcessExit } from '../../src/model/outcome.ts'
import { classify } from '../../src/simulator/classify.ts'
import { noResult, parseResultLine, type ReportedResult } from '../../src/simulator/reported-result.ts'
import { runSeed } from '../../src/simulator/run-seed.ts'
import { fixture, job, jobsOf, makeContext, noSignal, runLane, summarize } from './fixture-context.ts'

const read = (...rules: OutcomeFields[]) => readOutcomeRules(rules, (key) => key)

function judge(rules: OutcomeFields[], end: number | string, output = '', report: ReportedResult = noResult): string {
  const exit: ProcessExit =
    typeof end === 'number'
      ? { code: end, signal: null, killedByUs: null }
      : { code: null, signal: end, killedByUs: null }
  const { outcome, reason, remark } = classify({
    startError: null,
    exit,
    report,
    expect: null,
    shell: false,
    memoryMax: null,
    rules: read(...rules),
    output: () => output,
  })
  return [outcome, reason ?? remark].filter((word) => word !== null).join(': ')
}

describe('outcome rules', () => {
  test.each<[string, OutcomeFields, number | string, string, string]>([
    ['an exit code', { exit: 2, is: 'unknown', reason: 'gave up' }, 2, '', 'unknown: gave up'],
    ['another exit code', { exit: 2, is: 'unknown' }, 3, '', 'failed'],
    [
      'a list and a range',
      { exit: [1, '250-255'], is: 'infra' },
      255,
      '',
      'infra: so says the rule of the target about its exit',
    ],
    ['outside of the range', { exit: [1, '250-255'], is: 'infra' }, 249, '', 'failed'],
    ['an exit that passes', { exit: 1, is: 'passed' }, 1, '', 'passed'],
    [
      'exit 0 that fails',
      { exit: 0, text: 'WARN', is: 'failed', reason: 'it warned' },
      0,
      'a WARN',
      'failed: it warned',
    ],
    ['both conditions must hold', { exit: 0, text: 'WARN', is: 'failed' }, 0, 'fine', 'passed'],
    ['a signal', { signal: 'SIGABRT', is: 'timed-out' }, 'SIGABRT', '', 'timed-out'],
    ['any signal', { signal: 'any', is: 'unknown', reason: 'killed' }, 'SIGSEGV', '', 'unknown: killed'],
    ['no signal', { signal: 'any', is: 'unknown' }, 1, '', 'failed'],
    ['our own word for SIGKILL', { signal: 'SIGKILL', is: 'failed' }, 'SIGKILL', '', 'failed'],
    [
      'no pass for what the system killed',
      { text: 'PASSED', is: 'passed' },
      'SIGKILL',
      'PASSED',
      'infra: killed by the system, probably out of memory',
    ],
    ['nondeterminism', { text: 'differ', is: 'nondeterministic' }, 1, 'they differ', 'nondeterministic'],
  ])('%s', (_, rule, end, output, expected) => {
    expect(judge([rule], end, output)).toBe(expected)
  })

  test('the first rule that matches decides', () => {
    const rules: OutcomeFields[] = [
      { text: 'timed out', is: 'unknown', reason: 'slow' },
      { exit: '1-255', is: 'infra', reason: 'harness' },
    ]
    expect(judge(rules, 1, 'it timed out')).toBe('unknown: slow')
    expect(judge(rules, 1, 'it broke')).toBe('infra: harness')
    expect(judge(rules, 0, 'fine')).toBe('passed')
  })

  test('the simulator itself goes before the rules, a test runner behind them', () => {
    const rules: OutcomeFields[] = [{ exit: 1, is: 'infra', reason: 'harness' }]
    const own = parseResultLine('seedsweep: {"outcome":"failed"}')
    expect(judge(rules, 1, '', own)).toBe('failed')
    expect(judge(rules, 1, '', { kind: 'result', result: { outcome: 'failed' }, by: 'files' })).toBe('infra: harness')
    expect(judge([], 0, '', { kind: 'result', result: { outcome: 'failed' }, by: 'files' })).toBe('failed')
    expect(judge([], 3, '', { kind: 'result', result: { outcome: 'passed' }, by: 'files' })).toBe('failed')
  })

  test('a rule never turns our own timeout into anything else', () => {
    const exit = { code: null, signal: 'SIGKILL', killedByUs: 'timeout' } as const
    const rules = read({ signal: 'SIGKILL', is: 'passed' }, { signal: 'any', is: 'infra' })
    const nothing = { startError: null, report: noResult, expect: null, shell: false, memoryMax: null }
    const evidence = { ...nothing, exit, rules, output: () => '' }
    expect(classify(evidence).outcome).toBe('timed-out')
  })

  test('a real process: the text may stand in either stream', async () => {
    const run = fixture('single.mjs', 'fail', '{seed}')
    const outcome = read({ exit: 1, text: '^about to fail$', is: 'unknown', reason: 'not yet' })
    expect(await runSeed(makeContext(run, { outcome }), job(7), noSignal)).toMatchObject({
      outcome: 'unknown',
      reason: 'not yet',
    })
    const other = read({ text: 'two leaders in term \\d+$', is: 'nondeterministic', reason: 'as known' })
    const result = await runSeed(makeContext(run, { outcome: other }), job(7), noSignal)
    expect(result).toMatchObject({
      outcome: 'nondeterministic',
      reported: { kind: 'nondeterminism', message: 'as known' },
    })
  })

  test('a batch that says nothing: the rules say which seed it was, and what passes in spite of its exit', async () => {
    const run = [process.execPath, '-e', 'console.log("warn " + process.argv[1] % 4); process.exit(9)', '{seed}']
    const batch = [process.execPath, '-e', 'console.log("warn 3"); process.exit(9)', '{from}', '{count}']
    const outcome = read({ text: 'warn 3', is: 'failed' }, { exit: 9, is: 'passed' })
    const context = makeContext(run, { batch: { argv: batch, stopsAtFirstFailure: true }, via: 'batch', outcome })
    expect(summarize(await runLane(context, 'batch', jobsOf(0, 4)))).toBe('0:passed 1:passed 2:passed 3:failed')
    const quiet = [process.execPath, '-e', 'process.exit(9)', '{from}', '{count}']
    const passing = { ...context, target: { ...context.target, batch: { argv: quiet, stopsAtFirstFailure: true } } }
    expect(summarize(await runLane(passing, 'batch', jobsOf(0, 3)))).toBe('0:passed 1:passed 2:passed')
  })
})
