import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '../base/assert.ts'
import { configurationOf } from '../model/configuration.ts'
import type { RunResult, SeedJob } from '../model/outcome.ts'
import type { OutcomeRule } from '../model/outcome-rule.ts'
import { type BatchLeft, createBatchTally } from './batch-tally.ts'
import { childEnvironment } from './child-environment.ts'
import { expandArgv, expandEnvironment, familyEnvironment } from './command-line.ts'
import { limitProcess } from './limit-process.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { matchRules } from './match-rules.ts'
import { makeOutDirectory, takeOutDirectory } from './out-directory.ts'
import { parseResultLine, type ReportedResult, resultLinePrefix } from './reported-result.ts'
import { createSharedOutput, createTurnReader, type SharedOutput } from './shared-output.ts'
import type { SimulatorContext } from './simulator-context.ts'
import { type ProcessEnd, startProcess } from './simulator-process.ts'
import { createLineSplitter } from './split-lines.ts'
import { createTextWatch } from './watch-text.ts'

export type BatchEvent =
  | { readonly type: 'result'; readonly result: RunResult }
  | { readonly type: 'ended'; readonly left: BatchLeft }

export interface BatchProcess {
  readonly events: Mailbox<BatchEvent>
  /** Resolves when nobody of the process group is left and its files are gone. */
  readonly ended: Promise<void>
  kill(): void
}

/** Starts one process for a group of distinct seeds of one configuration and reads its result lines as they come. */
export function startBatch(context: SimulatorContext, group: readonly SeedJob[], signal: AbortSignal): BatchProcess {
  const { target } = context
  assert(target.batch !== null, `target ${target.name} has no batch`)
  const events = createMailbox<BatchEvent>()
  const tally = createBatchTally(group, target.batch.stopsAtFirstFailure, (result) =>
    events.post({ type: 'result', result }),
  )
  const outputs = { stdout: createSharedOutput(), stderr: createSharedOutput() }
  const allOutput = (): string => outputs.stdout.text() + outputs.stderr.text()

  function seeReport(report: ReportedResult, from: SharedOutput, other: SharedOutput): void {
    if (report.kind !== 'result') tally.spoil()
    else if (!tally.see(report.result, report.result.outcome === 'passed' ? '' : allOutput())) child.kill('cancelled')
    from.clear()
    other.settle()
    limit.touch()
  }

  const stdout = readStream(outputs.stdout, target.expect, (report) =>
    seeReport(report, outputs.stdout, outputs.stderr),
  )
  const stderr = readStream(outputs.stderr, target.expect, (report) =>
    seeReport(report, outputs.stderr, outputs.stdout),
  )
  const turn = createTurnReader({
    onTurn(stderrChunks, stdoutChunks) {
      for (const chunk of stderrChunks) stderr.push(chunk)
      for (const chunk of stdoutChunks) stdout.push(chunk)
      outputs.stdout.endTurn()
      outputs.stderr.endTurn()
    },
    onQuiet() {
      outputs.stdout.quiet()
      outputs.stderr.quiet()
    },
  })

  const files = prepareFiles(context, group)
  const { argv, env } = files
  const { onStdout, onStderr } = turn
  const { memoryMax } = target
  const child = startProcess({ argv, env, memoryMax, cwd: context.cwd, stdin: 'ignore', onStdout, onStderr })
  const limit = limitProcess(child, signal, target.timeoutMs, () => tally.noteSilence())

  const ended = child.ended.then(async (end) => {
    limit.lift()
    turn.flush()
    stdout.end()
    stderr.end()
    const proven = target.expect === null || stdout.seen() || stderr.seen()
    const judged = applyRules(target.outcome, end, proven, allOutput)
    const left = tally.finish(judged.end, allOutput(), judged.proven)
    await files.remove()
    events.post({ type: 'ended', left })
  })
  return { events, ended, kill: () => child.kill('cancelled') }
}

/**
 * Whether a batch as a whole ended well, by the target's rules. Where they say anything but `passed`, its seeds are run
 * alone, and the rules then say which one it was.
 */
function applyRules(
  rules: readonly OutcomeRule[],
  end: ProcessEnd,
  proven: boolean,
  output: () => string,
): { readonly end: ProcessEnd; readonly proven: boolean } {
  const { exit } = end
  if (exit === null || exit.killedByUs !== null) return { end, proven }
  const rule = matchRules(rules, exit, output)
  if (rule === null) return { end, proven }
  if (rule.is !== 'passed') return { end, proven: false }
  return { end: { ...end, exit: { ...exit, code: 0, signal: null } }, proven: true }
}

interface StreamReader {
  push(chunk: Buffer): void
  end(): void
  /** Whether the expected text appeared. */
  seen(): boolean
}

/** Keeps the output of one stream and finds the result lines in it; a line counts as output of the seed it is about. */
function readStream(output: SharedOutput, expect: string | null, see: (report: ReportedResult) => void): StreamReader {
  const watch = createTextWatch(expect)
  let current: Buffer = Buffer.alloc(0)
  let kept = 0
  const keepUntil = (end: number): void => {
    if (end > kept) output.push(current.subarray(kept, end))
    kept = end
  }
  const lines = createLineSplitter({
    prefix: resultLinePrefix,
    onLine(line, whole, end) {
      keepUntil(end)
      const report = parseResultLine(line)
      // Half a line at the very end is the mark of a crash, which the exit tells better.
      if (whole || report.kind === 'result') see(report)
    },
    onOverlong: () => see({ kind: 'invalid', reason: 'a result line is too long', torn: false }),
  })
  return {
    push(chunk) {
      current = chunk
      kept = 0
      watch.push(chunk)
      lines.push(chunk)
      keepUntil(chunk.length)
    },
    end: () => lines.end(),
    seen: () => watch.seen(),
  }
}

interface BatchFiles {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  remove(): Promise<void>
}

function prepareFiles(context: SimulatorContext, group: readonly SeedJob[]): BatchFiles {
  const { target } = context
  const out = makeOutDirectory(context.scratch)
  const seedsFile = join(context.scratch, `${out.slice(-6)}.seeds`)
  const argv = target.batch?.argv ?? []
  const usesFile = argv.some((word) => word.includes('{seeds-file}'))
  if (usesFile) writeFileSync(seedsFile, group.map((job) => `${job.seed}\n`).join(''))
  const [first] = group
  assert(first !== undefined, 'a batch without seeds')
  const config = configurationOf(target, first.seed)
  const values = { from: first.seed, count: String(group.length), 'seeds-file': seedsFile, out, config }
  const targetEnv = { passEnv: target.passEnv, env: expandEnvironment(target.env, values) }
  return {
    argv: expandArgv(argv, values),
    env: childEnvironment(context.parentEnv, targetEnv, {
      ...familyEnvironment(target, config),
      SEEDSWEEP_OUT: out,
    }),
    async remove() {
      if (usesFile) rmSync(seedsFile, { force: true })
      await takeOutDirectory(out)
    },
  }
}
