import { truncate } from '../base/text.ts'
import { WorldError } from '../base/world-error.ts'
import { isFailure, type RunResult } from '../model/outcome.ts'
import type { Target } from '../model/target.ts'
import { isStartFailure } from '../simulator/classify.ts'
import { formatCommandLine } from '../simulator/command-line.ts'

/** Stops a sweep whose simulator does not run at all, before it makes one false finding of every seed. */
export interface StartWatch {
  /** Throws a WorldError when what was seen so far says that the simulator does not start. */
  see(result: RunResult): void
  /** True once some seed has shown that the simulator runs. */
  settled(): boolean
}

/** So many first seeds without a single one that ran: it does not start. */
const unstartedMax = 3

/** So many first seeds that all end alike, at once and without a word about a seed: it dies at start-up. */
const alikeMax = 10

/** "At once": a start-up failure shows within this time. */
const atOnceMs = 5_000

export function openStartWatch(target: Target): StartWatch {
  let seen = 0
  let unstarted = 0
  let alike = 0
  let first: string | null = null
  let settled = false
  let verdict: WorldError | null = null
  return {
    see(result) {
      // Other lanes still bring what they started: whichever of them ends first says the same.
      if (verdict !== null) throw verdict
      if (settled || result.outcome === 'cut') return
      seen++
      if (result.outcome === 'infra') unstarted++
      if (seen === unstarted && unstarted >= unstartedMax) verdict = describeUnstarted(target, result)
      const ending = describeEnding(result)
      first ??= ending
      if (ending !== null && ending === first) alike++
      if (seen === alike && alike >= alikeMax) verdict = describeDead(target, result, alike)
      if (verdict !== null) throw verdict
      settled = seen > Math.max(unstarted, alike)
    },
    settled: () => settled,
  }
}

function describeEnding(result: RunResult): string | null {
  if (!(result.outcome !== 'cut' && isFailure(result.outcome)) || result.outcome === 'timed-out') return null
  if (result.reported !== null || result.exit === null || result.durationMs > atOnceMs) return null
  return `${result.exit.code} ${result.exit.signal} ${result.output.replaceAll(result.seed, '<seed>').replace(/\d+/g, '<n>')}`
}

function describeUnstarted(target: Target, result: RunResult): WorldError {
  const reason = result.reason ?? 'no reason given'
  const name = `the simulator of target "${target.name}"`
  if (isStartFailure(result)) {
    const message = `${name} does not start: ${reason.replace(/^does not start:\s*/, '')}${showLastLines(result.output)}`
    return new WorldError('simulator-does-not-start', message, { hint: startHint(target, result) })
  }
  const message = `${name} gave no verdict on any of the first ${unstartedMax} seeds: ${reason}${showLastLines(result.output)}`
  return new WorldError('simulator-gives-no-verdict', message, { hint: startHint(target, result) })
}

function describeDead(target: Target, result: RunResult, count: number): WorldError {
  const ending = result.exit?.signal ? `was killed by ${result.exit.signal}` : `exited ${result.exit?.code}`
  return new WorldError(
    'simulator-does-not-start',
    `the simulator of target "${target.name}" does not start: it ${ending} in the same way on each of the first ${count} seeds` +
      (showLastLines(result.output) || ', without output'),
    { hint: startHint(target, result) },
  )
}

/** What it said last, behind a colon; empty where it said nothing. */
function showLastLines(output: string): string {
  const lines = output.trim().split('\n').slice(-6)
  return output.trim() === '' ? '' : `:\n${lines.map((line) => `    ${truncate(line.trim(), 160)}`).join('\n')}`
}

function startHint(target: Target, { seed }: RunResult): string {
  const build = target.build === null ? 'Build it first' : `Build it first (${target.build})`
  return `${build}, then try the command by hand: ${formatCommandLine(target, seed)}`
}
