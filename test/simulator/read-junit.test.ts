import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { readJunit } from '../../src/simulator/read-junit.ts'
import { runSeed } from '../../src/simulator/run-seed.ts'
import { job, makeContext, noSignal } from './fixture-context.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'presets')
const readFixture = (name: string) => readJunit(readFileSync(join(fixtures, name), 'utf8'))

function suite(...cases: string[]): string {
  return `<?xml version="1.0"?><testsuites><testsuite name="raft">${cases.join('')}</testsuite></testsuites>`
}

describe('readJunit', () => {
  test('reads what pytest writes: the test, the message over several lines, the traceback', () => {
    const { testCount, failures, torn } = readFixture('pytest-seed-1.xml')
    expect([testCount, failures.length, torn]).toEqual([1, 1, false])
    expect(failures[0]).toMatchObject({ kind: 'property', property: 'test_sum test_sum_small' })
    expect(failures[0]?.message.split('\n')[0]).toBe('assert 1000 < 1000')
    expect(failures[0]?.stack).toContain('>   def test_sum_small(xs):')
  })

  test.each([
    ['pytest-seed-1.xml', 'pytest-seed-2.xml', 'test_sum test_sum_small: assert <n> < <n>'],
    [
      'vitest-seed-1.xml',
      'vitest-seed--7.xml',
      'bank.test.ts a bank holds less than 1000: expected <n> to be less than <n>',
    ],
  ])('%s and %s are one finding', (first, second, title) => {
    const signatures = [first, second].map((name) => {
      const [reported] = readFixture(name).failures
      return extractSignature({ text: '', ...(reported !== undefined && { reported }) })
    })
    expect(signatures[0]?.title).toBe(title)
    expect(signatures[1]?.key).toBe(signatures[0]?.key)
  })

  test('counts tests that passed, and not those that were skipped', () => {
    const report = readJunit(
      suite('<testcase name="a"/>', '<testcase name="b"><skipped/></testcase>', '<testcase name="c"></testcase>'),
    )
    expect(report).toEqual({ testCount: 2, failures: [], torn: false })
  })

  test('an assertion is named after its test, an error after its class', () => {
    const { failures } = readJunit(
      suite(
        '<testcase classname="Raft" name="elects"><failure type="java.lang.AssertionError" message="2 leaders">at Raft.java</failure></testcase>',
        '<testcase classname="Raft" name="stores"><error type="java.io.IOException" message="disk full"><![CDATA[at <init>]]></error></testcase>',
        '<testcase classname="Raft" name="loads"><failure message="KeyError: &apos;x&apos; &amp; &#x263A;"/></testcase>',
        '<testcase classname="Raft" name="again"><flakyFailure message="once">x</flakyFailure></testcase>',
      ),
    )
    expect(failures).toEqual([
      { kind: 'property', property: 'Raft elects', message: '2 leaders', stack: 'at Raft.java' },
      {
        kind: 'error',
        type: 'java.io.IOException',
        message: 'disk full',
        detail: 'in Raft stores',
        stack: 'at <init>',
      },
      { kind: 'error', type: 'KeyError', message: "'x' & ☺", detail: 'in Raft loads' },
    ])
  })

  test('a suite that counts an error which no test owns has failed', () => {
    const report = readJunit('<testsuite name="bank.test.js" errors="1" tests="0"></testsuite>')
    expect(report.failures).toMatchObject([{ property: 'bank.test.js' }])
  })

  test.each(['', 'no xml', '<html></html>', '<testsuite name="a"><testcase name="b">', '<testsuite><testcase name="a'])(
    '%j is torn',
    (text) => {
      expect(readJunit(text)).toMatchObject({ failures: [], torn: true })
    },
  )

  test('declares no entities: a bomb of them stays the text that it is', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    const { failures } = readJunit(`${bomb}${suite('<testcase name="a"><failure message="&b;"/></testcase>')}`)
    expect(failures[0]?.message).toBe('&b;')
  })

  test('property: reads any text without an error, and hostile text in a second', () => {
    const piece = fc.constantFrom(
      '<testcase',
      ' name="',
      '"',
      '>',
      '</testcase>',
      '<failure>',
      '</failure>',
      '<![CDATA[',
      '&#',
      '<!--',
      "='",
    )
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => void readJunit(pieces.join(''))))
    const started = performance.now()
    for (const part of ['a', ' a', ' a=', '<a ', '<', '<!--', '&#', '<a b="'])
      readJunit(`<testsuite ${part.repeat(100_000)}`)
    expect(performance.now() - started).toBeLessThan(60_000)
  })
})

describe('a run with result: junit', () => {
  const write =
    'require("fs").writeFileSync(process.argv[1] + "/junit.xml", process.argv[3]); process.exit(Number(process.argv[4]))'

  function run(xml: string, exit: number, code = write) {
    const argv = [process.execPath, '-e', code, '{out}', '{seed}', xml, String(exit)]
    const context = makeContext(argv, { result: { junit: '{out}/*.xml', antithesis: false } })
    return runSeed(context, job(7), noSignal)
  }

  const failing = suite('<testcase name="elects"><failure message="2 leaders"/></testcase>')
  const passing = suite('<testcase name="elects"/>')

  test.each<[string, string, number, string]>([
    ['a failure with exit 0', failing, 0, 'failed'],
    ['a failure with exit 1', failing, 1, 'failed'],
    ['no failure with exit 0', passing, 0, 'passed'],
    ['no failure with exit 1', passing, 1, 'failed'],
    ['no test with exit 0', suite(), 0, 'infra'],
    ['half a file with exit 0', passing.slice(0, -20), 0, 'infra'],
    ['half a file with exit 1', passing.slice(0, -20), 1, 'failed'],
  ])('%s: %s', async (_, xml, exit, outcome) => {
    expect((await run(xml, exit)).outcome).toBe(outcome)
  })

  test('no file at all is no pass', async () => {
    expect(await run('', 0, 'process.exit(0)')).toMatchObject({
      outcome: 'infra',
      reason: 'the run left no JUnit XML at {out}/*.xml',
    })
    expect((await run('', 0, 'process.exit(4)')).outcome).toBe('failed')
  })

  test('the failing test is what the seed reports', async () => {
    expect((await run(failing, 1)).reported).toEqual({
      kind: 'property',
      property: 'raft elects',
      message: '2 leaders',
    })
  })
})
