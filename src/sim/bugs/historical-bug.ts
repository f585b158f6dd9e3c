import type { Variants } from '../etcd/variants.ts'
import type { PromiseName } from '../properties.ts'
import type { FaultFamily } from '../world/faults.ts'

/** One row of etcd's robustness track record, as a set of switches. */
export interface HistoricalBug {
  /** The number, with a letter where one issue was two bugs. */
  readonly id: string
  readonly title: string
  readonly url: string
  /** What was wrong, in our own words. */
  readonly mechanism: string
  /** What it needs to show, and what is special about it. */
  readonly note: string
  /** The promise that it breaks, and how: all its seeds are this one finding. Left out where no seed is known. */
  readonly finding?: { readonly property: PromiseName; readonly shape: string }
  /** Families of faults with which it shows oftener than in a sweep of all: `--faults`. */
  readonly showsWith?: readonly FaultFamily[]
  /** What etcd's own tests need for it, as far as is known. */
  readonly upstreamNeeds: string
  /** False where upstream has not shown that this is what caused the reports. */
  readonly causeEstablished: boolean
  readonly variants: readonly (keyof Variants)[]
  /** Other bugs without which it cannot show; they are switched on with it. */
  readonly brings: readonly string[]
  /** Releases that had it, `before` excluded; none for a bug that was never released, no `before` for one that is still open. */
  readonly affected: readonly { readonly from: string; readonly before?: string }[]
}
