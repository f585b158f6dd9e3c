import { addresses, startCluster } from './cluster.js'
import { loadLiferaft, nowhere } from './liferaft.js'
import { createOracles } from './oracles.js'
import { createNetwork } from './world/network.js'
import { createWorld } from './world/world.js'

/**
 * @typedef {object} Settings
 * @property {number} steps Deliveries, timers and clients' turns until the run ends.
 * @property {number} drop Probability that a message is lost.
 * @property {number} duplicate Probability that a request arrives twice.
 *
 * @typedef {object} Run
 * @property {string} seed
 * @property {'passed' | 'failed'} outcome
 * @property {string} digest
 * @property {number} step The step at which the failure was seen, or the last one.
 * @property {number} time Simulated milliseconds.
 * @property {(import('./oracles.js').Failure & { detail: string }) | null} failure
 * @property {import('./oracles.js').Property[]} properties
 * @property {readonly string[]} lines The whole trace.
 */

const { Raft, Log, adapter, surroundings } = loadLiferaft()

/**
 * Runs one seed: a pure function of the seed and the settings.
 *
 * @param {string} seed Decimal text of an unsigned 64-bit integer.
 * @param {Settings} settings
 * @returns {Promise<Run>}
 */
export async function simulate(seed, settings) {
  const world = createWorld(seed)
  const oracles = createOracles(addresses)
  const network = createNetwork(world, settings)
  /** Runs go one after the other: whatever is thrown while one runs belongs to it. @param {unknown} error */
  const blame = (error) => {
    world.note(`nobody handles: ${String(error)}`)
    oracles.uncaught(error)
  }
  process.on('uncaughtException', blame).on('unhandledRejection', blame)
  enter(world)
  try {
    const start = () => startCluster({ Raft, options: { Log, adapter } }, world, network, oracles)
    const step = await play(world, { start, stepsMax: settings.steps, ended: () => oracles.failure() !== null, blame })
    return result(seed, world, oracles, step)
  } finally {
    Object.assign(surroundings, nowhere)
    process.off('uncaughtException', blame).off('unhandledRejection', blame)
  }
}

/** @param {import('./world/world.js').World} world */
function enter({ timeline, random }) {
  const diskLatency = random('disk').between(0, 2)
  surroundings.now = timeline.now
  surroundings.fraction = random('liferaft').fraction
  surroundings.setTimeout = (delay, run) => timeline.plan(delay, true, run)
  // Only the store below the log uses setImmediate, once for each operation: here it takes the time of a disk.
  surroundings.setImmediate = (run) => timeline.plan(diskLatency, false, run)
}

/**
 * Lets the world's events happen, each from a macrotask of its own: when it begins, Node has drained all promise jobs and
 * ticks of the one before and has reported its unhandled rejections, so that the order never depends on real time.
 *
 * @param {import('./world/world.js').World} world
 * @param {{ start: () => void, stepsMax: number, ended: () => boolean, blame: (error: unknown) => void }} run
 * @returns {Promise<number>} Steps done.
 */
function play({ timeline }, { start, stepsMax, ended, blame }) {
  let steps = 0
  let over = false
  return new Promise((resolve) => {
    setImmediate(() => {
      attempt(start)
      planTurns()
    })

    // Macrotasks planned in rows cost one round of the event loop for many of them.
    function planTurns() {
      if (over) return resolve(steps)
      for (let ahead = 0; ahead < 32; ahead++) setImmediate(turn)
      setImmediate(planTurns)
    }
  })

  function turn() {
    const event = over || ended() || steps >= stepsMax ? undefined : timeline.advance()
    if (event === undefined || event.run === null) {
      over = true
      return
    }
    if (event.step) steps++
    attempt(event.run)
  }

  /** @param {() => void} act */
  function attempt(act) {
    try {
      act()
    } catch (error) {
      blame(error)
    }
  }
}

/**
 * @param {string} seed
 * @param {import('./world/world.js').World} world
 * @param {import('./oracles.js').Oracles} oracles
 * @param {number} step
 * @returns {Run}
 */
function result(seed, world, oracles, step) {
  const failure = oracles.failure()
  return {
    seed,
    outcome: failure ? 'failed' : 'passed',
    digest: world.digest(),
    step,
    time: world.timeline.now(),
    failure: failure && { ...failure, detail: world.tail().join('\n') },
    properties: oracles.properties(),
    lines: world.lines(),
  }
}
