import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { digits, filesBeside, makeWorkspace, readJson, runCli, startCli } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

const sweepDigits = ['run', '--seeds', '0..30', '--jobs', '2', '--db', 'a.db', '--', 'sh', digits, '{seed}']

/** Every command that reads or writes a store, on `a.db`. */
const onStore: readonly (readonly string[])[] = [
  ['show', '--db', 'a.db'],
  ['show', 'shards', '--db', 'a.db'],
  ['show', 'seed', '7', '--db', 'a.db'],
  ['reproduce', '7', '--db', 'a.db'],
  ['triage', '--db', 'a.db'],
  ['publish', '--dry-run', '--db', 'a.db'],
  ['merge', '-o', 'out.db', 'a.db'],
  sweepDigits,
]

/** Runs all of them; none may call it a bug, end with a status that says all is well, or change the file. */
async function expectRefused(cwd: string, sentence: RegExp): Promise<void> {
  const before = readFileSync(join(cwd, 'a.db'))
  for (const words of onStore) {
    const end = await runCli(words, { cwd })
    const shown = `${words.join(' ')}: ${end.stderr}`
    expect(end.code, shown).toBeGreaterThanOrEqual(2)
    expect(end.stderr, shown).toMatch(sentence)
    expect(end.stderr, shown).not.toMatch(/bug in seedsweep|\n {4}at /)
    expect(end.stdout, shown).toBe('')
  }
  expect(readFileSync(join(cwd, 'a.db')).equals(before)).toBe(true)
}

describe('a store that is not ours', () => {
  test('text, an empty file, and the database of another program are refused by every command and left alone', async () => {
    const cwd = makeWorkspace({ 'a.db': 'dear diary\n'.repeat(400) })
    await expectRefused(cwd, /a\.db is not a seedsweep store: it is not a SQLite file/)
    rmSync(join(cwd, 'a.db'))
    const foreign = new Database(join(cwd, 'a.db'))
    foreign.exec('CREATE TABLE findings (target TEXT, key TEXT)')
    foreign.close()
    await expectRefused(cwd, /a\.db is not a seedsweep store: another program made it/)
  })

  test('of a later version it says so, and to update', async () => {
    const cwd = makeWorkspace()
    await runCli(sweepDigits, { cwd })
    const store = new Database(join(cwd, 'a.db'))
    store.pragma('user_version = 99')
    store.close()
    await expectRefused(cwd, /a\.db was written by a newer seedsweep: its format is version 99/)
  })

  test('a directory in its place is refused, a missing one is named with what to do', async () => {
    const cwd = makeWorkspace({ 'a.db/x': '' })
    for (const words of onStore) expect((await runCli(words, { cwd })).code, words.join(' ')).toBe(2)
    const end = await runCli(['show', '--db', 'none.db'], { cwd })
    expect(end).toMatchObject({ code: 2, stdout: '' })
    expect(end.stderr).toMatch(/there is no store at .*none\.db\n {2}run a sweep first/)
  })
})

test('a truncated store is damaged, never quietly less: every command says so wherever it was cut', async () => {
  const cwd = makeWorkspace()
  expect((await runCli(sweepDigits, { cwd })).code).toBe(1)
  copyFileSync(join(cwd, 'a.db'), join(cwd, 'whole.db'))
  const { size } = statSync(join(cwd, 'a.db'))
  for (const share of [0.02, 0.5, 0.97]) {
    copyFileSync(join(cwd, 'whole.db'), join(cwd, 'a.db'))
    truncateSync(join(cwd, 'a.db'), Math.floor(size * share))
    for (const words of [onStore[0], onStore[6], onStore[7]].filter((one) => one !== undefined)) {
      const end = await runCli(words, { cwd })
      const shown = `${share} ${words.join(' ')}: ${end.stderr}`
      expect(end.code, shown).toBeGreaterThanOrEqual(2)
      expect(end.stderr, shown).toMatch(/a\.db is (damaged|not a seedsweep store)/)
      expect(end.stderr, shown).not.toMatch(/bug in seedsweep/)
    }
  }
})

