import { plainLine } from '../base/plain-text.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import type { SweepObserver } from '../campaign/sweep-phase.ts'
import { isFailure } from '../model/outcome.ts'
import { isCarried } from '../model/plan.ts'
import type { Output } from './world.ts'

/** How often the line is redrawn on a terminal, and written as plain text elsewhere. */
const redrawMs = 100
const plainMs = 5_000
const barWidth = 28
/** Findings told as they appear; where more do, something else is wrong, and lines would hide it. */
const foundShownMax = 20

export interface Progress extends SweepObserver, Disposable {
  /** Writes a line above the progress line. */
  say(line: string): void
}

export interface ProgressOptions {
  readonly quiet: boolean
  /** Time budget of the sweep, or null where a number of seeds is planned. */
  readonly budgetMs: number | null
}

/** A progress line on stderr: redrawn on a terminal, a plain line every few seconds elsewhere; findings as they appear. */
export function openProgress(label: string, output: Output, now: () => number, options: ProgressOptions): Progress {
  const { quiet, budgetMs } = options
  const state = { planned: 0, done: 0, resumed: 0, startedAt: now(), findings: new Set<string>(), confirming: '' }
  let lastDrawn = 0
  let closed = false
  const live = !quiet && output.isTTY

  const draw = () => {
    lastDrawn = now()
    const line = describeProgress(
      label,
      { ...state, budgetMs },
      now() - state.startedAt,
      live ? output.columns || 100 : 100,
    )
    output.write(live ? `\r\u001b[2K${line}` : `${line}\n`)
  }
  const say = (line: string) => {
    if (quiet) return
    output.write(live ? `\r\u001b[2K${line}\n` : `${line}\n`)
    if (live) draw()
  }
  const tick = () => {
    if (!quiet && now() - lastDrawn >= (live ? redrawMs : plainMs)) draw()
  }
  const timer = quiet ? null : setInterval(tick, live ? redrawMs : plainMs)
  timer?.unref()

  return {
    say,
    onStart(planned, alreadyDone) {
      Object.assign(state, { planned, done: alreadyDone, resumed: alreadyDone, startedAt: now() })
      lastDrawn = now()
      if (live) draw()
    },
    onOutcome(outcome) {
      if (outcome.outcome === 'cut') return
      if (!isCarried(outcome.index)) state.done++
      if (isFailure(outcome.outcome) && outcome.signature !== null && !state.findings.has(outcome.signature.key)) {
        state.findings.add(outcome.signature.key)
        if (state.findings.size > foundShownMax) return
        const steps = outcome.step === null ? '' : `   (${formatPlural(outcome.step, 'step')})`
        say(` found  ${plainLine(outcome.signature.title, 100)}   seed ${outcome.seed}${steps}`)
        if (state.findings.size === foundShownMax) say(' further findings are counted, and listed by "seedsweep show"')
      }
      tick()
    },
    onPassed(count) {
      state.done += count
      tick()
    },
    onIssued: tick,
    onWarning: (message) => say(` warning  ${plainLine(message, 1000)}`),
    onConfirming(findings) {
      state.confirming = `confirming ${formatPlural(findings.length, 'finding')}`
      if (live) draw()
    },
    onReplay: tick,
    [Symbol.dispose]() {
      if (closed) return
      closed = true
      if (timer !== null) clearInterval(timer)
      if (live) output.write('\r\u001b[2K')
    },
  }
}

interface ProgressState {
  readonly planned: number
  readonly done: number
  readonly resumed: number
  readonly findings: ReadonlySet<string>
  readonly confirming: string
  readonly budgetMs: number | null
}

function describeProgress(label: string, state: ProgressState, elapsedMs: number, columns: number): string {
  const rate = (state.done - state.resumed) / Math.max(elapsedMs / 1000, 0.001)
  const share = state.budgetMs !== null ? elapsedMs / state.budgetMs : state.done / Math.max(state.planned, 1)
  const bar = columns < 90 ? '' : `  ${drawBar(Math.min(share, 1))}`
  const done = state.budgetMs !== null ? '' : `${formatCount(state.done)} of `
  const seeds = `${done}${formatPlural(state.budgetMs !== null ? state.done : state.planned, 'seed')}`
  const leftMs = state.budgetMs !== null ? state.budgetMs - elapsedMs : ((state.planned - state.done) / rate) * 1000
  // Once the seeds are over, what is being confirmed says how many findings there are, and all of it fits into a line.
  const parts =
    state.confirming === ''
      ? [seeds, `${formatCount(Math.round(rate))}/s`, formatPlural(state.findings.size, 'finding')]
      : [seeds, state.confirming]
  if (state.confirming === '' && rate > 0) parts.push(`${formatDuration(Math.max(leftMs, 0))} left`)
  return ` ${label}${bar}  ${parts.join('   ')}`.slice(0, columns - 1)
}

function drawBar(share: number): string {
  const filled = Math.min(barWidth, Math.floor(share * barWidth))
  return filled === barWidth ? '━'.repeat(barWidth) : `${'━'.repeat(filled)}╸${'─'.repeat(barWidth - filled - 1)}`
}

/** `4.9 s`, `2 min 5 s`, `1 h 3 min`. */
export function formatDuration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 120) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
