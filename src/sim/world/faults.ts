import type { FailpointName } from './failpoints.ts'

/** The kinds of trouble; each is on or off per seed. */
export const faultFamilies = [
  'crash',
  'failpoint',
  'sleep',
  'pause',
  'partition',
  'one-way',
  'isolation',
  'loss',
  'delay',
  'duplication',
  'reordering',
  'slow-disk',
  'disk-error',
  'disk-full',
  'clock',
  'preemption',
  'slow-reader',
  'defragment',
  'leader-transfer',
] as const
export type FaultFamily = (typeof faultFamilies)[number]

/** One fault of a run. `index` names it for `--mask`, whatever else is masked or left out. */
export type Fault = {
  readonly index: number
  readonly family: FaultFamily
  readonly atUs: number
  /** Begins when this member passes this failpoint the next time, from `atUs` on. */
  readonly when?: { readonly member: string; readonly name: FailpointName }
} & FaultAction

export type FaultAction =
  /** The process is killed with SIGKILL and started again after a while. */
  | { readonly kind: 'crash'; readonly member: string; readonly restartAfterUs: number }
  /** The process ends at the n-th time that it passes a failpoint from now on; `brings` makes it come there. */
  | {
      readonly kind: 'failpoint'
      readonly member: string
      readonly name: FailpointName
      readonly passes: number
      readonly restartAfterUs: number
      readonly brings: Errand | undefined
    }
  /** The process sleeps whenever it passes a failpoint, for a while. */
  | {
      readonly kind: 'sleep'
      readonly member: string
      readonly name: FailpointName
      readonly sleepUs: number
      readonly forUs: number
      readonly brings: Errand | undefined
    }
  /** SIGSTOP, and SIGCONT after a while. */
  | { readonly kind: 'pause'; readonly member: string; readonly forUs: number }
  /** Nothing passes between the two sides; `oneWay`: only from the first to the second is cut. */
  | {
      readonly kind: 'partition'
      readonly from: readonly string[]
      readonly to: readonly string[]
      readonly oneWay: boolean
      readonly forUs: number
    }
  /** One member is cut off until the leader's log no longer has what it needs next, so that it needs a snapshot; again once that has come. */
  | { readonly kind: 'isolation'; readonly member: string; readonly forUsMax: number; readonly times: number }
  | { readonly kind: 'loss'; readonly oneIn: number; readonly forUs: number }
  | { readonly kind: 'delay'; readonly slowUs: number; readonly jitterUs: number; readonly forUs: number }
  | { readonly kind: 'duplication'; readonly oneIn: number; readonly forUs: number }
  | { readonly kind: 'reordering'; readonly forUs: number }
  | { readonly kind: 'slow-disk'; readonly member: string; readonly slowUs: number; readonly forUs: number }
  | {
      readonly kind: 'disk-failure'
      readonly member: string
      readonly failure: 'input/output error' | 'no space left on device'
      readonly forUs: number
    }
  | { readonly kind: 'clock'; readonly member: string; readonly skewUs: number; readonly forUs: number }
  | { readonly kind: 'preemption'; readonly oneIn: number; readonly upToUs: number; readonly forUs: number }
  /** These three are carried out by clients and operators, not by the world: `sim/traffic` reads them. */
  | { readonly kind: 'slow-reader'; readonly client: number; readonly forUs: number }
  | { readonly kind: 'defragment'; readonly member: string }
  | { readonly kind: 'leader-transfer'; readonly to: string }

/** What leads a member past the rare failpoints, as etcd's own robustness tests do: a call, or a lag that needs a snapshot. */
export type Errand = 'defragmentation' | 'compaction' | 'isolation'

/** Which faults a run has, and which of them act. */
export interface FaultSchedule {
  /** The families that the seed switched on, before anything was left out. */
  readonly families: readonly FaultFamily[]
  /** By time, then index. */
  readonly faults: readonly Fault[]
}
