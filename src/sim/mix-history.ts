import type { HistoryRecorder } from './traffic/history-recorder.ts'
import type { Trace } from './world/trace.ts'

/** Adds what clients were told to the digest of a run: a member that answers differently makes another digest, whatever its steps. */
export function mixHistory(trace: Trace, { operations, watches }: HistoryRecorder): void {
  trace.mix(operations.length)
  for (const { call, return: end, response } of operations) {
    trace.mix(call)
    trace.mix(end ?? 0)
    if (response !== undefined && 'revision' in response) trace.mix(response.revision)
  }
  for (const { responses } of watches) {
    trace.mix(responses.length)
    for (const { at, revision, events } of responses) {
      trace.mix(at)
      trace.mix(revision)
      trace.mix(events.length)
      for (const { kv } of events) trace.mix(kv.modRevision)
    }
  }
}
