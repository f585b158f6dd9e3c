import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readEvent, readOwnPullRequest } from '../../src/campaign/read-event.ts'
import { readOrigin } from '../../src/campaign/read-origin.ts'

function makeDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-origin-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** A repository with one commit of one file; gives its directory and sha. */
function makeRepository(): { cwd: string; sha: string } {
  const cwd = makeDirectory()
  git(cwd, 'init', '--quiet', '--initial-branch=main')
  writeFileSync(join(cwd, 'sim.sh'), 'exit 0\n')
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '-m', 'first')
  return { cwd, sha: git(cwd, 'rev-parse', 'HEAD') }
}

function git(cwd: string, ...words: string[]): string {
  const env = { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' }
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org']
  return execFileSync('git', [...who, ...words], { cwd, env, encoding: 'utf8' }).trim()
}

const nowhere = {
  repository: null,
  serverUrl: null,
  sha: null,
  changes: null,
  ref: null,
  workflow: null,
  event: null,
  runUrl: null,
  pullRequest: null,
}

const own = { PATH: process.env.PATH }

const actions = {
  ...own,
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'acme/raft',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_NUMBER: '214',
  GITHUB_RUN_ID: '9001',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: 'f'.repeat(40),
  GITHUB_WORKFLOW: 'Nightly',
  GITHUB_WORKFLOW_REF: 'acme/raft/.github/workflows/nightly.yml@refs/heads/main',
  GITHUB_EVENT_NAME: 'schedule',
}

describe('on a machine of its own', () => {
  test('outside git nothing is known but the number', async () => {
    expect(await readOrigin(makeDirectory(), own, 7)).toEqual({ namespace: 'local', number: 7, ...nowhere })
  })

  test('a repository without a commit is like none', async () => {
    const cwd = makeDirectory()
    git(cwd, 'init', '--quiet')
    expect(await readOrigin(cwd, own, 1)).toMatchObject({ sha: null, changes: null })
  })

  test('a hook that runs us points git at its own repository by GIT_DIR: what is meant is the directory', async () => {
    const [here, there] = [makeRepository(), makeRepository()]
    writeFileSync(join(here.cwd, 'sim.sh'), 'exit 1\n')
    const hooked = { ...own, GIT_DIR: join(there.cwd, '.git'), GIT_WORK_TREE: there.cwd }
    expect(await readOrigin(here.cwd, hooked, 1)).toEqual(await readOrigin(here.cwd, own, 1))
    expect((await readOrigin(here.cwd, hooked, 1)).changes).not.toBeNull()
  })

  test('a clean tree has its sha and no changes, also with an untracked file in it', async () => {
    const { cwd, sha } = makeRepository()
    writeFileSync(join(cwd, 'untracked'), 'x')
    expect(await readOrigin(cwd, own, 1)).toMatchObject({ namespace: 'local', number: 1, sha, changes: null })
  })

  test('changes have a hash of their own: equal for equal changes, staged or not, binary ones too', async () => {
    const { cwd, sha } = makeRepository()
    const changesWith = async (content: string | Buffer) => {
      writeFileSync(join(cwd, 'sim.sh'), content)
      const origin = await readOrigin(cwd, own, 1)
      expect(origin.sha).toBe(sha)
      return origin.changes
    }
    const one = await changesWith('exit 1\n')
    expect(one).toMatch(/^[0-9a-f]{12}$/)
    git(cwd, 'add', '--all')
    expect(await changesWith('exit 1\n')).toBe(one)
    expect(await changesWith('exit 2\n')).not.toBe(one)
    const binary = [await changesWith(Buffer.from([0, 1])), await changesWith(Buffer.from([0, 2]))]
    expect(new Set(binary).size).toBe(2)
    expect(await changesWith('exit 0\n')).toBeNull()
  })

  const remotes: [string, string | null, string | null][] = [
    ['https://github.com/acme/raft', 'acme/raft', 'https://github.com'],
    ['https://github.com/acme/raft.git', 'acme/raft', 'https://github.com'],
    ['https://github.com/acme/raft.js.git/', 'acme/raft.js', 'https://github.com'],
    ['https://x-access-token:ghs_secret@github.com/acme/raft', 'acme/raft', 'https://github.com'],
    ['git@github.com:acme/raft.git', 'acme/raft', 'https://github.com'],
    ['ssh://git@github.com/acme/raft.git', 'acme/raft', 'https://github.com'],
    ['https://acme.ghe.com/acme/raft.git', 'acme/raft', 'https://acme.ghe.com'],
    ['https://evil.example/github.com/acme/raft', null, null],
    ['https://github.com.evil.example/acme/raft', null, null],
    ['https://gitlab.com/acme/raft.git', null, null],
    ['/srv/git/raft.git', null, null],
    ['https://github.com/acme', null, null],
  ]
  test('its remote is named where it is hosted, without the password in it, and nothing else is', async () => {
    const { cwd } = makeRepository()
    git(cwd, 'remote', 'add', 'origin', 'x')
    for (const [url, repository, serverUrl] of remotes) {
      git(cwd, 'remote', 'set-url', 'origin', url)
      const origin = await readOrigin(cwd, own, 1)
      expect({ url, ...origin }).toMatchObject({ url, repository, serverUrl })
      expect(JSON.stringify(origin)).not.toContain('secret')
    }
  })
})

describe('in a GitHub workflow', () => {
  test('the number is that of the run, the workflow its path on any ref, the commit what is checked out', async () => {
    const { cwd, sha } = makeRepository()
    expect(await readOrigin(cwd, actions, 1)).toEqual({
      namespace: 'ci',
      number: 214,
      repository: 'acme/raft',
      serverUrl: 'https://github.com',
      sha,
      changes: null,
      ref: 'refs/heads/main',
      workflow: '.github/workflows/nightly.yml',
      event: 'schedule',
      runUrl: 'https://github.com/acme/raft/actions/runs/9001',
      pullRequest: null,
    })
  })

  test('without a checkout the commit is that of the run', async () => {
    expect(await readOrigin(makeDirectory(), actions, 1)).toMatchObject({ sha: 'f'.repeat(40), changes: null })
  })

  test('a pull request has its number and head from the event, and no number of a run', async () => {
    const cwd = makeDirectory()
    const GITHUB_EVENT_PATH = join(cwd, 'event.json')
    writeFileSync(GITHUB_EVENT_PATH, JSON.stringify({ pull_request: { number: 42, head: { sha: 'a'.repeat(40) } } }))
    for (const GITHUB_EVENT_NAME of ['pull_request', 'pull_request_target']) {
      const env = { ...actions, GITHUB_EVENT_NAME, GITHUB_EVENT_PATH }
      expect(await readOrigin(cwd, env, 1)).toMatchObject({ namespace: 'pull-request', number: 0, pullRequest: 42 })
      expect(readOwnPullRequest(env)).toEqual({ number: 42, headSha: 'a'.repeat(40), baseRevisions: [] })
    }
    expect(readOwnPullRequest({ ...actions, GITHUB_EVENT_PATH })).toBeNull()
  })

  test('an event names the default branch, the line of its schedule and what a change is to go into', () => {
    const GITHUB_EVENT_PATH = join(makeDirectory(), 'event.json')
    const base = { ref: 'release', sha: 'b'.repeat(40) }
    const event = { repository: { default_branch: 'trunk' }, schedule: '17 3 * * *', pull_request: { number: 3, base } }
    writeFileSync(GITHUB_EVENT_PATH, JSON.stringify(event))
    expect(readEvent({ GITHUB_EVENT_PATH })).toEqual({
      defaultBranch: 'trunk',
      cron: '17 3 * * *',
      pullRequest: { number: 3, headSha: null, baseRevisions: ['refs/remotes/origin/release', 'b'.repeat(40)] },
    })
    expect(readEvent({})).toEqual({ defaultBranch: null, cron: null, pullRequest: null })
  })

  test('events that are odd, null or of another shape are no pull request; one that cannot be read is told', async () => {
    const cwd = makeDirectory()
    const env = { ...actions, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: join(cwd, 'event.json') }
    for (const event of ['null', '{}', '{"pull_request":{"number":"42"}}', '[]']) {
      writeFileSync(env.GITHUB_EVENT_PATH, event)
      expect(readOwnPullRequest(env)).toBeNull()
    }
    writeFileSync(env.GITHUB_EVENT_PATH, '{"pull_request":')
    expect(() => readOwnPullRequest(env)).toThrow(expect.objectContaining({ code: 'event-unreadable' }))
    const GITHUB_EVENT_PATH = join(cwd, 'none')
    await expect(readOrigin(cwd, { ...env, GITHUB_EVENT_PATH }, 1)).rejects.toMatchObject({
      name: 'WorldError',
      code: 'event-unreadable',
    })
    expect(() => readEvent({ GITHUB_EVENT_PATH })).toThrow(expect.objectContaining({ code: 'event-unreadable' }))
  })

  test('a run number that is no number is told, and not planned with', async () => {
    await expect(readOrigin(makeDirectory(), { ...actions, GITHUB_RUN_NUMBER: 'x' }, 1)).rejects.toMatchObject({
      name: 'UserError',
      code: 'run-number',
    })
  })
})
