import { compareText } from '../../base/text.ts'
import type { Model } from '../model.ts'
import { foreseeGets } from './foresee-gets.ts'

export interface KvInput {
  readonly kind: 'get' | 'put' | 'append'
  readonly key: string
  /** Empty for a get. */
  readonly value: string
}

/** What a get gave; empty for writes, and for a key that was never written. */
export type KvOutput = KvText

/** A text with its FNV-1a hash, which appending continues. */
export interface KvText {
  readonly text: string
  readonly hash: number
}

const fnvStart = 0x811c9dc5 | 0

/** An answer, hashed once, because every state in which it might be possible compares it. */
export function hashText(text: string): KvText {
  return { text, hash: continueHash(fnvStart, text) }
}

const emptyText = hashText('')

/** Keys with get, put and append, each checked apart from the others. */
export const kvPartitioned: Model<KvText, KvInput, KvOutput> = {
  name: 'kv-partitioned',
  init: emptyText,
  step: stepText,
  hash: ({ hash }) => hash,
  equals: isSameText,
  operationKey,
  isReadOnly: ({ kind }) => kind === 'get',
  partOf: ({ key }) => key,
  forHistory(history) {
    const mayStillGet = foreseeGets(history)
    return { ...kvPartitioned, mayStillAnswer: ({ text }, input, output) => mayStillGet(text, input, output) }
  },
  describeOperation,
  describeState: ({ text }) => JSON.stringify(text),
  describeAnswer: (state, input) => describeOperation(input, state),
}

interface KvPair extends KvText {
  readonly key: string
  /** Of key and text. */
  readonly pairHash: number
}

interface KvMap {
  /** In the order of keys, without those never written. */
  readonly pairs: readonly KvPair[]
  readonly hash: number
}

/** The same operations on one map of all keys: what partitioning saves, for comparison, and a harder search. */
export const kvNoPartition: Model<KvMap, KvInput, KvOutput> = {
  name: 'kv-no-partition',
  init: { pairs: [], hash: 0 },
  step(state, input, output) {
    const { pairs } = state
    const at = placeOf(pairs, input.key)
    const pair = pairs[at]
    const before = pair !== undefined && pair.key === input.key ? pair : null
    const after = stepText(before ?? emptyText, input, output)
    if (after === null) return null
    if (after === before || (before === null && after === emptyText)) return state
    const pairHash = continueHash(after.hash, input.key)
    const written = { key: input.key, text: after.text, hash: after.hash, pairHash }
    const next = before === null ? pairs.toSpliced(at, 0, written) : pairs.with(at, written)
    return { pairs: next, hash: state.hash ^ (before?.pairHash ?? 0) ^ pairHash }
  },
  hash: ({ hash }) => hash,
  equals(a, b) {
    return (
      a.hash === b.hash && a.pairs.length === b.pairs.length && a.pairs.every((pair, at) => isSame(pair, b.pairs[at]))
    )
  },
  operationKey,
  isReadOnly: ({ kind }) => kind === 'get',
  forHistory(history) {
    const mayStillGet = foreseeGets(history)
    return {
      ...kvNoPartition,
      mayStillAnswer: ({ pairs }, input, output) =>
        mayStillGet(pairs.find(({ key }) => key === input.key)?.text ?? '', input, output),
    }
  },
  describeOperation,
  describeState: ({ pairs }) => `{${pairs.map(({ key, text }) => `${key}: ${JSON.stringify(text)}`).join(', ')}}`,
  describeAnswer({ pairs }, input) {
    return describeOperation(input, pairs.find(({ key }) => key === input.key) ?? emptyText)
  },
}

function stepText(state: KvText, { kind, value }: KvInput, output: KvOutput | null): KvText | null {
  switch (kind) {
    case 'get':
      return output === null || isSameText(output, state) ? state : null
    case 'put':
      return value === state.text ? state : { text: value, hash: continueHash(fnvStart, value) }
    case 'append':
      return value === '' ? state : { text: state.text + value, hash: continueHash(state.hash, value) }
  }
}

function isSameText(a: KvText, b: KvText): boolean {
  return a.hash === b.hash && a.text === b.text
}

function continueHash(start: number, text: string): number {
  let hash = start
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** Gets with an answer are not compared: to put long answers together and look them up costs more than to ask for each. */
function operationKey({ kind, key, value }: KvInput, output: KvOutput | null): string | null {
  if (kind === 'get') return output === null ? `g${key}` : null
  return `${kind === 'put' ? 'p' : 'a'}${key}\0${value}${output === null ? '\0?' : ''}`
}

function describeOperation({ kind, key, value }: KvInput, output: KvOutput | null): string {
  if (kind !== 'get') return `${kind} ${key} ${JSON.stringify(value)}`
  return `get ${key}${output === null ? '' : ` -> ${JSON.stringify(output.text)}`}`
}

function placeOf(pairs: readonly KvPair[], key: string): number {
  let at = 0
  for (let pair = pairs[0]; pair !== undefined && compareText(pair.key, key) < 0; pair = pairs[at]) at++
  return at
}

function isSame(a: KvPair, b: KvPair | undefined): boolean {
  return a === b || (b !== undefined && a.pairHash === b.pairHash && a.key === b.key && a.text === b.text)
}
