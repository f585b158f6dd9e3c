import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
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
  expect(second.ms).toBeLessThan(60_000)
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

function remount(directory: string, options: string): void {
  expect(spawnSync('mount', ['-o', `remount,${options}`, directory]).status).toBe(0)
}

function unmount(directory: string): void {
  spawnSync('umount', [directory])
  rmSync(directory, { recursive: true, force: true })
}

const probe = mountSmall(64)
if (probe !== null) unmount(probe)

function openDisk(sizeKiB: number): string {
  const disk = mountSmall(sizeKiB)
  if (disk === null) throw new Error('the probe could mount, and this could not')
  onTestFinished(() => unmount(disk))
  return disk
}

describe.skipIf(probe === null)('a disk (needs to mount a tmpfs)', () => {
  test('without space: exit 3, one sentence, what was committed is still there; with space again the same command ends it', async () => {
    const disk = openDisk(1280)
    const cwd = makeWorkspace()
    const db = join(disk, 'full.db')
    const noise = `echo "${'x'.repeat(7000)}"; echo "Error: broken $((\${1#-} % 60))abc" | tr 0-9 a-j; exit 1`
    const script = `[ $1 -lt 5 ] && echo "$1" && exit 0; ${noise}`
    const words = ['run', '--seeds', '0..400', '--jobs', '2', '--db', db, '--', 'sh', '-c', script, 'sh', '{seed}']
    const end = await runCli(words, { cwd })
    expect(end.code, end.stderr).toBe(3)
    expect(end.stderr).toContain(`seedsweep: no room left to write ${db}\n  what was committed before is still in it`)
    expect(end.stderr).not.toMatch(/bug in seedsweep|\n {4}at /)

    const readSummary = async () => {
      const shown = await runCli(['show', '--json', '--db', db], { cwd })
      expect(shown.code, shown.stderr).toBe(0)
      return SummarySchema.parse(readJson(shown))
    }
    const { delivered, findings } = await readSummary()
    expect(delivered).toBeGreaterThan(50)
    expect(delivered).toBeLessThan(400)
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(delivered - 5)

    remount(disk, 'size=64m')
    const resumed = await runCli(words, { cwd })
    expect(resumed.code, resumed.stderr).toBe(1)
    expect(resumed.stderr).toContain('going on with campaign 1 of this store')
    const whole = await readSummary()
    expect(whole.delivered).toBe(400)
    expect(whole.findings.reduce((sum, { count }) => sum + count, 0)).toBe(395)
  })

  test('that may only be read: sweeping says so with exit 3 before a seed runs, showing goes on as ever', async () => {
    const disk = openDisk(4096)
    const cwd = makeWorkspace()
    const words = sweepDigits.with(6, join(disk, 'a.db'))
    expect((await runCli(words, { cwd })).code).toBe(1)
    remount(disk, 'ro')
    for (const db of ['a.db', 'b.db', 'deep/c.db']) {
      const end = await runCli(sweepDigits.with(6, join(disk, db)), { cwd })
      expect(end.code, end.stderr).toBe(3)
      expect(end.stderr).toMatch(/^seedsweep: cannot (open|make the directory) .*\n {2}check the rights of /)
      expect(end.stdout).toBe('')
    }
    expect((await runCli(['merge', '-o', join(disk, 'out.db'), join(disk, 'a.db')], { cwd })).code).toBe(3)
    const shown = await runCli(['show', '--db', join(disk, 'a.db')], { cwd })
    expect(shown.code, shown.stderr).toBe(0)
    expect(shown.stdout).toContain('of 30 planned seeds')
    remount(disk, 'rw')
  })
})

