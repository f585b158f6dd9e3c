/** When to stop drawing seeds, and when to kill what still runs. */
export interface Deadline extends Disposable {
  drawingEnded(): boolean
  /** Aborts when drawing ends. */
  readonly drawingEnd: AbortSignal
  /** Milliseconds until then; infinite where a number of seeds is planned. */
  leftMs(): number
  /** Milliseconds until what still runs is killed; infinite where a number of seeds is planned. */
  graceLeftMs(): number
  /** Aborts on cancellation, on `stop`, and when the grace after the budget is over. */
  readonly signal: AbortSignal
  stop(): void
}

/** Most time that running seeds get to finish after the budget is over. */
const graceMaxMs = 60_000

/** Longest time a timer of Node can hold, about 24 days; more would fire at once. */
const timerMsMax = 2 ** 31 - 1

/**
 * @param parent its abort is this one's
 * @param budgetMs from now; infinite where a number of seeds is planned
 * @param graceMs what running seeds get to finish after it
 */
export function openDeadline(
  parent: AbortSignal,
  now: () => number,
  budgetMs: number,
  graceMs: number = Math.min(graceMaxMs, budgetMs / 10),
): Deadline {
  const controller = new AbortController()
  const abort = () => controller.abort()
  if (parent.aborted) abort()
  parent.addEventListener('abort', abort, { once: true })
  const end = now() + budgetMs
  const limitMs = budgetMs + graceMs
  const drawing = new AbortController()
  const timers = Number.isFinite(limitMs)
    ? [
        setTimeout(abort, Math.min(limitMs, timerMsMax)),
        // A timer may be a fraction of a millisecond early, and then there would be more to draw.
        setTimeout(() => drawing.abort(), Math.min(budgetMs + 1, timerMsMax)),
      ]
    : []
  return {
    drawingEnded: () => now() >= end,
    drawingEnd: drawing.signal,
    leftMs: () => end - now(),
    graceLeftMs: () => end + graceMs - now(),
    signal: controller.signal,
    stop: abort,
    [Symbol.dispose]() {
      for (const timer of timers) clearTimeout(timer)
      parent.removeEventListener('abort', abort)
    },
  }
}
