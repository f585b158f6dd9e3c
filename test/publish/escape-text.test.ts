import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainLine, plainLines } from '../../src/base/plain-text.ts'
import { escapeCell, escapeInline, escapeMessage, escapeTitle, fence } from '../../src/publish/render/escape-text.ts'
import { parseWorkflowCommands } from '../loopback/workflow-commands.ts'
import { hostileText, invisible } from './hostile-text.ts'

describe('untrusted text as code inside a line', () => {
  test('what broke reads as it was said', () => {
    expect(escapeInline('ElectionSafety: two leaders in term <n>', 200)).toBe(
      '`ElectionSafety: two leaders in term <n>`',
    )
    expect(escapeInline('std::bad_alloc in raft::vote', 200)).toBe('`std::bad_alloc in raft::vote`')
    expect(escapeInline('', 200)).toBe('`(empty)`')
  })

  test('backticks get a longer delimiter, and a space where they touch it', () => {
    expect(escapeInline('a `b` c', 200)).toBe('``a `b` c``')
    expect(escapeInline('`b`', 200)).toBe('`` `b` ``')
    expect(escapeInline('```` and ``', 200)).toBe('` ```` and `` `')
  })

  test('a mention, a reference, a comment and a command are broken by a space', () => {
    expect(escapeInline('ping @octocat, see acme/raft#12', 200)).toBe('`ping @ octocat, see acme/raft# 12`')
    expect(escapeInline('<!-- seedsweep:v1 {} -->', 200)).toBe('`<! -- seedsweep:v1 {} -- >`')
    expect(escapeInline('::error::x ##[error]y', 200)).toBe('`: :error::x # #[error]y`')
    expect(escapeInline('\u001B[31m@\u200Boctocat\u001B[0m', 200)).toBe('`@ octocat`')
  })

  test('whatever the text, it is one code span of at most the length asked for, without anything invisible', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 8, max: 300 }), (text, max) => {
        const escaped = escapeInline(text, max)
        const delimiter = /^`+/.exec(escaped)?.[0] ?? ''
        expect(escaped).not.toMatch(invisible)
        expect(escaped).not.toContain('\n')
        expect(escaped.endsWith(delimiter)).toBe(true)
        // CommonMark: a code span ends at the first run of backticks of the opening's length.
        const inside = escaped.slice(delimiter.length, -delimiter.length)
        expect([...inside.matchAll(/`+/g)].map(([run]) => run.length)).not.toContain(delimiter.length)
        expect(inside).not.toMatch(/^`|`$/)
        expect(inside.length).toBeLessThanOrEqual(Math.max(max, '(empty)'.length) + 2)
        expect(inside).not.toMatch(/(?<![\w/])@\w|#\d|<!--|--!?>/)
      }),
      { numRuns: 2_000 },
    )
  })

  test('no text ends the cell of a table', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeCell(text, 200)).not.toContain('|')
      }),
    )
    expect(escapeCell('a || b', 200)).toBe('`a ¦¦ b`')
  })
})

describe('untrusted text as a block', () => {
  test('lines, indentation and stack frames stay, trailing space and empty ends do not', () => {
    expect(fence('\n  panic: boom  \n#0  0x55 in main ()\n\tat Object@1b6d (x.js:1)\n\n', 1_000)).toBe(
      '```\n  panic: boom\n#0  0x55 in main ()\n\tat Object@1b6d (x.js:1)\n```',
    )
  })

  test('a path with a scope stays, a mention does not', () => {
    expect(fence('at /x/node_modules/@octokit/core/a.js by @octocat', 1_000)).toContain(
      'at /x/node_modules/@octokit/core/a.js by @ octocat',
    )
  })

  test('of 60 lines 50 are shown and 10 counted', () => {
    const block = fence(Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n'), 10_000)
    expect(block.split('\n')).toHaveLength(53)
    expect(block).toContain('line 49\n… (10 more lines)\n```')
  })

  test('whatever the text, nothing closes the fence early and the block keeps to its length', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 100, max: 500 }), (text, max) => {
        const lines = fence(text, max).split('\n')
        const [open = ''] = lines
        expect(open).toMatch(/^`{3,9}$/)
        expect(lines.at(-1)).toBe(open)
        for (const line of lines.slice(1, -1)) {
          const close = /^ {0,3}(`+)\s*$/.exec(line)?.[1] ?? ''
          expect(close.length).toBeLessThan(open.length)
          expect(line.replaceAll('\t', '')).not.toMatch(invisible)
        }
        expect(lines.join('\n').length).toBeLessThanOrEqual(max)
        expect(lines.join('\n')).not.toMatch(/(?<![\w/])@\w|<!--|--!?>/)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('untrusted text elsewhere', () => {
  test('no form of it holds a command that a runner would carry out', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const forms = [
          plainLine(text, 200),
          plainLines(text),
          escapeInline(text, 200),
          escapeTitle(text, 200),
          escapeMessage(text, 400),
          fence(text, 600),
        ]
        for (const form of forms) expect(parseWorkflowCommands(form)).toEqual([])
      }),
      { numRuns: 3_000 },
    )
  })

  test('the commands that are tried would be carried out if nobody escaped them', () => {
    expect(parseWorkflowCommands('  ::set-output name=a::b\nx ##[error]y\r::add-mask::z')).toHaveLength(3)
  })

  test('a title has no code, mention, line break or more than its length', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const title = escapeTitle(`[seedsweep] x: ${text}`, 256)
        expect(title.length).toBeLessThanOrEqual(256)
        expect(title).not.toMatch(/`|\n|(?<![\w/])@\w|#\d/)
        expect(title).not.toMatch(invisible)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a megabyte of backticks or of line breaks is cut in no time', () => {
    expect(escapeInline('`'.repeat(1_000_000), 200).length).toBeLessThan(250)
    expect(fence('\n'.repeat(1_000_000), 5_000)).toBe('```\n\n… (cut)\n```')
    expect(fence(`x${'`'.repeat(1_000_000)}`, 5_000).length).toBeLessThan(5_000)
  })
})
