import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractSignature } from '../../src/signature/extract-signature.ts'

interface Run {
  readonly id: string
  readonly label: string
  readonly exit: number | string
  readonly text: string
}

const runs = readFileSync(join(import.meta.dirname, '../fixtures/signatures/labelled-runs.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Run)

const keyOf = (run: Run, text: string) =>
  extractSignature({
    text,
    ...(typeof run.exit === 'number' ? { exitCode: run.exit } : {}),
    timedOut: run.exit === 'timeout',
  }).key

const sourceLine = /(\.(?:cc|cpp|rs|go|java|py|js|zig)):(\d+)/g
const noise = fc.array(fc.constantFrom('[sim] tick 41', 'starting node 3', '', 'ok 12 keys', '  state=follower'), {
  maxLength: 6,
})

const edit = fc.record({
  shift: fc.nat({ max: 5000 }),
  pid: fc.integer({ min: 2, max: 99_999 }),
  address: fc.bigInt({ min: 1n, max: 0xffffffn }),
  crlf: fc.boolean(),
  colours: fc.boolean(),
  before: noise,
  after: noise,
})

const goPanicWith = (between: string) =>
  `panic: term went backwards: 3 < 2\n\ngoroutine 1 [running]:\nmain.must(...)\n\t/a/main.go:21\n${between}main.(*node).apply(0xc000)\n\t/a/main.go:56 +0xcd\nmain.main()\n\t/a/main.go:9 +0x1\n`

describe('what the machine and the build change', () => {
  test('addresses, process ids, line numbers, line ends, colours and lines around the report never change the key', () => {
    fc.assert(
      fc.property(fc.constantFrom(...runs), edit, (run, change) => {
        const moved = run.text
          .replace(/0x[0-9a-f]{6,16}/g, (hex) => `0x${(BigInt(hex) + change.address).toString(16)}`)
          .replace(/==\d+==/g, `==${change.pid}==`)
          .replace(/goroutine \d+ /g, `goroutine ${change.pid} `)
          .replace(sourceLine, (_, ending: string, line: string) => `${ending}:${Number(line) + change.shift}`)
        const lines = [...change.before, ...moved.split('\n'), ...change.after]
        const coloured = change.colours ? lines.map((line) => `\u001b[33m${line}\u001b[0m`) : lines
        expect(keyOf(run, coloured.join(change.crlf ? '\r\n' : '\n'))).toBe(keyOf(run, run.text))
      }),
      { numRuns: 600 },
    )
  })

  test('the time stamps of a log collector before every line never change the key', () => {
    const stamped = runs.filter((run) => {
      const text = run.text
        .split('\n')
        .map((line, index) => `2026-01-04T10:00:${String(index % 60).padStart(2, '0')}.5Z ${line}`)
      return keyOf(run, text.join('\n')) !== keyOf(run, run.text)
    })
    expect(stamped.map((run) => run.id)).toEqual([])
  })

  test('a line of another writer between two frames never changes the key', () => {
    expect(extractSignature({ text: goPanicWith('[sim] tick 7\n') }).key).toBe(
      extractSignature({ text: goPanicWith('') }).key,
    )
  })
})
