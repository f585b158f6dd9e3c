import { describe, expect, test } from 'vitest'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { headMax, readFailureText, tailMax } from '../../src/signature/read-failure-text.ts'
import { makeHostileTexts, stretch } from './hostile-lines.ts'

const panic = "thread 'main' panicked at src/raft.rs:12:5:\ntwo leaders in one term\n"
const line = 'an ordinary line of a log, of which there are many\n'

function noise(length: number): string {
  return line
    .repeat(Math.ceil(length / line.length))
    .slice(0, length - 1)
    .concat('\n')
}

function seen(text: string): string {
  return extractSignature({ text, target: 't' }).message
}

describe('what is read of an output', () => {
  test('is its first 256 KiB and its last 2 MiB: a panic there is seen, one between them is not', () => {
    expect([headMax, tailMax]).toEqual([262_144, 2_097_152])
    const rest = noise(8 * 2 ** 20)
    expect(seen(noise(headMax - 200) + panic + rest)).toBe('two leaders in one term')
    expect(seen(noise(headMax + 200) + panic + rest)).toBe('')
    expect(seen(rest + panic + noise(tailMax - 200))).toBe('two leaders in one term')
    expect(seen(rest + panic + noise(tailMax + 200))).toBe('')
    expect(readFailureText(rest).text.length).toBeLessThanOrEqual(headMax + tailMax + 1)
  })

  test('is nothing of a line of more than 1 MiB, and 16 KiB of any other', () => {
    const { lines } = readFailureText(`first\n${'x'.repeat(2 ** 20 + 1)}\n${'y'.repeat(2 ** 20)}\nlast`)
    expect(lines.map(({ length }) => length)).toEqual([5, 0, 16_384, 4])
  })

  test('of 1,500 hostile texts and more of 40 KiB each has a signature, and the same one again', () => {
    for (const text of makeHostileTexts(2, 600)) {
      const evidence = { text: stretch(text, 40_000), target: 't' }
      const { key, title } = extractSignature(evidence)
      expect(key, text.name).toMatch(/^[0-9a-f]{64}$/)
      expect(title.length, text.name).toBeLessThanOrEqual(200)
      expect(extractSignature(evidence).key, text.name).toBe(key)
    }
  })
})
