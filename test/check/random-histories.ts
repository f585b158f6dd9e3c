import type { EtcdKvRequest, EtcdRequest, EtcdResponse } from '../../src/check/etcd-operation.ts'
import type { History, Operation } from '../../src/check/history.ts'
import { applyEtcd } from '../../src/check/models/apply-etcd.ts'
import type { RegisterInput, RegisterOutput, RegisterState } from '../../src/check/models/etcd-cas-register.ts'
import { emptyEtcdState } from '../../src/check/models/etcd-state.ts'
import { hashText, type KvInput, type KvOutput } from '../../src/check/models/kv.ts'

/** Whole numbers from 0, less than `n`. */
export type Below = (n: number) => number

/** A small history of a register: answers of a correct one, some of them changed, some never given. */
export function randomRegisterHistory(below: Below): History<RegisterInput, RegisterOutput> {
  const values = 1 + below(3)
  const ask = (): RegisterInput => {
    const kind = below(3)
    if (kind === 0) return { kind: 'read' }
    return kind === 1
      ? { kind: 'write', value: below(values) }
      : { kind: 'cas', from: below(values), to: below(values) }
  }
  let state: RegisterState = 'nil'
  const answer = (input: RegisterInput): RegisterOutput => {
    switch (input.kind) {
      case 'read':
        return { kind: 'read', value: state }
      case 'write':
        state = input.value
        return { kind: 'write' }
      case 'cas': {
        const swapped = state === input.from
        if (swapped) state = input.to
        return { kind: 'cas', swapped }
      }
    }
  }
  const change = (output: RegisterOutput): RegisterOutput => {
    if (output.kind === 'read') return { kind: 'read', value: below(4) === 0 ? 'nil' : below(values) }
    return output.kind === 'cas' ? { kind: 'cas', swapped: !output.swapped } : output
  }
  return randomHistory(below, { ask, answer, change })
}

/** The same of keys with get, put and append; values that begin with each other, and ones that do not. */
export function randomKvHistory(below: Below): History<KvInput, KvOutput> {
  const values = below(2) === 0 ? ['a', 'ab', 'b', ''] : ['a.', 'b.', 'c.', 'd.', 'e.']
  const keys = 1 + below(2)
  const state = new Map<string, string>()
  const ask = (): KvInput => {
    const key = `${below(keys)}`
    const kind = (['get', 'put', 'append'] as const)[below(3)] ?? 'get'
    return { kind, key, value: kind === 'get' ? '' : (values[below(values.length)] ?? '') }
  }
  const answer = ({ kind, key, value }: KvInput): KvOutput => {
    const before = state.get(key) ?? ''
    if (kind === 'get') return hashText(before)
    state.set(key, kind === 'put' ? value : before + value)
    return hashText('')
  }
  const change = (output: KvOutput): KvOutput => {
    const value = values[below(values.length)] ?? ''
    return hashText(below(2) === 0 ? value : output.text.slice(0, -1) + value)
  }
  return randomHistory(below, { ask, answer, change, changes: ({ kind }) => kind === 'get' })
}

/** The same of etcd, with every kind of request. */
export function randomEtcdHistory(below: Below): History<EtcdRequest, EtcdResponse> {
  const key = (): string => `${'ab'[below(2)]}`
  const lease = (): { lease?: number } => (below(4) === 0 ? { lease: 1 + below(2) } : {})
  const flag = <Name extends string>(name: Name): { [Key in Name]?: true } =>
    (below(4) === 0 ? { [name]: true } : {}) as { [Key in Name]?: true }
  const askKv = (): EtcdKvRequest => {
    switch (below(4)) {
      case 0:
        return {
          kind: 'range',
          key: key(),
          ...(below(2) === 0 ? { rangeEnd: 'c' } : {}),
          ...flag('keysOnly'),
          ...flag('countOnly'),
        }
      case 1:
        return { kind: 'deleteRange', key: key(), ...flag('prevKv') }
      default:
        return { kind: 'put', key: key(), value: `${below(3)}`, ...lease(), ...flag('prevKv') }
    }
  }
  const ask = (): EtcdRequest => {
    switch (below(10)) {
      case 0:
        return { kind: 'leaseGrant', lease: 1 + below(2) }
      case 1:
        return { kind: 'leaseRevoke', lease: 1 + below(2) }
      case 2:
        return { kind: 'compact', revision: 1 + below(4) }
      case 3:
        return { kind: 'range', key: 'a', rangeEnd: '\0', revision: 1 + below(4), limit: below(2) }
      case 4:
      case 5: {
        const compare = [{ key: key(), target: 'mod', result: '=', number: below(4) } as const]
        return { kind: 'txn', compare, success: [askKv()], failure: below(2) === 0 ? [] : [askKv()] }
      }
      default:
        return askKv()
    }
  }
  let state = emptyEtcdState
  const answer = (request: EtcdRequest): EtcdResponse => {
    const applied = applyEtcd(state, request, true)
    state = applied.state
    return applied.response
  }
  const change = (response: EtcdResponse): EtcdResponse => {
    if (response.kind === 'error') return response
    if (response.kind === 'range' && response.kvs.length > 0 && below(2) === 0) {
      return { ...response, kvs: response.kvs.map((pair) => ({ ...pair, value: `${below(3)}` })) }
    }
    return { ...response, revision: Math.max(1, response.revision + (below(2) === 0 ? 1 : -1)) }
  }
  return randomHistory(below, { ask, answer, change })
}

interface System<Input, Output> {
  ask(): Input
  answer(input: Input): Output
  change(output: Output): Output
  readonly changes?: (input: Input) => boolean
}

const operationsMax = 7

/**
 * Clients that call, are served at some moment, and return; time is a small number, so that many events share one. Some
 * answers are exchanged for others, which most often leaves nothing that explains them.
 */
function randomHistory<Input, Output>(below: Below, system: System<Input, Output>): History<Input, Output> {
  const clientCount = 1 + below(4)
  const total = 1 + below(operationsMax)
  const changedShare = below(5)
  const crashedShare = below(3)
  const running: { client: number; call: number; input: Input; output: Output | null }[] = []
  const history: Operation<Input, Output>[] = []
  let started = 0
  let now = 0
  while (started < total || running.length > 0) {
    now += below(2)
    const at = below(clientCount)
    const chosen = running[at]
    if (chosen === undefined) {
      if (started === total || running.length === clientCount) continue
      // A client of its own for each, since crashed ones may not call again.
      running.push({ client: started++, call: now, input: system.ask(), output: null })
    } else if (chosen.output === null) {
      chosen.output = system.answer(chosen.input)
    } else {
      running.splice(at, 1)
      const isChanged = below(12) < changedShare && (system.changes?.(chosen.input) ?? true)
      const output = isChanged ? system.change(chosen.output) : chosen.output
      const fate = below(10)
      if (fate < crashedShare) history.push({ ...chosen, return: Number.POSITIVE_INFINITY, output: null })
      else history.push({ ...chosen, return: now, output: fate === 9 && crashedShare === 2 ? null : output })
    }
  }
  // Some crashed before they were served.
  return below(3) > 0
    ? history
    : history.filter(({ return: end }) => end !== Number.POSITIVE_INFINITY || below(2) === 0)
}
