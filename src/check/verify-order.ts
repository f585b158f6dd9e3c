import type { History } from './history.ts'
import type { Model } from './model.ts'

export type OrderVerdict =
  | { readonly kind: 'verified' }
  /** `at` is the place in the order where it fails, or its length where operations are missing. */
  | { readonly kind: 'refuted'; readonly at: number; readonly why: 'answer' | 'time' | 'repeated' | 'missing' }

/**
 * Whether this order explains the history, in O(n): every completed operation once, open ones at most once, each
 * answer possible, and none after one that was called when it had returned already.
 *
 * `order` holds indices of `history`. A verified order proves the history linearizable; a refuted one proves nothing.
 */
export function verifyOrder<State, Input, Output>(
  history: History<Input, Output>,
  order: Int32Array,
  model: Model<State, Input, Output>,
): OrderVerdict {
  const seen = new Uint8Array(history.length)
  const states = new Map<string, State>()
  let state = model.init
  let latestCall = Number.NEGATIVE_INFINITY
  for (let at = 0; at < order.length; at++) {
    const index = order[at] as number
    const operation = history[index]
    if (operation === undefined || seen[index] === 1) return { kind: 'refuted', at, why: 'repeated' }
    seen[index] = 1
    if (operation.return < latestCall) return { kind: 'refuted', at, why: 'time' }
    if (operation.call > latestCall) latestCall = operation.call
    const part = model.partOf?.(operation.input)
    if (part !== undefined) state = states.get(part) ?? model.init
    const next = model.step(state, operation.input, operation.output)
    if (next === null) return { kind: 'refuted', at, why: 'answer' }
    state = next
    if (part !== undefined) states.set(part, state)
  }
  for (let index = 0; index < history.length; index++) {
    if (seen[index] === 1) continue
    const operation = history[index]
    if (operation === undefined || operation.return === Number.POSITIVE_INFINITY) continue
    // Nobody knows what it answered, and it leaves nothing behind: it may stand anywhere.
    if (operation.output === null && model.isReadOnly(operation.input, null)) continue
    return { kind: 'refuted', at: order.length, why: 'missing' }
  }
  return { kind: 'verified' }
}
