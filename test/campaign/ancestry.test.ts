import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  commitsBetween,
  findWorkTree,
  isAncestor,
  listAncestors,
  mergeBase,
  resolveRevision,
} from '../../src/campaign/ancestry.ts'
import { makeDirectory, makeRepository, runGitIn } from './make-repository.ts'

const env = { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' }

test('of 3 commits the first is an ancestor of the third, and not the other way round', async () => {
  const { directory, commit } = makeRepository()
  const [one, , three] = [commit('one', { a: '1' }), commit('two', { a: '2' }), commit('three', { a: '3' })]
  const repository = { directory, env }
  expect(await isAncestor(repository, one, three)).toBe(true)
  expect(await isAncestor(repository, three, three)).toBe(true)
  expect(await isAncestor(repository, three, one)).toBe(false)
  expect(await mergeBase(repository, one, three)).toBe(one)
})

test('branches share their fork, and histories that never met share nothing', async () => {
  const { directory, git, commit } = makeRepository()
  const fork = commit('fork', { a: '1' })
  git('checkout', '--quiet', '-b', 'side')
  const side = commit('side', { b: '1' })
  git('checkout', '--quiet', 'main')
  commit('main', { c: '1' })
  git('checkout', '--quiet', '--orphan', 'other')
  commit('other', { d: '1' })
  const repository = { directory, env }
  expect(await mergeBase(repository, 'main', 'side')).toBe(fork)
  expect(await mergeBase(repository, 'main', 'other')).toBe(null)
  expect(await isAncestor(repository, side, 'main')).toBe(false)
})

test('commits between come oldest first, each after its parents, with hostile subjects and authors whole', async () => {
  const { directory, git, commit } = makeRepository()
  const good = commit('good', { a: '1' })
  git('checkout', '--quiet', '-b', 'side')
  const side = commit('--format=%H\u001b[31m ::error:: <b>', { b: '1' })
  git('checkout', '--quiet', 'main')
  const main = commit('a\tb', { c: '1' })
  git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side')
  const commits = await commitsBetween({ directory, env }, good, 'HEAD')
  expect(commits.map(({ sha }) => sha).sort()).toEqual([side, main, git('rev-parse', 'HEAD')].sort())
  expect(commits.at(-1)).toMatchObject({ parents: [main, side], subject: 'merge', author: 'Ann' })
  expect(commits.find(({ sha }) => sha === side)).toMatchObject({
    parents: [good],
    subject: '--format=%H\u001b[31m ::error:: <b>',
  })
})

test.each(['-n1', '--output=stolen', '', 'a\nb', 'a\0b'])('%j is refused as a revision', async (revision) => {
  const { directory, commit } = makeRepository()
  commit('one', { a: '1' })
  await expect(resolveRevision({ directory, env }, revision)).rejects.toMatchObject({ code: 'bad-revision' })
})

test('a revision that is no commit is named, with what to write', async () => {
  const { directory, commit } = makeRepository()
  commit('one', { a: '1' })
  const error = { code: 'unknown-revision', message: 'this repository has no commit v9' }
  await expect(resolveRevision({ directory, env }, 'v9')).rejects.toMatchObject(error)
  await expect(resolveRevision({ directory, env }, 'HEAD:a')).rejects.toMatchObject({ code: 'unknown-revision' })
  await expect(resolveRevision({ directory, env }, 'HEAD..HEAD')).rejects.toMatchObject({ code: 'unknown-revision' })
})

test('a shallow clone does not claim to know what it cannot know', async () => {
  const { directory, commit } = makeRepository()
  const one = commit('one', { a: '1' })
  for (const n of [2, 3, 4]) commit(`commit ${n}`, { a: String(n) })
  const clone = join(makeDirectory(), 'clone')
  runGitIn(directory, ['clone', '--quiet', '--depth', '2', `file://${directory}`, clone])
  const repository = { directory: clone, env }
  expect((await findWorkTree(repository))?.shallow).toBe(true)
  await expect(resolveRevision(repository, one)).rejects.toMatchObject({
    hint: expect.stringContaining('fetch-depth: 0'),
  })
  expect(await isAncestor(repository, 'HEAD~1', 'HEAD')).toBe(true)
  await expect(isAncestor(repository, 'HEAD', 'HEAD~1')).rejects.toMatchObject({ code: 'shallow-clone' })
  await expect(commitsBetween(repository, 'HEAD~1', 'HEAD')).rejects.toMatchObject({ code: 'shallow-clone' })
})

test('GIT_DIR and its like of a calling hook lead nowhere else', async () => {
  const { directory, commit } = makeRepository()
  const here = commit('here', { a: '1' })
  const other = makeRepository()
  other.commit('there', { a: '2' })
  const hook = { ...env, GIT_DIR: join(other.directory, '.git'), GIT_WORK_TREE: other.directory, GIT_INDEX_FILE: 'x' }
  expect(await resolveRevision({ directory, env: hook }, 'HEAD')).toBe(here)
  expect((await findWorkTree({ directory, env: hook }))?.top).toBe(directory)
})

test('a work tree is found from a directory in it, with its place, and outside of one there is none', async () => {
  const { directory, commit } = makeRepository(join(makeRepositoryParent(), 'with space\tand "quote"'))
  commit('one', { 'examples/raft/sim.sh': 'exit 0' })
  const inside = { directory: join(directory, 'examples/raft'), env }
  expect(await findWorkTree(inside)).toEqual({ top: directory, subdirectory: 'examples/raft', shallow: false })
  expect(await findWorkTree({ directory, env })).toEqual({ top: directory, subdirectory: '', shallow: false })
  expect(await findWorkTree({ directory: makeDirectory(), env })).toBe(null)
})

function makeRepositoryParent(): string {
  const parent = makeDirectory()
  mkdirSync(join(parent, 'with space\tand "quote"'))
  return parent
}

test('of 30 commits, 10 of them on a side branch and one unknown, git tells by 2 processes which 20 are of main', async () => {
  const { directory, git, commit } = makeRepository()
  const main = Array.from({ length: 20 }, (_, at) => commit(`main ${at}`, { a: String(at) }))
  git('checkout', '--quiet', '-b', 'side', 'HEAD~5')
  const side = Array.from({ length: 10 }, (_, at) => commit(`side ${at}`, { b: String(at) }))
  const bin = makeDirectory()
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  const script = `#!/bin/sh\necho "$@" >> ${bin}/calls\nexec ${real} "$@"\n`
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 })
  const repository = { directory, env: { ...env, PATH: `${bin}:${process.env.PATH}` } }
  const unknown = ['f'.repeat(40), 'not a sha', '--all']
  const found = await listAncestors(repository, [...side, ...main, ...main, ...unknown], 'main')
  expect([...found].sort()).toEqual(main.toSorted())
  expect(readFileSync(join(bin, 'calls'), 'utf8').trim().split('\n')).toHaveLength(2)
})

test('behind the cut of a shallow clone a commit is no ancestor, and in front of it one is', async () => {
  const { directory, commit } = makeRepository()
  const [one, two, three] = [commit('one', { a: '1' }), commit('two', { a: '2' }), commit('three', { a: '3' })]
  const clone = makeDirectory()
  runGitIn(directory, ['clone', '--quiet', '--depth', '2', `file://${directory}`, clone])
  const found = await listAncestors({ directory: clone, env }, [one, two, three], three)
  expect([...found].sort()).toEqual([two, three].toSorted())
})
