import { describe, expect, test } from 'vitest'
import type { Violation } from '../../src/check/violation.ts'
import { describeViolations } from '../../src/sim/describe-violations.ts'

const hash: Violation = {
  property: 'Hash',
  sentence: 'all agree',
  shape: 'entry applied twice',
  message: 'm0: at entry 7',
}
const unique: Violation = { property: 'Unique', sentence: 'none twice', shape: 'event again', message: 'revision 4' }

describe('what a run broke', () => {
  test('is told in full of the first promise, and in one line of each other kind, with how often', () => {
    const later = { ...hash, shape: 'members differ at the end', message: 'm0 has hash 1\nm1 has 2' }
    expect(describeViolations([hash, { ...hash, message: 'm1: at entry 9' }, later, unique, unique, unique])).toEqual([
      'broke Hash - all agree',
      '  m0: at entry 7',
      '  and 1 more like it',
      'also broke Hash: members differ at the end',
      'also broke Unique: event again, 3 times',
    ])
  })

  test('keeps the lines of a longer message, and is nothing where nothing broke', () => {
    expect(describeViolations([{ ...unique, message: 'one\ntwo' }])).toEqual([
      'broke Unique - none twice',
      '  one',
      '  two',
    ])
    expect(describeViolations([])).toEqual([])
  })
})
