import { expect, test } from 'vitest'
import { bisectMarker, renderBisectComment } from '../../src/publish/render/bisect-comment.ts'

const origin = { repository: 'acme/raft', serverUrl: 'https://github.com' }

test('a bisection without an answer says so, and lists what was tested; subjects stay text', () => {
  const body = renderBisectComment({
    first: null,
    sentence: 'No first bad commit yet: it is one of 3 commits of 64',
    commits: 64,
    tested: [{ sha: 'ab'.repeat(20), subject: '| @team <!-- x --> #1', clean: 1_200, verdict: 'clean' }],
    origin,
  })
  const lines = body.split('\n')
  expect(lines.slice(0, 2)).toEqual([bisectMarker, '**No first bad commit yet: it is one of 3 commits of 64**'])
  const row = lines.find((line) => line.includes('ababababab')) ?? ''
  expect(row.split('|')).toHaveLength(7)
  expect(row).toContain('| 1,200 | clean |')
  expect(row.replace(/(`+).*?\1/g, '')).not.toMatch(/[@<#]/)
})
