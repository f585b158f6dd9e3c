import { describe, expect, test } from 'vitest'
import { checkLinearizability } from '../../src/check/linearizability.ts'
import { mergeOrders } from '../../src/check/merge-orders.ts'
import { etcdCasRegister } from '../../src/check/models/etcd-cas-register.ts'
import { hashText, kvPartitioned } from '../../src/check/models/kv.ts'
import { readKvLog } from '../../src/check/read-kv-log.ts'
import { soundRules } from '../../src/check/search-rules.ts'
import { verifyOrder } from '../../src/check/verify-order.ts'
import { compareWithBruteForce, type Subject, soundVariants, unsoundRules } from './compare-with-brute-force.ts'
import { generateRegisterHistory } from './generate-register-history.ts'

describe('the search says what brute force says', () => {
  for (const subject of ['register', 'kv', 'etcd'] satisfies Subject[]) {
    test(`on 1,500 random small histories of ${subject}, with each rule left out`, () => {
      const comparison = compareWithBruteForce(subject, { from: 0, count: 1500 }, soundVariants)
      expect(comparison.mismatches).toEqual([])
      // Neither verdict is rare, so that agreement means something.
      expect(comparison.linearizable).toBeGreaterThan(500)
      expect(comparison.histories - comparison.linearizable).toBeGreaterThan(150)
    })
  }

  test('and not with the rule "what does not change the state goes at once", which is unsound', () => {
    const planted = { unsound: unsoundRules }
    expect(compareWithBruteForce('register', { from: 0, count: 3000 }, planted).mismatches.length).toBeGreaterThan(3)
  })
})

describe('what would take for ever', () => {
  test('10,000 operations of 10 clients with a violation at 98 % take under a million steps', () => {
    const history = generateRegisterHistory({ operations: 10_000, clients: 10, values: 5, seed: 1, badAt: 0.98 })
    const verdict = checkLinearizability(etcdCasRegister, history, { limits: { stepsMax: 1_000_000 } })
    expect(verdict.kind).toBe('not linearizable')
    if (verdict.kind !== 'not linearizable') return
    expect(history[verdict.violation.operation]).toMatchObject({ output: { kind: 'read', value: 5 } })
    expect(verdict.violation.longest.length).toBeGreaterThan(9700)
  })

  test('out of steps is unknown, with the steps that were used, and says the same again', () => {
    const history = generateRegisterHistory({ operations: 2000, clients: 10, values: 5, seed: 2, badAt: 0.9 })
    const unknown = { kind: 'unknown', why: 'steps', steps: 1000 }
    expect(checkLinearizability(etcdCasRegister, history, { limits: { stepsMax: 1000 } })).toEqual(unknown)
    expect(checkLinearizability(etcdCasRegister, history, { limits: { stepsMax: 1000 } })).toEqual(unknown)
  })

  test('full tables are unknown', () => {
    const history = generateRegisterHistory({ operations: 5000, clients: 10, values: 5, seed: 3, badAt: 0.9 })
    const verdict = checkLinearizability(etcdCasRegister, history, { limits: { wordsMax: 1000 } })
    expect(verdict).toMatchObject({ kind: 'unknown', why: 'memory' })
  })
})

describe('a known order', () => {
  const history = generateRegisterHistory({ operations: 1000, clients: 5, values: 5, seed: 4, badAt: null })
  const found = checkLinearizability(etcdCasRegister, history)
  const order = found.kind === 'linearizable' ? found.order : new Int32Array()

  test('that explains the history needs no step', () => {
    expect(found.steps).toBeGreaterThan(500)
    expect(checkLinearizability(etcdCasRegister, history, { order })).toMatchObject({ kind: 'linearizable', steps: 0 })
  })

  test('that is wrong costs the search and not the verdict', () => {
    const wrong = order.toReversed()
    expect(checkLinearizability(etcdCasRegister, history, { order: wrong })).toMatchObject({
      kind: 'linearizable',
      steps: found.steps,
    })
  })

  test('is refuted where an answer is not possible, times contradict it, or operations are missing or repeated', () => {
    const read = { client: 0, call: 1, return: 2, input: { kind: 'read' }, output: { kind: 'read', value: 1 } } as const
    const write = {
      client: 1,
      call: 3,
      return: 4,
      input: { kind: 'write', value: 1 },
      output: { kind: 'write' },
    } as const
    const verify = (...indices: number[]) => verifyOrder([read, write], Int32Array.from(indices), etcdCasRegister)
    expect(verify(0, 1)).toEqual({ kind: 'refuted', at: 0, why: 'answer' })
    expect(verify(1, 0)).toEqual({ kind: 'refuted', at: 1, why: 'time' })
    expect(verify(1)).toEqual({ kind: 'refuted', at: 1, why: 'missing' })
    expect(verify(1, 1)).toEqual({ kind: 'refuted', at: 1, why: 'repeated' })
    expect(verifyOrder([write, { ...read, call: 4, return: 5 }], Int32Array.of(0, 1), etcdCasRegister)).toEqual({
      kind: 'verified',
    })
  })
})

