import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseMessage } from '../../src/signature/normalise-message.ts'

const fixture = join(import.meta.dirname, '../fixtures/signatures/message-pairs.jsonl')

interface Pair {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly same: boolean
}

const pairs = readFileSync(fixture, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Pair)

const list = (length: number) => `history [${Array.from({ length }, (_, index) => `k${index}`).join(' ')}] rejected`

const say = (x: number, y: number, t: number) => `client ${x} read k${y} after ${t.toFixed(3)}s, want ${-x}`

describe('the 70 labelled pairs of messages', () => {
  test('there are 40 of one template and 30 of two', () => {
    expect(pairs.filter((pair) => pair.same)).toHaveLength(40)
    expect(pairs.filter((pair) => !pair.same)).toHaveLength(30)
  })

  test.for(pairs)('$id: "$a" and "$b"', ({ a, b, same }) => {
    expect(normaliseMessage(a) === normaliseMessage(b)).toBe(same)
  })
})

describe('what a template keeps and what it blanks', () => {
  test.for([
    ['commit index 421 > last index 419', 'commit index <n> > last index <n>'],
    ['open /tmp/sim-8432047f/wal-55.log: no such file', 'open <path>/wal-<n>.log: no such file'],
    ['int32 overflow after signal 11, errno 2', 'int32 overflow after signal 11, errno 2'],
    ['Fee::add() on utf-8 over HTTP/1.1', 'Fee::add() on utf-8 over HTTP/1.1'],
    ['2026-01-04 10:03:21,584 ERROR [17410] lease 7 lost', 'lease <n> lost'],
    ['node n2 read k17=v8831', 'node n<n> read k<n>=v<n>'],
    ['\u001b[31mFAIL\u001b[0m x=1\r', 'FAIL x=<n>'],
    ['\u009b31mFAIL\u009b0m x=1 \u009b38:5:1mred\u009d0;title\u009c end\u0085', 'FAIL x=<n> red end'],
    ['\u001b[38:5:1mFAIL\u001b[>4;2m x=1', 'FAIL x=<n>'],
    ['expected 2 to be 3 // Object.is equality', 'expected <n> to be <n> // Object.is equality'],
    ['Lost { key: 3, held: [1, 2] }', 'Lost { key: <n>, held: [<n>] }'],
    ['Lost { key: 3, held: [ 1, 2, 9 ] }', 'Lost { key: <n>, held: [ <n> ] }'],
    ['read/write ratio off', 'read/write ratio off'],
    [
      'blocked: [main (task 0), thread-0 (task 2), thread-1 (task 4)]',
      'blocked: [main (task <n>), thread-<n> (task <n>)]',
    ],
    ['', ''],
  ])('%j -> %j', ([message, template]) => {
    expect(normaliseMessage(message ?? '')).toBe(template)
  })

  test('a list of 3 and a list of 300 entries have one template', () => {
    expect(normaliseMessage(list(3))).toBe(normaliseMessage(list(300)))
  })

  test("the run's own seed and directory are blanked as they are, but a literal of 1 letter is not", () => {
    const literals = ['deadbeefcafe', '/scratch/run-abc', 'a']
    expect(normaliseMessage('seed deadbeefcafe in /scratch/run-abc/wal', literals)).toBe('seed <n> in <path>/wal')
  })

  test('200 characters at most, well-formed, even where a surrogate pair stands on the cut', () => {
    const template = normaliseMessage(`${'x'.repeat(199)}${'😀'.repeat(50)}`)
    expect(template.length).toBeLessThanOrEqual(200)
    expect(template.isWellFormed()).toBe(true)
  })
})

describe('properties of every message', () => {
  test('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('lease ', '17 ', 'k3 ', '/tmp/a-1/b.log ', '0xff ', '[1 2 3] ', '10.0.0.1:80 ', 'x: '),
        ),
        (words) => {
          const once = normaliseMessage(words.join(''))
          expect(normaliseMessage(once)).toBe(once)
        },
      ),
    )
  })

  test('other numbers never make another template', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.double({ min: 0.01, max: 1e6, noNaN: true }), (a, b, seconds) => {
        expect(normaliseMessage(say(a, b, seconds))).toBe(normaliseMessage(say(1, 2, 3)))
      }),
    )
  })

  test('any text at all gives a bounded template in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        expect(normaliseMessage(text).length).toBeLessThanOrEqual(200)
      }),
    )
  })
})
