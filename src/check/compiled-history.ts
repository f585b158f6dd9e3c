import type { History } from './history.ts'
import { copyInto, type IntArrays } from './int-arrays.ts'
import type { Model } from './model.ts'

/**
 * A history as flat arrays. Operations that must have happened ("completed") have the numbers 0 to m-1 in the order of
 * their calls, the open ones m to n-1, also by call. Position p is the moment of the p-th return.
 */
export interface CompiledHistory<Input, Output> {
  readonly completed: number
  readonly open: number
  /** Operation -> index in the history given. */
  readonly origin: Int32Array
  /** Operation -> class: operations of a class are the same in every state. */
  readonly classOf: Int32Array
  /** Operation -> class of its input alone, -1 where that is not compared; empty where there is nothing open. */
  readonly inputOf: Int32Array
  readonly classes: readonly { readonly input: Input; readonly output: Output | null }[]
  /** Class -> 1 where it changes nothing in any state. */
  readonly readOnly: Int32Array
  /** Position -> the operation that returns. */
  readonly returning: Int32Array
  /** Completed operation -> its position. */
  readonly position: Int32Array
  /** Position -> how many completed and how many open operations were called until then. */
  readonly calledUntil: Int32Array
  readonly openUntil: Int32Array
  /** Operation -> word and bit of the mask that say "taken". A bit is used again once its operation has returned. */
  readonly word: Int32Array
  readonly bit: Int32Array
  /** Words of the mask: first those of completed operations, then those of open ones. */
  readonly completedWords: number
  readonly words: number
  /** Operation -> 1 where another one of its class exists. */
  readonly hasTwin: Int32Array
}

/** Numbers the operations of `indices` and lays out their masks. Reads without a known answer constrain nothing and go. */
export function compileHistory<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  indices: Int32Array,
  arrays: IntArrays,
): CompiledHistory<Input, Output> {
  const { origin, completed, open } = numberOperations(model, history, indices, arrays)
  const classes = classify(model, history, origin, open > 0, arrays)
  const order = orderReturns(history, origin, completed, open, arrays)
  return { completed, open, origin, ...classes, ...order, ...layMasks(completed, open, order, arrays) }
}

function numberOperations<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  indices: Int32Array,
  arrays: IntArrays,
) {
  const finished: number[] = []
  const unfinished: number[] = []
  for (const index of inCallOrder(history, indices)) {
    const operation = history[index]
    if (operation === undefined) continue
    const { input, output, return: end } = operation
    // Whatever such an operation would have answered, nobody knows it, and it leaves nothing behind.
    if (output === null && model.isReadOnly(input, null)) continue
    if (end === Number.POSITIVE_INFINITY) unfinished.push(index)
    else finished.push(index)
  }
  const origin = arrays(finished.length + unfinished.length)
  origin.set(finished)
  origin.set(unfinished, finished.length)
  return { origin, completed: finished.length, open: unfinished.length }
}

function inCallOrder<Input, Output>(history: History<Input, Output>, indices: Int32Array): Int32Array {
  const callOf = (index: number): number => history[index]?.call ?? 0
  let before = Number.NEGATIVE_INFINITY
  for (let at = 0; at < indices.length; at++) {
    const call = callOf(indices[at] as number)
    if (call < before) return indices.toSorted((a, b) => callOf(a) - callOf(b) || a - b)
    before = call
  }
  return indices
}

