import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJunit } from '../../src/simulator/read-junit.ts'
import { makeWorkspace, readJson, runCli, simulator } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

const sweep = ['run', '--seeds', '0..12']

test('what known.yml expects makes no run red; run and show list it as set aside, and files are written beside', async () => {
  const cwd = makeWorkspace()
  const first = await runCli([...sweep, '--json', ...simulator('odd')], { cwd })
  expect(first.code).toBe(1)
  const [finding] = SummarySchema.parse(readJson(first)).findings
  expect(finding).toMatchObject({ count: 6, seedsToSeeAgain: 14 })
  const { stdout: told } = await runCli(['show', 'findings', '--db', join('.seedsweep', 'single.db')], { cwd })
  expect(told).toContain('\n     about 14 fresh seeds show it again with 99 % probability\n')
  const masked = ' Known failures ended 50 % of the seeds: these looked no further.\n'
  expect(told).toContain(
    `\n No finding was seen only once: one more seed shows something new with probability under 50 % (95 %).\n${masked}`,
  )
  mkdirSync(join(cwd, '.seedsweep'), { recursive: true })
  writeFileSync(join(cwd, '.seedsweep', 'known.yml'), `corrections:\n  - expected: ${finding?.id}\n`)

  const files = ['--sarif', 'out/a.sarif', '--junit', 'out/a.xml', '--json', 'out/a.json']
  const second = await runCli([...sweep, ...files, ...simulator('odd')], { cwd })
  expect(second.code).toBe(0)
  expect(second.stdout).toContain(`set aside: ${finding?.id}`)
  // What is set aside hides other bugs like any failure: 12 seeds would show 1 in 5.
  expect(second.stdout).toContain(`; a bug as rare as 1 in 3 would have shown with 95 % probability\n${masked}`)
  expect(second.stdout).toContain('6 of 12 seeds   expected (.seedsweep/known.yml:2:5)')
  const written = (name: string) => readFileSync(join(cwd, 'out', name), 'utf8')
  expect(SummarySchema.parse(JSON.parse(written('a.json')))).toMatchObject({ findings: [], setAside: [{ count: 6 }] })
  expect(JSON.parse(written('a.sarif'))).toMatchObject({
    runs: [{ results: [{ suppressions: [{ kind: 'external' }] }] }],
  })
  expect(readJunit(written('a.xml'))).toEqual({ testCount: 1, failures: [], torn: false })

  const db = ['--db', join('.seedsweep', 'single.db')]
  expect(existsSync(join(cwd, db[1] ?? ''))).toBe(true)
  const shown = await runCli(['show', 'findings', ...db, '--json'], { cwd })
  expect(SummarySchema.parse(readJson(shown)).setAside).toMatchObject([{ standing: { kind: 'expected', until: null } }])
  const published = await runCli(['publish', ...db, '--junit', 'out/b.xml'], { cwd })
  expect(published).toMatchObject({ code: 0, stderr: ' written; no repository or token to file issues with\n' })
  expect(written('b.xml')).toBe(written('a.xml'))
})

test('a mistake in known.yml is exit 2, with line, column and the word that was meant', async () => {
  const cwd = makeWorkspace({ '.seedsweep/known.yml': 'corrections:\n  - ignroe: f-aaaaaaaa\n' })
  const end = await runCli([...sweep, ...simulator('pass')], { cwd })
  expect(end.code).toBe(2)
  expect(end.stderr).toContain('.seedsweep/known.yml:2:5: unknown key "ignroe" in corrections.0')
  expect(end.stderr).toContain('Did you mean "ignore"?')
})
