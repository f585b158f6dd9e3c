import type { History } from './history.ts'
import type { UnknownReason, Verdict, Violation } from './linearizability.ts'
import type { Model } from './model.ts'

/** A verdict in words and numbers, whatever the model: what is printed, and version 1 of `check --json`. */
export type CheckReport = CheckedHistory &
  (
    | { readonly verdict: 'linearizable' }
    | { readonly verdict: 'not linearizable'; readonly violation: ViolationReport }
    | { readonly verdict: 'unknown'; readonly why: UnknownReason }
  )

export interface CheckedHistory {
  readonly version: 1
  readonly model: string
  readonly operations: number
  /** Operations tried in a configuration; 0 where a known order was verified. */
  readonly steps: number
}

export interface ViolationReport {
  /** One that nothing explains. */
  readonly operation: OperationReport
  /** Whether it is proven to be the first one to return of those. */
  readonly first: boolean
  /** Part of the history that this is about, a key; null where the model has no parts. */
  readonly part: string | null
  /** States that the longest orders before it end in, and what the operation could have been told there. */
  readonly states: readonly { readonly state: string; readonly allowed: string }[]
  /** Operations of the longest order that leads up to it. */
  readonly explained: number
  /** The last of them. */
  readonly last: readonly OperationReport[]
  /** Those that overlap with it in time. */
  readonly overlapping: readonly OperationReport[]
}

export interface OperationReport {
  readonly client: number
  readonly call: number
  /** Null where it was never answered. */
  readonly return: number | null
  readonly line: number | null
  readonly text: string
}

/** Operations shown of each list. */
const shownMax = 5

export function reportVerdict<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  verdict: Verdict<State>,
): CheckReport {
  const checked = { version: 1, model: model.name, operations: history.length, steps: verdict.steps } as const
  switch (verdict.kind) {
    case 'linearizable':
      return { ...checked, verdict: verdict.kind }
    case 'unknown':
      return { ...checked, verdict: verdict.kind, why: verdict.why }
    case 'not linearizable':
      return { ...checked, verdict: verdict.kind, violation: reportViolation(model, history, verdict.violation) }
  }
}

function reportViolation<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  { operation: at, isFirst, longest, states, part }: Violation<State>,
): ViolationReport {
  const report = (index: number): OperationReport[] => {
    const found = history[index]
    if (found === undefined) return []
    const { client, call, return: end, line = null, input, output } = found
    const text = model.describeOperation(input, output)
    return [{ client, call, return: end === Number.POSITIVE_INFINITY ? null : end, line, text }]
  }
  const broken = history[at]
  const [operation] = report(at)
  if (broken === undefined || operation === undefined)
    throw new RangeError(`a violation by operation ${at}, which is not there`)
  const overlapping: number[] = []
  for (const [index, other] of history.entries()) {
    if (index === at || other.call > broken.return || other.return < broken.call) continue
    if (part === null || model.partOf?.(other.input) === part) overlapping.push(index)
    if (overlapping.length === shownMax) break
  }
  return {
    operation,
    first: isFirst,
    part,
    states: states.map((state) => ({
      state: model.describeState(state),
      allowed: model.describeAnswer(state, broken.input),
    })),
    explained: longest.length,
    last: Array.from(longest.subarray(-shownMax)).flatMap(report),
    overlapping: overlapping.flatMap(report),
  }
}
