import { describe, expect, test } from 'vitest'
import { chooseOwners } from '../../src/publish/choose-owners.ts'
import { findOwners, readCodeowners } from '../../src/publish/codeowners.ts'
import { emptyListing } from '../../src/publish/issue-change.ts'
import { openLocator } from '../../src/publish/locate-frames.ts'
import { planIssueChanges } from '../../src/publish/plan-issue-changes.ts'
import { makeFinding, makeReport } from './make-report.ts'

/** The example of GitHub's documentation, "About code owners". */
const documented = `
# This is a comment.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/*  docs@example.com @docs
apps/ @octocat
/docs/ @doctocat2
/scripts/ @doctocat @octocat
**/logs @loggers
/apps/ @octocat
/apps/github
`

describe('CODEOWNERS', () => {
  test.each([
    ['README.md', ['@global-owner1', '@global-owner2']],
    ['src/deep/index.js', ['@js-owner']],
    ['main.go', []],
    ['a/b/notes.txt', ['@octo-org/octocats']],
    ['build/logs/today/a.bin', ['@loggers']],
    ['other/build/logs/a.bin', ['@loggers']],
    ['deep/apps/x.bin', ['@octocat']],
    ['docs/getting-started.md', ['@doctocat2']],
    ['scripts/a', ['@doctocat', '@octocat']],
    ['apps/web/x.bin', ['@octocat']],
    ['apps/github/x.bin', []],
    ['apps/github', []],
  ])('%s belongs to %j', (path, owners) => {
    expect(findOwners(readCodeowners(documented), path)).toEqual(owners)
  })

  test.each([
    ['docs/*', 'docs/a.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['docs/*', 'sub/docs/a.md', false],
    ['/docs', 'docs/deep/a.md', true],
    ['docs', 'sub/docs/deep/a.md', true],
    ['docs/', 'docs', false],
    ['src/**/raft.ts', 'src/raft.ts', true],
    ['src/**/raft.ts', 'src/a/b/raft.ts', true],
    ['src/**', 'src/a/b', true],
    ['src/**', 'src', false],
    ['*.ts', 'a/b.tsx', false],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['my\\ file.ts', 'my file.ts', true],
    ['File.ts', 'file.ts', false],
  ])('%s matches %s: %s', (pattern, path, matches) => {
    expect(findOwners(readCodeowners(`${pattern} @ada`), path).length === 1).toBe(matches)
  })

  test.each(['!a.ts @ada', '[ab].ts @ada', 'a.ts ada', '# a.ts @ada', ''])('%j is no rule', (line) => {
    expect(readCodeowners(line)).toEqual([])
  })
})

const excerpt = `thread 'main' panicked at /home/runner/work/raft/raft/src/raft/log.rs:10:74:
index out of bounds
   1: core::panicking::panic_fmt
             at /rustc/4a4ef493e3a1488c6e321570238084b38948f6db/library/core/src/panicking.rs:72:14
   2: raft::log::Log::get
             at ./src/raft/log.rs:10:5
   3: raft::node::Node::apply
             at ./src/raft/node.rs:99:13`
const located = {
  excerpt,
  signature: {
    ...makeFinding().signature,
    language: 'rust',
    frames: ['raft::node::Node::apply', 'raft::log::Log::get'],
  },
}

describe('the files that a failure names', () => {
  test('those of its frames come first, in their order; what is no file of the repository is none', () => {
    const locate = openLocator(['src/raft/log.rs', 'src/raft/node.rs', 'core/src/panicking.rs', 'README.md'])
    expect(locate(located)).toEqual([
      { path: 'src/raft/node.rs', line: 99 },
      { path: 'src/raft/log.rs', line: 10 },
    ])
  })

  test.each([
    ['node', '    at Node.vote (file:///w/demo/examples/sim/index.js:12:5)', 'examples/sim/index.js', 12],
    ['python', '  File "/w/demo/sim/node.py", line 33, in vote', 'sim/node.py', 33],
    ['dotnet', '   at Raft.Node.Vote() in C:\\w\\demo\\src\\Node.cs:line 7', 'src/Node.cs', 7],
    ['jvm', '\tat raft.Node.vote(Node.java:55)', 'src/main/java/raft/Node.java', 55],
    ['go', '\t/w/demo/raft/node.go:21 +0x1d', 'raft/node.go', 21],
  ])('%s: %s', (language, line, path, number) => {
    const locate = openLocator([path, `other/${path.replace(/^.*\//, 'not-')}`])
    expect(locate({ excerpt: line, signature: { ...makeFinding().signature, language } })).toEqual([
      { path, line: number },
    ])
  })

  test('a name that two files have says nothing, and neither does the path of another machine', () => {
    expect(openLocator(['a/Node.java', 'b/Node.java'])({ ...located, excerpt: 'at x(Node.java:5)' })).toEqual([])
    expect(openLocator(['src/lib.rs'])({ ...located, excerpt: 'at /elsewhere/lib.rs:5' })).toEqual([])
  })
})

describe('owners of a new finding', () => {
  const code = {
    locate: openLocator(['src/raft/log.rs', 'src/raft/node.rs']),
    codeowners: readCodeowners('* @everybody\n/src/raft/node.rs @acme/consensus @grace mail@example.com'),
  }
  const finding = makeFinding(located)

  test.each([
    ['the property', { ElectionSafety: ['ada'], 'src/**': ['eve'], liferaft: ['bob'] }, ['ada'], []],
    [
      'the last path that matches',
      { 'src/**': ['eve'], '/src/raft/node.rs': ['@acme/raft', 'zoe'], liferaft: ['bob'] },
      ['zoe'],
      ['@acme/raft'],
    ],
    ['the target', { 'docs/**': ['eve'], liferaft: ['@bob'] }, ['bob'], []],
    ['CODEOWNERS of the innermost frame', {}, ['grace'], ['@acme/consensus']],
  ])('those of %s', (_, owners, assignees, mentions) => {
    expect(chooseOwners(finding, owners, code)).toEqual({ assignees, mentions })
  })

  test('without a checkout only names count, and what is no account is nobody', () => {
    expect(chooseOwners(finding, { 'src/**': ['eve'], liferaft: ['a b', '@acme/x/y', '<script>'] }, null)).toEqual({
      assignees: [],
      mentions: [],
    })
  })

  test('a team is mentioned once, below what later campaigns rewrite; users are assigned', () => {
    const rules = { maxNewIssues: 5, labels: [], owners: {}, code }
    const [change] = planIssueChanges('acme/raft', emptyListing, makeReport([finding]), rules)
    expect(change).toMatchObject({ kind: 'create', assignees: ['grace'] })
    const body = change?.kind === 'create' ? change.body : ''
    expect(body.endsWith('<!-- seedsweep:end -->\n\nFor @acme/consensus')).toBe(true)
    const issue = {
      number: 7,
      url: 'https://github.com/acme/raft/issues/7',
      state: 'open' as const,
      body,
      marker: null,
    }
    const more = makeFinding({ ...located, count: 50, issue: { repository: 'acme/raft', number: 7, state: 'open' } })
    expect(
      planIssueChanges('acme/raft', { issues: [issue], highestNumber: 7 }, makeReport([more]), rules),
    ).toMatchObject([
      {
        kind: 'update',
        body: expect.stringMatching(/50 of 2,000 seeds[\s\S]*<!-- seedsweep:end -->\n\nFor @acme\/consensus$/),
      },
    ])
  })
})