function classify<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  origin: Int32Array,
  withInputs: boolean,
  arrays: IntArrays,
) {
  const classes: { input: Input; output: Output | null }[] = []
  const sizes: number[] = []
  const known = new Map<string | number, number>()
  const readOnly: number[] = []
  const inputs = new Map<string | number, number>()
  const numberInput = (key: string | number | null): number => {
    if (key === null) return -1
    const id = inputs.get(key) ?? inputs.size
    inputs.set(key, id)
    return id
  }
  const classOf = arrays(origin.length)
  const inputOf = arrays(withInputs ? origin.length : 0)
  for (let operation = 0; operation < origin.length; operation++) {
    const noted = history[origin[operation] ?? 0]
    if (noted === undefined) continue
    const { input, output } = noted
    const key = model.operationKey(input, output)
    const found = key === null ? undefined : known.get(key)
    const id = found ?? classes.length
    if (found === undefined) {
      classes.push({ input, output })
      readOnly.push(model.isReadOnly(input, output) ? 1 : 0)
      sizes.push(0)
      if (key !== null) known.set(key, id)
    }
    sizes[id] = (sizes[id] ?? 0) + 1
    classOf[operation] = id
    // Only where something is open are inputs compared, and what changes nothing stands in for nothing.
    if (withInputs)
      inputOf[operation] =
        readOnly[id] === 1 ? -1 : numberInput(output === null ? key : model.operationKey(input, null))
  }
  const hasTwin = arrays(origin.length)
  for (let operation = 0; operation < origin.length; operation++) {
    if ((sizes[classOf[operation] as number] as number) > 1) hasTwin[operation] = 1
  }
  return { classes, classOf, inputOf, readOnly: copyInto(arrays(readOnly.length), readOnly), hasTwin }
}

interface Order {
  readonly returning: Int32Array
  readonly position: Int32Array
  readonly calledUntil: Int32Array
  readonly openUntil: Int32Array
}

function orderReturns<Input, Output>(
  history: History<Input, Output>,
  origin: Int32Array,
  completed: number,
  open: number,
  arrays: IntArrays,
): Order {
  const calls: number[] = []
  const ends: number[] = []
  for (let operation = 0; operation < completed + open; operation++) {
    const noted = history[origin[operation] as number]
    calls.push(noted?.call ?? 0)
    if (operation < completed) ends.push(noted?.return ?? 0)
  }
  const returning = inReturnOrder(ends, arrays)
  const position = arrays(completed)
  const calledUntil = arrays(completed)
  const openUntil = arrays(completed)
  let called = 0
  let opened = 0
  for (let at = 0; at < completed; at++) {
    const operation = returning[at] ?? 0
    const end = ends[operation] ?? 0
    position[operation] = at
    // A call in the very instant of a return overlaps it.
    while (called < completed && (calls[called] ?? 0) <= end) called++
    while (opened < open && (calls[completed + opened] ?? 0) <= end) opened++
    calledUntil[at] = called
    openUntil[at] = opened
  }
  return { returning, position, calledUntil, openUntil }
}

/** Moves that are cheaper than to sort: operations that were called in turn return nearly in turn. */
const movesPerOperation = 16

/** Operations by their ends, and those of one end by number. */
function inReturnOrder(ends: readonly number[], arrays: IntArrays): Int32Array {
  const order = arrays(ends.length)
  let movesLeft = movesPerOperation * ends.length
  for (let operation = 0; operation < ends.length; operation++) {
    const end = ends[operation] as number
    let at = operation
    for (; at > 0 && (ends[order[at - 1] as number] as number) > end; at--) order[at] = order[at - 1] as number
    order[at] = operation
    movesLeft -= operation - at
    if (movesLeft < 0) return sortAll(ends)
  }
  return order
}

function sortAll(ends: readonly number[]): Int32Array {
  const order = new Int32Array(ends.length)
  for (let operation = 0; operation < ends.length; operation++) order[operation] = operation
  return order.sort((a, b) => (ends[a] as number) - (ends[b] as number) || a - b)
}

function layMasks(completed: number, open: number, { returning, calledUntil }: Order, arrays: IntArrays) {
  const slots = arrays(completed)
  const free: number[] = []
  let slotCount = 0
  let called = 0
  for (let at = 0; at < completed; at++) {
    for (const until = calledUntil[at] as number; called < until; called++) slots[called] = free.pop() ?? slotCount++
    free.push(slots[returning[at] as number] as number)
  }
  const completedWords = (slotCount + 31) >>> 5
  const words = completedWords + ((open + 31) >>> 5)
  const word = arrays(completed + open)
  const bit = arrays(completed + open)
  for (let operation = 0; operation < completed; operation++) {
    const slot = slots[operation] ?? 0
    word[operation] = slot >>> 5
    bit[operation] = 1 << (slot & 31)
  }
  for (let slot = 0; slot < open; slot++) {
    word[completed + slot] = completedWords + (slot >>> 5)
    bit[completed + slot] = 1 << (slot & 31)
  }
  return { word, bit, completedWords, words }
}
