import { assert } from '../base/assert.ts'
import { type CompiledHistory, compileHistory } from './compiled-history.ts'
import { checkHistory, type History } from './history.ts'
import { type IntArrays, makeIntArrays } from './int-arrays.ts'
import { mergeOrders } from './merge-orders.ts'
import type { Model } from './model.ts'
import { type DeadEnd, type Search, startSearch } from './search.ts'
import type { SearchRules } from './search-rules.ts'
import { verifyOrder } from './verify-order.ts'

/** Three-valued: `unknown` is neither a violation nor a pass. The same history and limits give the same verdict. */
export type Verdict<State> =
  | {
      readonly kind: 'linearizable'
      /** Indices of the history in an order that explains it; an open operation that is left out never happened. */
      readonly order: Int32Array
      /** 0 where a known order was verified and nothing had to be searched. */
      readonly steps: number
    }
  | { readonly kind: 'not linearizable'; readonly violation: Violation<State>; readonly steps: number }
  | { readonly kind: 'unknown'; readonly why: UnknownReason; readonly steps: number }

/** `steps`: the budget is used up. `memory`: the tables are full. */
export type UnknownReason = 'steps' | 'memory'

/** Why no order explains the history. */
export interface Violation<State> {
  /** Index of an operation that no order of it and what came before can explain. */
  readonly operation: number
  /**
   * Whether it is proven to be the one that returns first: while it need not have happened, nor anything that was still
   * open, the history until its return is fine.
   */
  readonly isFirst: boolean
  /** Indices of the longest order of operations that leads up to it. */
  readonly longest: Int32Array
  /** States that the best orders end in, that of `longest` first; the operation is possible in none of them. */
  readonly states: readonly [State, ...State[]]
  /** The part of the history that this is about (a key, say); null where the model has no parts. */
  readonly part: string | null
}

export interface CheckLimits {
  /** Most operations tried in a configuration, over all parts. */
  readonly stepsMax: number
  /** Most 32-bit words in the tables, over all parts. */
  readonly wordsMax: number
  /** Most states met, over all parts. */
  readonly statesMax: number
}

/** Seconds to a minute of a core by model, and at most about 2 GB. */
export const checkLimits: CheckLimits = { stepsMax: 50_000_000, wordsMax: 2 ** 27, statesMax: 2 ** 21 }

export interface CheckOptions {
  readonly limits?: Partial<CheckLimits>
  /** Indices of the history in the order in which it happened, where that is known. Verified first, never trusted. */
  readonly order?: Int32Array
  readonly rules?: SearchRules
}

/**
 * Whether clients could have seen this of a system that does one thing at a time, each at some moment between call and
 * return (Herlihy and Wing, 1990).
 *
 * A known order is verified in O(n): that of the options, or the one that the model proposes. Only where that fails is
 * an order searched for.
 *
 * @throws UserError where no client can have seen such a history, see `checkHistory`
 */
export function checkLinearizability<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  options: CheckOptions = {},
): Verdict<State> {
  checkHistory(history)
  for (const propose of [() => options.order, () => model.proposeOrder?.(history)]) {
    const order = propose()
    if (order !== undefined && verifyOrder(history, order, model).kind === 'verified') {
      return { kind: 'linearizable', order, steps: 0 }
    }
  }
  const only = onlyOrder(history)
  if (only !== undefined) return judgeOnlyOrder(model, history, only)
  const narrowed = model.forHistory?.(history) ?? model
  const arrays = makeIntArrays(history.length)
  // Compiled when its turn comes: where one of the first parts decides, the others need not be.
  const parts = splitHistory(model, history).map(
    ([name, indices]) =>
      () =>
        startPart(narrowed, history, name, indices, arrays, options.rules),
  )
  const verdict = searchParts(history, parts, { ...checkLimits, ...options.limits })
  return 'deadEnd' in verdict ? explain(model, verdict, arrays, options.rules) : verdict
}

