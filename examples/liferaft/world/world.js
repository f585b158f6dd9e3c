import { digestOf } from './digest.js'
import { createRandom } from './random.js'
import { createTimeline } from './timeline.js'

/** Longest trace that a failure carries with it. */
const tailLinesMax = 40

/**
 * Everything that one seed decides, and everything that happened because of it. A world is used for one run.
 *
 * @typedef {ReturnType<typeof createWorld>} World
 * @param {string} seed Decimal text of an unsigned 64-bit integer.
 */
export function createWorld(seed) {
  const bits = BigInt(seed)
  const timeline = createTimeline()
  /** @type {string[]} */
  const lines = []
  /** @type {string[]} The lines without the routine ones. */
  const notable = []

  return {
    timeline,
    /** @param {string} name */
    random: (name) => createRandom(bits, name),

    /**
     * Writes one line of the trace. `routine` lines are part of the digest but not of the excerpt that people read.
     *
     * @param {string} text
     * @param {boolean} [routine]
     */
    note(text, routine = false) {
      const line = `t=${timeline.now()}  ${text}`
      lines.push(line)
      if (!routine) notable.push(line)
    },

    lines: () => lines,

    /** The last lines that matter. */
    tail: () => notable.slice(-tailLinesMax),

    /** Over the whole trace: equal digests, equal runs. */
    digest: () => digestOf(lines),
  }
}
