import type { Command } from 'commander'
import { assert } from '../../base/assert.ts'
import { plainLine, plainLines } from '../../base/plain-text.ts'
import { truncate } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { WorldError } from '../../base/world-error.ts'
import { type IssueAddress, parseIssueAddress, readIssueReproduction } from '../../campaign/read-issue.ts'
import { loadConfig, readSettings } from '../../campaign/read-settings.ts'
import {
  compareCode,
  findRecorded,
  keepReplay,
  type Recorded,
  type ReplayRun,
  reproducePhase,
} from '../../campaign/reproduce-phase.ts'
import { findDbPath, shortPath } from '../find-store.ts'
import { jsonLine } from '../json.ts'
import { openMachine, programName } from '../options.ts'
import type { SetExit } from '../program.ts'
import { formatDuration } from '../progress.ts'
import type { World } from '../world.ts'
import { readAccess } from './publish.ts'

interface ReproduceOptions {
  readonly db?: string
  readonly target?: string
  readonly config?: string
  readonly json?: true
}

/** Lines of the run's output that are shown. */
const shownLines = 30

export function defineReproduce(program: Command, world: World, setExit: SetExit): void {
  program
    .command('reproduce')
    .argument('<what>', 'a finding (f-7c3e91a0), a failing seed, or the address of an issue')
    .description('run a failure again by its recorded command, in a fresh process; compare signature and digest')
    .option('--db <file>', 'the store (default: that of the default target)')
    .option('--target <name>', 'target whose store is meant')
    .option('--config <file>', 'configuration file; commands run in its directory (default: here)')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExample:\n  seedsweep reproduce f-7c3e91a0\n')
    .action(async (what: string, options: ReproduceOptions) => {
      const { recorded, dbPath } = await findWanted(world, what, options)
      const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd
      using machine = openMachine(world, directory, 1)
      const { reproduction } = recorded
      world.stderr.write(
        ` ${plainLine(reproduction.expected.title, 1000)}\n   ${plainLines(reproduction.commandLine)}\n`,
      )
      const { code, note } = await compareCode(reproduction, machine)
      if (note !== null) world.stderr.write(` note: ${note}\n`)
      const run = await reproducePhase(recorded, world.signal, machine)
      if (run === null) {
        world.stderr.write(' stopped before the run ended\n')
        setExit(3)
        return
      }
      // A fixed tree passes: as evidence about the code that failed it would make the finding look nondeterministic.
      if (dbPath !== null && code === 'same') keepOrNote(world, dbPath, run)
      if (options.json === true) world.stdout.write(jsonLine({ version: 1, ...run.replay }))
      else world.stdout.write(`${renderOutput(run)} ${plainLine(describeRun(recorded, run), 4000)}\n`)
      setExit(run.replay.verdict === 'same' ? 0 : 1)
    })
}

/** The answer is worth more than its record: a store that is busy or may not be written does not take it away. */
function keepOrNote(world: World, dbPath: string, run: ReplayRun): void {
  try {
    keepReplay(dbPath, run.replay)
  } catch (error) {
    if (!(error instanceof UserError || error instanceof WorldError)) throw error
    world.stderr.write(` note: this run was not recorded: ${plainLine(error.message, 1000)}\n`)
  }
}

async function findWanted(
  world: World,
  what: string,
  options: ReproduceOptions,
): Promise<{ recorded: Recorded; dbPath: string | null }> {
  if (/^https?:\/\//.test(what)) {
    const settings = (target: string) =>
      readSettings(world.cwd, {
        config: options.config ?? null,
        target,
        command: null,
        run: null,
        build: null,
        preset: null,
        timeout: null,
        memory: null,
      })
    const address = parseIssueAddress(what)
    requireKnownServer(world, address)
    const access = readAccess(world, address.repository)
    assert(access !== null, 'an issue without a repository')
    return { recorded: await readIssueReproduction(address, access, settings), dbPath: null }
  }
  const dbPath = findDbPath(world, options)
  const recorded = findRecorded(dbPath, what)
  if (recorded !== null) return { recorded, dbPath }
  throw new UserError(
    'unknown-finding',
    `${dbPath} has no finding and no failing seed ${truncate(what, 100)}`,
    `See what it has: ${programName(world)} show findings --db ${shortPath(world, dbPath)}`,
  )
}

/** A token goes to the server that the environment names, never to one that an address names. */
function requireKnownServer(world: World, { serverUrl }: IssueAddress): void {
  const known = world.env.GITHUB_SERVER_URL ?? 'https://github.com'
  if (serverUrl === known) return
  throw new UserError(
    'other-server',
    `the issue is on ${serverUrl}, and issues are read from ${known}`,
    'Set GITHUB_SERVER_URL and GITHUB_API_URL to those of that server',
  )
}

function renderOutput(run: ReplayRun): string {
  const lines = plainLines(run.result.output).trimEnd().split('\n')
  const left = lines.length - shownLines
  const head = left > 0 ? [`   | ... ${left} lines before`] : []
  return [...head, ...lines.slice(-shownLines).map((line) => `   | ${truncate(line, 400)}`), ''].join('\n')
}

function describeRun({ reproduction }: Recorded, run: ReplayRun): string {
  const { replay } = run
  const ending = `${replay.seenExit ?? run.result.reason ?? 'no verdict'} in ${formatDuration(replay.durationMs)}`
  switch (replay.verdict) {
    case 'same': {
      const digest = replay.seenDigest === null ? '' : ` and the same digest (${replay.seenDigest})`
      return `reproduced: the same signature${digest}; ${ending}`
    }
    case 'passed':
      return `not reproduced: the seed passed; ${ending}`
    case 'other': {
      if (replay.seenKey !== reproduction.expected.key) {
        return `not reproduced: it failed, with another signature: ${replay.seenTitle ?? ''}; ${ending}`
      }
      return `not reproduced: the same signature, with another digest (${replay.seenDigest} instead of ${reproduction.expected.digest}): the simulator is not deterministic; ${ending}`
    }
    case 'unknown':
      return `not reproduced: the run gave no verdict: ${run.result.reason ?? ''}`
  }
}
