import { describeRun, resultLine } from '../report.js'
import { simulate } from '../simulate.js'

/**
 * One seed, told to a person first and to a machine in the last line.
 *
 * @param {{ seed: string, trace: boolean, settings: import('../simulate.js').Settings }} options
 * @returns {Promise<number>} Exit code: 1 when the seed failed.
 */
export async function runProcess({ seed, trace, settings }) {
  const run = await simulate(seed, settings)
  process.stdout.write(describeRun(run, trace) + resultLine(run))
  return run.failure === null ? 0 : 1
}
