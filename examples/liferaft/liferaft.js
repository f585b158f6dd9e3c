import { createRequire } from 'node:module'
import { createSandbox } from './world/sandbox.js'

/** @typedef {import('./world/sandbox.js').Surroundings} Surroundings */

/** The surroundings between runs: nothing may ask for time or chance then. @type {Surroundings} */
export const nowhere = {
  now: outsideOfARun,
  fraction: outsideOfARun,
  setTimeout: outsideOfARun,
  setImmediate: outsideOfARun,
}

/** Loads liferaft, its log and the store below the log into a sandbox. Throws a sentence where they are not installed. */
export function loadLiferaft() {
  /** @type {Surroundings} */
  const surroundings = { ...nowhere }
  const load = createSandbox(surroundings)
  const file = resolve('liferaft', import.meta.url)
  const store = resolve('leveldown', file)
  // The real leveldown is native code with threads of its own: nobody could replay what it does.
  if (createRequire(file)('leveldown/package.json').name !== 'memdown') {
    throw new Error('"leveldown" must be overridden with "npm:memdown@1.4.1" in package.json, as this repository does')
  }
  return { Raft: load(file), Log: load(resolve('liferaft/log', import.meta.url)), adapter: load(store), surroundings }
}

/** @param {string} request @param {string} from */
function resolve(request, from) {
  try {
    return createRequire(from).resolve(request)
  } catch (cause) {
    throw new Error(`cannot find "${request}": run npm ci at the top of the repository`, { cause })
  }
}

/** @returns {never} */
function outsideOfARun() {
  throw new Error('liferaft asked for time or chance outside of a run')
}
