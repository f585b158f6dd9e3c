import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/**
 * For a process that runs seed after seed itself. One leaves some 6 MB that nobody needs, and V8 lets the young generation
 * grow to 128 MB before it collects them: a worker of ten seconds has 350 MB where 200 do as well, and on a machine with a
 * worker for each core that is what runs out.
 */
export const seedBySeedBytes = 32 * 2 ** 20

/**
 * Lets the young generation of this process grow to `bytesMax`, both halves together, and no further: V8 cannot be told a
 * size once it runs.
 *
 * @returns to be called after each seed
 */
export function capYoungGeneration(bytesMax: number): () => void {
  let capped = false
  setFlagsFromString('--semi-space-growth-factor=2')
  return () => {
    if (capped) return
    const size = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0
    capped = size >= bytesMax
    if (capped) setFlagsFromString('--semi-space-growth-factor=1')
  }
}
