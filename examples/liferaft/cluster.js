/** @typedef {import('./world/world.js').World} World */
/** @typedef {import('./world/network.js').Network} Network */
/** @typedef {import('./oracles.js').Oracles} Oracles */
/** @typedef {Record<string, any>} Packet What liferaft sends; its shape is liferaft's business. */

export const addresses = ['n0', 'n1', 'n2']
const clients = ['a', 'b']

/**
 * Starts three liferaft nodes that know each other through the network, and clients that give commands to whoever
 * says it leads.
 *
 * @param {{ Raft: any, options: object }} liferaft
 * @param {World} world
 * @param {Network} network
 * @param {Oracles} oracles
 */
export function startCluster({ Raft, options }, world, network, oracles) {
  /** @type {Map<string, any>} */
  const nodes = new Map(addresses.map((address) => [address, new Raft(address, { ...options })]))
  for (const [address, node] of nodes) {
    watch(address, node)
    for (const peer of addresses) if (peer !== address) node.join(peer, writer(address, peer))
  }
  let commands = 0
  for (const client of clients) startClient(client)

  /** What liferaft calls to send a packet and to hear the answer. @param {string} from @param {string} to */
  function writer(from, to) {
    /** @param {Packet} packet @param {(error: undefined, answer: Packet) => void} answered */
    return (packet, answered) => {
      if (packet.type === 'vote') oracles.candidate(from, packet.term)
      let open = true
      transmit(from, to, packet, false, (arrived) => {
        nodes.get(to).emit('data', arrived, (/** @type {Packet | Promise<Packet> | undefined} */ answer) => {
          void reply(answer)
        })
      })

      /**
       * liferaft forgets to await some of its answers; this transport does it, as a kind one would. It delivers one
       * answer at most to a request, as a request over HTTP has, even when the request arrived twice.
       *
       * @param {Packet | Promise<Packet> | undefined} answer
       */
      async function reply(answer) {
        const settled = await answer
        if (settled === undefined) return
        transmit(to, from, settled, true, (arrived) => {
          if (!open) return
          open = false
          answered(undefined, arrived)
        })
      }
    }
  }

  /** @param {string} from @param {string} to @param {Packet} packet @param {boolean} once @param {(arrived: Packet) => void} deliver */
  function transmit(from, to, packet, once, deliver) {
    const routine = packet.type === 'append' && packet.data === undefined
    network.send(describe(from, to, packet), packet, deliver, { routine, once })
  }

  /** @param {string} address @param {any} node */
  function watch(address, node) {
    node.on('heartbeat timeout', () => world.note(`${address} has not heard of a leader`))
    node.on('term change', (/** @type {number} */ term) => world.note(`${address} enters term ${term}`))
    node.on('state change', (/** @type {number} */ state) => {
      world.note(`${address} becomes ${Raft.states[state].toLowerCase()}`)
      if (state === Raft.LEADER) oracles.leader(address, node.term)
    })
    // An emitted error is how liferaft reports what it expects: a message of an old term, a candidate too late.
    node.on('error', (/** @type {Error} */ error) => world.note(`${address} reports: ${error.message}`, true))

    // What counts as committed is what the log itself keeps as committed.
    const put = node.log.put
    node.log.put = (/** @type {any} */ entry) => {
      if (entry.committed) {
        world.note(`${address} commits ${JSON.stringify(entry.command)} at index ${entry.index}`)
        oracles.commit(address, entry)
      }
      return put.call(node.log, entry)
    }
    const removeEntriesAfter = node.log.removeEntriesAfter
    node.log.removeEntriesAfter = (/** @type {number} */ index) => {
      world.note(`${address} removes its entries after index ${index}`)
      return removeEntriesAfter.call(node.log, index)
    }
  }

  /** @param {string} name */
  function startClient(name) {
    const random = world.random(`client ${name}`)
    const pauseMax = random.between(200, 800)
    plan()

    function plan() {
      world.timeline.plan(random.between(1, pauseMax), true, () => {
        // Two may say that they lead, one of them in an old term: the client does not know better.
        const leading = addresses.filter((address) => nodes.get(address).state === Raft.LEADER)
        if (leading.length > 0) command(leading[random.between(0, leading.length - 1)])
        plan()
      })
    }

    /** @param {string} leader */
    function command(leader) {
      // Numbered over all clients: who gave a command is no part of what broke, so messages differ in numbers only.
      const text = `c${++commands}`
      world.note(`client ${name} gives ${leader} the command "${text}"`)
      void nodes.get(leader).command(text)
    }
  }
}

/** @param {string} from @param {string} to @param {Packet} packet */
function describe(from, to, packet) {
  switch (packet.type) {
    case 'vote':
      return `${from} asks ${to} for its vote in term ${packet.term}`
    case 'voted':
      return `${from} ${packet.data.granted ? 'grants' : 'refuses'} ${to} its vote in term ${packet.term}`
    case 'append':
      if (packet.data === undefined) return `${from} sends ${to} a heartbeat of term ${packet.term}`
      return `${from} sends ${to} ${JSON.stringify(packet.data[0].command)} for index ${packet.data[0].index} in term ${packet.term}`
    case 'append ack':
      return `${from} acknowledges index ${packet.data.index} to ${to}`
    case 'append fail':
      return `${from} tells ${to} that it lacks index ${packet.data.index}`
    default:
      return `${from} answers ${to}: ${packet.data}`
  }
}
