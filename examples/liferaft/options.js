/** @typedef {import('./simulate.js').Settings} Settings */

/**
 * @typedef {{ mode: 'process', seed: string, trace: boolean, settings: Settings }
 *   | { mode: 'batch', seeds: { from: string, count: number } | { file: string }, settings: Settings }
 *   | { mode: 'worker', settings: Settings }
 *   | { mode: 'help' }} Options
 */

export const usage = `usage: node sim.js (--seed N [--trace] | --seeds-file FILE | --from A --count N | --worker) [settings]
  --seed N            run one seed and tell what happened; --trace tells all of it
  --seeds-file FILE   run the seeds of a file, one a line
  --from A --count N  run the seeds A, A+1, ... A+N-1
  --worker            run the seeds asked for on stdin, one JSON object a line
settings:
  --steps N           deliveries, timers and clients' turns until a run ends (default 100)
  --drop P            probability that a message is lost (default 0)
  --duplicate P       probability that a request arrives twice (default 0)
Exits 1 when a seed failed, 2 on a mistake in these options, else 0.`

/** A mistake of whoever started us; its message is one sentence. */
export class UsageError extends Error {}

export const settingNames = ['steps', 'drop', 'duplicate']
const switches = ['worker', 'trace', 'help']
const values = ['seed', 'seeds-file', 'from', 'count', ...settingNames]

/**
 * @param {readonly string[]} words The command line without the program.
 * @returns {Options}
 */
export function parseOptions(words) {
  const flags = readFlags(words)
  if (flags.has('help')) return { mode: 'help' }
  const settings = parseSettings(Object.fromEntries(flags), { steps: 100, drop: 0, duplicate: 0 })
  const modes = ['seed', 'seeds-file', 'from', 'worker'].filter((name) => flags.has(name))
  if (modes.length > 1) throw new UsageError(`--${modes.join(' and --')} exclude each other`)
  if (flags.has('trace') && !flags.has('seed')) throw new UsageError('--trace goes with --seed')
  if (flags.has('count') && !flags.has('from')) throw new UsageError('--count goes with --from')
  switch (modes[0]) {
    case 'seed':
      return { mode: 'process', seed: parseSeed(text('seed')), trace: flags.has('trace'), settings }
    case 'seeds-file':
      return { mode: 'batch', seeds: { file: text('seeds-file') }, settings }
    case 'from':
      if (!flags.has('count')) throw new UsageError('--from needs --count')
      return { mode: 'batch', seeds: parseRange(text('from'), text('count')), settings }
    case 'worker':
      return { mode: 'worker', settings }
    default:
      throw new UsageError('say which seeds to run: --seed, --seeds-file, --from with --count, or --worker')
  }

  /** @param {string} name */
  function text(name) {
    return String(flags.get(name))
  }
}

/**
 * @param {string} text
 * @returns {string} The same seed as canonical decimal text.
 */
export function parseSeed(text) {
  const seed = /^[0-9]{1,20}$/.test(text) ? BigInt(text) : -1n
  if (seed < 0n || seed >= 1n << 64n) throw new UsageError(`a seed is an integer from 0 to 2^64-1, not "${text}"`)
  return String(seed)
}

/**
 * Settings as given by flags or by a worker's `config`: text or numbers, over the settings that hold without them.
 *
 * @param {Readonly<Record<string, unknown>>} given
 * @param {Settings} base
 * @returns {Settings}
 */
export function parseSettings(given, base) {
  return {
    steps: 'steps' in given ? parseInteger('steps', given.steps) : base.steps,
    drop: 'drop' in given ? parseProbability('drop', given.drop) : base.drop,
    duplicate: 'duplicate' in given ? parseProbability('duplicate', given.duplicate) : base.duplicate,
  }
}

/** @param {readonly string[]} words @returns {Map<string, string | true>} */
function readFlags(words) {
  /** @type {Map<string, string | true>} */
  const flags = new Map()
  for (let at = 0; at < words.length; at++) {
    const [, name = '', attached] = /^--([a-z-]+)(?:=(.*))?$/s.exec(words[at]) ?? []
    if (flags.has(name)) throw new UsageError(`--${name} is given twice`)
    if (switches.includes(name) && attached === undefined) {
      flags.set(name, true)
    } else if (values.includes(name)) {
      const value = attached ?? words[++at]
      if (value === undefined || value === '') throw new UsageError(`--${name} needs a value`)
      flags.set(name, value)
    } else {
      throw new UsageError(`there is no option "${words[at]}"`)
    }
  }
  return flags
}

/** @param {string} from @param {string} countText */
function parseRange(from, countText) {
  const first = parseSeed(from)
  const count = parseInteger('count', countText)
  if (BigInt(first) + BigInt(count) > 1n << 64n) throw new UsageError(`${count} seeds from ${first} go past 2^64-1`)
  return { from: first, count }
}

/** @param {string} name @param {unknown} value */
function parseInteger(name, value) {
  const number = /^[0-9]{1,15}$/.test(String(value)) ? Number(value) : 0
  if (number < 1) throw new UsageError(`${name} is a whole number from 1, not "${String(value)}"`)
  return number
}

/** @param {string} name @param {unknown} value */
function parseProbability(name, value) {
  const number = /^[0-9]*\.?[0-9]+$/.test(String(value)) ? Number(value) : -1
  if (number < 0 || number > 1) throw new UsageError(`${name} is a probability from 0 to 1, not "${String(value)}"`)
  return number
}
