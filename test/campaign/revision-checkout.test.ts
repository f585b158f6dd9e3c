import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRevision, type RevisionRequest } from '../../src/campaign/revision-checkout.ts'
import { removeDeadWorktrees, worktreePrefix } from '../../src/campaign/worktrees.ts'
import { makeDirectory, makeRepository } from './make-repository.ts'

const env = { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GITHUB_TOKEN: 'ghp_planted' }

function request(directory: string, revision: string, more: Partial<RevisionRequest> = {}): RevisionRequest {
  return {
    repository: directory,
    subdirectory: '',
    revision,
    build: null,
    passEnv: [],
    env,
    signal: new AbortController().signal,
    folder: join(makeDirectory(), 'worktrees'),
    ...more,
  }
}

test('an old commit lies in a directory of its own, built, while the changed work tree is untouched', async () => {
  const { directory, git, commit } = makeRepository()
  const one = commit('one', { 'sim.txt': 'old' })
  commit('two', { 'sim.txt': 'new' })
  writeFileSync(join(directory, 'sim.txt'), 'changed')
  const wanted = request(directory, one, { build: 'cp sim.txt built.txt; echo "$GITHUB_TOKEN" > token.txt' })
  {
    await using checkout = await openRevision(wanted)
    expect(checkout).toMatchObject({ sha: one, build: { ok: true } })
    expect(readFileSync(join(checkout.directory, 'built.txt'), 'utf8')).toBe('old')
    expect(readFileSync(join(checkout.directory, 'token.txt'), 'utf8')).toBe('\n')
  }
  expect(readFileSync(join(directory, 'sim.txt'), 'utf8')).toBe('changed')
  expect(readdirSync(wanted.folder)).toEqual([])
  expect(git('worktree', 'list').split('\n')).toHaveLength(1)
})

test('a commit that does not build says what the build said last', async () => {
  const { directory, commit } = makeRepository()
  commit('one', { a: '1' })
  await using checkout = await openRevision(request(directory, 'HEAD', { build: 'echo "no rule"; exit 7' }))
  expect(checkout.build).toEqual({ ok: false, excerpt: 'no rule\nit exits 7' })
})

test('commands run in the sub-directory of the configuration, and a commit without it does not build', async () => {
  const { directory, commit } = makeRepository()
  const before = commit('one', { a: '1' })
  const after = commit('two', { 'examples/raft/sim.txt': 'x' })
  const place = { subdirectory: 'examples/raft', build: 'cat sim.txt' }
  await using there = await openRevision(request(directory, after, place))
  expect(there.build).toEqual({ ok: true })
  expect(there.directory.endsWith('/examples/raft')).toBe(true)
  await using missing = await openRevision(request(directory, before, place))
  expect(missing.build).toEqual({ ok: false, excerpt: 'there is no directory examples/raft at this commit' })
})

test('an abort in the middle of a build kills the whole tree and leaves no worktree', async () => {
  const { directory, git, commit } = makeRepository()
  commit('one', { a: '1' })
  const marks = makeDirectory()
  const stop = new AbortController()
  const build = `(sleep 300 & echo $! > ${marks}/child; wait) & echo > ${marks}/begun; sleep 300`
  const wanted = request(directory, 'HEAD', { build, signal: stop.signal })
  const opening = openRevision(wanted)
  await expect.poll(() => existsSync(join(marks, 'child'))).toBe(true)
  await expect.poll(() => readFileSync(join(marks, 'child'), 'utf8')).not.toBe('')
  stop.abort()
  await expect(opening).rejects.toMatchObject({ code: 'stopped' })
  const child = Number(readFileSync(join(marks, 'child'), 'utf8'))
  await expect.poll(() => isRunning(child)).toBe(false)
  expect(readdirSync(wanted.folder)).toEqual([])
  expect(git('worktree', 'list').split('\n')).toHaveLength(1)
})

test('what a killed run left behind is removed at the next start, and nothing else', async () => {
  const { directory, git, commit } = makeRepository()
  commit('one', { a: '1' })
  const folder = makeDirectory()
  const dead = join(folder, `${worktreePrefix}${deadProcess()}-abc`)
  const alive = join(folder, `${worktreePrefix}${process.pid}-abc`)
  const foreign = join(folder, 'mine')
  for (const path of [dead, alive, foreign]) git('worktree', 'add', '--quiet', '--detach', path)
  git('worktree', 'lock', dead)
  await removeDeadWorktrees({ directory, env })
  expect(readdirSync(folder).sort()).toEqual(['mine', `${worktreePrefix}${process.pid}-abc`])
  expect(git('worktree', 'list')).not.toContain(dead)
  expect(git('worktree', 'list')).toContain(foreign)
})

