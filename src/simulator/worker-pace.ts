/** How fast seeds have been so far. */
export interface Pace {
  seeds: number
  ms: number
}

export function newPace(): Pace {
  return { seeds: 0, ms: 0 }
}

export function addToPace(pace: Pace, seeds: number, ms: number): void {
  pace.seeds += seeds
  pace.ms += ms
}

/** Mean of one seed in milliseconds; null before the first. */
export function meanMs({ seeds, ms }: Pace): number | null {
  return seeds === 0 ? null : ms / seeds
}

/** How many times the time that a range should take it may take, beside the time of one slow seed. */
const rangeSlack = 8

/**
 * How long a worker may be silent over a range of `count` seeds: the time that one seed may take, and eight times what
 * so many take on average; while no average is known, that of eight seeds at most. Never more than the time that all of
 * its seeds may take. A range that comes to this limit is run again seed by seed, so a wrong guess gives no seed a
 * wrong verdict.
 */
export function silenceMsMax(timeoutMs: number, count: number, pace: Pace): number {
  const mean = meanMs(pace)
  const allowedMs = mean === null ? timeoutMs * rangeSlack : timeoutMs + rangeSlack * count * mean
  return Math.min(timeoutMs * count, allowedMs)
}
