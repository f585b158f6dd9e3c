import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defineTarget } from '../../src/config/define-target.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { formatCommandLine } from '../../src/simulator/command-line.ts'
import { readAntithesis } from '../../src/simulator/read-antithesis.ts'
import { runCommandLine } from '../../src/simulator/run-command-line.ts'
import { runSeed } from '../../src/simulator/run-seed.ts'
import { job, makeContext, noSignal } from './fixture-context.ts'

const calls = {
  Always: ['always', true],
  AlwaysOrUnreachable: ['always', false],
  Sometimes: ['sometimes', true],
  Reachable: ['reachability', true],
  Unreachable: ['reachability', false],
} as const

/** One line as the SDKs write it; without `condition` the entry of the catalog. */
function line(display: keyof typeof calls, message: string, condition?: boolean): string {
  const [assertType, mustHit] = calls[display]
  const body = {
    id: message,
    message,
    location: { class: 'raft', function: 'appendEntries', file: 'raft.go', begin_line: 120, begin_column: 2 },
    assert_type: assertType,
    display_type: display,
    must_hit: mustHit,
    hit: condition !== undefined,
    condition: condition ?? false,
    details: condition === undefined ? null : { term: 4 },
  }
  return JSON.stringify({ antithesis_assert: body })
}

const head =
  '{"antithesis_sdk":{"language":{"name":"Go","version":"1.26"},"sdk_version":"0.7.0","protocol_version":"1.1.0"}}'
const counts = (text: string) =>
  readAntithesis(text).properties.map(({ kind, name, passes, failures }) => `${kind} ${name} ${passes}/${failures}`)

describe('readAntithesis', () => {
  test('an entry of the catalog that was never hit is counted as 0 of 0', () => {
    const text = [
      head,
      line('Always', 'one leader'),
      line('AlwaysOrUnreachable', 'log matches'),
      line('Sometimes', 'leader changes'),
      line('Reachable', 'snapshot installed'),
      line('Unreachable', 'two leaders'),
    ].join('\n')
    expect(readAntithesis(text).outcome).toBe('passed')
    expect(counts(text)).toEqual([
      'always one leader 0/0',
      'always log matches 0/0',
      'sometimes leader changes 0/0',
      'reachable snapshot installed 0/0',
      'unreachable two leaders 0/0',
    ])
  })

  test('first pass and first failure: each counts once', () => {
    const text = [
      line('Always', 'one leader'),
      line('Always', 'one leader', true),
      line('Sometimes', 'leader changes', false),
      line('Sometimes', 'leader changes', true),
      line('Reachable', 'snapshot installed', true),
    ].join('\n')
    expect(readAntithesis(text).outcome).toBe('passed')
    expect(counts(text)).toEqual([
      'always one leader 1/0',
      'sometimes leader changes 1/1',
      'reachable snapshot installed 1/0',
    ])
  })

  test.each<[string, string, boolean, string, string]>([
    ['an Always that was false', line('Always', 'one leader', false), true, 'one leader', 'Always was false'],
    [
      'an AlwaysOrUnreachable that was false',
      line('AlwaysOrUnreachable', 'log matches', false),
      true,
      'log matches',
      'AlwaysOrUnreachable was false',
    ],
    [
      'an Unreachable that was hit',
      line('Unreachable', 'two leaders', false),
      true,
      'two leaders',
      'Unreachable was reached',
    ],
    ['a Sometimes that was false', line('Sometimes', 'leader changes', false), false, '', ''],
  ])('%s', (_, text, fails, property, message) => {
    const { outcome, failure } = readAntithesis(`${head}\n${line('Always', 'other', true)}\n${text}\n`)
    expect(outcome).toBe(fails ? 'failed' : 'passed')
    if (!fails) return
    expect(failure).toMatchObject({ kind: 'property', property, message })
    expect(failure?.detail).toContain('appendEntries (raft.go:120)')
  })

  test.each([
    ['{"antithesis_setup":{"status":"complete","details":null}}', true],
    ['{"antithesis_setup":"complete"}', true],
    ['{"antithesis_setup":{"status":"starting"}}', false],
    ['{"my_event":{"status":"complete"}}', false],
  ])('%s: set-up complete is %s', (text, complete) => {
    expect(readAntithesis(text).setupComplete).toBe(complete)
  })

  test('a half last line is a kill, a half line in the middle is not', () => {
    const whole = line('Always', 'one leader', true)
    expect(readAntithesis(`${whole}\n${whole.slice(0, 40)}`).unreadableCount).toBe(0)
    expect(readAntithesis(`${whole.slice(0, 40)}\n${whole}\n`).unreadableCount).toBe(1)
  })

  test('reads what the SDK for Go 0.7.0 wrote', () => {
    const text = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'presets', 'antithesis-go.jsonl'), 'utf8')
    const { outcome, failure, setupComplete, unreadableCount } = readAntithesis(text)
    expect([outcome, setupComplete, unreadableCount]).toEqual(['failed', true, 0])
    expect(failure).toEqual({
      kind: 'property',
      property: 'At most one leader per term',
      message: 'Always was false',
      detail: 'main (/home/user/raft/main.go:14)\n{\n  "leaders": 2,\n  "term": 4\n}',
    })
    expect(counts(text)).toEqual([
      'always Terms only grow 1/0',
      'always At most one leader per term 0/1',
      'sometimes Leader changes 1/1',
      'reachable Snapshot installed 1/0',
      'always Log matches 1/0',
    ])
  })

  test('guidance, events, other JSON and foreign shapes are no assertions', () => {
    const text = [
      '{"antithesis_guidance":{"id":"gap"}}',
      '7',
      'null',
      '[]',
      '{"antithesis_assert":7}',
      '{"antithesis_assert":{}}',
    ]
    expect(readAntithesis(text.join('\n'))).toMatchObject({ outcome: 'passed', properties: [], unreadableCount: 0 })
  })
})

