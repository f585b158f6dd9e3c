import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainLine } from '../base/plain-text.ts'
import { WorldError } from '../base/world-error.ts'
import { outsideStoreSizeMax } from '../store/open-outside-store.ts'
import { askGitBytes } from './git.ts'

/** The branch that holds the history where it is not in artifacts; it has one commit and no ancestors. */
export const historyBranch = 'seedsweep-history'
const ref = `refs/heads/${historyBranch}`

/** The file in it. */
const branchFile = 'history.db'

/** Where the branch is. */
export interface BranchRemote {
  /** `https://github.com/owner/name`, without credentials. */
  readonly url: string
  readonly token: string
  /** Environment that git is started from; it gets an allow-list of it. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** An empty directory of its own, for git's objects and the file. */
  readonly folder: string
}

/** What the branch holds; `commit` null: there is no such branch. */
export interface FetchedBranch {
  readonly commit: string | null
  /** The history in it, or null where the branch has none. */
  readonly path: string | null
}

/**
 * Fetches the history from its branch.
 *
 * @throws WorldError `history-branch`
 */
export async function fetchHistoryBranch(remote: BranchRemote): Promise<FetchedBranch> {
  mkdirSync(remote.folder, { recursive: true })
  await git(remote, ['init', '--quiet', '--bare', '.'])
  const listed = (await git(remote, ['ls-remote', remote.url, ref])).toString()
  const commit = /^([0-9a-f]{40,64})\t/.exec(listed)?.[1] ?? null
  if (commit === null) return { commit, path: null }
  await git(remote, ['fetch', '--quiet', '--no-tags', '--depth', '1', remote.url, `+${ref}:${ref}`])
  const tree = (await git(remote, ['ls-tree', '-l', ref, branchFile])).toString()
  const size = /^100644 blob [0-9a-f]+ +(\d+)\t/.exec(tree)?.[1]
  if (size === undefined || Number(size) > outsideStoreSizeMax) return { commit, path: null }
  const path = join(remote.folder, branchFile)
  writeFileSync(path, await git(remote, ['cat-file', 'blob', `${ref}:${branchFile}`]))
  return { commit, path }
}

/**
 * Puts a history on its branch in the place of what `lease` names, or of no branch at all where it is null. False where
 * somebody else has moved the branch since: it is theirs then, and untouched.
 *
 * @throws WorldError `history-branch`
 */
export async function pushHistoryBranch(remote: BranchRemote, path: string, lease: string | null): Promise<boolean> {
  const blob = (await git(remote, ['hash-object', '-w', '--no-filters', '--', path])).toString().trim()
  const tree = await git(remote, ['mktree'], `100644 blob ${blob}\t${branchFile}\n`)
  const message = 'History of seedsweep\n\nMade anew by every campaign: npx seedsweep show --db history.db\n'
  const commit = await git(remote, ['commit-tree', tree.toString().trim()], message)
  try {
    const told = `--force-with-lease=${ref}:${lease ?? ''}`
    await git(remote, ['push', '--quiet', '--porcelain', told, remote.url, `${commit.toString().trim()}:${ref}`])
    return true
  } catch (error) {
    if (error instanceof WorldError && /stale info|fetch first|non-fast-forward|cannot lock ref/.test(error.message)) {
      return false
    }
    throw error
  }
}

/** Longest that one call may take, in milliseconds. */
const timeoutMs = 120_000

/** What git may need of a machine to reach a server; what it could trace or ask is left out. */
const passed =
  /^(PATH|HOME|TMPDIR|LANG|https?_proxy|no_proxy|SSL_CERT_(FILE|DIR)|GIT_SSL_CAINFO|GIT_CONFIG_(COUNT|(KEY|VALUE)_\d+))$/i

async function git(remote: BranchRemote, args: readonly string[], input?: string): Promise<Buffer> {
  const { env, folder, token } = remote
  const repository = {
    directory: folder,
    env: Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name))),
  }
  const options = { config: configure(remote), msMax: timeoutMs, ...(input === undefined ? {} : { input }) }
  const { code, bytes, stderr } = await askGitBytes(repository, args, options)
  if (code === 0) return bytes
  // A push tells on its output what was rejected.
  const said = `${stderr} ${bytes.toString('utf8', 0, 2_000)}`.trim() || 'it did not end well'
  const clean = plainLine(token === '' ? said : said.replaceAll(token, '***'), 300)
  const hint = 'history: branch needs contents: write; history: artifact does not'
  throw new WorldError('history-branch', `git ${args[0]}: ${clean}`, { hint })
}

/**
 * The token goes into git's configuration by its environment: never an argument, a file or an address that is printed. Where
 * a server does not take it nobody else is asked, and no helper of the machine is told of it.
 */
function configure({ url, token }: BranchRemote): Readonly<Record<string, string>> {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  return {
    [`http.${new URL(url).origin}/.extraheader`]: `AUTHORIZATION: basic ${basic}`,
    'credential.helper': '',
    'core.askPass': '',
    'user.name': 'seedsweep',
    'user.email': 'seedsweep@users.noreply.github.com',
  }
}
