import { compareText } from '../../base/text.ts'
import type { History } from '../history.ts'
import type { KvInput, KvOutput } from './kv.ts'

/** Whether a get of a key that holds `text` may still be answered so, now or after other writes; false is certain. */
export type MayStillGet = (text: string, input: KvInput, output: KvOutput | null) => boolean

/**
 * A text only grows until the next put. So a get whose answer does not begin with the text waits for a put of the
 * beginning of its answer, and where that put has been done, it waits in vain.
 *
 * A text tells that a put has been done if it begins with the put's value, and no other write of that key could begin
 * so: none has a value that is the beginning of this one, or begins with it. Where a history does not write such
 * values, nothing is foreseen.
 */
export function foreseeGets(history: History<KvInput, KvOutput>): MayStillGet {
  const beginnings = new Map<string, Beginnings>()
  let writes: Map<string, KvInput[]> | null = null
  const put = new Map<KvOutput, string | true | null>()

  /** Found when a get first asks: in most histories few do. */
  const beginningsOf = (key: string): Beginnings => {
    const known = beginnings.get(key)
    if (known !== undefined) return known
    writes ??= groupWrites(history)
    const found = findBeginnings(writes.get(key) ?? [])
    beginnings.set(key, found)
    return found
  }

  /** The value of the put that such an answer begins with; null where there is none, true where it cannot be told. */
  const putOf = (input: KvInput, output: KvOutput): string | true | null => {
    const known = put.get(output)
    if (known !== undefined) return known
    const { distinct, unclear } = beginningsOf(input.key)
    const found = unclear.some((value) => output.text.startsWith(value))
      ? true
      : (distinct.find((value) => output.text.startsWith(value)) ?? null)
    put.set(output, found)
    return found
  }

  return (text, input, output) => {
    if (input.kind !== 'get' || output === null || output.text.startsWith(text)) return true
    const value = putOf(input, output)
    return value === true || (value !== null && !text.startsWith(value))
  }
}

interface Beginnings {
  /** Values of puts that nothing else could be taken for. */
  readonly distinct: readonly string[]
  readonly unclear: readonly string[]
}

function groupWrites(history: History<KvInput, KvOutput>): Map<string, KvInput[]> {
  const writes = new Map<string, KvInput[]>()
  for (const { input } of history) {
    if (input.kind === 'get') continue
    const known = writes.get(input.key)
    if (known === undefined) writes.set(input.key, [input])
    else known.push(input)
  }
  return writes
}

function findBeginnings(writes: readonly KvInput[]): Beginnings {
  const distinct: string[] = []
  const unclear: string[] = []
  // In the order of text, those that begin with a value stand together after it.
  const around: string[] = []
  const sorted = writes.toSorted((a, b) => compareText(a.value, b.value))
  for (const [at, { kind, value }] of sorted.entries()) {
    while (around.length > 0 && !value.startsWith(around.at(-1) ?? '')) around.pop()
    const isUnclear = around.length > 0 || sorted[at + 1]?.value.startsWith(value) === true
    around.push(value)
    if (kind !== 'put') continue
    if (isUnclear) unclear.push(value)
    else distinct.push(value)
  }
  return { distinct, unclear }
}
