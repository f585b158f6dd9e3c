import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CliEnd, makeWorkspace, runCli, simulator } from './run-cli.ts'

/** What a simulator that means harm prints: commands for runners, terminal sequences, invisible and bidirectional text. */
const hostile = `const seed = process.argv[2]
const bad = ['::error file=a.js::owned', '##[error]owned', '##[command]x', '::add-mask::a', '\\u001b[2J\\u001b[31mred', '\\u001b]0;title\\u0007', '\\u009b31m', '\\u202ebidi', 'zero\\u200bwidth', 'line\\r::set-output name=a::b', '@octocat @acme/team', '<!-- seedsweep:v1 {} -->', '</details><script>', 'null\\u0000byte', '\\u2028::warning::x'].join('\\n')
if (Number(seed) >= 3) {
  console.log(bad)
  const failure = { kind: 'property', property: 'P ##[error]y \\u001b[31m', message: bad, stack: bad, detail: bad }
  console.log('seedsweep: ' + JSON.stringify({ outcome: 'failed', digest: '\\u001b[31m##[x]::y', failure }))
  process.exit(1)
}
console.log('seedsweep: ' + JSON.stringify({ outcome: Number(seed) === 2 ? 'unknown' : 'passed', digest: seed, failure: { kind: 'x', message: bad } }))
`

/** Characters that act on a terminal or hide in a log, and what GitHub's runners take for commands. */
function findHarm({ stdout, stderr }: CliEnd): string[] {
  return [stdout, stderr].flatMap((text) => [
    ...(text.match(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g) ?? []),
    ...(text.match(/^\s*::.*/gm) ?? []),
    ...(text.match(/##\[.*/g) ?? []),
  ])
}

test('nothing of it reaches stdout or stderr raw, by no command, as text or as JSON', async () => {
  const cwd = makeWorkspace({ 'sim.mjs': hostile })
  const words = ['run', '--seeds', '0..6', '--jobs', '1', '--db', 'a.db', '--', process.execPath, 'sim.mjs', '{seed}']
  const run = await runCli(words, { cwd })
  expect(run.code, run.stderr).toBe(1)
  expect(run.stdout).toContain('Counted neither as passed nor as failed: 1 unknown')
  expect(findHarm(run)).toEqual([])
  const commands = [
    ['show'],
    ['show', '--json'],
    ['show', 'properties'],
    ['show', 'shards', '--json'],
    ['show', 'seed', '4'],
    ['show', 'seed', '4', '--json'],
    ['show', 'seed', '2'],
    ['reproduce', '4'],
    ['reproduce', '4', '--json'],
    ['triage'],
    ['triage', '--json'],
    ['publish', '--dry-run'],
    ['publish', '--dry-run', '--json'],
  ]
  for (const command of commands) {
    const end = await runCli([...command, '--db', 'a.db'], { cwd })
    expect(end.code, `${command.join(' ')}: ${end.stderr}`).toBe(0)
    expect(findHarm(end), command.join(' ')).toEqual([])
    if (command.includes('--json')) expect(() => JSON.parse(end.stdout) as unknown).not.toThrow()
    if (command[0] === 'publish') expect(end.stdout).not.toMatch(/@octocat|@acme/)
  }
  const again = await runCli(words.with(6, 'b.db').toSpliced(7, 0, '--json'), { cwd })
  expect(findHarm(again)).toEqual([])
})

test('what an error of ours quotes of it is harmless too', async () => {
  const cwd = makeWorkspace()
  const script = 'printf "::error::owned\\n##[error]x \\033[31m\\r::add-mask::y\\n"; exit 1 # $1'
  const dead = await runCli(['run', '--count', '50', '--', 'sh', '-c', script, 'sh', '{seed}'], { cwd })
  expect(dead.code).toBe(3)
  expect(dead.stderr).toContain('owned')
  expect(findHarm(dead)).toEqual([])
  for (const words of [
    ['run', '--seeds', '::error::x'],
    ['reproduce', '\u001b[31m'],
    ['show', '##[error]x'],
    ['merge', '-o', 'm.db', '::error::x'],
  ]) {
    const end = await runCli([...words, ...(words[0] === 'run' ? ['--', 'true'] : [])], { cwd })
    expect(end.code).toBe(2)
    expect(findHarm(end), words.join(' ')).toEqual([])
  }
})

test('64 MiB of output and binary output make findings like any other', async () => {
  const cwd = makeWorkspace()
  const noisy = await runCli(
    ['run', '--seeds', '0..2', '--jobs', '2', '--db', 'a.db', ...simulator('noisy', String(2 ** 26))],
    { cwd },
  )
  expect(noisy.code).toBe(1)
  expect(noisy.stdout).toMatch(/ 2 +100.0 % .* 3 of 3$/m)
  const binary = await runCli(['run', '--seeds', '0..2', '--db', 'b.db', ...simulator('binary')], { cwd })
  expect(binary.code).toBe(1)
  const shown = await runCli(['reproduce', '1', '--db', join(cwd, 'b.db')], { cwd })
  expect(shown.code).toBe(0)
  expect(findHarm(shown)).toEqual([])
})
