import { assert } from '../base/assert.ts'
import { configurationOf } from '../model/configuration.ts'
import type { ProcessExit, RunResult, SeedJob } from '../model/outcome.ts'
import type { SimulatorResult } from '../model/result.ts'
import { childEnvironment } from './child-environment.ts'
import { classify, classifyReported } from './classify.ts'
import { combineReports } from './combine-reports.ts'
import { expandArgv, expandEnvironment, familyEnvironment } from './command-line.ts'
import { freshOutDirectories, type OutDirectories } from './out-directory.ts'
import { checkSeed, type ReportedResult } from './reported-result.ts'
import { type ProcessReport, type ProcessRequest, runProcess } from './run-process.ts'
import type { SimulatorContext } from './simulator-context.ts'
import { unwrapShellExit } from './unwrap-shell-exit.ts'

/**
 * Runs one seed in a fresh process by the target's `run`. Never rejects for what the simulator does.
 *
 * @param keepOutput also for a seed that passed, to compare the outputs of different seeds.
 */
export async function runSeed(
  context: SimulatorContext,
  job: SeedJob,
  signal: AbortSignal,
  keepOutput = false,
): Promise<RunResult> {
  const result = await runSeedBy(here(context), context, job, signal, keepOutput)
  assert(typeof result === 'object', 'a process of our own always reports')
  return result
}

/** Why a process was not run: this way cannot start it and another must, or it was taken back while it waited. */
export type NotRun = 'not-started' | 'recalled'

/** Starts one process and reports its end. */
export type Launch = (request: ProcessRequest, signal: AbortSignal) => Promise<ProcessReport | NotRun>

/** A way to run seeds: what starts the process, and where its files go. */
export interface SeedWay {
  readonly launch: Launch
  readonly directories: OutDirectories
}

function here({ scratch }: SimulatorContext): SeedWay {
  return { launch: runProcess, directories: freshOutDirectories(scratch) }
}

/** The same by another way, which may not run it. */
export function runSeedBy(
  way: SeedWay,
  context: SimulatorContext,
  job: SeedJob,
  signal: AbortSignal,
  keepOutput = false,
): Promise<RunResult | NotRun> {
  const { target } = context
  const command = (out: string): SeedCommand => {
    const config = configurationOf(target, job.seed)
    const values = { seed: job.seed, out, config }
    const env = {
      ...expandEnvironment(target.env, values),
      ...familyEnvironment(target, config),
      SEEDSWEEP_SEED: job.seed,
      SEEDSWEEP_INDEX: String(job.index),
      SEEDSWEEP_OUT: out,
    }
    return { argv: expandArgv(target.run, values), baseEnv: sharedEnvironment(context), env, shell: false }
  }
  return launchOnce(way, context, job, signal, keepOutput, command)
}

const sharedEnvironments = new WeakMap<SimulatorContext, Readonly<Record<string, string>>>()

/**
 * What all seeds of a context have in their environment, without the target's own `env`. One object for one context:
 * going through the parent's costs more than a launch may.
 */
export function sharedEnvironment(context: SimulatorContext): Readonly<Record<string, string>> {
  const known = sharedEnvironments.get(context)
  if (known !== undefined) return known
  const shared = childEnvironment(context.parentEnv, { passEnv: context.target.passEnv, env: {} })
  sharedEnvironments.set(context, shared)
  return shared
}

/** How the process of one seed is started, once its `{out}` is known. */
export interface SeedCommand extends Pick<ProcessRequest, 'argv' | 'baseEnv' | 'env' | 'verbatim'> {
  readonly shell: boolean
}

/** Runs one seed in a fresh process that `command` describes, and says what it gave. */
export async function runOnce(
  context: SimulatorContext,
  job: SeedJob,
  signal: AbortSignal,
  keepOutput: boolean,
  command: (out: string) => SeedCommand,
): Promise<RunResult> {
  const result = await launchOnce(here(context), context, job, signal, keepOutput, command)
  assert(typeof result === 'object', 'a process of our own always reports')
  return result
}