test('one whose directory went with the temporary files is forgotten by git too', async () => {
  const { directory, git, commit } = makeRepository()
  commit('one', { a: '1' })
  const dead = join(makeDirectory(), `${worktreePrefix}${deadProcess()}-abc`)
  git('worktree', 'add', '--quiet', '--detach', dead)
  rmSync(dead, { recursive: true })
  await removeDeadWorktrees({ directory, env })
  expect(git('worktree', 'list').split('\n')).toHaveLength(1)
})

test('a worktree goes where its build left directories that may not be written', async () => {
  const { directory, commit } = makeRepository()
  commit('one', { a: '1' })
  const wanted = request(directory, 'HEAD', { build: 'mkdir -p m/n && touch m/n/f && chmod 500 m/n m' })
  const checkout = await openRevision(wanted)
  await checkout[Symbol.asyncDispose]()
  expect(readdirSync(wanted.folder)).toEqual([])
})

test('submodules are those of the work tree, at the commit of the revision, without a server', async () => {
  const library = makeRepository()
  library.commit('one', { 'lib.txt': 'old' })
  const { directory, git, commit } = makeRepository()
  git('submodule', '--quiet', 'add', library.directory, 'vendor/a library')
  const before = commit('with the old library', {})
  library.commit('two', { 'lib.txt': 'new' })
  git('-C', 'vendor/a library', 'pull', '--quiet', 'origin', 'main')
  commit('with the new library', {})
  // The work tree has all it needs: no server is asked.
  git('config', 'submodule.vendor/a library.url', '/nowhere')
  const configured = readFileSync(join(directory, '.git/config'), 'utf8')
  const wanted = request(directory, before, { build: 'cat "vendor/a library/lib.txt" > seen.txt' })
  await using checkout = await openRevision(wanted)
  expect(checkout.build).toEqual({ ok: true })
  expect(readFileSync(join(checkout.directory, 'seen.txt'), 'utf8')).toBe('old')
  expect(readFileSync(join(directory, '.git/config'), 'utf8')).toBe(configured)
})

test('a submodule that the work tree has not checked out is left out', async () => {
  const library = makeRepository()
  library.commit('one', { 'lib.txt': 'old' })
  const { directory, git, commit } = makeRepository()
  git('submodule', '--quiet', 'add', library.directory, 'vendor')
  commit('with a library', {})
  git('submodule', '--quiet', 'deinit', '--force', 'vendor')
  await using checkout = await openRevision(request(directory, 'HEAD', { build: 'test -z "$(ls -A vendor)"' }))
  expect(checkout.build).toEqual({ ok: true })
})

test('hooks of the repository do not run', async () => {
  const { directory, commit } = makeRepository()
  commit('one', { a: '1' })
  const mark = join(makeDirectory(), 'ran')
  const hook = join(directory, '.git/hooks/post-checkout')
  execFileSync('sh', ['-c', `printf '#!/bin/sh\\ntouch ${mark}\\n' > "${hook}" && chmod +x "${hook}"`])
  await using checkout = await openRevision(request(directory, 'HEAD'))
  expect(existsSync(join(checkout.directory, 'a'))).toBe(true)
  expect(existsSync(mark)).toBe(false)
})

test.skipIf(process.getuid?.() !== 0)(
  'only as root: a clone that another user owns is not trusted, and says how it would be',
  async () => {
    const { directory, commit } = makeRepository()
    const sha = commit('one', { a: '1' })
    for (const path of [directory, join(directory, '.git')]) chownSync(path, 12_345, 12_345)
    const hint = `If you do: git config --global --add safe.directory ${directory}`
    await expect(openRevision(request(directory, sha))).rejects.toMatchObject({ code: 'git-distrusts', hint })
  },
)

test('a revision that reads as a flag makes nothing', async () => {
  const { directory, commit } = makeRepository()
  commit('one', { a: '1' })
  const wanted = request(directory, '--orphan')
  await expect(openRevision(wanted)).rejects.toMatchObject({ code: 'bad-revision' })
  expect(existsSync(wanted.folder)).toBe(false)
})

/** The number of a process that has ended. */
function deadProcess(): number {
  return Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }))
}

function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return !/\) Z /.test(stat)
  } catch {
    return false
  }
}
