import { carriedIndexMin } from '../model/plan.ts'
import type { Target } from '../model/target.ts'
import { openStartWatch } from './start-watch.ts'
import type { SweepEvent } from './sweep-event.ts'

/** Holds events back until the simulator has shown that it runs: what a broken build says of seeds is not kept. */
export interface StartGate {
  put(event: SweepEvent): void
  open(): void
}

export function openStartGate(target: Target, forward: (event: SweepEvent) => void): StartGate {
  const watch = openStartWatch(target)
  let held: SweepEvent[] | null = []
  const open = () => {
    const events = held ?? []
    held = null
    events.forEach(forward)
  }
  return {
    put(event) {
      if (held === null) return forward(event)
      held.push(event)
      // Seeds of earlier campaigns come first and are to fail, all in the way that they did: they say nothing of a start.
      if (event.type === 'outcome' && event.outcome.index < carriedIndexMin) watch.see(event.outcome)
      // Nothing that does not start lets seeds pass.
      if (event.type === 'passed' || watch.settled()) open()
    },
    open,
  }
}