async function launchOnce(
  { launch, directories }: SeedWay,
  context: SimulatorContext,
  job: SeedJob,
  signal: AbortSignal,
  keepOutput: boolean,
  command: (out: string) => SeedCommand,
): Promise<RunResult | NotRun> {
  if (signal.aborted) return cutResult(job)
  const { target, cwd } = context
  const out = directories.make()
  let file: ReportedResult | null = null
  try {
    const { shell, ...how } = command(out)
    const { timeoutMs, memoryMax, expect } = target
    const report = await launch({ ...how, cwd, timeoutMs, memoryMax, expect }, signal)
    if (typeof report === 'string') return report
    file = await directories.take(out, target.result)
    const said = checkSeed(combineReports(report.report, file), job.seed)
    const { exit, output } = endOfRun(report, shell)
    const verdict = classify({
      startError: report.end.startError,
      exit,
      report: said,
      expect: target.expect === null ? null : { text: target.expect, seen: report.expectSeen },
      shell,
      rules: target.outcome,
      memoryMax,
      output,
    })
    const fields = reportedFields(said, verdict.outcome, verdict.reported)
    return {
      ...emptyResult(job),
      ...fields,
      outcome: verdict.outcome,
      reason: verdict.reason,
      durationMs: report.end.durationMs,
      exit,
      output: verdict.outcome === 'passed' && !keepOutput ? '' : withRemark(blankPath(output(), out), verdict.remark),
      reported: fields.reported === null ? null : blankFailure(fields.reported, out),
    }
  } finally {
    if (file === null) await directories.take(out)
  }
}

/** A seed that nobody ran to its end. */
export function cutResult(job: SeedJob, durationMs = 0): RunResult {
  return { ...emptyResult(job), outcome: 'cut', durationMs }
}

/** A seed that the world kept from running. */
export function infraResult(job: SeedJob, reason: string, output = '', durationMs = 0): RunResult {
  return { ...emptyResult(job), outcome: 'infra', reason, output, durationMs }
}

/** A seed whose result came from a process that it shared with others. */
export function sharedResult(job: SeedJob, result: SimulatorResult, durationMs: number, output: string): RunResult {
  const { outcome, reason } = classifyReported(result)
  const fields = reportedFields({ kind: 'result', result }, outcome)
  return { ...emptyResult(job), ...fields, outcome, reason, durationMs, output: outcome === 'passed' ? '' : output }
}

/** The fields that a reported result gives to a run; nothing of it where the run was cut. */
function reportedFields(
  said: ReportedResult,
  outcome: RunResult['outcome'],
  instead: RunResult['reported'] = null,
): Pick<RunResult, 'digest' | 'step' | 'reported' | 'properties'> {
  if (said.kind !== 'result' || outcome === 'cut') return { ...noFields, reported: instead }
  const { digest = null, step = null, failure = null, properties = [] } = said.result
  return { digest, step, reported: outcome === 'passed' ? null : (instead ?? failure), properties }
}

const noFields = { digest: null, step: null, reported: null, properties: [] }

/** Of a seed, before anything is known. */
export function emptyResult(job: SeedJob): Omit<RunResult, 'outcome'> {
  return { index: job.index, seed: job.seed, durationMs: 0, exit: null, output: '', reason: null, ...noFields }
}

/** How the run ended, and its output, which is only put together where somebody wants it. */
function endOfRun({ end, output }: ProcessReport, shell: boolean): { exit: ProcessExit | null; output: () => string } {
  if (!shell || end.exit === null) return { exit: end.exit, output: () => output.text() }
  const unwrapped = unwrapShellExit(end.exit, output.text())
  return { exit: unwrapped.exit, output: () => unwrapped.output }
}

/** The directory has another name in every run; left in, it would make equal failures look different. */
function blankPath(text: string, out: string): string {
  const [start = '', ...rest] = text.split(out)
  return [start, ...rest.map((part) => part.replace(/^\/tmp\.\w+/, ''))].join('{out}')
}

function blankFailure(failure: NonNullable<RunResult['reported']>, out: string): NonNullable<RunResult['reported']> {
  const blanked = Object.entries(failure).map(([key, text]) => [key, text === undefined ? text : blankPath(text, out)])
  return Object.fromEntries(blanked) as NonNullable<RunResult['reported']>
}

function withRemark(text: string, remark: string | null): string {
  if (remark === null) return text
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}[seedsweep: ${remark}]\n`
}
