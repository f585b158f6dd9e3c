import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeRepository, type TestRepository } from '../campaign/make-repository.ts'
import { readJson, runCli, startCli } from './run-cli.ts'
import { SummarySchema } from './summary-schema.ts'

const simulator = readFileSync(join(import.meta.dirname, '../e2e/simulators/committed-bugs.js'), 'utf8')
const config = `default: demo
targets:
  demo:
    build: echo nothing to build
    run: node sim.mjs {seed}
    worker: node sim.mjs --worker
`

/** A branch `topic` that changes the bugs of `main`. */
function makeChange(before: string, after: string): TestRepository {
  const repository = makeRepository()
  const files = { 'sim.mjs': simulator, 'bugs.txt': before, 'seedsweep.yml': config, '.gitignore': '.seedsweep\n' }
  repository.commit('main', files)
  repository.git('checkout', '--quiet', '-b', 'topic')
  repository.commit('topic', { 'bugs.txt': after })
  return repository
}

test('run --base main tells what the branch brought from what main has, and fails for that alone', async () => {
  const { directory: cwd, git } = makeChange('Ape 20\n', 'Ape 20\nCat 25\n')
  const end = await runCli(['run', '--count', '400', '--base', 'main', '--compare-budget', '20s'], { cwd })
  expect(end.code, end.stderr).toBe(1)
  const short = git('rev-parse', 'main').slice(0, 7)
  expect(end.stderr).toContain(`comparing with the base ${short}: building it`)
  expect(end.stdout).toMatch(
    new RegExp(`already broken: the same command, seed \\d+, exits 1 .* on the base ${short}\\n`),
  )
  expect(end.stdout).toMatch(new RegExp(`new: 0 of \\d+ seeds of the base ${short} showed it; if it were old, `))
  expect(git('worktree', 'list').split('\n')).toHaveLength(1)

  const shown = await runCli(['show', 'findings', '--json'], { cwd })
  const verdicts = SummarySchema.parse(readJson(shown)).findings.map(({ comparison }) => comparison?.verdict)
  expect(new Set(verdicts)).toEqual(new Set(['new', 'pre-existing']))
})

test('where the branch brought nothing the exit status is 0; what was swept of the base speaks for the next time', async () => {
  const { directory: cwd } = makeChange('Ape 20\n', 'Ape 20\nshift 1234567\n')
  const first = await runCli(['run', '--count', '200', '--base', 'main', '--json'], { cwd })
  expect(first.code, first.stderr).toBe(0)
  expect(SummarySchema.parse(readJson(first)).findings).toMatchObject([{ comparison: { verdict: 'pre-existing' } }])
  expect(existsSync(join(cwd, '.seedsweep/demo.base.db'))).toBe(true)
  const second = await runCli(['run', '--count', '200', '--base', 'main'], { cwd })
  expect(second.code).toBe(0)
  expect(second.stderr).not.toContain('building it')
})

test.each([
  [['--base', 'nowhere'], 'no commit nowhere'],
  [['--base=--upload-pack=x'], 'is no revision'],
  [['--compare-budget', '5m'], '--compare-budget without a base to compare with'],
  [['--base', 'main', '--compare-budget', 'soon'], 'is not a duration'],
])('run %j is a mistake told before anything runs', async (words, said) => {
  const { directory: cwd } = makeChange('Ape 20\n', 'Cat 25\n')
  const end = await runCli(['run', '--count', '50', ...words], { cwd })
  expect(end.code).toBe(2)
  expect(end.stderr).toContain(said)
  expect(existsSync(join(cwd, '.seedsweep'))).toBe(false)
})

test('Ctrl-C while the base is swept leaves no worktree, keeps what was found, and says probably new', async () => {
  const { directory: cwd, git } = makeChange('Ape 999983\n', 'Dog 401\n')
  const cli = startCli(['run', '--count', '400', '--base', 'main', '--compare-budget', '10m'], {
    cwd,
  })
  await cli.seen(/sweeping the base/)
  cli.child.kill('SIGINT')
  const end = await cli.ended
  expect(end.code).toBe(1)
  expect(end.stdout).toContain('not fully compared: the comparison was cancelled')
  expect(git('worktree', 'list').split('\n')).toHaveLength(1)
  const shown = await runCli(['show', 'findings', '--json'], { cwd })
  expect(SummarySchema.parse(readJson(shown)).findings).toMatchObject([
    { count: 1, confirmation: { same: 3, replays: 3 }, comparison: { verdict: 'probably-new' } },
  ])
})
