import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLineSplitter, lineMax } from '../../src/simulator/split-lines.ts'
import { createTextWatch } from '../../src/simulator/watch-text.ts'

function split(chunks: readonly (string | Buffer)[], prefix = ''): string[] {
  const lines: string[] = []
  const splitter = createLineSplitter({
    prefix,
    onLine: (line, whole) => lines.push(whole ? line : `${line}<torn>`),
    onOverlong: (start) => lines.push(`<overlong ${start.slice(0, 12)}>`),
  })
  for (const chunk of chunks) splitter.push(Buffer.from(chunk))
  splitter.end()
  return lines
}

/** Cuts bytes at random places, also in the middle of characters. */
const chunked = fc.tuple(
  fc
    .array(fc.constantFrom('seedsweep: {', 'seedsweep', ' x', '\n', '\r\n', 'é€', 'e', '}'))
    .map((parts) => parts.join('')),
  fc.array(fc.nat(200)),
)

function cut(text: string, places: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text)
  const borders = [0, ...places.map((place) => Math.min(place, bytes.length)).toSorted((a, b) => a - b), bytes.length]
  return borders.slice(1).map((end, position) => bytes.subarray(borders[position], end))
}

describe('splitting lines', () => {
  test('lines end at newlines, a last one without is marked', () => {
    expect(split(['a\r\nb', 'c\n\n', 'd'])).toEqual(['a', 'bc', '', 'd<torn>'])
    expect(split([''])).toEqual([])
  })

  test('a line of 5 MiB is reported once and the next is read', () => {
    const chunk = 'x'.repeat(1024 * 1024)
    expect(split([chunk, chunk, chunk, chunk, chunk, '\nnext\n'])).toEqual(['<overlong xxxxxxxxxxxx>', 'next'])
    expect(lineMax).toBe(4 * 1024 * 1024)
  })

  test('5 MiB that do not begin like a result are no result', () => {
    const chunk = 'x'.repeat(1024 * 1024)
    expect(split(['seedsweep:', chunk, chunk, chunk, chunk, chunk, '\nseedsweep: {}\n'], 'seedsweep: {')).toEqual([
      'seedsweep: {}',
    ])
  })

  test('property: the lines are those of the text, wherever it is cut, and the prefix only filters', () => {
    fc.assert(
      fc.property(chunked, ([text, places]) => {
        const chunks = cut(text, places)
        const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
        const last = text.endsWith('\n') || text === '' ? [] : [`${lines.at(-1)}<torn>`]
        const expected = [...lines.slice(0, -1), ...last]
        expect(split(chunks)).toEqual(expected)
        expect(split(chunks, 'seedsweep: {')).toEqual(expected.filter((line) => line.startsWith('seedsweep: {')))
      }),
    )
  })
})

describe('watching for a text', () => {
  test('property: it is found exactly where the whole text holds it, wherever it is cut', () => {
    fc.assert(
      fc.property(chunked, fc.constantFrom('sweep: {', 'é€', 'x\n', '€e}', 'e'), ([text, places], wanted) => {
        const watch = createTextWatch(wanted)
        for (const chunk of cut(text, places)) watch.push(chunk)
        expect(watch.seen()).toBe(text.includes(wanted))
      }),
    )
  })
})
