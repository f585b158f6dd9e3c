import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GitHubServer } from '../loopback/github-server.ts'
import type { Issue } from '../loopback/github-state.ts'
import type { Checkout } from './checkout.ts'

/** The simulator of these stories: its bug is a line of its code. */
export const voteSimulator = 'simulators/one-in-twenty.sh'
export const voteConfig = `targets:
  vote:
    run: sh ${voteSimulator} {seed}
`

export function git({ directory }: Checkout, ...words: string[]): string {
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com']
  return execFileSync('git', [...who, ...words], { cwd: directory, encoding: 'utf8', stdio: 'pipe' }).trim()
}

/** Commits the simulator with its bug or without. */
export function commitVote(checkout: Checkout, broken: boolean, message: string): string {
  const path = join(checkout.directory, voteSimulator)
  writeFileSync(path, readFileSync(path, 'utf8').replace(/broken=\w+/, `broken=${broken ? 'yes' : 'no'}`))
  git(checkout, 'commit', '--quiet', '--allow-empty', '--all', '--message', message)
  return git(checkout, 'rev-parse', 'HEAD')
}

/** A pull request that fixes the issue, merged by a merge commit; gives that commit. */
export function mergeFix(checkout: Checkout, server: GitHubServer, issue: number): { sha: string; number: number } {
  git(checkout, 'switch', '--quiet', '--create', 'fix')
  commitVote(checkout, false, 'Vote once in a term')
  git(checkout, 'switch', '--quiet', 'main')
  const body = `Votes are written before they are sent.\n\nFixes #${issue}`
  const pull = server.seed.pull({ title: 'Vote once in a term', body, state: 'closed' })
  git(checkout, 'merge', '--quiet', '--no-ff', '--message', `Merge pull request #${pull.number} from ada/fix`, 'fix')
  const sha = git(checkout, 'rev-parse', 'HEAD')
  Object.assign(pull.pull, { mergeCommitSha: sha, mergedAt: server.now() })
  return { sha, number: pull.number }
}

/** The one issue that there is. */
export function onlyIssue(server: GitHubServer): Issue {
  const [issue, ...others] = server.issues()
  if (issue === undefined || others.length > 0) throw new Error(`${server.issues().length} issues`)
  return issue
}