test('a foreign tool that locks the store in the middle of a sweep: exit 2 says so, and the same command goes on later', async () => {
  const cwd = makeWorkspace()
  const script = 'while [ $1 -ge 120 ] && [ ! -e go ] && [ -e a.db ]; do sleep 0.02; done; echo "$1"'
  const words = ['run', '--seeds', '0..400', '--jobs', '2', '--db', 'a.db', '--', 'sh', '-c', script, 'sh', '{seed}']
  const running = startCli(words, { cwd })
  while (!existsSync(join(cwd, 'a.db-wal')) || (await delivered(cwd)) < 100) await delay(20)
  const foreign = new Database(join(cwd, 'a.db'))
  onTestFinished(() => void foreign.close())
  foreign.exec('BEGIN IMMEDIATE')
  writeFileSync(join(cwd, 'go'), '')
  const end = await running.ended
  expect(end.code, end.stderr).toBe(2)
  expect(end.stderr).toMatch(/seedsweep: .*a\.db is being written by another process\n {2}wait until it has ended/)
  foreign.exec('ROLLBACK')
  const kept = await delivered(cwd)
  expect(kept).toBeGreaterThanOrEqual(100)
  const resumed = await runCli(words, { cwd })
  expect(resumed.code, resumed.stderr).toBe(0)
  expect(resumed.stderr).toContain('going on with campaign 1 of this store')
  expect(resumed.stdout).toContain('400 of 400 planned seeds')
})

async function delivered(cwd: string): Promise<number> {
  const shown = await runCli(['show', '--json', '--db', 'a.db'], { cwd })
  return shown.code === 0 ? SummarySchema.parse(readJson(shown)).delivered : 0
}

test('of 6 shards a cut one, a trigger, a view, a broken page and a text are refused by name, and what is missing shows', async () => {
  const cwd = makeWorkspace({ 's5.db': 'dear diary' })
  const plan = ['plan', '--seeds', '0..60', '--shards', '6', '-o', 'plan.json', '--', 'sh', digits, '{seed}']
  expect((await runCli(plan, { cwd })).code).toBe(0)
  for (const shard of [0, 1, 2, 3, 4]) {
    const words = ['sweep', '--plan', 'plan.json', '--shard', String(shard), '--db', `s${shard}.db`]
    expect((await runCli(words, { cwd })).code).toBe(0)
  }
  const store = (shard: number) => join(cwd, `s${shard}.db`)
  truncateSync(store(1), statSync(store(1)).size - 1)
  const change = (shard: number, sql: string) => {
    const database = new Database(store(shard))
    database.exec(sql)
    database.close()
  }
  change(2, 'CREATE TRIGGER t AFTER INSERT ON failure BEGIN DELETE FROM campaign; END')
  change(3, 'DROP VIEW findings; CREATE VIEW findings AS SELECT 1')
  const bytes = readFileSync(store(4))
  writeFileSync(store(4), bytes.fill(0x5a, 8192, 12_288))

  const end = await runCli(['merge', '-o', 'out.db', ...[0, 1, 2, 3, 4, 5].map(store)], { cwd })
  expect(end.code, end.stderr).toBe(4)
  expect(end.stderr).toMatch(/refused .*s1\.db: .* is damaged: it is cut off/)
  expect(end.stderr).toMatch(/refused .*s2\.db: .* is not a seedsweep store: .*trigger t/)
  expect(end.stderr).toMatch(/refused .*s3\.db: .* is not a seedsweep store: .*view findings/)
  expect(end.stderr).toMatch(/refused .*s4\.db: .* is damaged/)
  expect(end.stderr).toMatch(/refused .*s5\.db: .* is not a seedsweep store/)
  expect(end.stdout).toMatch(
    /10 of 60 planned seeds.*shard 1 \(of 0-5\) never delivered.*shard 5 \(of 0-5\) never delivered/,
  )
})

test('a directory for the store that cannot be made: exit 3', async () => {
  const cwd = makeWorkspace({ file: '' })
  mkdirSync(join(cwd, 'ok'))
  const end = await runCli(sweepDigits.with(6, 'file/a.db'), { cwd })
  expect(end.code).toBe(3)
  expect(end.stderr).toMatch(/^seedsweep: cannot make the directory .*file\n/)
})