describe('a run with result: antithesis', () => {
  const code = `
    const { writeFileSync } = require('node:fs')
    const [lines, exit] = process.argv.slice(1)
    if (lines !== '') writeFileSync(process.env.ANTITHESIS_SDK_LOCAL_OUTPUT, lines)
    process.exit(Number(exit))`

  function contextOf(lines: string, exit: number) {
    const run = [process.execPath, '-e', code, lines, String(exit), '{seed}']
    return makeContext(run, defineTarget({ run, result: { antithesis: true } }, 'test'))
  }

  test('a broken assertion fails a run that ended well, under its own name; all properties are counted', async () => {
    const lines = [line('Sometimes', 'leader changes'), line('Always', 'one leader', false)].join('\n')
    const context = contextOf(lines, 0)
    const result = await runSeed(context, job(7), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', reported: { property: 'one leader' } })
    expect(result.properties).toEqual([
      { name: 'leader changes', kind: 'sometimes', passes: 0, failures: 0, mustHit: true },
      { name: 'one leader', kind: 'always', passes: 0, failures: 1, mustHit: true },
    ])
    const { reported } = result
    const title = extractSignature({ text: '', ...(reported !== null && { reported }) }).title
    expect(title).toBe('one leader: Always was false')
  })

  test.skipIf(process.platform === 'win32')('the printed command gives the same', async () => {
    const context = contextOf(line('Unreachable', 'two leaders', false), 1)
    const printed = formatCommandLine(context.target, job(7).seed)
    expect(printed).toContain('ANTITHESIS_SDK_LOCAL_OUTPUT="$(mktemp -d)"/sdk.jsonl')
    const result = await runCommandLine(printed, context, job(7), noSignal)
    expect(result).toMatchObject({ outcome: 'failed', reported: { property: 'two leaders' } })
  })

  test.each<[string, string, number, string]>([
    ['nothing broken, exit 0', line('Always', 'one leader', true), 0, 'passed'],
    ['nothing broken, exit 1', line('Always', 'one leader', true), 1, 'failed'],
    ['no file, exit 0', '', 0, 'infra'],
    ['no file, exit 1', '', 1, 'failed'],
    ['a line of somebody else', `oops\n${line('Always', 'one leader', true)}\n`, 0, 'infra'],
    [
      'a line of somebody else beside a broken assertion',
      `oops\n${line('Always', 'one leader', false)}\n`,
      0,
      'failed',
    ],
  ])('%s', async (_, lines, exit, outcome) => {
    expect((await runSeed(contextOf(lines, exit), job(7), noSignal)).outcome).toBe(outcome)
  })
})
