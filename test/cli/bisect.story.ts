import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeDirectory } from '../campaign/make-repository.ts'
import { type Bisected, type BisectedCommit, makeBisected } from './make-bisected.ts'
import { type CliEnd, runCli, startCli } from './run-cli.ts'

/** 16 commits; from the given one on 60 of 1,000 seeds fail. */
function sixteen(firstBad: number, change: (at: number) => BisectedCommit = () => ({})): BisectedCommit[] {
  return Array.from({ length: 16 }, (_, at) => ({ rate: at >= firstBad ? 60 : 0, ...change(at) }))
}

async function findBug({ cwd }: Bisected): Promise<string> {
  execFileSync('sh', ['build.sh'], { cwd })
  const end = await runCli(['run', '--count', '300', '--json'], { cwd })
  const { findings } = JSON.parse(end.stdout) as { findings: { id: string; title: string }[] }
  const found = findings.find(({ title }) => title.startsWith('Durable'))
  expect(found, end.stderr).toBeDefined()
  return found?.id ?? ''
}

async function bisect(repository: Bisected, ...words: string[]): Promise<CliEnd> {
  const finding = await findBug(repository)
  return runCli(['bisect', finding, '--good', repository.shas[0] ?? '', ...words], { cwd: repository.cwd })
}

describe('seedsweep bisect', () => {
  test('names commit 11 of 16, since which 60 of 1,000 seeds fail, and leaves no worktree', async () => {
    const repository = makeBisected(sixteen(11))
    const temporary = makeDirectory()
    const finding = await findBug(repository)
    const words = ['bisect', finding, '--good', repository.shas[0] ?? '', '--json']
    const end = await runCli(words, { cwd: repository.cwd, env: { TMPDIR: temporary } })
    expect(end.code, end.stderr + end.stdout).toBe(0)
    const result = readResult(end)
    expect(result.first).toMatchObject({ sha: repository.shas[11], subject: 'Commit 11', author: 'Ann' })
    expect(result.first?.probability).toBeGreaterThan(0.95)
    const issue = await runCli(['publish', '--dry-run'], { cwd: repository.cwd })
    expect(issue.stdout, issue.stderr).toMatch(/First bad commit \| .*`Commit 11`, `Ann`, 2026-11-20: .* sure/)
    // A failure proves, and what is proven to be bad is not tested again.
    const bad = result.evidence.filter(({ fails }) => fails)
    expect(bad.every(({ sha }) => repository.shas.indexOf(sha) >= 11)).toBe(true)
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('the answer and its evidence fit a screen', async () => {
    const end = await bisect(makeBisected(sixteen(3).slice(0, 6)), '--bad', 'HEAD')
    expect(end.stdout).toMatch(
      /^\n first bad commit [0-9a-f]{40}, (9[5-9](\.\d)?|over 99\.9) % sure\n {3}Commit 3\n {3}Ann, 20\d\d-/,
    )
    expect(end.stdout).toMatch(/^ -> +[0-9a-f]{10} +\d+ +fails \(seed \d+\) +Commit 3$/m)
    expect(end.stdout.split('\n').length).toBeLessThan(20)
    expect(end.stderr).toMatch(/5 commits from [0-9a-f]{10} \(good\) to [0-9a-f]{10} \(bad\)/)
  })

  test('streams that shift at every commit mislead nobody: the stored seed passes where the bug is', async () => {
    const repository = makeBisected(sixteen(6, (at) => ({ salt: at + 1 })))
    const end = await bisect(repository, '--json')
    expect(readResult(end).first?.sha, end.stderr).toBe(repository.shas[6])
  })

  test('commits 5 to 7 do not build: commit 8 is named, and they with it, since it may have been any of them', async () => {
    const repository = makeBisected(sixteen(6, (at) => ({ builds: at < 5 || at > 7 })))
    const end = await bisect(repository, '--json')
    const { first, evidence } = readResult(end)
    expect(first?.sha, end.stderr).toBe(repository.shas[8])
    expect(first?.suspects).toEqual(repository.shas.slice(5, 8))
    const broken = evidence.filter(({ untestable }) => untestable !== null)
    expect(broken.length).toBeGreaterThan(0)
    expect(broken[0]?.untestable).toContain('undefined: Vote\nit exits 2')
  })

  test('a good commit that fails is said to be none', async () => {
    const end = await bisect(makeBisected(sixteen(0)))
    expect(end.code).toBe(4)
    expect(end.stdout).toMatch(/^\n [0-9a-f]{10} is not good: it fails there already, with seed \d+\n/)
  })

  test('a bad commit that passes is said to be none, with what was run', async () => {
    const repository = makeBisected(sixteen(8, (at) => (at > 12 ? { rate: 0 } : {})))
    repository.git('checkout', '--quiet', '--force', repository.shas[12] ?? '')
    const end = await bisect(repository, '--bad', 'main')
    expect(end.code).toBe(4)
    expect(end.stdout).toMatch(/^\n [0-9a-f]{10} is not bad: \d+ seeds ran clean there, .* with 99 %\n/)
  })

  test('another bug that comes and goes all along is counted apart, and is no proof', async () => {
    const repository = makeBisected(sixteen(10, () => ({ flaky: 100 })))
    const end = await bisect(repository, '--json')
    const { first, evidence } = readResult(end)
    expect(first?.sha, end.stderr).toBe(repository.shas[10])
    expect(evidence.reduce((sum, { other }) => sum + other, 0)).toBeGreaterThan(10)
    expect(evidence.filter(({ fails }) => fails).every(({ sha }) => repository.shas.indexOf(sha) >= 10)).toBe(true)
  })

  test('a configuration in a sub-directory is run there at every commit', async () => {
    const repository = makeBisected(sixteen(2).slice(0, 4), 'examples/raft')
    const end = await bisect(repository, '--json')
    expect(readResult(end).first?.sha, end.stderr).toBe(repository.shas[2])
  })

  test('a branch that was merged in is searched too: its commit is named, not the merge', async () => {
    const repository = makeBisected(sixteen(99).slice(0, 4))
    const { git, commit, directory } = repository
    git('checkout', '--quiet', '-b', 'side')
    commit('side 1', { 'side.txt': '1' })
    const culprit = commit('side 2', { 'behaviour.txt': '60 1 0\n' })
    commit('side 3', { 'side.txt': '3' })
    git('checkout', '--quiet', 'main')
    commit('main 1', { 'main.txt': '1' })
    git('merge', '--quiet', '--no-ff', '-m', 'merge side', 'side')
    const end = await bisect({ ...repository, cwd: directory }, '--json')
    expect(readResult(end).first?.sha, end.stderr).toBe(culprit)
  })
})

describe('a bisection that ends before its time', () => {
  test('killed -9 it goes on from what it kept, and no worktree is left at its end', async () => {
    const repository = makeBisected(sixteen(11))
    const finding = await findBug(repository)
    const { cwd } = repository
    const words = ['bisect', finding, '--good', repository.shas[0] ?? '']
    const running = startCli(words, { cwd })
    await running.seen(/^ good .* clean {2}\d+ seeds/m)
    running.child.kill('SIGKILL')
    await running.ended
    const end = await runCli(words, { cwd })
    expect(end.code, end.stderr).toBe(0)
    expect(end.stderr).toMatch(/going on: \d+ batches of it are in the store/)
    expect(end.stderr).not.toMatch(/^ (bad|good) /m)
    expect(end.stdout).toContain(`first bad commit ${repository.shas[11]}`)
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1)
    // What is decided is not run again.
    const again = await runCli(words, { cwd })
    expect(again.stdout).toBe(end.stdout)
    expect(again.stderr).not.toMatch(/FAILS|clean {2}/)
  })

  test('Ctrl-C in a build ends it, says what is left, leaves no worktree, and exits 4', async () => {
    const repository = makeBisected(sixteen(11))
    const finding = await findBug(repository)
    const temporary = makeDirectory()
    const mark = join(makeDirectory(), 'building')
    const build = `sh build.sh && touch ${mark} && sleep 300`
    const words = ['bisect', finding, '--good', repository.shas[0] ?? '', '--build', build]
    const running = startCli(words, { cwd: repository.cwd, env: { TMPDIR: temporary } })
    await expect.poll(() => existsSync(mark)).toBe(true)
    running.child.kill('SIGINT')
    const end = await running.ended
    expect(end.code, end.stderr).toBe(4)
    expect(end.stdout).toMatch(/^\n no first bad commit yet: it is one of these 1[45], of 15 commits\n/)
    expect(end.stderr).toContain('the same command goes on from there')
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('a budget of 1 s ends it with the range that is left', async () => {
    const repository = makeBisected(sixteen(11))
    const finding = await findBug(repository)
    const slow = 'sh build.sh && sleep 1'
    const words = ['bisect', finding, '--good', repository.shas[0] ?? '', '--build', slow, '--budget', '1s']
    const end = await runCli(words, { cwd: repository.cwd })
    expect(end.code).toBe(4)
    expect(end.stderr).toContain(' The budget is over. ')
  })
})

test.each([
  { words: ['--good', 'v9'], said: 'this repository has no commit v9' },
  { words: ['--good', '--help-me'], said: '"--help-me" is no revision' },
  { words: ['--good', 'HEAD', '--bad', 'HEAD'], said: 'HEAD and HEAD are the same commit' },
  { words: ['--good', 'HEAD', '--bad', 'HEAD~1'], said: 'HEAD is newer than HEAD~1' },
  { words: ['--good', 'HEAD~1', '--confidence', '20%'], said: 'is not a percentage from 50 to' },
])('$words is a mistake: $said', async ({ words, said }) => {
  const repository = makeBisected(sixteen(0).slice(0, 2))
  const finding = await findBug(repository)
  const end = await runCli(['bisect', finding, ...words], { cwd: repository.cwd })
  expect(end.code).toBe(2)
  expect(end.stderr).toContain(said)
})

interface Result {
  readonly state: string
  readonly first: { readonly sha: string; readonly probability: number; readonly suspects: string[] } | null
  readonly evidence: { sha: string; fails: boolean; other: number; untestable: string | null }[]
}

function readResult(end: CliEnd): Result {
  expect(end.stdout, end.stderr).not.toBe('')
  return JSON.parse(end.stdout) as Result
}
