import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import { parseIssueAddress } from '../../src/campaign/read-issue.ts'

describe('the address of an issue', () => {
  test('has server, repository and number; what follows a ? or # does not matter', () => {
    const issue = { serverUrl: 'https://github.com', repository: 'acme/raft.js', number: 12 }
    for (const tail of ['', '/', '#issuecomment-1', '?a=b#c', '/#x']) {
      expect(parseIssueAddress(`https://github.com/acme/raft.js/issues/12${tail}`)).toEqual(issue)
    }
    expect(parseIssueAddress('https://git.acme.example/a/b/issues/1')).toMatchObject({
      serverUrl: 'https://git.acme.example',
    })
  })

  test.each([
    'http://github.com/acme/raft/issues/12',
    'https://github.com/acme/raft/pull/12',
    'https://github.com/acme/raft/issues',
    'https://github.com/acme/raft/issues/x',
    'https://github.com/acme/raft/issues/12/extra',
    'https://github.com/acme/raft/issues/99999999999',
    'https://user:pass@github.com/acme/raft/issues/12',
    'https://github.com:8443/acme/raft/issues/12',
    'https://github.com/acme/../raft/issues/12',
    ' https://github.com/acme/raft/issues/12',
    '',
  ])('%j is none', (address) => {
    expect(() => parseIssueAddress(address)).toThrow(UserError)
    expect(() => parseIssueAddress(address)).toThrow('is not the address of an issue')
  })
})
