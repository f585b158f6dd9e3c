import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A git repository in a temporary directory, for tests of what reads one. */
export interface TestRepository {
  readonly directory: string
  readonly git: (...words: string[]) => string
  /** Writes files, commits them, and gives the sha. */
  readonly commit: (message: string, files: Readonly<Record<string, string>>) => string
}

export function makeDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'seedsweep-repository-')))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

export function makeRepository(directory: string = makeDirectory()): TestRepository {
  const git = (...words: string[]) => runGitIn(directory, words)
  git('init', '--quiet', '--initial-branch=main')
  return {
    directory,
    git,
    commit(message, files) {
      for (const [name, text] of Object.entries(files)) writeIn(directory, name, text)
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '-m', message)
      return git('rev-parse', 'HEAD')
    },
  }
}

export function runGitIn(directory: string, words: readonly string[]): string {
  const env = { PATH: process.env.PATH, HOME: directory, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }
  const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'protocol.file.allow=always']
  return execFileSync('git', [...who, ...words], { cwd: directory, env, encoding: 'utf8', stdio: 'pipe' }).trim()
}

function writeIn(directory: string, name: string, text: string): void {
  const path = join(directory, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  if (name.endsWith('.sh')) chmodSync(path, 0o755)
}
