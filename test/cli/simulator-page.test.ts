import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeWorkspace, root, runCli } from './run-cli.ts'

const page = readFileSync(join(root, 'docs', 'simulator.md'), 'utf8')
const commands = [...page.matchAll(/^seedsweep (sim etcd .*?) +# exits (\d)(?:: (\w+))?$/gm)]

test('the page has commands to try', () => {
  expect(commands.length).toBeGreaterThanOrEqual(3)
})

test.each(commands.map(([, words = '', code, property = '']) => ({ words, code: Number(code), property })))(
  'docs/simulator.md: $words exits $code $property',
  async ({ words, code, property }) => {
    const end = await runCli(words.split(' '), { cwd: makeWorkspace() })
    expect(end.code).toBe(code)
    if (property !== '') expect(end.stdout).toContain(`broke ${property} - `)
  },
)

test('what the page quotes of the trace is what the run prints', async () => {
  const { stdout } = await runCli(['sim', 'etcd', '--seed', '16', '--bug', '18089', '--faults', 'none'], {
    cwd: makeWorkspace(),
  })
  const quoted = [...page.matchAll(/^[ >] {2}(\d+\.\d{6} s {2}\S+(?: \d+)? )/gm)].map(([, start = '']) => start)
  expect(quoted.length).toBeGreaterThan(6)
  for (const start of quoted) expect(stdout).toContain(start)
})
