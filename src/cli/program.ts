import { Command } from 'commander'
import { WorldError } from '../base/world-error.ts'
import { defineBisect } from './commands/bisect.ts'
import { defineCheck } from './commands/check.ts'
import { defineMerge } from './commands/merge.ts'
import { definePlan } from './commands/plan.ts'
import { definePublish } from './commands/publish.ts'
import { defineReproduce } from './commands/reproduce.ts'
import { defineRun } from './commands/run.ts'
import { defineShow } from './commands/show.ts'
import { defineSignature } from './commands/signature.ts'
import { defineSim } from './commands/sim.ts'
import { defineSweep } from './commands/sweep.ts'
import { defineTriage } from './commands/triage.ts'
import { reportError } from './report-error.ts'
import type { World } from './world.ts'

/** A command's action gives its exit status to this. */
export type SetExit = (code: number) => void

/** Runs one command line; returns the exit status: 0, 1, 4 by command, 2 for a user's mistake, 3 when the world failed. */
export async function runCli(world: World): Promise<number> {
  let exitCode = 0
  const setExit: SetExit = (code) => {
    exitCode = code
  }
  const program = defineProgram(world, setExit)
  const outputFailure = watchOutput(world)
  try {
    await program.parseAsync([...world.argv], { from: 'user' })
    const failure = await outputFailure()
    if (failure !== null) throw new WorldError('output', 'the result could not be written', { cause: failure })
    return exitCode
  } catch (error) {
    return reportError(error, world)
  }
}

/** Keeps what goes wrong with stdout: a reader that has seen enough (`| head`) is no failure, a full disk is one. */
function watchOutput({ stdout, stderr }: World): () => Promise<Error | null> {
  let failure: Error | null = null
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') failure ??= error
  })
  // With stderr gone there is nobody left to tell.
  stderr.on('error', () => undefined)
  return async () => {
    // Streams tell a failed write a moment later.
    await new Promise((resolve) => setImmediate(resolve))
    return failure
  }
}

function defineProgram(world: World, setExit: SetExit): Command {
  const program = new Command('seedsweep')
    .description(
      'Sweeps a deterministic simulator over many seeds, folds failures with one cause into one finding, proves that each reproduces, and files one GitHub issue per finding.',
    )
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help; every command has it, with an example')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .enablePositionalOptions()
    .addHelpText(
      'after',
      `
Exit status: 0 clean, 1 findings, 2 a mistake in the call or the configuration, 3 the world failed, 4 inconclusive.

Example:
  seedsweep run --count 1000 -- ./sim --seed {seed}
`,
    )
  for (const define of [
    defineRun,
    definePlan,
    defineSweep,
    defineMerge,
    defineTriage,
    defineShow,
    defineReproduce,
    defineBisect,
    definePublish,
    defineSignature,
    defineCheck,
    defineSim,
  ]) {
    define(program, world, setExit)
  }
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'seedsweep: ')),
    })
  }
  return program
}
