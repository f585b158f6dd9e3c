import type { Command } from 'commander'
import { assert } from '../../base/assert.ts'
import { plainLine } from '../../base/plain-text.ts'
import { truncate } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { bisectPhase } from '../../campaign/bisect-phase.ts'
import { readBisectRange } from '../../campaign/bisect-range.ts'
import { findSuspect, readIssueSuspect, type Suspect } from '../../campaign/find-suspect.ts'
import { parseIssueAddress, requireKnownServer } from '../../campaign/read-issue.ts'
import { chooseDbPath, loadConfig, readSettings } from '../../campaign/read-settings.ts'
import { parseDuration } from '../../config/parse-duration.ts'
import { openBisectProgress } from '../bisect-progress.ts'
import { findDbPath, shortPath } from '../find-store.ts'
import { jsonLine } from '../json.ts'
import { offerBundled, openMachine, programName, readJobs } from '../options.ts'
import type { SetExit } from '../program.ts'
import { bisectExitCode, renderBisect, summariseBisect } from '../render-bisect.ts'
import { consentFlag, consentWords, requireStored } from '../stored-commands.ts'
import type { World } from '../world.ts'
import { readAccess } from './publish.ts'

interface BisectOptions {
  readonly good: string
  readonly bad?: string
  readonly build?: string
  readonly jobs?: string
  readonly budget?: string
  readonly confidence?: string
  readonly db?: string
  readonly target?: string
  readonly config?: string
  readonly json?: true
  readonly runStoredCommands?: true
}

export function defineBisect(program: Command, world: World, setExit: SetExit): void {
  program
    .command('bisect')
    .argument('<what>', 'a finding (f-7c3e91a0), a failing seed, or the address of an issue')
    .description('find the commit since which it fails: fresh seeds at commits between a good and a bad one')
    .requiredOption('--good <revision>', 'a commit, tag or branch at which it does not fail')
    .option('--bad <revision>', 'one at which it fails (default: the commit that it was recorded at, else HEAD)')
    .option('--build <line>', "shell line that builds a commit (default: the target's own)")
    .option('--jobs <n>', 'seeds at once (default: the cores this process may use)')
    .option('--budget <duration>', 'stop after so long with what is left; called again it goes on (default: none)')
    .option('--confidence <percent>', 'how sure the answer must be (default: 95%)')
    .option('--db <file>', 'the store; it keeps the evidence too (default: that of the default target)')
    .option('--target <name>', 'target whose store is meant')
    .option('--config <file>', 'configuration file; commands run in its directory (default: here)')
    .option(consentFlag, consentWords)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExample:\n  seedsweep bisect f-7c3e91a0 --good v1.4.0 --bad main\n')
    .action(async (what: string, options: BisectOptions) => {
      const confidence = readConfidence(options.confidence)
      const { suspect: known, dbPath } = await findWanted(world, what, options)
      const suspect = withBuild(known, options.build)
      const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd
      using machine = openMachine(world, directory, readJobs(options.jobs))
      const consent = options.runStoredCommands === true
      const stored = { targets: [known], directory, config: options.config ?? null, consent }
      if (!isAddress(what)) await requireStored(world, stored)
      const named = { good: options.good, bad: options.bad ?? suspect.sha ?? 'HEAD' }
      const repository = { directory, env: world.env, signal: world.signal }
      const range = await readBisectRange(repository, named, suspect.excerpt)
      using budget = openBudget(world.signal, options.budget)
      using progress = openBisectProgress(suspect, range, world.stderr, machine.now)
      const { signal } = budget
      const result = await bisectPhase({ suspect, range, confidence, dbPath, signal, observer: progress }, machine)
      progress[Symbol.dispose]()
      if (options.json === true) world.stdout.write(jsonLine(summariseBisect(suspect, range, result)))
      else world.stdout.write(`\n${renderBisect(suspect, range, result)}`)
      if (result.stopped) {
        const why = world.signal.aborted ? 'Stopped' : 'The budget is over'
        world.stderr.write(
          ` ${why}. What was run is in ${shortPath(world, dbPath)}; the same command goes on from there.\n`,
        )
      }
      setExit(bisectExitCode(result))
    })
}

async function findWanted(
  world: World,
  what: string,
  options: BisectOptions,
): Promise<{ suspect: Suspect; dbPath: string }> {
  if (isAddress(what)) {
    const address = parseIssueAddress(what)
    requireKnownServer(address, world.env)
    const access = readAccess(world, address.repository)
    assert(access !== null, 'an issue without a repository')
    const suspect = await readIssueSuspect(address, access, (target) => localSettings(world, target, options))
    const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd
    return { suspect, dbPath: chooseDbPath(directory, world.cwd, options.db ?? null, suspect.target.name, null) }
  }
  const dbPath = findDbPath(world, options)
  const suspect = findSuspect(dbPath, what)
  if (suspect !== null) return { suspect, dbPath }
  throw new UserError(
    'unknown-finding',
    `${dbPath} has no finding and no failing seed ${truncate(what, 100)}`,
    `See what it has: ${programName(world)} show findings --db ${shortPath(world, dbPath)}`,
  )
}

function isAddress(what: string): boolean {
  return /^https?:\/\//.test(what)
}

function localSettings(world: World, target: string, { config }: BisectOptions) {
  const nothing = { command: null, run: null, build: null, preset: null, timeout: null, memory: null }
  return readSettings(world.cwd, { config: config ?? null, target, ...nothing, bundled: offerBundled(world, null) })
}

function withBuild(suspect: Suspect, build: string | undefined): Suspect {
  return build === undefined ? suspect : { ...suspect, target: { ...suspect.target, build } }
}

/** `95%`, `95` or `0.95`; at least one half, below which an answer is none. */
export function readConfidence(text: string | undefined): number {
  if (text === undefined) return confidenceDefault
  const value = /^\d{1,3}(?:\.\d{1,6})?\s*%?$/.test(text) ? Number(text.replace('%', '')) : Number.NaN
  const share = value > 1 || text.includes('%') ? value / 100 : value
  if (share >= 0.5 && share <= 0.999_999) return share
  const seen = `--confidence ${plainLine(text, 40)} is not a percentage from 50 to 99.9999`
  throw new UserError('bad-confidence', seen, 'Write --confidence 95%')
}

const confidenceDefault = 0.95

/** A signal that aborts with the person's, or when the time is over. */
function openBudget(signal: AbortSignal, text: string | undefined): { readonly signal: AbortSignal } & Disposable {
  const stop = new AbortController()
  const abort = () => stop.abort()
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  const timer = text === undefined ? undefined : setTimeout(abort, Math.min(parseDuration(text), 2 ** 31 - 1))
  return {
    signal: stop.signal,
    [Symbol.dispose]() {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    },
  }
}
