import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeWorkspace, readJson, runCli } from './run-cli.ts'

const header = '{"history":"etcd","version":1}\n'
const put =
  '{"client":0,"call":1,"return":2,"request":{"kind":"put","key":"a","value":"1"},"response":{"kind":"put","revision":2}}\n'
const read = (value: string): string =>
  `{"client":1,"call":3,"return":4,"request":{"kind":"range","key":"a"},"response":{"kind":"range","revision":2,"count":1,"kvs":[{"key":"a","value":"${value}","createRevision":2,"modRevision":2,"version":1}]}}\n`
const cwd = (text: string): string => makeWorkspace({ 'history.jsonl': text })
const check = ['check', '--model', 'etcd', 'history.jsonl']

describe('seedsweep check', () => {
  test('a linearizable history: the word on the first line, exit 0', async () => {
    const end = await runCli(check, { cwd: cwd(header + put + read('1')) })
    expect(end).toMatchObject({ code: 0, stderr: '' })
    expect(end.stdout).toBe('linearizable\n 2 operations, model etcd, without a search\n')
  })

  test('a read of what nobody wrote: what it was, the state before, what was allowed, exit 1', async () => {
    const end = await runCli(check, { cwd: cwd(header + put + read('\u202Eghost')) })
    expect(end.code).toBe(1)
    expect(end.stdout.split('\n')).toEqual([
      'not linearizable',
      ' 2 operations, model etcd, without a search',
      '',
      ' the first operation that nothing explains',
      '   client 1, line 3, 3 to 4: range a -> {a="ghost" (mod 2, version 1)} count 1 at revision 2',
      ' state before it: revision 2, {a="1" (mod 2, version 1)}',
      '   allowed there: range a -> {a="1" (mod 2, version 1)} count 1 at revision 2',
      '',
      ' the longest order that leads there has 1 operation',
      '   client 0, line 2, 1 to 2: put a="1" -> done at revision 2',
      '',
    ])
  })

  test('--json prints the same, and - reads stdin', async () => {
    const end = await runCli(['check', '--model', 'etcd', '--json', '-'], {
      cwd: cwd(''),
      input: header + put + read('2'),
    })
    expect(end.code).toBe(1)
    expect(readJson(end)).toMatchObject({
      version: 1,
      verdict: 'not linearizable',
      violation: { operation: { client: 1, line: 3 }, first: true, explained: 1 },
    })
  })

  test('out of budget: unknown, exit 4', async () => {
    const writes = Array.from({ length: 8 }, (_, client) => `INFO jepsen.util - ${client} :invoke :write ${client}\n`)
    const ends = writes.map((line) => line.replace(':invoke', ':ok'))
    const impossible = 'INFO jepsen.util - 9 :invoke :read nil\nINFO jepsen.util - 9 :ok :read 99\n'
    const workspace = makeWorkspace({ 'log.txt': [...writes, ...ends, impossible].join('') })
    const words = ['check', '--model', 'etcd-cas-register', 'log.txt']
    const unknown = await runCli([...words, '--budget', '20'], { cwd: workspace })
    expect(unknown.code).toBe(4)
    expect(unknown.stdout).toMatch(
      /^unknown\n 9 operations, model etcd-cas-register, in 20 steps\n the budget of steps is used up/,
    )
    expect((await runCli(words, { cwd: workspace })).code).toBe(1)
  })

  const mistakes: [string, string[], RegExp][] = [
    [
      'an unknown model',
      ['check', '--model', 'etdc', 'history.jsonl'],
      /--model etdc is not known\n {2}Did you mean etcd\?/,
    ],
    [
      'no model',
      ['check', 'history.jsonl'],
      /it is not said what the system should do\n {2}Write --model and one of: etcd, /,
    ],
    ['no file', ['check', '--model', 'etcd', 'nothing.jsonl'], /there is no file nothing.jsonl/],
    ['a directory', ['check', '--model', 'etcd', '.'], /\. is a directory, not a file/],
    ['a budget that is no number', [...check, '--budget', '1m'], /--budget 1m is not a whole number/],
    ['half a line', check, /line 2: .*\n {2}Expected a line of JSON/],
    [
      'another format',
      ['check', '--model', 'kv-partitioned', 'history.jsonl'],
      /line 1: .*\n {2}Expected \{:process NUMBER/,
    ],
  ]
  for (const [name, words, expected] of mistakes) {
    test(`${name}: exit 2 and a sentence`, async () => {
      const end = await runCli(words, { cwd: cwd(`${header}{"client":`) })
      expect(end).toMatchObject({ code: 2, stdout: '' })
      expect(end.stderr).toMatch(expected)
    })
  }

  test('an empty file: exit 2', async () => {
    const end = await runCli(['check', '--model', 'etcd-cas-register', join('.', 'history.jsonl')], { cwd: cwd('') })
    expect(end).toMatchObject({ code: 2, stdout: '' })
    expect(end.stderr).toMatch(/the history is empty/)
  })
})
