import type { History, Operation } from '../../src/check/history.ts'
import type { RegisterInput, RegisterOutput, RegisterState } from '../../src/check/models/etcd-cas-register.ts'

export interface RegisterHistoryOptions {
  readonly operations: number
  readonly clients: number
  /** Values are 0 to so many less one; few values make the search hard. */
  readonly values: number
  readonly seed: number
  /** Place, from 0 to 1, of a read that gives a value nobody wrote; null: linearizable. */
  readonly badAt: number | null
  /** Share of writes whose answer never comes. */
  readonly crashed?: number
}

/** A history as a correct register would give it to clients that run at the same time, with one bad read on request. */
export function generateRegisterHistory(options: RegisterHistoryOptions): History<RegisterInput, RegisterOutput> {
  const random = makeRandom(options.seed)
  const below = (n: number): number => Math.floor(random() * n)
  const history: Operation<RegisterInput, RegisterOutput>[] = []
  const bad = options.badAt === null ? -1 : Math.floor(options.operations * options.badAt)
  const running: { client: number; call: number; input: RegisterInput; output: RegisterOutput | null }[] = []
  const idle = Array.from({ length: options.clients }, (_, client) => client)
  let state: RegisterState = 'nil'
  let now = 0
  let clientCount = options.clients
  let started = 0
  while (started < options.operations || running.length > 0) {
    now++
    const at = below(options.clients)
    const chosen = running[at]
    if (chosen === undefined) {
      const client = idle.shift()
      if (client === undefined || started === options.operations) continue
      started++
      running.push({ client, call: now, input: chooseInput(below, options.values), output: null })
    } else if (chosen.output === null) {
      ;[state, chosen.output] = apply(state, chosen.input)
    } else {
      running.splice(at, 1)
      const crashes = random() < (options.crashed ?? 0) && chosen.input.kind === 'write'
      const output = crashes ? null : chosen.output
      history.push({ ...chosen, output, return: crashes ? Number.POSITIVE_INFINITY : now })
      idle.push(crashes ? clientCount++ : chosen.client)
    }
  }
  history.sort((a, b) => a.call - b.call)
  if (bad === -1) return history
  const target = history.findIndex(({ input }, place) => place >= bad && input.kind === 'read')
  return history.map((operation, place) =>
    place === target ? { ...operation, output: { kind: 'read', value: options.values } } : operation,
  )
}

function chooseInput(below: (n: number) => number, values: number): RegisterInput {
  switch (below(3)) {
    case 0:
      return { kind: 'read' }
    case 1:
      return { kind: 'write', value: below(values) }
    default:
      return { kind: 'cas', from: below(values), to: below(values) }
  }
}

function apply(state: RegisterState, input: RegisterInput): [RegisterState, RegisterOutput] {
  switch (input.kind) {
    case 'read':
      return [state, { kind: 'read', value: state }]
    case 'write':
      return [input.value, { kind: 'write' }]
    case 'cas':
      return [state === input.from ? input.to : state, { kind: 'cas', swapped: state === input.from }]
  }
}

/** mulberry32: small, fast, the same everywhere. */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
