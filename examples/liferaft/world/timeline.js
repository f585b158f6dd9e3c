/**
 * @typedef {object} Event
 * @property {number} time Milliseconds since the world began.
 * @property {number} order Breaks ties: what was planned first happens first.
 * @property {boolean} step Whether it counts as a step: deliveries, timers and clients do, finished disk operations do not.
 * @property {(() => void) | null} run Null once it was cancelled.
 */

/**
 * What will happen, in order of time: a binary heap.
 *
 * @typedef {ReturnType<typeof createTimeline>} Timeline
 */
export function createTimeline() {
  /** @type {Event[]} */
  const heap = []
  let planned = 0
  let time = 0

  return {
    now: () => time,

    /**
     * @param {number} delay Milliseconds from now.
     * @param {boolean} step
     * @param {() => void} run
     * @returns {Event}
     */
    plan(delay, step, run) {
      const event = { time: time + Math.max(0, Math.ceil(delay)), order: planned++, step, run }
      let at = heap.push(event) - 1
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (!isBefore(event, heap[parent])) break
        heap[at] = heap[parent]
        at = parent
      }
      heap[at] = event
      return event
    },

    /** Takes the next event that was not cancelled, and moves the clock to it. @returns {Event | undefined} */
    advance() {
      for (;;) {
        const first = heap[0]
        const last = heap.pop()
        if (first === undefined || last === undefined) return undefined
        if (heap.length > 0) sink(last)
        if (first.run === null) continue
        time = first.time
        return first
      }
    },
  }

  /** @param {Event} event */
  function sink(event) {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++
      if (!isBefore(heap[child], event)) break
      heap[at] = heap[child]
      at = child
    }
    heap[at] = event
  }
}

/** @param {Event} left @param {Event} right */
function isBefore(left, right) {
  return left.time < right.time || (left.time === right.time && left.order < right.order)
}