/**
 * The order of a history in which nothing overlaps and everything returned; undefined where it does not, or its
 * operations are not in order.
 */
function onlyOrder<Input, Output>(history: History<Input, Output>): Int32Array | undefined {
  let end = Number.NEGATIVE_INFINITY
  for (const operation of history) {
    if (operation.call <= end) return undefined
    end = operation.return
  }
  if (end === Number.POSITIVE_INFINITY) return undefined
  const order = new Int32Array(history.length)
  for (let index = 0; index < order.length; index++) order[index] = index
  return order
}

/** Where there is only one order, its first answer that is not possible decides. */
function judgeOnlyOrder<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  order: Int32Array,
): Verdict<State> {
  const verdict = verifyOrder(history, order, model)
  if (verdict.kind === 'verified') return { kind: 'linearizable', order, steps: 0 }
  const { at: operation, why } = verdict
  assert(why === 'answer', `an order of everything, by time, is refuted by ${why}`)
  const partOf = (index: number): string | null => {
    const noted = history[index]
    return noted === undefined ? null : (model.partOf?.(noted.input) ?? null)
  }
  const part = partOf(operation)
  const longest = order.subarray(0, operation).filter((index) => partOf(index) === part)
  let state = model.init
  for (const index of longest) {
    const { input, output } = history[index] as History<Input, Output>[number]
    state = model.step(state, input, output) ?? state
  }
  const violation = { operation, isFirst: true, longest, states: [state] as const, part }
  return { kind: 'not linearizable', violation, steps: 0 }
}

/**
 * A model that foresees gives attempts up before they fail, and the dead end may come too early: a write was not let in,
 * say, because a later answer contradicts it. Without foresight the search then goes as far as anything goes, for about
 * as long as it took; where that is not enough, the early dead end stands, and says so.
 */
function explain<State, Input, Output>(
  model: Model<State, Input, Output>,
  { part, deadEnd, steps }: Exhausted<State, Input, Output>,
  arrays: IntArrays,
  rules: SearchRules | undefined,
): Verdict<State> {
  const kind = 'not linearizable'
  if (deadEnd.isExact) return { kind, violation: describeDeadEnd(part, deadEnd), steps }
  const { mayStillAnswer: _, ...plain } = model
  const search = startSearch<State, Input, Output>(plain, part.compiled, arrays, rules)
  const result = search.run(Math.min(Math.max(explanationSteps.min, 2 * part.search.steps), explanationSteps.max))
  assert(result.kind !== 'found', `the model ${model.name} for one history refuses what the plain one explains`)
  const violation =
    result.kind === 'exhausted' ? describeDeadEnd({ ...part, search }, result.deadEnd) : describeDeadEnd(part, deadEnd)
  return { kind, violation, steps: steps + search.steps }
}

interface Part<State, Input, Output> {
  readonly name: string | null
  readonly compiled: CompiledHistory<Input, Output>
  readonly search: Search<State>
  order: Int32Array | null
}

function startPart<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  name: string | null,
  indices: Int32Array,
  arrays: IntArrays,
  rules: SearchRules | undefined,
): Part<State, Input, Output> {
  const compiled = compileHistory(model, history, indices, arrays)
  return { name, compiled, search: startSearch(model, compiled, arrays, rules), order: null }
}

function splitHistory<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
): [string | null, Int32Array][] {
  if (model.partOf === undefined) {
    const all = new Int32Array(history.length)
    for (let index = 0; index < all.length; index++) all[index] = index
    return [[null, all]]
  }
  const parts = new Map<string, number[]>()
  for (let index = 0; index < history.length; index++) {
    const operation = history[index]
    if (operation === undefined) continue
    const name = model.partOf(operation.input)
    const part = parts.get(name)
    if (part === undefined) parts.set(name, [index])
    else part.push(index)
  }
  return [...parts].map(([name, indices]) => [name, Int32Array.from(indices)])
}

interface Exhausted<State, Input, Output> {
  readonly part: Part<State, Input, Output>
  readonly deadEnd: DeadEnd
  readonly steps: number
}

