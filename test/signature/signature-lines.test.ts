import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import { answerSignatureLine } from '../../src/signature/signature-lines.ts'

const ask = (request: unknown) => JSON.parse(answerSignatureLine(JSON.stringify(request))) as Record<string, unknown>

describe('one line of JSON in, one out', () => {
  test('a text is answered with exactly the 9 fields of the contract', () => {
    const answer = ask({ id: 'run-1', text: "thread 'main' panicked at src/a.rs:3:9:\nslot 7 lost\n", exitCode: 101 })
    expect(Object.keys(answer)).toEqual([
      'id',
      'key',
      'variant',
      'kind',
      'language',
      'type',
      'message',
      'frames',
      'crash',
    ])
    expect(answer).toMatchObject({
      id: 'run-1',
      kind: 'panic',
      language: 'rust',
      message: 'slot <n> lost',
      crash: true,
    })
  })

  test('a message is answered with its template', () => {
    expect(ask({ id: 7, message: 'dial tcp 10.0.0.7:2380: refused' })).toMatchObject({
      id: 7,
      message: 'dial tcp <ip>: refused',
    })
  })

  test('exit status, limits and target are read; null counts as absent', () => {
    expect(ask({ id: 'a', text: '', timedOut: true, target: 'kv', signal: null })).toMatchObject({ kind: 'timeout' })
    expect(ask({ id: 'a', text: '', oomKilled: true })).toMatchObject({ kind: 'oom' })
    expect(ask({ id: 'a', text: '', signal: 'SIGBUS', exitCode: null })).toMatchObject({
      kind: 'signal',
      type: 'SIGBUS',
    })
  })

  test('a text with line breaks in it stays one line', () => {
    expect(answerSignatureLine(JSON.stringify({ id: 'a', text: 'error: x\ny\u2028z' }))).not.toContain('\n')
  })
})

describe('a line that cannot be read is a mistake of its writer, quoted', () => {
  test.for([
    ['{"id":"a","text":', 'not JSON'],
    ['[1,2]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{"id":"a"}', 'neither "text" nor "message"'],
    ['{"id":"a","text":7}', '"text" must be text'],
    ['{"id":{},"text":"x"}', '"id" must be text'],
    ['{"id":"a","text":"x","exitCode":"1"}', '"exitCode" must be a number'],
  ] as const)('%s', ([line, problem]) => {
    expect(() => answerSignatureLine(line)).toThrow(UserError)
    expect(() => answerSignatureLine(line)).toThrow(problem)
    expect(() => answerSignatureLine(line)).toThrow(JSON.stringify(line))
  })
})
