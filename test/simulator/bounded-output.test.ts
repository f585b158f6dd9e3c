import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBoundedOutput } from '../../src/simulator/bounded-output.ts'

function keep(chunks: readonly Buffer[], headMax: number, tailMax: number): string {
  const output = createBoundedOutput(headMax, tailMax)
  for (const chunk of chunks) output.push(chunk)
  return output.text()
}

describe('bounded output', () => {
  test('10 bytes fit into 4 and 6', () => {
    expect(keep([Buffer.from('abc'), Buffer.from('defghij')], 4, 6)).toBe('abcdefghij')
  })

  test('of 12 bytes the 2 between head and tail are left out', () => {
    expect(keep([Buffer.from('abcdefghijkl')], 4, 6)).toBe('abcd\n[... 2 bytes left out ...]\nghijkl')
  })

  test('a character that the cut would split is left out whole', () => {
    expect(keep([Buffer.from('a€bcd€')], 2, 4)).toBe('a\n[... 4 bytes left out ...]\nd€')
    expect(keep([Buffer.from('ab€cdef€')], 2, 2)).toBe('ab\n[... 8 bytes left out ...]\n')
  })

  test('clearing starts anew', () => {
    const output = createBoundedOutput(1, 1)
    output.push(Buffer.from('abcdef'))
    output.clear()
    expect(output.text()).toBe('')
    output.push(Buffer.from('xy'))
    expect(output.text()).toBe('xy')
  })

  test('property: however ASCII output is cut into chunks, head and tail are its first and last bytes', () => {
    const ascii = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 30 })
    const size = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(fc.array(ascii), size, size, (chunks, headMax, tailMax) => {
        const all = chunks.join('')
        const missing = all.length - headMax - tailMax
        const expected =
          missing <= 0
            ? all
            : `${all.slice(0, headMax)}\n[... ${missing} bytes left out ...]\n${all.slice(all.length - tailMax)}`
        expect(
          keep(
            chunks.map((chunk) => Buffer.from(chunk)),
            headMax,
            tailMax,
          ),
        ).toBe(expected)
      }),
    )
  })
})
