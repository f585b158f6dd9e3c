import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startCli } from './run-cli.ts'

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'sim-output-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('sim --trace --json prints one document of version 1, and nothing else', async () => {
  const cwd = directory()
  const words = ['sim', 'etcd', '--seed', '18446744073709551615', '--trace', '--json']
  const { code, stdout } = await startCli(words, { cwd }).ended
  expect(code).toBe(0)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, seed: '18446744073709551615', outcome: 'passed' })
})

test('the history that sim writes is one that check finds linearizable, on stdin too', async () => {
  const cwd = directory()
  expect((await startCli(['sim', 'etcd', '--seed', '3', '--history', 'history.jsonl'], { cwd }).ended).code).toBe(0)
  const checked = await startCli(['check', '--model', 'etcd', 'history.jsonl'], { cwd }).ended
  expect(checked).toMatchObject({ code: 0, stderr: '' })
  const printed = await startCli(['sim', 'etcd', '--seed', '3', '--history', '-'], { cwd }).ended
  expect(printed.stdout).toBe(readFileSync(join(cwd, 'history.jsonl'), 'utf8'))
})

test('a history of several seeds, or one that cannot be written, is refused', async () => {
  const cwd = directory()
  const several = await startCli(['sim', 'etcd', '--from', '1', '--count', '2', '--history', '-'], { cwd }).ended
  expect(several.code).toBe(2)
  expect(several.stderr).toContain('--history is of one seed')
  const nowhere = await startCli(['sim', 'etcd', '--seed', '1', '--history', 'no/such/file'], { cwd }).ended
  expect(nowhere.code).toBe(3)
  expect(nowhere.stderr).toContain('the history cannot be written to no/such/file')
})
