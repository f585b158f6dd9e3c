import { expect, test } from 'vitest'
import type { FirstBad } from '../../src/model/bisect.ts'
import { listFirstBad } from '../../src/publish/render/first-bad.ts'

const origin = { repository: 'acme/raft', serverUrl: 'https://github.com' }

const first: FirstBad = {
  sha: '4c1f2ab0'.repeat(5),
  probability: 0.9679,
  author: 'Ann',
  date: '2026-11-20T12:00:00+01:00',
  subject: 'Vote twice',
  good: 'a'.repeat(40),
  bad: 'b'.repeat(40),
  suspects: [],
  at: '2026-11-22T12:00:00Z',
}

test('a bisected finding names its first bad commit, and never says surer than it is', () => {
  expect(listFirstBad({ firstBad: first }, origin)).toEqual([
    [
      'First bad commit',
      `[\`4c1f2ab04c\`](https://github.com/acme/raft/commit/${first.sha}) \`Vote twice\`, \`Ann\`, 2026-11-20: 96 % sure`,
    ],
  ])
  const surer = listFirstBad({ firstBad: { ...first, probability: 0.999_99, suspects: ['c'.repeat(40)] } }, origin)
  expect(surer[0]?.[1]).toContain(': over 99.9 % sure (or 1 commit before it, not testable)')
})

test('one that nobody bisected has no such row', () => {
  expect(listFirstBad({ firstBad: null }, origin)).toEqual([])
})

test('a subject that is markup, a mention or a table stays text in one cell', () => {
  const hostile = { ...first, subject: '<!-- x --> | @team `#1`\n| a |', author: '[x](http://evil)|', date: '<b>' }
  const cell =
    listFirstBad({ firstBad: hostile }, { repository: 'a b/c', serverUrl: 'javascript:alert(1)' })[0]?.[1] ?? ''
  expect(cell).not.toMatch(/[|\n]/)
  expect(cell).not.toContain('javascript')
  expect(cell).not.toContain('<b>')
  // Whatever is left of it stands inside code.
  expect(cell.replace(/(`+).*?\1/g, '')).not.toMatch(/[@<[]/)
})
