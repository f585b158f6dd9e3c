import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cleanEnvironment, filesBeside, makeWorkspace, readJson, root, runCli } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

test('300 seeds of liferaft: exit 1, one screen, and each command it prints fails by itself with the same title', async () => {
  const db = join(makeWorkspace(), 'liferaft.db')
  const run = await runCli(['run', '--target', 'liferaft', '--count', '300', '--db', db], { cwd: root })
  expect(run.code, run.stderr).toBe(1)
  expect(filesBeside(db)).toEqual([])

  const lines = run.stdout.split('\n')
  expect(lines.length).toBeLessThanOrEqual(40)
  expect(run.stdout).toMatch(/^ liferaft at [0-9a-f]{7}.* 300 of 300 planned seeds {3}/m)
  expect(run.stdout).toContain('harness healthy (canary failed as it must)')
  expect(run.stdout).toContain(`Store: ${db}`)

  const shown = await runCli(['show', 'findings', '--json', '--db', db], { cwd: root })
  const summary = SummarySchema.parse(readJson(shown))
  expect(summary).toMatchObject({ planned: 300, delivered: 300 })
  expect(summary.findings.length).toBeGreaterThanOrEqual(2)
  for (const finding of summary.findings) {
    expect(finding).toMatchObject({ target: 'liferaft', state: 'reproducible' })
    expect(finding.rate.estimate).toBeCloseTo(finding.count / 300, 12)
    expect(finding.seeds).toHaveLength(finding.count)

    const row = lines.findIndex((line) => line.includes(finding.id))
    expect(lines[row]).toContain(finding.title.slice(0, 60))
    expect(lines[row]).toMatch(new RegExp(` ${finding.count} {3}.* % \\(.* %\\) +3 of 3$`))
    // The command under the row, without its remark, pasted into a shell at the top of the repository.
    const command = lines[row + 1]?.replace(/ {3}# \d+ steps?$/, '').trim()
    expect(command).toBe(finding.command)
    expect(command).toContain(finding.seeds[0])
    const pasted = spawnSync('sh', ['-c', command ?? ''], { cwd: root, env: cleanEnvironment(), encoding: 'utf8' })
    expect(pasted.status).toBe(1)
    const signed = await runCli(['signature', '--json'], { cwd: root, input: pasted.stdout + pasted.stderr })
    expect((readJson(signed) as { title: string }).title).toBe(finding.title)
  }

  const shortest = /Shortest: seedsweep (reproduce \S+ --db \S+) /.exec(run.stdout)?.[1]?.split(' ') ?? []
  const reproduced = await runCli(shortest, { cwd: root })
  expect(reproduced.code, reproduced.stderr).toBe(0)
  expect(reproduced.stdout).toMatch(/reproduced: the same signature and the same digest \([0-9a-f]{16}\); exits 1 in /)
})

test('run --json prints the documented shape alone on stdout, and people read stderr', async () => {
  const temporary = makeWorkspace()
  const words = ['run', '--target', 'tiny', '--count', '400', '--json', '--db', join(makeWorkspace(), 'tiny.db')]
  const run = await runCli(words, { cwd: root, env: { TMPDIR: temporary } })
  const summary = SummarySchema.parse(readJson(run))
  expect(run.code).toBe(1)
  expect(run.stdout.trim().split('\n')).toHaveLength(1)
  expect(summary).toMatchObject({ planned: 400, delivered: 400 })
  expect(run.stderr).toMatch(/^ found {2}Tiny: the cup of seed <n> is empty {3}seed \d+$/m)
  expect(readdirSync(temporary)).toEqual([])
})

test('the summary names the store that its own commands would not find by themselves', async () => {
  const cwd = makeWorkspace()
  const words = [
    'run',
    '--seeds',
    '3..5',
    '--db',
    'other.db',
    '--',
    'sh',
    '-c',
    'echo "Error: $1"; exit 1',
    'sh',
    '{seed}',
  ]
  const run = await runCli(words, { cwd })
  expect(run.stdout).toMatch(/Shortest: seedsweep reproduce f-[0-9a-f]{8} --db other.db /)
  const found = await runCli(words.toSpliced(3, 2), { cwd })
  expect(found.stdout).toMatch(/Shortest: seedsweep reproduce f-[0-9a-f]{8} +Store: .seedsweep\/sh.db/)
  const id = /f-[0-9a-f]{8}/.exec(found.stdout)?.[0] ?? ''
  expect((await runCli(['reproduce', id], { cwd })).code).toBe(0)
})
