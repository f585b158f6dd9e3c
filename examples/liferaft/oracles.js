/**
 * @typedef {object} Failure
 * @property {'property' | 'error'} kind
 * @property {string} [property]
 * @property {string} [type]
 * @property {string} message
 * @property {string} [stack]
 *
 * @typedef {object} Property
 * @property {string} name
 * @property {'always' | 'sometimes'} kind
 * @property {number} passes
 * @property {number} failures
 *
 * @typedef {{ index: number, command: unknown, committed: boolean }} Entry
 */

/** Moments that a healthy set of seeds reaches: one that no seed reaches means that the world has become too tame. */
const moments = /** @type {const} */ ([
  'a leader was elected',
  'an election had two candidates',
  'a leader was replaced',
  'an entry was committed',
  'every node committed the same entry',
])

/**
 * Watches one run and keeps the first thing that must not happen.
 *
 * @typedef {ReturnType<typeof createOracles>} Oracles
 * @param {readonly string[]} addresses The nodes of the cluster.
 */
export function createOracles(addresses) {
  /** @type {Map<number, string>} term -> its leader */
  const leaders = new Map()
  /** @type {Map<number, Set<string>>} term -> who asked for votes */
  const candidates = new Map()
  /** @type {Map<number, { command: string, by: string, holders: Set<string> }>} index -> what was committed there first */
  const committed = new Map()
  /** @type {Set<(typeof moments)[number]>} */
  const seen = new Set()
  const checks = { ElectionSafety: { passes: 0, failures: 0 }, StateMachineSafety: { passes: 0, failures: 0 } }
  /** @type {Failure | null} */
  let failure = null

  return {
    failure: () => failure,

    /** @param {string} address @param {number} term */
    candidate(address, term) {
      const rivals = candidates.get(term) ?? new Set()
      candidates.set(term, rivals.add(address))
      if (rivals.size > 1) seen.add('an election had two candidates')
    },

    /** ElectionSafety: at most one leader a term. @param {string} address @param {number} term */
    leader(address, term) {
      const other = leaders.get(term)
      seen.add('a leader was elected')
      if (leaders.size > 0 && other === undefined) seen.add('a leader was replaced')
      if (other === undefined) leaders.set(term, address)
      const holds = other === undefined || other === address
      judge('ElectionSafety', holds, () => `two leaders in term ${term}: ${other} and ${address}`)
    },

    /** StateMachineSafety: whoever commits an index commits the same command. @param {string} address @param {Entry} entry */
    commit(address, entry) {
      const command = JSON.stringify(entry.command)
      const first = committed.get(entry.index) ?? { command, by: address, holders: new Set() }
      committed.set(entry.index, first)
      seen.add('an entry was committed')
      judge('StateMachineSafety', first.command === command, () => {
        return `index ${entry.index} is ${first.command} on ${first.by}, ${command} on ${address}`
      })
      if (first.command === command) first.holders.add(address)
      if (first.holders.size === addresses.length) seen.add('every node committed the same entry')
    },

    /** A rejection that nobody handles or a throw that nobody catches would have ended a server. @param {unknown} thrown */
    uncaught(thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      const stack = error.stack === undefined ? {} : { stack: error.stack }
      failure ??= { kind: 'error', type: error.name, message: error.message, ...stack }
    },

    /** @returns {Property[]} */
    properties: () => [
      { name: 'ElectionSafety', kind: 'always', ...checks.ElectionSafety },
      { name: 'StateMachineSafety', kind: 'always', ...checks.StateMachineSafety },
      ...moments.map((name) => sometimes(name, seen.has(name))),
    ],
  }

  /** @param {keyof typeof checks} property @param {boolean} holds @param {() => string} message */
  function judge(property, holds, message) {
    if (holds) {
      checks[property].passes++
      return
    }
    checks[property].failures++
    failure ??= { kind: 'property', property, message: message() }
  }
}

/** Counted once a run, so that a campaign's total says in how many seeds it was seen. @param {string} name @param {boolean} seen @returns {Property} */
function sometimes(name, seen) {
  return { name, kind: 'sometimes', passes: seen ? 1 : 0, failures: seen ? 0 : 1 }
}