test('while one sweep writes a store a second is refused at once with exit 2, and show reads it', async () => {
  const cwd = makeWorkspace()
  const words = [
    'run',
    '--seeds',
    '0..20',
    '--jobs',
    '2',
    '--db',
    'a.db',
    '--',
    'sh',
    '-c',
    '[ $1 -lt 4 ] || while [ ! -e go ] && [ -e a.db ]; do sleep 0.02; done; echo "$1"',
    'sh',
    '{seed}',
  ]
  const first = startCli(words, { cwd })
  let delivered = 0
  while (delivered < 4) {
    await delay(20)
    const shown = await runCli(['show', '--json', '--db', 'a.db'], { cwd })
    if (shown.code === 0) ({ delivered } = SummarySchema.parse(readJson(shown)))
  }
  const second = await runCli(words, { cwd })
  expect(second).toMatchObject({ code: 2, stdout: '' })
  expect(second.stderr).toMatch(/^seedsweep: .*a\.db is being written by another process\n {2}wait until/)
  expect(second.ms).toBeLessThan(4_000)
  expect((await runCli(['triage', '--db', 'a.db'], { cwd })).stderr).toContain('is being written by another process')
  writeFileSync(join(cwd, 'go'), '')
  const end = await first.ended
  expect(end.code).toBe(0)
  expect(end.stdout).toContain('20 of 20 planned seeds')
})

test('a reader that keeps the store open costs the verdict nothing: a warning, and the log stays beside the file', async () => {
  const cwd = makeWorkspace()
  await runCli(sweepDigits, { cwd })
  const gate = [
    '--',
    'sh',
    '-c',
    '[ $1 -lt 2 ] || while [ ! -e go ] && [ -e a.db ]; do sleep 0.02; done; echo "$1"',
    'sh',
    '{seed}',
  ]
  const running = startCli(['run', '--seeds', '0..6', '--jobs', '2', '--db', 'a.db', ...gate], { cwd })
  let reader: Database.Database | null = null
  while (reader === null) {
    await delay(20)
    const candidate = new Database(join(cwd, 'a.db'), { readonly: true })
    if (candidate.pragma('journal_mode', { simple: true }) === 'wal') reader = candidate
    else candidate.close()
  }
  const rows = reader.prepare('SELECT * FROM campaign').iterate()
  rows.next()
  writeFileSync(join(cwd, 'go'), '')
  const end = await running.ended
  expect(end.code, end.stderr).toBe(0)
  expect(end.stdout).toContain('6 of 6 planned seeds')
  expect(end.stderr).toMatch(/^ warning {2}.*a\.db is being read by another process/m)
  rows.return?.()
  reader.close()
  expect((await runCli(sweepDigits, { cwd })).code).toBe(1)
  expect(filesBeside(join(cwd, 'a.db'))).toEqual([])
})

/** A file system of this many KiB, or null where we may not mount one. */
function mountSmall(sizeKiB: number): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKiB}k`, 'tmpfs', directory]).status === 0
  if (!mounted) rmSync(directory, { recursive: true })
  return mounted ? directory : null
}

function unmount(directory: string): void {
  spawnSync('umount', [directory])
  rmSync(directory, { recursive: true, force: true })
}

const probe = mountSmall(64)
if (probe !== null) unmount(probe)

test.skipIf(probe === null)(
  'no disk space: exit 3, one sentence, and what was committed is still there (needs to mount a tmpfs)',
  async () => {
    const disk = mountSmall(3072)
    expect(disk).not.toBeNull()
    if (disk === null) return
    onTestFinished(() => unmount(disk))
    const cwd = makeWorkspace()
    const db = join(disk, 'full.db')
    const noise = `i=0; while [ $i -lt 60 ]; do echo "$1 $i ${'x'.repeat(100)}"; i=$((i+1)); done; echo "Error: broken $((\${1#-} % 60))abc" | tr 0-9 a-j; exit 1`
    const words = [
      'run',
      '--seeds',
      '0..4000',
      '--jobs',
      '2',
      '--db',
      db,
      '--',
      'sh',
      '-c',
      `[ $1 -lt 5 ] && echo "$1" && exit 0; ${noise}`,
      'sh',
      '{seed}',
    ]
    const end = await runCli(words, { cwd })
    expect(end.code, end.stderr).toBe(3)
    expect(end.stderr).toContain(`seedsweep: no room left to write ${db}\n  what was committed before is still in it`)
    expect(end.stderr).not.toMatch(/bug in seedsweep|\n {4}at /)

    const shown = await runCli(['show', '--json', '--db', db], { cwd })
    expect(shown.code, shown.stderr).toBe(0)
    const { delivered, findings } = SummarySchema.parse(readJson(shown))
    expect(delivered).toBeGreaterThan(50)
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(delivered - 5)
  },
)

test('a directory for the store that cannot be made: exit 3', async () => {
  const cwd = makeWorkspace({ file: '' })
  mkdirSync(join(cwd, 'ok'))
  const end = await runCli(sweepDigits.with(6, 'file/a.db'), { cwd })
  expect(end.code).toBe(3)
  expect(end.stderr).toMatch(/^seedsweep: cannot make the directory .*file\n/)
})
