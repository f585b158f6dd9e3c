import type { Violation } from '../../check/violation.ts'
import type { LeasePromise } from '../traffic/history-recorder.ts'
import type { LeaseExpiry, LogEntry } from './observation.ts'

export const leaseSentences = {
  LeaseLife: 'a lease does not end before its time to live is over',
} as const

/**
 * A lease that the leader ended for having expired must have lived as long as its clients were promised: from the moment that
 * they asked, which is before it was granted or kept alive.
 */
export function judgeLeases(
  promised: readonly LeasePromise[],
  expiries: readonly LeaseExpiry[],
  log: readonly (LogEntry | undefined)[],
): { readonly violations: readonly Violation[]; readonly exercised: number } {
  const ended = new Map<object, number>()
  for (const entry of log) if (entry?.payload !== undefined) ended.set(entry.payload.request, entry.step)
  const violations: Violation[] = []
  let exercised = 0
  for (const expiry of expiries) {
    const step = ended.get(expiry.request)
    if (step === undefined) continue
    const held = promised.filter((promise) => promise.lease === expiry.lease && promise.answeredUs < expiry.atUs)
    exercised += held.length
    const broken = held.find((promise) => promise.askedUs + promise.ttlUs > expiry.atUs)
    if (broken === undefined || violations.length > 0) continue
    violations.push({
      property: 'LeaseLife',
      sentence: leaseSentences.LeaseLife,
      shape: 'lease ended early',
      message:
        `lease ${expiry.lease} was ended ${broken.askedUs + broken.ttlUs - expiry.atUs} us early: ` +
        `asked for at ${broken.askedUs} us for ${broken.ttlUs} us`,
      at: expiry.order,
      step,
    })
  }
  return { violations, exercised }
}
