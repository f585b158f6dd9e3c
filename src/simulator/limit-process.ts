import type { SimulatorProcess } from './simulator-process.ts'

/** Timers of Node count in 32 bits: a longer one would fire at once. */
const timerMsMax = 2 ** 31 - 1

export interface ProcessLimit {
  /** Starts the time again: the process gave a sign of life. */
  touch(): void
  /** Ends the limit; the process may do what it likes. */
  lift(): void
}

/**
 * Kills a process tree when it was silent for `silenceMsMax`, or at once when `signal` aborts. `onSilence` is called
 * before the kill, so that the caller can note who was running.
 */
export function limitProcess(
  process: SimulatorProcess,
  signal: AbortSignal,
  silenceMsMax: number,
  onSilence: () => void = () => {},
): ProcessLimit {
  let lifted = false
  const cancel = (): void => process.kill('cancelled')
  const timer = setTimeout(
    () => {
      onSilence()
      process.kill('timeout')
    },
    Math.min(silenceMsMax, timerMsMax),
  )
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  return {
    // A refreshed timer would come back to life after it was cleared.
    touch: () => void (lifted || timer.refresh()),
    lift() {
      lifted = true
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
    },
  }
}
