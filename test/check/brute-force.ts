import type { History } from '../../src/check/history.ts'
import type { Model } from '../../src/check/model.ts'

/**
 * Whether an order explains the history, by trying all of them: the definition and nothing else. Open operations may
 * stand anywhere after their call, or nowhere.
 */
export function isLinearizable<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
): boolean {
  const parts = new Map<string, History<Input, Output>>()
  for (const operation of history) {
    const part = model.partOf?.(operation.input) ?? ''
    parts.set(part, [...(parts.get(part) ?? []), operation])
  }
  return [...parts.values()].every((part) => canGoOn(model, model.init, part))
}

function canGoOn<State, Input, Output>(
  model: Model<State, Input, Output>,
  state: State,
  left: History<Input, Output>,
): boolean {
  if (left.every((operation) => operation.return === Number.POSITIVE_INFINITY)) return true
  return left.some((operation) => {
    if (left.some((other) => other.return < operation.call)) return false
    const next = model.step(state, operation.input, operation.output)
    return (
      next !== null &&
      canGoOn(
        model,
        next,
        left.filter((other) => other !== operation),
      )
    )
  })
}
