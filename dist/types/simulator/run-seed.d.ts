import type { RunResult, SeedJob } from '../model/outcome.ts';
import type { SimulatorResult } from '../model/result.ts';
import { type OutDirectories } from './out-directory.ts';
import { type ProcessReport, type ProcessRequest } from './run-process.ts';
import type { SimulatorContext } from './simulator-context.ts';
/**
 * Runs one seed in a fresh process by the target's `run`. Never rejects for what the simulator does.
 *
 * @param keepOutput also for a seed that passed, to compare the outputs of different seeds.
 */
export declare function runSeed(context: SimulatorContext, job: SeedJob, signal: AbortSignal, keepOutput?: boolean): Promise<RunResult>;
/** Why a process was not run: this way cannot start it and another must, or it was taken back while it waited. */
export type NotRun = 'not-started' | 'recalled';
/** Starts one process and reports its end. */
export type Launch = (request: ProcessRequest, signal: AbortSignal) => Promise<ProcessReport | NotRun>;
/** A way to run seeds: what starts the process, and where its files go. */
export interface SeedWay {
    readonly launch: Launch;
    readonly directories: OutDirectories;
}
/** The same by another way, which may not run it. */
export declare function runSeedBy(way: SeedWay, context: SimulatorContext, job: SeedJob, signal: AbortSignal, keepOutput?: boolean): Promise<RunResult | NotRun>;
/**
 * What all seeds of a context have in their environment, without the target's own `env`. One object for one context:
 * going through the parent's costs more than a launch may.
 */
export declare function sharedEnvironment(context: SimulatorContext): Readonly<Record<string, string>>;
/** How the process of one seed is started, once its `{out}` is known. */
export interface SeedCommand extends Pick<ProcessRequest, 'argv' | 'baseEnv' | 'env' | 'verbatim'> {
    readonly shell: boolean;
}
/** Runs one seed in a fresh process that `command` describes, and says what it gave. */
export declare function runOnce(context: SimulatorContext, job: SeedJob, signal: AbortSignal, keepOutput: boolean, command: (out: string) => SeedCommand): Promise<RunResult>;
/** A seed that nobody ran to its end. */
export declare function cutResult(job: SeedJob, durationMs?: number): RunResult;
/** A seed that the world kept from running. */
export declare function infraResult(job: SeedJob, reason: string, output?: string, durationMs?: number): RunResult;
/** A seed whose result came from a process that it shared with others. */
export declare function sharedResult(job: SeedJob, result: SimulatorResult, durationMs: number, output: string): RunResult;
/** Of a seed, before anything is known. */
export declare function emptyResult(job: SeedJob): Omit<RunResult, 'outcome'>;
