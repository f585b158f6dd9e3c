import { expect, test } from 'vitest'
import { maskTokens } from '../../src/base/mask-tokens.ts'

test.each([
  ['of a job', 'ghs_0123456789abcdef0123456789abcdef0123'],
  ['of a person', 'ghp_0123456789abcdefABCDEF0123456789abcd'],
  ['of a person, fine-grained', `github_pat_11ABCDEFG0_${'a'.repeat(59)}`],
  ['of a runner', `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(40)}.${'c'.repeat(43)}`],
])('the token %s is masked in a sentence, in an address and in a header', (_, token) => {
  const text = `token=${token}; https://x-access-token:${token}@github.com/a/b\nAuthorization: Bearer ${token}`
  expect(maskTokens(text)).toBe('token=***; https://x-access-token:***@github.com/a/b\nAuthorization: Bearer ***')
})

test('what only looks a little like one stays', () => {
  const text = 'ghs_short eyJhbGciOi.notajwt rough_0123456789abcdef0123 ghost'
  expect(maskTokens(text)).toBe(text)
})

test('a megabyte of beginnings is read in one pass, not in the hours of one pass for each', () => {
  const started = performance.now()
  maskTokens('eyJaaaaaaaa.'.repeat(90_000) + 'ghs_'.repeat(10_000))
  expect(performance.now() - started).toBeLessThan(20_000)
})
