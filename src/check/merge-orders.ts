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
  const rank = rankCalls(history)
  // Counted and then placed, operation by operation, so that a part keeps its order within a moment.
  const places = new Int32Array(history.length + 1)
  let size = 0
  for (const order of orders) {
    let moment = 0
    for (const index of order) {
      moment = Math.max(moment, rank[index] as number)
      places[moment + 1] = (places[moment + 1] as number) + 1
      size++
    }
  }
  for (let moment = 1; moment < places.length; moment++) {
    places[moment] = (places[moment] as number) + (places[moment - 1] as number)
  }
  const merged = new Int32Array(size)
  for (const order of orders) {
    let moment = 0
    for (const index of order) {
      moment = Math.max(moment, rank[index] as number)
      const place = places[moment] as number
      merged[place] = index
      places[moment] = place + 1
    }
  }
  return merged
}

/** Index of an operation -> how many were called before it, those called in one moment by index. */
function rankCalls<Input, Output>(history: History<Input, Output>): Int32Array {
  const byCall = new Int32Array(history.length)
  for (let index = 0; index < byCall.length; index++) byCall[index] = index
  const callOf = (index: number): number => history[index]?.call ?? 0
  const isInOrder = history.every(({ call }, index) => index === 0 || callOf(index - 1) <= call)
  if (isInOrder) return byCall
  byCall.sort((a, b) => callOf(a) - callOf(b) || a - b)
  const rank = new Int32Array(history.length)
  for (const [at, index] of byCall.entries()) rank[index] = at
  return rank
}
