import { isRunnerSecret } from '../base/runner-secret.ts'
import { truncate } from '../base/text.ts'
import { WorldError } from '../base/world-error.ts'
import { createBoundedOutput } from '../simulator/bounded-output.ts'
import { limitProcess } from '../simulator/limit-process.ts'
import { startProcess } from '../simulator/simulator-process.ts'

/** Where git is asked, and by whom. */
export interface Repository {
  /** The top of a work tree, or any directory in it. */
  readonly directory: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Kills git, with all that it started. */
  readonly signal?: AbortSignal
}

/** What git said, its lines as it wrote them. */
export interface GitAnswer {
  /** Null where it was killed. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Whether it said more than was asked for, and was ended: `stdout` is the beginning. */
  readonly cut: boolean
}

/** What belongs to one command. */
export interface GitOptions {
  /** Further settings of this one command, which no process list shows. */
  readonly config?: Readonly<Record<string, string>>
  /** What it reads from its standard input. */
  readonly input?: string
  /** Bytes of the answer that are enough; past them git is ended, and that is no failure. */
  readonly cutAt?: number
  /** Longest that it may take, in milliseconds. Default: half an hour; a submodule can be large, and its server slow. */
  readonly msMax?: number
}

/** Most that is read of one answer, in bytes: a history on its branch may have as many. */
const answerBytesMax = 2 ** 30

/** The output of a git command that must succeed. */
export async function runGit(
  repository: Repository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const answer = await askGit(repository, args, options)
  if (answer.code !== 0) throw describeFailure(repository, args, answer)
  return answer.stdout
}

/**
 * Runs git and says how it ended.
 *
 * @throws WorldError where git is not installed, says too much, was stopped, or does not trust the repository
 */
export async function askGit(
  repository: Repository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitAnswer> {
  const { bytes, ...answer } = await askGitBytes(repository, args, options)
  return { ...answer, stdout: bytes.toString('utf8') }
}

/**
 * Output of a git command without the line end; null where it is not known: outside a repository, before the first commit,
 * without git.
 */
export async function readGit(
  repository: Repository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string | null> {
  try {
    const { code, cut, stdout } = await askGit(repository, args, options)
    return code === 0 || cut ? stdout.replace(/\n$/, '') : null
  } catch (error) {
    if (error instanceof WorldError) return null
    throw error
  }
}

/** What git said where it may be no text. */
export type GitBytes = Omit<GitAnswer, 'stdout'> & { readonly bytes: Buffer }

/** As `askGit`. Every hook is off: what a repository does at a checkout of its own accord is not asked for. */
export async function askGitBytes(
  repository: Repository,
  args: readonly string[],
  { config = {}, input, cutAt = answerBytesMax, msMax = 30 * 60_000 }: GitOptions = {},
): Promise<GitBytes> {
  const { directory, env, signal = new AbortController().signal } = repository
  const chunks: Buffer[] = []
  let bytes = 0
  const errors = createBoundedOutput()
  const child = startProcess({
    argv: ['git', ...args],
    cwd: directory,
    env: gitEnvironment(env, { 'core.hooksPath': '/dev/null', 'core.fsmonitor': 'false', ...config }),
    stdin: input === undefined ? 'ignore' : 'pipe',
    memoryMax: null,
    onStdout(chunk) {
      if (bytes < cutAt) chunks.push(chunk.subarray(0, cutAt - bytes))
      bytes += chunk.length
      if (bytes > cutAt) child.kill('memory')
    },
    onStderr: errors.push,
  })
  if (input !== undefined) {
    child.write(input)
    child.closeStdin()
  }
  const limit = limitProcess(child, signal, msMax)
  const { exit, startError } = await child.ended.finally(() => limit.lift())
  if (startError !== null) {
    const hint = 'Install git, and call from inside a clone of the repository'
    throw new WorldError('no-git', `git ${startError}`, { hint })
  }
  if (signal.aborted) throw new WorldError('stopped', 'stopped before git ended')
  const cut = bytes > cutAt
  const answer = { code: exit?.code ?? null, bytes: Buffer.concat(chunks), stderr: errors.text(), cut }
  const stopped = exit?.killedByUs != null && !(cut && cutAt < answerBytesMax)
  if (stopped || isDistrusted(answer)) throw describeFailure(repository, args, answer)
  return answer
}

/**
 * The environment of git: without what a hook or a caller has set to point it at another repository (`GIT_DIR` goes
 * before the directory it is started in), without the runner's tokens, asking nobody for a password, in English.
 */
export function gitEnvironment(
  env: Repository['env'],
  config: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || isRunnerSecret(name)) continue
    if (!/^GIT_/i.test(name) || harmless.test(name)) kept[name] = value
  }
  // Settings that the caller gives by the environment, such as safe.directory, stay: ours are counted on from them.
  const known = /^\d{1,3}$/.test(kept.GIT_CONFIG_COUNT ?? '') ? Number(kept.GIT_CONFIG_COUNT) : 0
  const settings = Object.entries(config)
  for (const [at, [key, value]] of settings.entries()) {
    kept[`GIT_CONFIG_KEY_${known + at}`] = key
    kept[`GIT_CONFIG_VALUE_${known + at}`] = value
  }
  return {
    ...kept,
    GIT_CONFIG_COUNT: String(known + settings.length),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
  }
}

/** Say how servers are reached and what is configured, not which repository is meant. */
const harmless =
  /^GIT_(?:CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+|PARAMETERS|GLOBAL|SYSTEM|NOSYSTEM)|SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|HTTP_\w+|PROXY_\w+|ASKPASS|EXEC_PATH|ALLOW_PROTOCOL|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/i

function isDistrusted({ code, stderr }: Pick<GitAnswer, 'code' | 'stderr'>): boolean {
  return code !== 0 && /detected dubious ownership|unsafe repository/.test(stderr)
}

function describeFailure(
  { directory }: Repository,
  args: readonly string[],
  answer: Pick<GitAnswer, 'code' | 'stderr'>,
): WorldError {
  const said = truncate(answer.stderr.trim(), 2_000)
  const command = `git ${args[0] === '-C' ? args[2] : args[0]}`
  const cause = new Error(said === '' ? `it ended with ${answer.code ?? 'a signal'}` : said)
  if (isDistrusted(answer)) {
    const seen = `git does not trust ${directory}: another user owns it`
    const hint = `If you do: git config --global --add safe.directory ${directory}`
    return new WorldError('git-distrusts', seen, { hint, cause })
  }
  return new WorldError('git-failed', `${command} failed in ${directory}`, { cause })
}
