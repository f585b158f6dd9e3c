import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { askGit, type Repository, runGit } from './git.ts'

/** A repository's work tree, as seen from a directory in it. */
export interface WorkTree {
  /** Absolute path of its top. */
  readonly top: string
  /** Where the directory is below the top, as `examples/raft`; empty at the top. */
  readonly subdirectory: string
  /** Whether the history was cut off by `--depth`: then commits are missing that are ancestors all the same. */
  readonly shallow: boolean
}

/** One commit, as its author wrote it; every text is untrusted. */
export interface Commit {
  readonly sha: string
  readonly parents: readonly string[]
  readonly author: string
  /** ISO 8601 with the author's zone. */
  readonly date: string
  readonly subject: string
}

/** Most commits of one range. */
export const commitsMax = 16_384

const shaPattern = /^[0-9a-f]{40,64}$/

/** The work tree around a directory, or null where there is none. */
export async function findWorkTree(repository: Repository): Promise<WorkTree | null> {
  const answer = await askGit(repository, ['rev-parse', '--is-shallow-repository', '--show-prefix', '--show-toplevel'])
  if (answer.code !== 0) return null
  const [shallow, prefix = '', ...rest] = answer.stdout.split('\n')
  // A path may hold line feeds; git writes one more at the end.
  const top = rest.slice(0, -1).join('\n')
  return top === '' ? null : { top, subdirectory: prefix.replace(/\/$/, ''), shallow: shallow === 'true' }
}

/**
 * The commit that a revision names: a branch, a tag, `HEAD~3`, or a sha.
 *
 * @throws UserError where it names none, or could be taken for a flag
 */
export async function resolveRevision(repository: Repository, revision: string): Promise<string> {
  if (revision === '' || revision.startsWith('-') || /[\u0000-\u001F\u007F]/.test(revision)) {
    throw new UserError('bad-revision', `${JSON.stringify(revision)} is no revision`, 'Write a sha, a branch or a tag')
  }
  const answer = await askGit(repository, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
  const sha = answer.stdout.trim()
  if (answer.code === 0 && shaPattern.test(sha)) return sha
  const seen = `this repository has no commit ${revision}`
  const hint = (await isShallow(repository))
    ? unshallow
    : 'Write a sha, a branch or a tag; what is on the server alone needs "git fetch" first'
  throw new UserError('unknown-revision', seen, hint)
}

/**
 * Whether commit `a` is `b`, or an ancestor of it.
 *
 * @throws WorldError `shallow-clone` where a cut history does not tell
 */
export async function isAncestor(repository: Repository, a: string, b: string): Promise<boolean> {
  const [older, newer] = await Promise.all([resolveRevision(repository, a), resolveRevision(repository, b)])
  const args = ['merge-base', '--is-ancestor', older, newer]
  const { code, stderr } = await askGit(repository, args)
  if (code === 0) return true
  if (code !== 1) throw new WorldError('git-failed', 'git merge-base failed', { cause: new Error(stderr.trim()) })
  await requireWhole(repository)
  return false
}

/** Those of some commits that the clone has, asked all at once; what is no sha is none. */
export async function listPresent(repository: Repository, shas: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = shas.filter((sha) => shaPattern.test(sha))
  if (wanted.length === 0) return new Set()
  return await listRevisions(repository, ['--no-walk=unsorted'], wanted)
}

/**
 * Those of some commits that are `newest`, or an ancestor of it: two questions to git, however many commits. One that the
 * clone does not have is not, nor one that lies behind the cut of a shallow clone.
 */
export async function listAncestors(
  repository: Repository,
  shas: readonly string[],
  newest: string,
): Promise<ReadonlySet<string>> {
  const present = await listPresent(repository, [...new Set(shas)])
  if (present.size === 0) return present
  const beyond = await listRevisions(repository, [], [...present, `^${newest}`])
  return new Set([...present].filter((sha) => !beyond.has(sha)))
}

/** Commits by standard input: there may be more than fit into a command line. */
async function listRevisions(repository: Repository, flags: readonly string[], revisions: readonly string[]) {
  const input = revisions.map((revision) => `${revision}\n`).join('')
  const text = await runGit(repository, ['rev-list', ...flags, '--ignore-missing', '--stdin'], { input })
  return new Set(text.split('\n').filter((line) => line !== ''))
}

/**
 * The newest commit that both have in their history; of several, one of the best; null where they share none.
 *
 * @throws WorldError `shallow-clone` where a cut history does not tell
 */
export async function mergeBase(repository: Repository, a: string, b: string): Promise<string | null> {
  const [one, other] = await Promise.all([resolveRevision(repository, a), resolveRevision(repository, b)])
  const { code, stdout, stderr } = await askGit(repository, ['merge-base', one, other])
  const sha = stdout.trim()
  if (code === 0 && sha !== '') return sha
  if (code !== 1) throw new WorldError('git-failed', 'git merge-base failed', { cause: new Error(stderr.trim()) })
  await requireWhole(repository)
  return null
}

/**
 * The commits that `bad` has and `good` has not, oldest first: each after its parents.
 *
 * @throws UserError where there are more than `commitsMax`
 */
export async function commitsBetween(repository: Repository, good: string, bad: string): Promise<Commit[]> {
  const [from, to] = await Promise.all([resolveRevision(repository, good), resolveRevision(repository, bad)])
  await requireWhole(repository)
  const format = '--format=%H%x00%P%x00%an%x00%aI%x00%s%x00'
  const range = ['--topo-order', '--reverse', to, `^${from}`]
  const text = await runGit(repository, ['log', '--no-show-signature', format, ...range, '--'])
  const fields = text.split('\0')
  const commits: Commit[] = []
  for (let at = 0; at + 4 < fields.length; at += 5) {
    const [sha = '', parents = '', author = '', date = '', subject = ''] = fields.slice(at, at + 5)
    const parentShas = parents.split(' ').filter((parent) => parent !== '')
    commits.push({ sha: sha.trim(), parents: parentShas, author, date, subject })
  }
  if (commits.length <= commitsMax) return commits
  const seen = `${commits.length} commits lie between ${good} and ${bad}, and ${commitsMax} are the most`
  throw new UserError('too-many-commits', seen, 'Name a newer good revision')
}

const unshallow = 'The clone is shallow: run "git fetch --unshallow", or write fetch-depth: 0 at actions/checkout'

async function requireWhole(repository: Repository): Promise<void> {
  if (!(await isShallow(repository))) return
  throw new WorldError('shallow-clone', 'the history of this clone is cut off, so it does not tell', {
    hint: unshallow,
  })
}

async function isShallow(repository: Repository): Promise<boolean> {
  return (await runGit(repository, ['rev-parse', '--is-shallow-repository'])).trim() === 'true'
}
