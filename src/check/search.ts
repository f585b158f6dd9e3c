import type { CompiledHistory } from './compiled-history.ts'
import { copyInto, type IntArrays } from './int-arrays.ts'
import { makePath } from './linearization-path.ts'
import type { Model } from './model.ts'
import { type SearchRules, soundRules } from './search-rules.ts'
import { impossible, makeStateTable } from './state-table.ts'
import { makeVisitedTable } from './visited-table.ts'

export type SearchResult =
  | { readonly kind: 'searching' }
  /** Operations in an order that explains the history; those left out are open and never happened. */
  | { readonly kind: 'found'; readonly order: Int32Array }
  | { readonly kind: 'exhausted'; readonly deadEnd: DeadEnd }

/** How far the best attempts came: the furthest return that none of them could pass. */
export interface DeadEnd {
  /** The operation that returns there. */
  readonly operation: number
  /** The longest linearization up to there. */
  readonly order: Int32Array
  /** States before the operation, that of the longest linearization first. */
  readonly states: readonly number[]
  /** Whether every attempt was followed to where it fails, so that none can come further. */
  readonly isExact: boolean
}

export interface Search<State> {
  /** Goes on for at most so many steps; a step tries one operation in one configuration, or goes back from one. */
  run(steps: number): SearchResult
  readonly steps: number
  /**
   * Share of everything that follows from the beginning which has been searched, guessed from the way to the present
   * configuration: there, each of the operations to try is taken for an equal part of what is left (Knuth, "Estimating
   * the efficiency of backtrack programs", 1975). From 0 to 1.
   */
  guessShare(): number
  readonly states: readonly State[]
  /** Int32 words held by the tables. */
  readonly allocatedWords: number
}

/** States kept of a dead end: more would not be read. */
const deadEndStatesMax = 8
const framesStart = 16
/** Fields of a frame before its mask: position, state, length of the path, operation tried last, and how many were. */
const frameFields = 5
const untried = -1
const none = -2

/**
 * Just-in-time linearization (Lowe, "Testing for linearizability", 2017), depth first and resumable. At position p
 * every operation that returned earlier has been taken and none that is called later can have been, so that position,
 * state and a mask over the operations that are open at p are the whole configuration.
 */
