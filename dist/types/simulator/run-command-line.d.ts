import type { RunResult, SeedJob } from '../model/outcome.ts';
import type { SimulatorContext } from './simulator-context.ts';
/**
 * Runs a printed command line, as a person would who pasted it: by a shell, in a fresh process, without anything in
 * the environment that the line does not say itself. So the seed, and the target's `env`, must be in the line. What we
 * still set is where files go: `mktemp -d` lands in a directory that is read for `result.json` and removed afterwards.
 * What it prints is kept, of a run that passes too: it is there to be read, and to be compared with another's.
 *
 * @param shell POSIX only: the shell that reads the line.
 */
export declare function runCommandLine(commandLine: string, context: SimulatorContext, job: SeedJob, signal: AbortSignal, shell?: string): Promise<RunResult>;
