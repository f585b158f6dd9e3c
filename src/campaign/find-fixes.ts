import { readClosingNumbers } from '../base/closing-words.ts'
import { compareText } from '../base/text.ts'
import { WorldError } from '../base/world-error.ts'
import type { Fix } from '../model/life.ts'
import type { GitHub } from '../publish/github/client.ts'
import { type ComparedCommit, compareCommits, readMergeCommit } from '../publish/github/commits.ts'
import { readLinkedFixes } from '../publish/github/linked-pulls.ts'
import type { IssueListing, ListedIssue } from '../publish/issue-change.ts'
import { listPresent } from './ancestry.ts'
import { askGit, type Repository } from './git.ts'

/** Most commits whose words are read, the newest; and most pull requests whose merge commit is asked for. */
const commitsReadMax = 5_000
const pullsAskedMax = 30

/** Where commits that fix something are looked for. */
export interface FixSearch {
  readonly github: GitHub
  /** `owner/name`. */
  readonly repository: string
  readonly listing: IssueListing
  /** Null where there is no clone. */
  readonly clone: Repository | null
  /** The commit of the oldest campaign, and of the one that is reported. */
  readonly range: { readonly oldest: string | null; readonly newest: string | null }
}

/**
 * The commits that say they fix an issue, by its number: merged pull requests whose text says so (they are in the
 * listing already; GitHub is asked for their merge commits alone), and commits since the history began whose own words do,
 * from the clone, or where it has not all of them from GitHub; of issues without either, merged pull requests that people
 * linked to them by hand. What a later commit reverts is none.
 */
export async function findFixes(
  search: FixSearch,
  issues: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly Fix[]>> {
  const { repository } = search
  const commits = await listCommits(search)
  const reverted = commits.flatMap(({ message }) => /^This reverts commit ([0-9a-f]{40})/m.exec(message)?.[1] ?? [])
  const found = new Map<number, Fix[]>()
  const add = (number: number, fix: Fix) => {
    const known = found.get(number) ?? []
    if (!reverted.includes(fix.sha) && known.every(({ sha }) => sha !== fix.sha)) found.set(number, [...known, fix])
  }
  for (const { pullRequest, numbers } of listPulls(search.listing, issues)) {
    const sha = await readMergeCommit(search.github, repository, pullRequest)
    for (const number of sha === null ? [] : numbers) add(number, { sha: sha ?? '', pullRequest })
  }
  for (const { sha, message } of commits) {
    if (/^Revert\b/.test(message)) continue
    for (const number of readClosingNumbers(message, repository)) {
      if (issues.has(number)) add(number, { sha, pullRequest: null })
    }
  }
  const asked = listUnfixed(search.listing, (number) => issues.has(number) && !found.has(number))
  const linked =
    asked.length === 0 ? new Map<number, readonly Fix[]>() : await readLinkedFixes(search.github, repository, asked)
  for (const [number, fixes] of linked) for (const fix of fixes) add(number, fix)
  return found
}

/**
 * Issues of findings that no words say to be fixed, and of which it matters: open ones, and those that something closed as
 * completed before we have verified it. Those that changed last go first.
 */
function listUnfixed({ issues }: IssueListing, isAsked: (number: number) => boolean): number[] {
  return issues
    .filter(({ marker, number }) => marker !== null && isAsked(number))
    .filter(({ state, reason, marker }) => state === 'open' || (reason === 'completed' && !marker?.life?.verified))
    .sort((a, b) => compareText(changeOf(b), changeOf(a)) || a.number - b.number)
    .map(({ number }) => number)
}

function changeOf({ activity }: ListedIssue): string {
  return activity?.updatedAt ?? ''
}

/** The newest first. */
function listPulls({ fixes = [] }: IssueListing, issues: ReadonlySet<number>) {
  return fixes
    .map(({ pullRequest, issues: all }) => ({ pullRequest, numbers: all.filter((number) => issues.has(number)) }))
    .filter(({ numbers }) => numbers.length > 0)
    .sort((a, b) => b.pullRequest - a.pullRequest)
    .slice(0, pullsAskedMax)
}

async function listCommits({ github, repository, clone, range }: FixSearch): Promise<readonly ComparedCommit[]> {
  const { oldest, newest } = range
  if (oldest === null || newest === null || oldest === newest) return []
  const local = clone === null ? null : await readLog(clone, oldest, newest)
  return local ?? (await compareCommits(github, repository, oldest, newest))?.commits ?? []
}

/** Null where the clone does not have them all. */
async function readLog(clone: Repository, oldest: string, newest: string): Promise<ComparedCommit[] | null> {
  try {
    const shallow = await askGit(clone, ['rev-parse', '--is-shallow-repository'])
    if (shallow.code !== 0 || shallow.stdout.trim() !== 'false') return null
    // Of an oldest commit that was rewritten since, only markers of issues know: then all are read, up to the most.
    const present = await listPresent(clone, [oldest, newest])
    if (!present.has(newest)) return null
    const args = ['log', '--no-show-signature', '-z', `--max-count=${commitsReadMax}`, '--format=%H%n%B']
    const range = present.has(oldest) ? `${oldest}..${newest}` : newest
    const { code, stdout } = await askGit(clone, [...args, range, '--'])
    if (code !== 0) return null
    return stdout
      .split('\0')
      .filter((entry) => entry !== '')
      .map((entry) => ({ sha: entry.slice(0, entry.indexOf('\n')), message: entry.slice(entry.indexOf('\n') + 1) }))
  } catch (error) {
    if (error instanceof WorldError) return null
    throw error
  }
}