export function startSearch<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: CompiledHistory<Input, Output>,
  arrays: IntArrays,
  rules: SearchRules = soundRules,
): Search<State> {
  const { completed, open, classOf, inputOf, classes, returning, position, calledUntil, openUntil } = history
  const { word, bit, words, hasTwin, readOnly } = history
  const table = makeStateTable(model, history, arrays)
  const visited = makeVisitedTable(words, history.completedWords, rules.dominance, arrays)
  const forced = arrays(readOnly.length)
  for (let id = 0; id < forced.length; id++) forced[id] = rules.isForced(readOnly[id] === 1) ? 1 : 0
  const path = makePath(completed + open, arrays)
  const mask = arrays(words)
  let state = 0
  let at = 0
  let steps = 0

  // Completed operations that have not returned, in call order, as a ring that begins and ends at `completed`.
  const next = arrays(completed + 1)
  const previous = arrays(completed + 1)
  for (let operation = 0; operation <= completed; operation++) {
    next[operation] = operation === completed ? 0 : operation + 1
    previous[operation] = operation === 0 ? completed : operation - 1
  }

  // Configurations to come back to.
  const stride = frameFields + words
  let frames = arrays(stride * framesStart)
  let depth = 0

  let furthest = -1
  let furthestLength = -1
  let deadEndStates: number[] = []
  let isExact = model.narrowsSteps !== true
  let result: SearchResult = { kind: 'searching' }

  const isTaken = (operation: number): boolean =>
    ((mask[word[operation] as number] as number) & (bit[operation] as number)) !== 0

  const take = (operation: number): void => {
    const at = word[operation] as number
    mask[at] = (mask[at] as number) | (bit[operation] as number)
    path.push(operation)
  }

  /** Takes what is forced, passes every return whose operation has been taken, and again, while either changes. */
  const settle = (): void => {
    if (completed === 0) return
    let until = calledUntil[at] as number
    force(next[completed] as number, until)
    while (isTaken(returning[at] as number)) {
      pass()
      if (at === completed) return
      // Those called before this return were tried in this state already.
      const newer = calledUntil[at] as number
      if (newer > until) force(until, newer)
      until = newer
    }
  }

  const force = (from: number, until: number): void => {
    for (let operation = from; operation < until; operation = next[operation] as number) {
      const id = classOf[operation] as number
      if (forced[id] === 1 && !isTaken(operation) && table.step(state, id) === state) take(operation)
    }
  }

  const pass = (): void => {
    const operation = returning[at++] as number
    const place = word[operation] as number
    mask[place] = (mask[place] as number) & ~(bit[operation] as number)
    next[previous[operation] as number] = next[operation] as number
    previous[next[operation] as number] = previous[operation] as number
  }

  const pushFrame = (): void => {
    let frame = depth * stride
    if (frame === frames.length) frames = copyInto(arrays(2 * frames.length), frames)
    depth++
    frames[frame++] = at
    frames[frame++] = state
    frames[frame++] = path.length
    frames[frame++] = untried
    frames[frame++] = 0
    for (let place = 0; place < words; place++) frames[frame++] = mask[place] as number
  }

  const restore = (): void => {
    let frame = (depth - 1) * stride
    const position = frames[frame++] as number
    while (at > position) {
      at--
      const operation = returning[at] as number
      next[previous[operation] as number] = operation
      previous[next[operation] as number] = operation
    }
    state = frames[frame++] as number
    path.truncate(frames[frame++] as number)
    frame += 2
    for (let place = 0; place < words; place++) mask[place] = frames[frame++] as number
  }

  const noteProgress = (): void => {
    if (at < furthest) return
    const isLonger = at > furthest || path.length > furthestLength
    if (at > furthest) deadEndStates = []
    if (isLonger) {
      furthest = at
      furthestLength = path.length
      path.mark()
      if (deadEndStates[0] !== state) deadEndStates = [state, ...deadEndStates.filter((other) => other !== state)]
    } else if (!deadEndStates.includes(state) && deadEndStates.length < deadEndStatesMax) deadEndStates.push(state)
    if (deadEndStates.length > deadEndStatesMax) deadEndStates.pop()
  }

  /** The operation to try after `tried`: the returning one, then those called, then the open ones. */
  const candidateAfter = (tried: number): number => {
    const first = rules.returnFirst ? (returning[at] as number) : untried
    let operation: number
    if (tried === untried && rules.returnFirst) return first
    if (tried >= completed) operation = tried + 1
    else {
      operation = next[tried === first || tried === untried ? completed : tried] as number
      if (operation === first) operation = next[operation] as number
      if (operation < (calledUntil[at] as number)) return operation
      operation = completed
    }
    return operation - completed < (openUntil[at] as number) ? operation : none
  }

  /** Where taking this operation next leads, or `impossible`, also where another way leads as far. */
  const tryOperation = (operation: number): number => {
    if (isTaken(operation)) return impossible
    const id = classOf[operation] as number
    if (operation < completed) {
      // A read that is possible here has been forced.
      if (forced[id] === 1 && readOnly[id] === 1) return impossible
      if (rules.twins && hasTwin[operation] === 1 && hasEarlierTwin(operation, id)) return impossible
      return table.step(state, id)
    }
    const to = table.step(state, id)
    if (!rules.openOperations || to === impossible) return to
    return to === state || isReplaceable(operation) ? impossible : to
  }

  const hasEarlierTwin = (operation: number, id: number): boolean => {
    const until = calledUntil[at] as number
    for (let other = next[completed] as number; other < until; other = next[other] as number) {
      if (classOf[other] === id && (position[other] as number) < (position[operation] as number) && !isTaken(other)) {
        return true
      }
    }
    return false
  }

  /**
   * Whether an operation with the same input could go now and leave this open one for later: any order with the open
   * one here is also one with the two exchanged, since it accepts any answer and its return bounds nothing.
   */
  const isReplaceable = (operation: number): boolean => {
    const input = inputOf[operation] as number
    if (input === -1) return false
    for (let other = completed; other < operation; other++) {
      if (inputOf[other] === input && !isTaken(other)) return true
    }
    const until = calledUntil[at] as number
    for (let other = next[completed] as number; other < until; other = next[other] as number) {
      if (inputOf[other] !== input || isTaken(other)) continue
      if (table.step(state, classOf[other] as number) !== impossible) return true
    }
    return false
  }

  /**
   * Whether an operation that was called can no longer be explained; it need not be the one that returns first. Not asked
   * in the first steps, after which a search that needs no way back is over.
   */
  const isHopeless = (): boolean => {
    if (model.mayStillAnswer === undefined || steps < completed) return false
    const before = table.states[state] as State
    const until = calledUntil[at] as number
    for (let other = next[completed] as number; other < until; other = next[other] as number) {
      if (isTaken(other)) continue
      const operation = classes[classOf[other] as number]
      if (operation === undefined || model.mayStillAnswer(before, operation.input, operation.output)) continue
      if (other !== returning[at]) isExact = false
      return true
    }
    return false
  }

  const enter = (): void => {
    noteProgress()
    if (isHopeless()) restore()
    else pushFrame()
  }

  const begin = (): void => {
    settle()
    if (at === completed) result = { kind: 'found', order: path.current() }
    else {
      noteProgress()
      pushFrame()
    }
  }

  const exhaust = (): void => {
    const operation = returning[furthest] as number
    result = { kind: 'exhausted', deadEnd: { operation, order: path.marked(), states: deadEndStates, isExact } }
  }

  const run = (budget: number): SearchResult => {
    const limit = steps + budget
    if (depth === 0 && result.kind === 'searching') begin()
    while (result.kind === 'searching' && steps < limit) {
      steps++
      const cursor = (depth - 1) * stride + 3
      const operation = candidateAfter(frames[cursor] as number)
      if (operation === none) {
        depth--
        if (depth === 0) exhaust()
        else restore()
        continue
      }
      frames[cursor] = operation
      frames[cursor + 1] = (frames[cursor + 1] as number) + 1
      const to = tryOperation(operation)
      if (to === impossible) continue
      const isSameState = to === state
      take(operation)
      state = to
      // What was not possible in this state before is not possible now.
      if (!isSameState || operation === returning[at]) settle()
      if (at === completed) result = { kind: 'found', order: path.current() }
      else if (visited.add(at, state, mask)) enter()
      else restore()
    }
    return result
  }

  const guessShare = (): number => {
    let share = 0
    let part = 1
    for (let frame = 0; frame < depth * stride; frame += stride) {
      const tried = frames[frame + 4] as number
      if (tried === 0) break
      const position = frames[frame] as number
      const candidates = (calledUntil[position] as number) - position + (openUntil[position] as number)
      part /= candidates
      share += part * (tried - 1)
    }
    return share
  }

  return {
    run,
    guessShare,
    get steps() {
      return steps
    },
    states: table.states,
    get allocatedWords() {
      return visited.allocatedWords + table.allocatedWords + frames.length
    },
  }
}
