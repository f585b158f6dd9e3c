import type { Correction, CorrectionOrder } from './correction.ts'

/** Where a repository keeps its corrections, from the directory of its configuration. */
export const knownPath = '.seedsweep/known.yml'

/** How a file names a finding: the first digits of its key, at least eight. */
export type KeyPrefix = string

/** One correction as `.seedsweep/known.yml` has it. */
export interface KnownCorrection {
  /** `.seedsweep/known.yml:4:5`. */
  readonly place: string
  /** Null: whatever the target. */
  readonly target: string | null
  readonly order: /** At least two; the first stays. */
    | { readonly kind: 'merge'; readonly keys: readonly KeyPrefix[] }
    | { readonly kind: 'ignore'; readonly key: KeyPrefix; readonly until: string | null }
    | { readonly kind: 'split' | 'expected' | 'wrong'; readonly key: KeyPrefix }
}

/** A key that is known, from a store or from the marker of an issue. */
export interface KnownKey {
  readonly target: string
  readonly key: string
}

/**
 * Gives corrections of a file the whole keys that they mean. What names no key that is known means nothing yet; of a
 * `merge`, the first key that is known stays.
 */
export function resolveKnown(known: readonly KnownCorrection[], keys: readonly KnownKey[]): Correction[] {
  const byTarget = Map.groupBy(keys, ({ target }) => target)
  return known.flatMap((correction) =>
    [...byTarget]
      .filter(([target]) => correction.target === null || correction.target === target)
      .flatMap(([target, own]) => {
        const find = (prefix: KeyPrefix) => own.find(({ key }) => key.startsWith(prefix))?.key ?? null
        return toOrders(correction.order, find).map((order, position): Correction => {
          const { place } = correction
          return { id: `${place} ${target} ${position}`, source: 'file', target, at: '', by: place, order }
        })
      }),
  )
}

function toOrders(order: KnownCorrection['order'], find: (prefix: KeyPrefix) => string | null): CorrectionOrder[] {
  if (order.kind === 'merge') {
    const [into, ...others] = new Set(order.keys.flatMap((prefix) => find(prefix) ?? []))
    return into === undefined ? [] : others.map((key) => ({ kind: 'merge', into, key }))
  }
  const key = find(order.key)
  if (key === null) return []
  return [order.kind === 'ignore' ? { kind: order.kind, key, until: order.until } : { kind: order.kind, key }]
}
