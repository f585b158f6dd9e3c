import type { Violation } from '../../check/violation.ts'
import { shortestTtlS } from '../etcd/lease/lessor.ts'
import type { ClusterSettings } from '../etcd/settings.ts'
import type { LogEntry } from './observation.ts'

export const leaseEndSentence = 'once faults have stopped, a lease that nobody keeps alive ends, and its keys go'

/** Leases that were there once nobody kept them alive, and those that had not ended when they should have. */
export interface LeasesAtRest {
  readonly watched: number
  readonly left: number
}

/** A lease that was called expired and whose end was not committed is called expired again after so long; etcd: 3 s. */
const retryUs = 3_000_000

/** Leases that were granted and have not ended, with the longest time to live of them in seconds. */
export function openLeases(log: readonly (LogEntry | undefined)[]): { readonly count: number; readonly ttlS: number } {
  const open = new Map<number, number>()
  for (const entry of log) {
    const request = entry?.payload?.request
    if (request?.kind === 'leaseGrant') open.set(request.lease, request.ttlS)
    else if (request?.kind === 'leaseRevoke') open.delete(request.lease)
  }
  let ttlS = 0
  for (const one of open.values()) ttlS = Math.max(ttlS, one)
  return { count: open.size, ttlS }
}

/**
 * How long leases may last from the moment that nothing disturbs the cluster, nobody keeps them alive and a leader is known: a new
 * leader starts them over and adds an election; then they are looked for, called expired, at the latest called so again, and the end is
 * one request like any (etcd: 5 s and two elections).
 *
 * @returns microseconds
 */
export function leaseEndUs(settings: ClusterSettings, ttlS: number): number {
  const { heartbeatUs, electionTicks, leaseCheckIntervalUs } = settings
  const electionUs = heartbeatUs * electionTicks
  const livesUs = Math.max(ttlS, shortestTtlS(heartbeatUs, electionTicks)) * 1_000_000
  return electionUs + livesUs + 2 * leaseCheckIntervalUs + retryUs + requestUs(settings)
}

/** What etcd gives a request before it times out: 5 s for queues and disks, and two elections (its ReqTimeout). */
export function requestUs({ heartbeatUs, electionTicks }: ClusterSettings): number {
  return 5_000_000 + 2 * heartbeatUs * electionTicks
}

/** @param leases undefined where the run did not wait for them */
export function judgeLeaseEnd(leases: LeasesAtRest | undefined): readonly Violation[] {
  if (leases === undefined || leases.left === 0) return []
  return [
    {
      property: 'LeaseEnd',
      sentence: leaseEndSentence,
      shape: 'lease without an end',
      message: `${leases.left} of ${leases.watched} leases that nobody keeps alive have not ended`,
    },
  ]
}
