/**
 * @typedef {object} Faults
 * @property {number} drop Probability that a message is lost.
 * @property {number} duplicate Probability that a request arrives twice.
 */

/**
 * A network of one-way messages, each with a delay of its own, so that they overtake each other.
 *
 * Packets travel as JSON, as they would over a socket: no node can reach into another one's objects.
 *
 * @typedef {ReturnType<typeof createNetwork>} Network
 * @param {import('./world.js').World} world
 * @param {Faults} faults
 */
export function createNetwork(world, faults) {
  const random = world.random('network')
  // Slow networks show other bugs than fast ones: every seed has weather of its own.
  const delayMax = random.between(4, 10)

  return {
    /**
     * @param {string} what The message in words, for the trace.
     * @param {object} packet
     * @param {(packet: object) => void} deliver Called once for each copy that arrives.
     * @param {{ routine: boolean, once?: boolean }} options `once`: replies are never duplicated.
     */
    send(what, packet, deliver, { routine, once = false }) {
      world.note(what, routine)
      if (faults.drop > 0 && random.chance(faults.drop)) {
        world.note(`lost: ${what}`, routine)
        return
      }
      const text = JSON.stringify(packet)
      const copies = !once && faults.duplicate > 0 && random.chance(faults.duplicate) ? 2 : 1
      for (let copy = 0; copy < copies; copy++) {
        world.timeline.plan(random.between(1, delayMax), true, () => {
          world.note(`arrived: ${what}`, true)
          deliver(JSON.parse(text))
        })
      }
    },
  }
}
