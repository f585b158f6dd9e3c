import type { History } from './history.ts'

/**
 * One order of the whole history from orders of its parts (linearizability is local: Herlihy and Wing, 1990, theorem 1).
 *
 * Each operation stands at the earliest moment that its part allows: the latest call so far. That moment is never after
 * its return, and along a part it never goes back, so that sorting by it keeps both.
 */
export function mergeOrders<Input, Output>(history: History<Input, Output>, orders: readonly Int32Array[]): Int32Array {
  const [only] = orders
  if (only !== undefined && orders.length === 1) return only
  const placed: { readonly index: number; readonly moment: number }[] = []
  for (const order of orders) {
    let moment = Number.NEGATIVE_INFINITY
    for (const index of order) {
      moment = Math.max(moment, history[index]?.call ?? 0)
      placed.push({ index, moment })
    }
  }
  // Stable, so that a part keeps its order among equal moments.
  placed.sort((a, b) => a.moment - b.moment)
  return Int32Array.from(placed, ({ index }) => index)
}
