import type { SimulatorProcess } from './simulator-process.ts'

/** Timers of Node count in 32 bits: a longer one would fire at once. */
const timerMsMax = 2 ** 31 - 1

export interface ProcessLimit {
  /** Starts the time again: the process gave a sign of life. */
  touch(): void
  /** Lets the process be silent for another time than before, from now on. */
  allow(silenceMsMax: number): void
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
  const expire = (): void => {
    onSilence()
    process.kill('timeout')
  }
  let allowedMs = Math.min(silenceMsMax, timerMsMax)
  let timer = setTimeout(expire, allowedMs)
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  return {
    // A refreshed timer would come back to life after it was cleared.
    touch: () => void (lifted || timer.refresh()),
    allow(ms) {
      const newMs = Math.min(ms, timerMsMax)
      if (lifted || newMs === allowedMs) return
      allowedMs = newMs
      clearTimeout(timer)
      timer = setTimeout(expire, allowedMs)
    },
    lift() {
      lifted = true
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
    },
  }
}
