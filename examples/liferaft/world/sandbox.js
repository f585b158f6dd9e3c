import { readFileSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { dirname } from 'node:path'
import { compileFunction } from 'node:vm'

/** @typedef {import('./timeline.js').Event} Event */

/**
 * Where the loaded code's time and chance come from. Its fields are replaced for every run.
 *
 * @typedef {object} Surroundings
 * @property {() => number} now
 * @property {() => number} fraction
 * @property {(delay: number, run: () => void) => Event} setTimeout
 * @property {(run: () => void) => Event} setImmediate
 */

/**
 * Loads CommonJS packages and all they depend on with clocks, timers and chance of our own in place of the global ones:
 * no real time passes and no real chance is drawn, and nothing of it is changed for the rest of the process.
 *
 * Promise jobs and process.nextTick stay Node's own: both are queues that keep their order.
 *
 * @param {Surroundings} surroundings
 * @returns {(file: string) => any} Gives what the file exports.
 */
export function createSandbox(surroundings) {
  const globals = sandboxGlobals(surroundings)
  const names = ['exports', 'require', 'module', '__filename', '__dirname', ...Object.keys(globals)]
  const values = Object.values(globals)
  /** @type {Map<string, { exports: any }>} */
  const modules = new Map()
  return load

  /** @param {string} file */
  function load(file) {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const here = createRequire(file)
    /** @param {string} name */
    const require = (name) => (builtinModules.includes(name) ? here(name) : load(here.resolve(name)))
    const evaluate = compileFunction(readFileSync(file, 'utf8'), names, { filename: file })
    Reflect.apply(evaluate, module.exports, [module.exports, require, module, file, dirname(file), ...values])
    return module.exports
  }
}

/** @param {Surroundings} surroundings */
function sandboxGlobals(surroundings) {
  class SandboxDate extends Date {
    /** @param {[] | [number]} parts */
    constructor(...parts) {
      super(parts.length === 0 ? surroundings.now() : parts[0])
    }
    static now() {
      return surroundings.now()
    }
  }
  return {
    Date: SandboxDate,
    Math: Object.create(Math, { random: { value: () => surroundings.fraction() } }),
    /** @param {() => void} run @param {number} delay */
    setTimeout: (run, delay) => surroundings.setTimeout(delay, run),
    clearTimeout: cancel,
    /** @param {() => void} run */
    setImmediate: (run) => surroundings.setImmediate(run),
    clearImmediate: cancel,
    setInterval: () => {
      throw new Error('the sandbox has no setInterval: nothing that liferaft does uses it')
    },
  }
}

/** @param {Event} event */
function cancel(event) {
  event.run = null
}
