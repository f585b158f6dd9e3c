import { assert } from '../base/assert.ts'
import { plainLine } from '../base/plain-text.ts'
import { UserError } from '../base/user-error.ts'
import { type BisectHistory, readHistory } from '../triage/bisect-history.ts'
import { weighCommits } from '../triage/bisect-suspicion.ts'
import { type Commit, commitsBetween, findWorkTree, isAncestor, mergeBase, resolveRevision } from './ancestry.ts'
import { askGit, type Repository } from './git.ts'

/** The commits that a bisection looks at. */
export interface BisectRange {
  /** Top of the work tree, and where the configuration is below it. */
  readonly top: string
  readonly subdirectory: string
  readonly good: { readonly sha: string; readonly named: string }
  /** Oldest first; the last one is the bad commit. */
  readonly commits: readonly Commit[]
  readonly history: BisectHistory
  /** Weights of the commits before anything is run. */
  readonly prior: readonly number[]
  /** What people should know of how the range was read, or null. */
  readonly note: string | null
}

/**
 * Reads the range between two revisions. Where the good one is on another branch, their merge base stands for it: it is
 * the newest commit that both share, and its being good is what the search needs.
 *
 * @param directory where the configuration is
 * @param excerpt what the failing run said, for the weights
 * @throws UserError where there is no repository, no such revision, or nothing between them
 */
export async function readBisectRange(
  repository: Repository,
  named: { readonly good: string; readonly bad: string },
  excerpt: string,
): Promise<BisectRange> {
  const tree = await findWorkTree(repository)
  if (tree === null) {
    const hint = 'Call from inside a clone of the repository, with its history (fetch-depth: 0)'
    throw new UserError('no-repository', `${repository.directory} is in no git repository`, hint)
  }
  const top: Repository = { ...repository, directory: tree.top }
  const wanted = await resolveRevision(top, named.good)
  const bad = await resolveRevision(top, named.bad)
  const good = await findGood(top, wanted, bad, named)
  const commits = await commitsBetween(top, good, bad)
  const history = readHistory(commits)
  const prior = weighCommits(await listChanges(top, good, bad, commits), excerpt, tree.subdirectory)
  const note =
    good === wanted
      ? null
      : `${named.good} is not in the history of ${named.bad}: their merge base ${good.slice(0, 10)} stands for it`
  return {
    top: tree.top,
    subdirectory: tree.subdirectory,
    good: { sha: good, named: named.good },
    commits,
    history,
    prior,
    note,
  }
}

async function findGood(
  repository: Repository,
  wanted: string,
  bad: string,
  named: { readonly good: string; readonly bad: string },
): Promise<string> {
  if (wanted === bad) {
    throw new UserError('same-commit', `${named.good} and ${named.bad} are the same commit`, 'Name an older good one')
  }
  if (await isAncestor(repository, wanted, bad)) return wanted
  if (await isAncestor(repository, bad, wanted)) {
    const seen = `${named.good} is newer than ${named.bad}: what fails at the older and passes at the newer was fixed`
    throw new UserError('good-is-newer', seen, 'Name the older commit as good')
  }
  const base = await mergeBase(repository, wanted, bad)
  if (base !== null) return base
  throw new UserError('no-common-commit', `${named.good} and ${named.bad} have no history in common`)
}

/** The files that each commit changed; of a merge none. Where git cannot say, nothing weighs more. */
async function listChanges(
  repository: Repository,
  good: string,
  bad: string,
  commits: readonly Commit[],
): Promise<readonly (readonly string[])[]> {
  const args = [
    'log',
    '--no-show-signature',
    '--name-only',
    '-z',
    '--no-renames',
    '--format=%x00%H',
    bad,
    `^${good}`,
    '--',
  ]
  const { code, stdout } = await askGit(repository, args)
  const files = new Map<string, string[]>()
  let own: string[] = []
  for (const field of code === 0 ? stdout.split('\0') : []) {
    const text = field.replace(/^\n/, '')
    if (/^[0-9a-f]{40,64}$/.test(text)) {
      own = []
      files.set(text, own)
    } else if (text !== '') own.push(text)
  }
  return commits.map(({ sha }) => files.get(sha) ?? [])
}

export function commitAt({ commits }: Pick<BisectRange, 'commits'>, at: number): Commit {
  const commit = commits[at]
  assert(commit !== undefined, `the range has no commit ${at}`)
  return commit
}

/** What a commit says of itself, as plain text; the good one by what it was called, unless that is its sha. */
export function commitWords({ commits, good }: BisectRange, at: number, max: number): string {
  const named = good.sha.startsWith(good.named) ? '' : good.named
  return plainLine(at < 0 ? named : (commits[at]?.subject ?? ''), max)
}
