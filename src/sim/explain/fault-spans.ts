import { describeFault } from '../world/apply-faults.ts'
import type { Fault, FaultFamily } from '../world/faults.ts'
import type { TraceLine } from '../world/trace.ts'

/** A fault and when it acted. */
export interface FaultSpan {
  readonly index: number
  readonly family: FaultFamily
  readonly text: string
  /** Null where it never began: its time came after the end of the traffic, or what it waited for never happened. */
  readonly fromUs: number | null
  /** Null where it never ended, as in a run that was stopped before, or has no length. */
  readonly untilUs: number | null
}

/** When each fault of a run began and ended, as its trace has it: many end early, or begin when something else happens. */
export function faultSpans(faults: readonly Fault[], trace: readonly TraceLine[]): readonly FaultSpan[] {
  const from = new Map<number, number>()
  const until = new Map<number, number>()
  let stopUs: number | null = null
  for (const { who, kind, a, atUs } of trace) {
    if (who !== 'world') continue
    if (kind === 'fault ends') until.set(a, atUs)
    else if (kind === 'faults stop') stopUs = atUs
    else if (kind.startsWith('fault ') && !from.has(a)) from.set(a, atUs)
  }
  return faults.map((fault) => {
    const { index, family } = fault
    const fromUs = from.get(index) ?? null
    const untilUs = until.get(index) ?? (fromUs === null ? null : endOfCrash(fault, fromUs, trace, stopUs))
    return { index, family, text: describeFault(fault), fromUs, untilUs }
  })
}

/** One that ends a process acts until that process is back. */
function endOfCrash(fault: Fault, fromUs: number, trace: readonly TraceLine[], stopUs: number | null): number | null {
  if (fault.kind !== 'crash' && fault.kind !== 'failpoint') return null
  const end = fault.kind === 'crash' ? 'killed' : 'crashed at failpoint'
  const died = trace.find(({ who, kind, atUs }) => who === fault.member && kind === end && atUs >= fromUs)
  if (died === undefined) return stopUs
  const back = trace.find(({ who, kind, atUs }) => who === fault.member && kind === 'start' && atUs >= died.atUs)
  return back?.atUs ?? stopUs
}

/** Whose faults have no length. */
const momentary: readonly FaultFamily[] = ['defragment', 'leader-transfer']

/** Those that acted at a moment, in the order in which they began. In a run that was stopped what has no end still acts. */
export function activeAt(spans: readonly FaultSpan[], atUs: number, wasStopped: boolean): readonly FaultSpan[] {
  return spans
    .filter(({ fromUs }) => fromUs !== null && fromUs <= atUs)
    .filter((span) => (span.untilUs === null ? wasStopped && !momentary.includes(span.family) : span.untilUs >= atUs))
    .sort((one, other) => (one.fromUs ?? 0) - (other.fromUs ?? 0))
}

/** Whether a run ended before its faults did. */
export function stoppedEarly(trace: readonly TraceLine[]): boolean {
  return !trace.some(({ kind }) => kind === 'faults stop')
}

/** The last ones that had ended before a moment, or had no length; `acting` are those that had not. */
export function endedBefore(
  spans: readonly FaultSpan[],
  acting: readonly FaultSpan[],
  atUs: number,
  count: number,
): readonly FaultSpan[] {
  const endOf = ({ fromUs, untilUs }: FaultSpan): number => untilUs ?? fromUs ?? 0
  return spans
    .filter((span) => span.fromUs !== null && !acting.includes(span) && endOf(span) < atUs)
    .sort((one, other) => endOf(one) - endOf(other))
    .slice(-count)
}
