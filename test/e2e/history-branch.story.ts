import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { storeVersion } from '../../src/store/migrate.ts'
import { openOutsideStore } from '../../src/store/open-outside-store.ts'
import { readCampaigns } from '../../src/store/queries.ts'
import { documentedPermissions } from '../loopback/documented-permissions.ts'
import { startGitServer } from '../loopback/git-server.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { makeCheckout } from './checkout.ts'
import { bugsConfig, refused, runBuiltAction } from './run-built-action.ts'

const checkout = await makeCheckout({ files: { 'seedsweep.yml': `${bugsConfig('Ape')}history: branch\n` } })
afterAll(() => checkout[Symbol.asyncDispose]())

/** A bare repository that stands for github.com/octo/demo, and a `git` that writes down how it is called. */
function makeRemote() {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-branch-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const remote = join(directory, 'demo.git')
  execFileSync('git', ['init', '--quiet', '--bare', remote])
  const calls = join(directory, 'calls.txt')
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  const wrapper = join(directory, 'git')
  writeFileSync(wrapper, `#!/bin/sh\nprintf '%s ' "$@" >> '${calls}'; echo >> '${calls}'\nexec '${real}' "$@"\n`)
  chmodSync(wrapper, 0o755)
  const git = (...args: string[]) => execFileSync(real, args, { cwd: remote })
  const numbers = () => {
    const path = join(directory, 'look.db')
    writeFileSync(path, git('cat-file', 'blob', 'seedsweep-history:history.db'))
    using store = openOutsideStore(path)
    return readCampaigns(store).map(({ number }) => number)
  }
  const env: Record<string, string> = {
    PATH: [directory, dirname(process.execPath), process.env.PATH].join(delimiter),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${remote}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/octo/demo',
  }
  return { env, git, numbers, calls: () => readFileSync(calls, 'utf8'), remote }
}

type Remote = ReturnType<typeof makeRemote>

function night(server: GitHubServer, { env }: Pick<Remote, 'env'>, runNumber: number, token: string) {
  return runBuiltAction(checkout, server, { inputs: { count: '30' }, env, run: { runNumber }, token })
}

test('history: branch keeps two nights in one commit of an orphan branch; the token is in no argument and no line', async () => {
  await using server = await startGitHub()
  const remote = makeRemote()
  const token = server.addToken({ ...documentedPermissions(), contents: 'write' })
  const first = await night(server, remote, 1, token)
  expect(remote.numbers()).toEqual([1])
  const second = await night(server, remote, 2, token)
  expect(second.stdout).toMatch(/history: branch seedsweep-history at [0-9a-f]{7}: taken/)
  expect(remote.numbers()).toEqual([2, 1])
  expect(remote.git('rev-list', '--count', 'seedsweep-history').toString().trim()).toBe('1')
  expect(server.state.artifacts.map(({ name }) => name).filter((name) => name.includes('history'))).toEqual([])
  const secrets = [token, Buffer.from(`x-access-token:${token}`).toString('base64')]
  const seen = [remote.calls(), ...[first, second].flatMap(({ summary, stdout }) => [summary, unmasked(stdout)])]
  for (const secret of secrets) expect(seen.filter((text) => text.includes(secret))).toEqual([])
  expect(refused(server)).toEqual([])
})

