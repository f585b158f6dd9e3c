import { expect, test } from 'vitest'
import { extractSignature } from '../../src/signature/extract-signature.ts'

function read(text: string) {
  const { type, message, frames } = extractSignature({ text })
  return { type, message, frames }
}

test('an assertion is read where its library writes it, also when the file’s name holds the word', () => {
  const wanted = { type: 'assertion', message: 'j < i', frames: ['check_order'] }
  for (const text of [
    "sim: test_assertion.c:12: void check_order(int): Assertion `j < i' failed.",
    'Assertion failed: j < i, function check_order, file assertion.c, line 12.',
    'Assertion failed: j < i (assertion.c: check_order: 12)',
    'GLib:ERROR:assertion.c:709:check_order: assertion failed: j < i',
    "check_order: assertion 'j < i' failed",
  ]) {
    expect(read(text), text).toEqual(wanted)
  }
  const hardened = read('/usr/include/c++/v1/vector:1435: libc++ Hardening assertion j < i failed: vector[] index')
  expect(hardened).toMatchObject({ type: 'assertion', message: 'vector[] index' })
})