/** Steps to find out how far anything goes, beyond the budget: the verdict stands already. */
const explanationSteps = { min: 20_000, max: 500_000 }

/** Steps of each part in a round, doubled from one round to the next; the limit on memory is looked at after each. */
const firstSlice = 512
const sliceMax = 2 ** 20

/**
 * Searches all parts by turns: one part may be hopelessly large while another has the violation, which decides. (In a
 * Porcupine log of 50 clients, the first of ten keys has more than 16 million states, and the violation is elsewhere.)
 * Once all have had their turn, the one that seems nearest to its end has half as many steps as all of them had.
 */
function searchParts<State, Input, Output>(
  history: History<Input, Output>,
  starts: readonly (() => Part<State, Input, Output>)[],
  limits: CheckLimits,
): Exclude<Verdict<State>, { kind: 'not linearizable' }> | Exhausted<State, Input, Output> {
  const parts: Part<State, Input, Output>[] = []
  let open = [...starts.keys()]
  let steps = 0

  const searchPart = (nth: number, slice: number): ReturnType<typeof searchParts<State, Input, Output>> | null => {
    const part = parts[nth] ?? starts[nth]?.()
    assert(part !== undefined, 'a part that is not there')
    parts[nth] = part
    const { search, compiled } = part
    const before = search.steps
    const result = search.run(Math.min(slice, limits.stepsMax - steps))
    steps += search.steps - before
    if (result.kind === 'exhausted') return { part, deadEnd: result.deadEnd, steps }
    if (result.kind === 'found') part.order = result.order.map((operation) => compiled.origin[operation] as number)
    else if (steps >= limits.stepsMax) return { kind: 'unknown', why: 'steps', steps }
    else if (isFull(parts, limits)) return { kind: 'unknown', why: 'memory', steps }
    return null
  }

  for (let slice = firstSlice; open.length > 0; slice = Math.min(2 * slice, sliceMax)) {
    for (const nth of open) {
      const end = searchPart(nth, slice)
      if (end !== null) return end
    }
    open = open.filter((nth) => parts[nth]?.order === null)
    if (open.length < 2) continue
    const nearest = findNearest(open, parts)
    const end = searchPart(nearest, (open.length * slice) / 2)
    if (end !== null) return end
    open = open.filter((nth) => parts[nth]?.order === null)
  }
  const orders = parts.map(({ order }) => {
    assert(order !== null, 'a part is done without an order')
    return order
  })
  return { kind: 'linearizable', order: mergeOrders(history, orders), steps }
}

/** Of the parts that are open, the one with the fewest steps left, as far as can be guessed. */
function findNearest<State, Input, Output>(
  open: readonly number[],
  parts: readonly Part<State, Input, Output>[],
): number {
  let nearest = -1
  let fewest = Number.POSITIVE_INFINITY
  for (const nth of open) {
    const { search } = parts[nth] as Part<State, Input, Output>
    const left = search.steps * (1 / search.guessShare() - 1)
    if (nearest !== -1 && left >= fewest) continue
    nearest = nth
    fewest = left
  }
  return nearest
}

function isFull<State, Input, Output>(
  parts: readonly Part<State, Input, Output>[],
  { wordsMax, statesMax }: CheckLimits,
): boolean {
  let words = 0
  let states = 0
  for (const { search } of parts) {
    words += search.allocatedWords
    states += search.states.length
  }
  return words > wordsMax || states > statesMax
}

function describeDeadEnd<State, Input, Output>(
  { name, compiled, search }: Part<State, Input, Output>,
  { operation, order, states, isExact }: DeadEnd,
): Violation<State> {
  const [first, ...others] = states.map((id) => search.states[id] as State)
  assert(first !== undefined, 'a dead end without a state')
  return {
    operation: compiled.origin[operation] as number,
    isFirst: isExact,
    longest: order.map((taken) => compiled.origin[taken] as number),
    states: [first, ...others],
    part: name,
  }
}