test('over HTTP, to a server that takes this token alone, two nights are kept; the token is in no file that stays', async () => {
  await using server = await startGitHub()
  const { env, calls } = makeRemote()
  const token = server.addToken({ contents: 'write', issues: 'write' })
  const root = mkdtempSync(join(tmpdir(), 'seedsweep-branch-test-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  execFileSync('git', ['init', '--quiet', '--bare', join(root, 'octo', 'demo')])
  await using git = await startGitServer(root, token, 'git')
  // The artifact client asks no server that it takes for an Enterprise one; curl leads every such name to this machine.
  const GITHUB_SERVER_URL = git.url.replace('127.0.0.1', 'github.localhost')
  const remote = { env: { PATH: env.PATH ?? '', GITHUB_SERVER_URL } }
  const first = await night(server, remote, 1, token)
  const second = await night(server, remote, 2, token)
  expect(first.stdout).toContain('history: branch seedsweep-history')
  expect(second.stdout).toMatch(/history: branch seedsweep-history at [0-9a-f]{7}: taken/)
  expect(git.requests.filter(({ path }) => path.endsWith('/git-receive-pack'))).toHaveLength(2)
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  expect(git.requests.every(({ authorization }) => authorization?.endsWith(basic))).toBe(true)
  const config = readFileSync(join(checkout.directory, '.git', 'config'), 'utf8')
  const seen = [calls(), config, ...[first, second].flatMap(({ summary, stdout }) => [summary, unmasked(stdout)])]
  for (const secret of [token, basic]) expect(seen.filter((text) => text.includes(secret))).toEqual([])
})

test('what another report pushed meanwhile is merged, not overwritten', async () => {
  await using server = await startGitHub()
  const remote = makeRemote()
  const token = server.addToken({ contents: 'write', issues: 'write' })
  await night(server, remote, 1, token)
  const before = remote.git('rev-parse', 'seedsweep-history').toString().trim()
  await night(server, remote, 2, token)
  const after = remote.git('rev-parse', 'seedsweep-history').toString().trim()
  // Night 3 fetches what there was before night 2 pushed: a hook puts the branch forward once it has looked.
  remote.git('update-ref', 'refs/heads/seedsweep-history', before)
  const wrapper = join(remote.remote, '..', 'git')
  const real = readFileSync(wrapper, 'utf8')
  const once = `case "$1" in push) [ -e '${remote.remote}/moved' ] || { touch '${remote.remote}/moved'; git --git-dir='${remote.remote}' update-ref refs/heads/seedsweep-history ${after}; } ;; esac`
  writeFileSync(wrapper, real.replace('exec ', `PATH=/usr/bin:/bin; ${once}\nexec `))
  await night(server, remote, 3, token)
  expect(remote.numbers()).toEqual([3, 2, 1])
})

test('a branch that a newer version wrote is refused by name and left as it is', async () => {
  await using server = await startGitHub()
  const remote = makeRemote()
  const token = server.addToken({ contents: 'write', issues: 'write' })
  await night(server, remote, 1, token)
  const path = join(remote.remote, '..', 'newer.db')
  writeFileSync(path, remote.git('cat-file', 'blob', 'seedsweep-history:history.db'))
  const database = new Database(path)
  database.pragma(`user_version = ${storeVersion + 1}`)
  database.close()
  const blob = remote.git('hash-object', '-w', path).toString().trim()
  const tree = execFileSync('git', ['mktree'], { cwd: remote.remote, input: `100644 blob ${blob}\thistory.db\n` })
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org']
  const newer = remote
    .git(...who, 'commit-tree', '-m', 'newer', tree.toString().trim())
    .toString()
    .trim()
  remote.git('update-ref', 'refs/heads/seedsweep-history', newer)
  const second = await night(server, remote, 2, token)
  expect(second.summary).toContain(`its format is version ${storeVersion + 1}, this one knows up to ${storeVersion}`)
  expect(remote.git('rev-parse', 'seedsweep-history').toString().trim()).toBe(newer)
  expect(server.issues()).toHaveLength(1)
})

test('a branch that cannot be reached is told, and the campaign is published all the same', async () => {
  await using server = await startGitHub()
  const remote = makeRemote()
  rmSync(remote.remote, { recursive: true })
  const done = await night(server, remote, 1, server.addToken({ contents: 'write', issues: 'write' }))
  expect(done.summary).toContain('the branch of the history could not be reached')
  expect(server.issues()).toHaveLength(1)
})

/** What the runner's own mask command says is for the runner alone. */
function unmasked(stdout: string): string {
  return stdout.replace(/^::add-mask::.*$/gm, '')
}
