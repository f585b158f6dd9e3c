import { assert } from '../base/assert.ts'
import type { CompiledHistory } from './compiled-history.ts'
import { makeHashChains } from './hash-chains.ts'
import type { IntArrays } from './int-arrays.ts'
import type { Model } from './model.ts'

/** No state: the operation's answer is not possible there. */
export const impossible = -1

/**
 * The states met so far as small numbers, 0 for the first, and where each class of operation leads from each: a model
 * is asked once for every pair.
 */
export interface StateTable<State> {
  readonly states: readonly State[]
  /** The state that a class of operations leads to, or `impossible`. */
  step(state: number, operationClass: number): number
  /** Int32 words held. */
  readonly allocatedWords: number
}

const memoStart = 64
const internStart = 16

export function makeStateTable<State, Input, Output>(
  model: Model<State, Input, Output>,
  { classes, readOnly }: Pick<CompiledHistory<Input, Output>, 'classes' | 'readOnly'>,
  arrays: IntArrays,
): StateTable<State> {
  const states: State[] = [model.init]
  const chains = makeHashChains(internStart, arrays)
  chains.add(model.hash(model.init) | 0)
  // Open addressing: state, class and next state side by side; a state of -1 is a free place.
  let memo = arrays(3 * memoStart).fill(-1)
  let memoMask = memoStart - 1
  let memoCount = 0

  const intern = (state: State): number => {
    const hash = model.hash(state) | 0
    for (let id = chains.first(hash); id !== -1; id = chains.after(id)) {
      if (chains.hashOf(id) !== hash) continue
      const other = states[id] as State
      if (other === state || model.equals(other, state)) return id
    }
    states.push(state)
    return chains.add(hash)
  }

  const ask = (from: number, operationClass: number): number => {
    const operation = classes[operationClass]
    const state = states[from]
    assert(operation !== undefined && state !== undefined, 'a step from a state or with a class that is not known')
    const next = model.step(state, operation.input, operation.output)
    if (next === null) return impossible
    const id = next === state ? from : intern(next)
    assert(readOnly[operationClass] === 0 || id === from, `a read-only operation of ${model.name} changes the state`)
    return id
  }

  const grow = (): void => {
    const old = memo
    memoMask = memoMask * 2 + 1
    memo = arrays(3 * (memoMask + 1)).fill(-1)
    for (let at = 0; at < old.length; at += 3) {
      const state = old[at] as number
      if (state === -1) continue
      let place = mix(state, old[at + 1] as number) & memoMask
      while (memo[3 * place] !== -1) place = (place + 1) & memoMask
      memo[3 * place] = state
      memo[3 * place + 1] = old[at + 1] as number
      memo[3 * place + 2] = old[at + 2] as number
    }
  }

  const step = (state: number, operationClass: number): number => {
    let place = mix(state, operationClass) & memoMask
    for (;;) {
      const noted = memo[3 * place]
      if (noted === state && memo[3 * place + 1] === operationClass) return memo[3 * place + 2] as number
      if (noted === -1) break
      place = (place + 1) & memoMask
    }
    const next = ask(state, operationClass)
    memo[3 * place] = state
    memo[3 * place + 1] = operationClass
    memo[3 * place + 2] = next
    memoCount++
    if (2 * memoCount > memoMask) grow()
    return next
  }
  return {
    states,
    step,
    get allocatedWords() {
      return memo.length + chains.allocatedWords
    },
  }
}

function mix(state: number, operationClass: number): number {
  let hash = Math.imul(state, 0x9e3779b1) ^ Math.imul(operationClass, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}
