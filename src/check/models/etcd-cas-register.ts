import type { Model } from '../model.ts'

export type RegisterInput =
  | { readonly kind: 'read' }
  | { readonly kind: 'write'; readonly value: number }
  | { readonly kind: 'cas'; readonly from: number; readonly to: number }

/** What a read gave, that a write was done, whether a compare-and-swap swapped. */
export type RegisterOutput =
  | { readonly kind: 'read'; readonly value: RegisterState }
  | { readonly kind: 'write' }
  | { readonly kind: 'cas'; readonly swapped: boolean }

/** `nil` until the first write. */
export type RegisterState = number | 'nil'

/** One register with compare-and-swap: what Jepsen's early tests of etcd used. */
export const etcdCasRegister: Model<RegisterState, RegisterInput, RegisterOutput> = {
  name: 'etcd-cas-register',
  init: 'nil',
  step(state, input, output) {
    switch (input.kind) {
      case 'read':
        return output === null || (output.kind === 'read' && output.value === state) ? state : null
      case 'write':
        return input.value
      case 'cas': {
        const swaps = state === input.from
        if (output !== null && (output.kind !== 'cas' || output.swapped !== swaps)) return null
        return swaps ? input.to : state
      }
    }
  },
  hash: (state) => (state === 'nil' ? 0x5bd1e995 : Math.imul(state, 0x9e3779b1)),
  equals: (a, b) => a === b,
  operationKey(input, output) {
    switch (input.kind) {
      case 'read':
        return keyOf(0, output?.kind === 'read' ? output.value : 'nil', output === null ? 0 : 1)
      case 'write':
        return keyOf(output === null ? 1 : 2, input.value, 0)
      case 'cas':
        return keyOf(output?.kind === 'cas' ? (output.swapped ? 3 : 4) : 5, input.from, input.to)
    }
  },
  isReadOnly(input, output) {
    return input.kind === 'read' || (input.kind === 'cas' && output?.kind === 'cas' && !output.swapped)
  },
  describeOperation(input, output) {
    switch (input.kind) {
      case 'read':
        return `read${output?.kind === 'read' ? ` -> ${output.value}` : ''}`
      case 'write':
        return `write ${input.value}`
      case 'cas': {
        const answer = output?.kind === 'cas' ? ` -> ${output.swapped ? 'swapped' : 'not swapped'}` : ''
        return `cas ${input.from} to ${input.to}${answer}`
      }
    }
  },
  describeState: (state) => `${state}`,
  describeAnswer(state, input) {
    switch (input.kind) {
      case 'read':
        return `read -> ${state}`
      case 'write':
        return `write ${input.value}`
      case 'cas':
        return `cas ${input.from} to ${input.to} -> ${state === input.from ? 'swapped' : 'not swapped'}`
    }
  },
}

/** Numbers for the small values that such tests use; they are cheaper to look up than text. */
function keyOf(kind: number, a: RegisterState, b: number): string | number {
  if (a === 'nil') return b === 0 ? -1 : -2
  if (a < 0 || a > 9998 || b < 0 || b > 9998) return `${kind} ${a} ${b}`
  return (kind * 9999 + a) * 9999 + b
}
