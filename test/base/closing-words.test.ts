import { expect, test } from 'vitest'
import { readClosingNumbers } from '../../src/base/closing-words.ts'

const read = (text: string) => readClosingNumbers(text, 'acme/raft')

test.each([
  ['Fixes #12', [12]],
  ['fix: #12 and closes: #7, resolved GH-3', [3, 7, 12]],
  ['Vote once in a term\n\nFixes acme/raft#12', [12]],
  ['Closes https://github.com/Acme/Raft/issues/12', [12]],
  ['Fixed #12. Fixes #12.', [12]],
])('%j closes %j', (text, numbers) => {
  expect(read(text)).toEqual(numbers)
})

test.each([
  ['See #12'],
  ['prefixes #12'],
  ['Fixes acme/paxos#12'],
  ['Closes https://github.com/acme/paxos/issues/12'],
  ['Fixes #12345678901'],
  ['Fixes #0'],
  ['fixes\n#12'],
])('%j closes nothing', (text) => {
  expect(read(text)).toEqual([])
})

test('a text of a million words is read to the length that GitHub takes', () => {
  expect(read(`${'fixes '.repeat(1_000_000)}#12`)).toEqual([])
})
