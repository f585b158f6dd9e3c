import type { Simulation } from '../run-simulation.ts'
import { seconds } from '../world/seconds.ts'
import { explainViolation } from './explain-violation.ts'
import { activeAt, endedBefore, type FaultSpan, faultSpans, stoppedEarly } from './fault-spans.ts'
import { findFocus } from './find-focus.ts'
import { type Moment, momentsOf, selectMoments } from './timeline.ts'

/** A screen and a half: whoever wants all of it asks for the trace. */
const linesMax = 60
const faultsMax = 10
const endedFaultsMax = 3
const widthMax = 240

/**
 * Why the first broken promise of a run counts as broken: the evidence, the faults that acted then, and a timeline around it in which
 * the offending lines begin with ">". At most 60 lines; none where nothing was broken.
 *
 * @param simulation a run with its whole trace
 */
export function explainRun(simulation: Simulation): readonly string[] {
  const { verdict, faults, trace, simulatedUs } = simulation
  const { evidence, violations } = verdict
  const violation = violations[0]
  if (violation === undefined) return []
  const focus = findFocus(violation, evidence, trace, simulatedUs)
  const reasons = explainViolation(violation, focus, evidence)
  const lines = [
    ...(reasons.length === 0 ? [] : [`why ${violation.property} is broken:`, ...reasons.map((line) => `  ${line}`)]),
    ...describeFaults(faultSpans(faults, trace), focus.atUs, stoppedEarly(trace)),
    `what happened around ${seconds(focus.atUs)} ("--trace" prints all):`,
  ]
  const moments = selectMoments(momentsOf(evidence, trace, focus), focus.atUs, linesMax - lines.length)
  return [...lines, ...moments.map(describeMoment)]
}

/** Everything that happened, a line each. */
export function describeEverything({ verdict, trace, simulatedUs }: Simulation): string {
  const { evidence, violations } = verdict
  const first = violations[0]
  const focus = first === undefined ? undefined : findFocus(first, evidence, trace, simulatedUs)
  return momentsOf(evidence, trace, focus).map(describeMoment).join('\n')
}

function describeFaults(spans: readonly FaultSpan[], atUs: number, wasStopped: boolean): readonly string[] {
  const active = activeAt(spans, atUs, wasStopped)
  const ended = endedBefore(spans, active, atUs, endedFaultsMax)
  return [
    active.length === 0 ? 'no fault acted then' : 'faults that acted then:',
    ...active.slice(-faultsMax).map(describeSpan),
    ...(ended.length === 0 ? [] : ['the last that had ended:', ...ended.map(describeSpan)]),
  ]
}

function describeSpan({ index, text, fromUs, untilUs }: FaultSpan): string {
  const until = untilUs === null ? '' : ` to ${seconds(untilUs)}`
  return `  ${String(index).padStart(2)}  ${seconds(fromUs ?? 0)}${until}  ${text}`
}

function describeMoment({ atUs, who, text, isOffending }: Moment): string {
  const line = `${isOffending ? '>' : ' '} ${seconds(atUs).padStart(11)}  ${who.padEnd(9)}  ${text}`
  return line.length > widthMax ? `${line.slice(0, widthMax)}...` : line
}
