import { existsSync } from 'node:fs'
import type { RunResult, SeedJob } from '../model/outcome.ts'
import { runOnce, sharedEnvironment } from './run-seed.ts'
import type { SimulatorContext } from './simulator-context.ts'

/**
 * Runs a printed command line, as a person would who pasted it: by a shell, in a fresh process, without anything in
 * the environment that the line does not say itself. So the seed, and the target's `env`, must be in the line. What we
 * still set is where files go: `mktemp -d` lands in a directory that is read for `result.json` and removed afterwards.
 * What it prints is kept, of a run that passes too: it is there to be read, and to be compared with another's.
 *
 * @param shell POSIX only: the shell that reads the line.
 */
export async function runCommandLine(
  commandLine: string,
  context: SimulatorContext,
  job: SeedJob,
  signal: AbortSignal,
  shell: string = findShell(),
): Promise<RunResult> {
  const baseEnv = sharedEnvironment(context)
  return runOnce(context, job, signal, true, (out) => {
    if (process.platform === 'win32') {
      // cmd.exe strips the outer quotes of `/s /c "..."` and leaves the rest of the line alone.
      const argv = ['cmd.exe', '/d', '/s', '/c', `"${commandLine}"`]
      const env = { ...context.target.env, SEEDSWEEP_SEED: job.seed, SEEDSWEEP_OUT: out }
      return { argv, baseEnv, env, shell: true, verbatim: true }
    }
    return { argv: [shell, '-c', commandLine], baseEnv, env: { TMPDIR: out, SEEDSWEEP_OUT: out }, shell: true }
  })
}

/** bash becomes the program that it runs, so that its exit is seen as it is; not every system has it. */
function findShell(): string {
  return existsSync('/bin/bash') ? '/bin/bash' : '/bin/sh'
}