test('a read that overlaps a write at one instant alone may see it: intervals are closed', () => {
  const write = {
    client: 0,
    call: 5,
    return: 9,
    input: { kind: 'write', value: 1 },
    output: { kind: 'write' },
  } as const
  const read = { client: 1, call: 1, return: 5, input: { kind: 'read' }, output: { kind: 'read', value: 1 } } as const
  expect(checkLinearizability(etcdCasRegister, [write, read]).kind).toBe('linearizable')
  expect(checkLinearizability(etcdCasRegister, [write, { ...read, return: 4 }]).kind).toBe('not linearizable')
})

const readAt = (call: number, value: number | 'nil') =>
  ({ client: 1, call, return: call, input: { kind: 'read' }, output: { kind: 'read', value } }) as const

test('a write of unknown fate may explain a read long after, or nothing', () => {
  const write = {
    client: 0,
    call: 1,
    return: Number.POSITIVE_INFINITY,
    input: { kind: 'write', value: 1 },
    output: null,
  } as const
  expect(checkLinearizability(etcdCasRegister, [write, readAt(2, 'nil'), readAt(3, 1)]).kind).toBe('linearizable')
  expect(checkLinearizability(etcdCasRegister, [write, readAt(2, 'nil'), readAt(3, 'nil')]).kind).toBe('linearizable')
  expect(checkLinearizability(etcdCasRegister, [write, readAt(2, 1), readAt(3, 'nil')]).kind).toBe('not linearizable')
})

test('where nothing overlaps the first answer that is not possible decides, without a search, in its own part', () => {
  const text = [
    '{:process 1, :type :invoke, :f :put, :key "a", :value "x"}',
    '{:process 1, :type :ok, :f :put, :key "a", :value "x"}',
    '{:process 0, :type :invoke, :f :put, :key "b", :value "y"}',
    '{:process 0, :type :ok, :f :put, :key "b", :value "y"}',
    '{:process 1, :type :invoke, :f :get, :key "a", :value nil}',
    '{:process 1, :type :ok, :f :get, :key "a", :value "y"}',
    '{:process 0, :type :invoke, :f :get, :key "b", :value nil}',
    '{:process 0, :type :ok, :f :get, :key "b", :value ""}',
  ].join('\n')
  expect(checkLinearizability(kvPartitioned, readKvLog(text))).toEqual({
    kind: 'not linearizable',
    violation: { operation: 2, isFirst: true, longest: Int32Array.of(0), states: [hashText('x')], part: 'a' },
    steps: 0,
  })
})

const write = (key: string, call: number, end: number) =>
  ({ client: call, call, return: end, input: { kind: 'put', key, value: `${call}` }, output: hashText('') }) as const

test('orders of parts become one order of the whole, also of a history that is not in the order of its calls', () => {
  // Of each key the later call went first: both overlap, and the two of one call do with everything.
  const history = [write('a', 5, 9), write('b', 3, 9), write('a', 1, 7), write('b', 3, 4), write('c', 8, 8)]
  const merged = mergeOrders(history, [Int32Array.of(0, 2), Int32Array.of(1, 3), Int32Array.of(4)])
  expect(verifyOrder(history, merged, kvPartitioned).kind).toBe('verified')
  expect(merged.indexOf(0)).toBeLessThan(merged.indexOf(2))
  expect(merged.indexOf(1)).toBeLessThan(merged.indexOf(3))
})

test('all rules at once look at fewer configurations than none', () => {
  const history = generateRegisterHistory({ operations: 60, clients: 6, values: 3, seed: 5, badAt: 0.9, crashed: 0.1 })
  const none = { ...soundRules, isForced: () => false, twins: false, openOperations: false, dominance: false }
  const [all, plain] = [soundRules, none].map((rules) => checkLinearizability(etcdCasRegister, history, { rules }))
  expect(all?.kind).toBe('not linearizable')
  expect(plain?.kind).toBe('not linearizable')
  expect((plain?.steps ?? 0) / (all?.steps ?? 1)).toBeGreaterThan(5)
})
