import type { Command } from 'commander'
import { assert } from '../../base/assert.ts'
import { plainLine, plainLines } from '../../base/plain-text.ts'
import { truncate } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { WorldError } from '../../base/world-error.ts'
import { type CorrectionRequest, loadCorrections } from '../../campaign/load-known.ts'
import { readStoreReport } from '../../campaign/phases.ts'
import { parseIssueAddress, readIssueReproduction, requireKnownServer } from '../../campaign/read-issue.ts'
import { loadConfig, readSettings } from '../../campaign/read-settings.ts'
import {
  compareCode,
  describeCorrected,
  findRecorded,
  keepReplays,
  type Recorded,
  type ReplayRun,
  type Reproduced,
  reproducePhase,
} from '../../campaign/reproduce-phase.ts'
import { describeReproduced } from '../describe-reproduced.ts'
import { findDbPath, shortPath } from '../find-store.ts'
import { jsonLine } from '../json.ts'
import { offerBundled, openMachine, programName } from '../options.ts'
import type { SetExit } from '../program.ts'
import { consentFlag, consentWords, requireStored } from '../stored-commands.ts'
import type { World } from '../world.ts'
import { readAccess } from './publish.ts'

interface ReproduceOptions {
  readonly db?: string
  readonly target?: string
  readonly config?: string
  readonly json?: true
  readonly runStoredCommands?: true
}

/** Lines of the run's output that are shown. */
const shownLines = 30

export function defineReproduce(program: Command, world: World, setExit: SetExit): void {
  program
    .command('reproduce')
    .argument('<what>', 'a finding (f-7c3e91a0), a failing seed, or the address of an issue')
    .description('run a failure again by its recorded command, in fresh processes; compare signature and digest')
    .option('--db <file>', 'the store (default: that of the default target)')
    .option('--target <name>', 'target whose store is meant')
    .option('--config <file>', 'configuration file; commands run in its directory (default: here)')
    .option(consentFlag, consentWords)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExample:\n  seedsweep reproduce f-7c3e91a0\n')
    .action(async (what: string, options: ReproduceOptions) => {
      const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd
      using machine = openMachine(world, directory, 1)
      const corrections = loadCorrections(directory, machine.date())
      const { recorded, dbPath } = await findWanted(world, what, options, corrections)
      const { reproduction } = recorded
      world.stderr.write(
        ` ${plainLine(reproduction.expected.title, 1000)}\n   ${plainLines(reproduction.commandLine)}\n`,
      )
      const corrected = dbPath === null ? null : describeCorrected(dbPath, recorded, corrections)
      if (corrected !== null) world.stderr.write(` note: ${plainLine(corrected, 1000)}\n`)
      const consent = options.runStoredCommands === true
      const stored = { targets: [recorded], directory, config: options.config ?? null, consent }
      if (dbPath !== null) await requireStored(world, stored)
      const { code, note } = await compareCode(reproduction, machine)
      if (note !== null) world.stderr.write(` note: ${note}\n`)
      const done = await reproducePhase(recorded, world.signal, machine)
      if (done === null) {
        world.stderr.write(' stopped before the run ended\n')
        setExit(3)
        return
      }
      // A fixed tree passes: as evidence about the code that failed it would make the finding look nondeterministic.
      if (dbPath !== null && code === 'same') keepOrNote(world, dbPath, done.runs)
      if (options.json === true) world.stdout.write(renderJson(recorded, done))
      else world.stdout.write(`${renderOutput(done.last)} ${plainLine(describeReproduced(recorded, done), 4000)}\n`)
      setExit(done.reproduced ? 0 : 1)
    })
}

/** The answer is worth more than its record: a store that is busy or may not be written does not take it away. */
function keepOrNote(world: World, dbPath: string, runs: readonly ReplayRun[]): void {
  try {
    keepReplays(dbPath, runs)
  } catch (error) {
    if (!(error instanceof UserError || error instanceof WorldError)) throw error
    world.stderr.write(` note: this run was not recorded: ${plainLine(error.message, 1000)}\n`)
  }
}

async function findWanted(
  world: World,
  what: string,
  options: ReproduceOptions,
  { known }: CorrectionRequest,
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
        bundled: offerBundled(world, null),
      })
    const address = parseIssueAddress(what)
    requireKnownServer(address, world.env)
    const access = readAccess(world, address.repository)
    assert(access !== null, 'an issue without a repository')
    return { recorded: await readIssueReproduction(address, access, settings), dbPath: null }
  }
  const dbPath = findDbPath(world, options)
  const recorded = findRecorded(dbPath, what, known)
  if (recorded !== null) return { recorded, dbPath }
  requireSeed(world, dbPath, what)
  throw new UserError(
    'unknown-finding',
    `${dbPath} has no finding and no failing seed ${truncate(what, 100)}`,
    `See what it has: ${programName(world)} show findings --db ${shortPath(world, dbPath)}`,
  )
}

/** A finding of a whole campaign has nothing to run again but the campaign. */
function requireSeed(world: World, dbPath: string, what: string): void {
  const { findings } = readStoreReport(dbPath)
  const prefix = what.replace(/^f-/, '')
  const property = findings.find(
    ({ key, neverSeen }) => neverSeen !== null && prefix.length >= 4 && key.startsWith(prefix),
  )
  if (property === undefined) return
  throw new UserError(
    'no-seed',
    `${property.id} is about a property that no run of the campaign saw: it has no seed`,
    `Sweep again: ${programName(world)} run --target ${property.target}`,
  )
}

/** The last run, which showed the failure where it was reproduced, and how many there were. */
function renderJson({ reproduction }: Recorded, { runs, last, reproduced, chance }: Reproduced): string {
  const { repeat } = reproduction
  const { difference } = last
  return jsonLine({ version: 1, ...last.replay, by: repeat.by, reproduced, runs: runs.length, chance, difference })
}

function renderOutput({ result, difference }: ReplayRun): string {
  const lines = plainLines(difference ?? result.output)
    .trimEnd()
    .split('\n')
  const left = lines.length - shownLines
  const head = left > 0 ? [`   | ... ${left} lines before`] : []
  return [...head, ...lines.slice(-shownLines).map((line) => `   | ${truncate(line, 400)}`), ''].join('\n')
}
