import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import { checkHistoryText, type ModelName } from '../../src/check/check-history-text.ts'
import type { EtcdOperation } from '../../src/check/etcd-operation.ts'
import { etcdHistoryHeader, readEtcdHistory, writeEtcdHistory } from '../../src/check/read-etcd-history.ts'

/** The mistake that this text is, as `code: message / hint`. */
function mistake(model: ModelName, text: string): string {
  try {
    checkHistoryText(model, text)
  } catch (error) {
    if (error instanceof UserError) return `${error.code}: ${error.message} / ${error.hint}`
    throw error
  }
  return 'none'
}

const etcd = (...lines: string[]): string => [etcdHistoryHeader, ...lines].join('\n')
const put =
  '{"client":1,"call":1,"return":2,"request":{"kind":"put","key":"a","value":"1"},"response":{"kind":"put","revision":2}}'

describe('JSON lines of etcd', () => {
  test('what is written is read again, with the lines', () => {
    const operations: EtcdOperation[] = [
      JSON.parse(put) as EtcdOperation,
      {
        client: 2,
        call: 3,
        return: 8,
        index: 12,
        request: {
          kind: 'txn',
          compare: [
            { key: 'a', target: 'value', result: '!=', value: '' },
            { key: 'a', target: 'mod', result: '>', number: 0 },
          ],
          success: [{ kind: 'deleteRange', key: 'a', rangeEnd: '\0', prevKv: true }],
          failure: [{ kind: 'range', key: 'a', limit: 1, keysOnly: true, countOnly: false, revision: 2 }],
        },
        response: {
          kind: 'txn',
          revision: 3,
          succeeded: true,
          responses: [
            {
              kind: 'deleteRange',
              deleted: 1,
              prevKvs: [{ key: 'a', value: '1', createRevision: 2, modRevision: 2, version: 1, lease: 4 }],
            },
          ],
        },
      },
      {
        client: 3,
        call: 4,
        return: 5,
        request: { kind: 'compact', revision: 9 },
        response: { kind: 'error', error: 'future-revision', message: 'm' },
      },
      { client: 4, call: 5, request: { kind: 'leaseGrant', lease: 1 } },
    ]
    expect(readEtcdHistory(writeEtcdHistory(operations))).toEqual({ operations, lines: [2, 3, 4, 5] })
  })

  test('blank lines and carriage returns count as lines and mean nothing', () => {
    expect(readEtcdHistory(`\r\n${etcdHistoryHeader}\r\n\n${put}\r\n`).lines).toEqual([4])
  })

  const mistakes: [string, string, RegExp][] = [
    ['an empty text', '', /^empty-history: the history is empty.*first line \{"history":"etcd","version":1\}/],
    ['a header alone', etcd(), /^empty-history/],
    ['no header', put, /^bad-history: line 1: .*Expected the first line \{"history"/],
    ['a later version', '{"history":"etcd","version":2}', /^history-version: line 1: version 2 .*Expected 1/],
    ['half a line', etcd(put, put.slice(0, 40)), /^bad-history: line 3: .*JSON.* \/ Expected a line of JSON/],
    ['a list', etcd('[1]'), /line 2: the operation is \[1\] \/ Expected the operation to be an object/],
    ['no client', etcd('{"call":1}'), /line 2: client is missing \/ Expected client to be a whole number/],
    ['a negative time', etcd(put.replace('"call":1', '"call":-1')), /line 2: call is -1 .*whole number/],
    [
      'another kind',
      etcd(put.replace('"put"', '"push"')),
      /line 2: request.kind is "push" .*one of range, put, deleteRange/,
    ],
    ['a slip in a name', etcd(put.replace('"value"', '"valeu"')), /line 2: request.value is missing/],
    [
      'an unknown field',
      etcd(put.replace('"key"', '"prevKV":true,"key"')),
      /line 2: request.prevKV is not a field \/ Expected "prevKv"/,
    ],
    [
      'an answer to something else',
      etcd(put.replace('"response":{"kind":"put"', '"response":{"kind":"compact"')),
      /line 2: response.kind is "compact" .*"put", as in the request/,
    ],
    ['an answer without its time', etcd(put.replace('"return":2,', '')), /line 2: return is missing/],
    [
      'a return before its call',
      etcd(put.replace('"call":1', '"call":7')),
      /^return-before-call: line 2: client 1 .* returns at 2, before its call at 7/,
    ],
    [
      'two operations of a client at once',
      etcd(put.replace('"return":2', '"return":9'), put.replace('"call":1,"return":2', '"call":5,"return":7')),
      /^two-open-operations: line 3: client 1 calls at 5 while its call at 1 returned at 9/,
    ],
    [
      'a client that goes on after a call without answer',
      etcd('{"client":1,"call":0,"request":{"kind":"put","key":"a","value":"1"}}', put),
      /^two-open-operations: line 3: client 1 calls at 1 while its call at 0 was never answered .*new number/,
    ],
  ]
  for (const [name, text, expected] of mistakes) {
    test(`${name}: the line, and what was expected`, () => expect(mistake('etcd', text)).toMatch(expected))
  }
})

const jepsenLine = (process: number, event: string): string => `INFO  jepsen.util - ${process}\t${event}`

describe('Jepsen logs', () => {
  test('a crashed write may have happened, a read that failed says nothing', () => {
    const text = [
      jepsenLine(0, ':invoke\t:write\t3'),
      jepsenLine(0, ':info\t:write\t:timed-out'),
      jepsenLine(1, ':invoke\t:read\tnil'),
      jepsenLine(1, ':fail\t:read\t:timed-out'),
      jepsenLine(1, ':invoke\t:read\tnil'),
      jepsenLine(1, ':ok\t:read\t3'),
    ]
    expect(checkHistoryText('etcd-cas-register', text.join('\n'))).toMatchObject({
      verdict: 'linearizable',
      operations: 3,
    })
  })

  test('a violation names line, client, states before and what was allowed', () => {
    const text = [
      jepsenLine(0, ':invoke :write 3'),
      jepsenLine(0, ':ok :write 3'),
      jepsenLine(1, ':invoke :read nil'),
      jepsenLine(2, ':invoke :cas [3 4]'),
      jepsenLine(1, ':ok :read 5'),
      jepsenLine(2, ':ok :cas [3 4]'),
    ]
    expect(checkHistoryText('etcd-cas-register', text.join('\n'))).toEqual({
      version: 1,
      model: 'etcd-cas-register',
      operations: 3,
      steps: expect.any(Number) as number,
      verdict: 'not linearizable',
      violation: {
        operation: { client: 1, call: 3, return: 5, line: 5, text: 'read -> 5' },
        first: true,
        part: null,
        states: [
          { state: '4', allowed: 'read -> 4' },
          { state: '3', allowed: 'read -> 3' },
        ],
        explained: 2,
        last: [
          { client: 0, call: 1, return: 2, line: 2, text: 'write 3' },
          { client: 2, call: 4, return: 6, line: 6, text: 'cas 3 to 4 -> swapped' },
        ],
        overlapping: [{ client: 2, call: 4, return: 6, line: 6, text: 'cas 3 to 4 -> swapped' }],
      },
    })
  })

  const mistakes: [string, string[], RegExp][] = [
    ['an empty file', [], /^empty-history/],
    ['another text', ['hello'], /^bad-history: line 1: hello \/ Expected "INFO jepsen/],
    ['an answer without a call', [jepsenLine(3, ':ok :read 1')], /line 1: client 3 gets an answer without a call/],
    [
      'two calls of a process',
      [jepsenLine(3, ':invoke :read nil'), jepsenLine(3, ':invoke :read nil')],
      /line 2: client 3 calls while its operation of line 1 is open/,
    ],
    [
      'a process that crashed and calls again',
      [jepsenLine(3, ':invoke :write 1'), jepsenLine(3, ':info :write :timed-out'), jepsenLine(3, ':invoke :read nil')],
      /line 3: client 3 calls while its operation of line 1|line 3: client 3 calls while its operation of line 2 is open/,
    ],
    [
      'an answer to something else',
      [jepsenLine(3, ':invoke :read nil'), jepsenLine(3, ':ok :write 1')],
      /line 2: :write ends a :read/,
    ],
    [
      'a write that failed',
      [jepsenLine(3, ':invoke :write 1'), jepsenLine(3, ':fail :write :timed-out')],
      /line 2: :fail :write .*:info :write/,
    ],
  ]
  for (const [name, lines, expected] of mistakes) {
    test(`${name}: the line, and what was expected`, () =>
      expect(mistake('etcd-cas-register', lines.join('\n'))).toMatch(expected))
  }
})

const kvLine = (process: number, type: string, f: string, value: string | null): string =>
  `{:process ${process}, :type :${type}, :f :${f}, :key "7", :value ${value === null ? 'nil' : `"${value}"`}}`

const appendsAndGet = (got: string): string =>
  [
    kvLine(0, 'invoke', 'append', 'x'),
    kvLine(1, 'invoke', 'append', 'y'),
    kvLine(0, 'ok', 'append', 'x'),
    kvLine(1, 'ok', 'append', 'y'),
    kvLine(0, 'invoke', 'get', null),
    kvLine(0, 'ok', 'get', got),
  ].join('\n')

describe('key-value logs', () => {
  test('what is appended is read in one order or the other, whole, and the key is named', () => {
    for (const model of ['kv-partitioned', 'kv-no-partition'] as const) {
      expect(checkHistoryText(model, appendsAndGet('yx')).verdict).toBe('linearizable')
      expect(checkHistoryText(model, appendsAndGet('xy')).verdict).toBe('linearizable')
      const report = checkHistoryText(model, appendsAndGet('x'))
      const part = model === 'kv-partitioned' ? '7' : null
      expect(report).toMatchObject({
        verdict: 'not linearizable',
        violation: { part, operation: { line: 6, text: 'get 7 -> "x"' } },
      })
    }
  })

  test('a get whose call has a value: the line, and what was expected', () => {
    expect(mistake('kv-partitioned', kvLine(0, 'invoke', 'get', 'x'))).toMatch(
      /^bad-history: line 1: .*only the call of a get has nil/,
    )
  })
})
