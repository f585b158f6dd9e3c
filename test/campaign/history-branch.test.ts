import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fetchHistoryBranch, pushHistoryBranch } from '../../src/campaign/history-branch.ts'
import { startGitServer } from '../loopback/git-server.ts'
import { makeDirectory } from './make-repository.ts'

const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz'
const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()

/**
 * A server with an empty repository, and a machine whose `git` writes down its arguments, whose credential helper writes
 * down what it is told, and which traces what git sends.
 */
async function openWorld() {
  const directory = makeDirectory()
  execFileSync(git, ['init', '--quiet', '--bare', join(directory, 'served', 'octo', 'demo')])
  const server = await startGitServer(join(directory, 'served'), token, git)
  onTestFinished(() => server[Symbol.asyncDispose]())
  const [bin, home] = [join(directory, 'bin'), join(directory, 'home')]
  for (const made of [bin, home]) mkdirSync(made)
  const [calls, asked, trace] = ['calls', 'asked', 'trace'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(join(bin, 'git'), `#!/bin/sh\necho "$@" >> ${calls}\nexec ${git} "$@"\n`, { mode: 0o755 })
  writeFileSync(join(bin, 'helper'), `#!/bin/sh\ncat >> ${asked}\necho "$@" >> ${asked}\n`, { mode: 0o755 })
  writeFileSync(join(home, '.gitconfig'), `[credential]\n\thelper = ${bin}/helper\n[core]\n\taskPass = ${bin}/helper\n`)
  const env = {
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: home,
    GIT_TRACE_CURL: trace,
    GIT_TRACE_CURL_NO_REDACT: '1',
    GIT_ASKPASS: join(bin, 'helper'),
  }
  let folders = 0
  const remoteAs = (as: string) => {
    const folder = join(directory, `folder-${folders++}`)
    return { url: `${server.url}/octo/demo`, token: as, env, folder }
  }
  const history = (text: string) => {
    const path = join(directory, 'history.db')
    writeFileSync(path, text)
    return path
  }
  return { directory, server, remoteAs, history, calls, asked, trace }
}

/** All files below a directory that hold one of the texts. */
function filesWith(directory: string, texts: readonly string[]): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const found = entry.isFile() && texts.some((text) => readFileSync(path, 'latin1').includes(text))
    return found ? [path] : []
  })
}

test('over HTTP a history goes to the branch and comes back, and the token is in no argument, file or trace', async () => {
  const { directory, server, remoteAs, history, calls, asked, trace } = await openWorld()
  const first = remoteAs(token)
  expect(await fetchHistoryBranch(first)).toEqual({ commit: null, path: null })
  expect(await pushHistoryBranch(first, history('\u0000night one'.repeat(200_000)), null)).toBe(true)
  const second = remoteAs(token)
  const { commit, path } = await fetchHistoryBranch(second)
  expect(readFileSync(path ?? '', 'latin1')).toBe('\u0000night one'.repeat(200_000))
  expect(await pushHistoryBranch(second, history('night two'), commit)).toBe(true)
  // Who looked before the second push has a lease of what is no longer there.
  const third = remoteAs(token)
  await fetchHistoryBranch(third)
  expect(await pushHistoryBranch(third, history('late'), commit)).toBe(false)
  expect(readFileSync((await fetchHistoryBranch(remoteAs(token))).path ?? '', 'utf8')).toBe('night two')

  expect(server.requests.length).toBeGreaterThan(8)
  expect(server.requests.every(({ authorization }) => authorization?.endsWith(basic))).toBe(true)
  expect(server.requests.map(({ path: at }) => at).filter((at) => at.includes('git-receive-pack'))).not.toEqual([])
  expect(readFileSync(calls, 'utf8')).toContain('push --quiet')
  expect(filesWith(directory, [token, basic])).toEqual([])
  expect(existsSync(trace)).toBe(false)
  expect(existsSync(asked)).toBe(false)
})

test('a token that is refused is told without the token, and no helper of the machine is asked for another', async () => {
  const { directory, server, remoteAs, asked } = await openWorld()
  const stale = 'ghs_stale0123456789abcdefghijklmnopqrst'
  const failure = await fetchHistoryBranch(remoteAs(stale)).catch((error: unknown) => error as Error)
  expect(failure).toMatchObject({ name: 'WorldError', code: 'history-branch' })
  expect((failure as Error).message).toMatch(/^git ls-remote: /)
  const stored = Buffer.from(`x-access-token:${stale}`).toString('base64')
  expect(JSON.stringify([(failure as Error).message, String((failure as Error).stack)])).not.toMatch(
    new RegExp(`${stale}|${stored}`),
  )
  expect(server.requests.map(({ status }) => status)).not.toContain(200)
  expect(existsSync(asked)).toBe(false)
  expect(filesWith(directory, [stale, stored])).toEqual([])
})
