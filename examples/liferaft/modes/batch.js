import { readFileSync } from 'node:fs'
import { parseSeed, UsageError } from '../options.js'
import { resultLine } from '../report.js'
import { simulate } from '../simulate.js'

/**
 * Many seeds in one process, a result line for each; a failing seed does not stop the others.
 *
 * @param {{ seeds: { from: string, count: number } | { file: string }, settings: import('../simulate.js').Settings }} options
 * @returns {Promise<number>} Exit code: 1 when any seed failed.
 */
export async function runBatch({ seeds, settings }) {
  let failed = 0
  for (const seed of 'file' in seeds ? readSeeds(seeds.file) : rangeOf(seeds.from, seeds.count)) {
    const run = await simulate(seed, settings)
    if (run.failure) failed++
    process.stdout.write(resultLine(run))
  }
  return failed > 0 ? 1 : 0
}

/** @param {string} from @param {number} count */
function* rangeOf(from, count) {
  for (let index = 0; index < count; index++) yield String(BigInt(from) + BigInt(index))
}

/** Reads all before the first seed runs, so that a mistake in the last line is told at once. @param {string} file */
function readSeeds(file) {
  return readText(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseSeed)
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new UsageError(`cannot read the seeds file: ${String(cause)}`, { cause })
  }
}
