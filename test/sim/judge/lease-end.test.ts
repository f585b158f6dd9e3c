import { describe, expect, test } from 'vitest'
import type { RaftPayload, RaftRequest } from '../../../src/sim/etcd/payload.ts'
import { judgeLeaseEnd, leaseEndUs, openLeases } from '../../../src/sim/judge/lease-end.ts'
import type { LogEntry } from '../../../src/sim/judge/observation.ts'
import { runSimulation } from '../../../src/sim/run-simulation.ts'
import { variantsOf } from '../explain/run-seeds.ts'

function logOf(requests: readonly RaftRequest[]): (LogEntry | undefined)[] {
  const entries = requests.map((request, at): LogEntry => {
    const payload: RaftPayload = { id: at, user: undefined, request }
    return { index: at + 1, term: 1, step: 0, committedIn: 1, payload }
  })
  return [undefined, ...entries]
}

describe('the end of leases that nobody keeps alive', () => {
  test('waits for those that were granted and not revoked: 2 of 3, for the longest time to live', () => {
    const log = logOf([
      { kind: 'leaseGrant', lease: 1, ttlS: 9 },
      { kind: 'leaseGrant', lease: 2, ttlS: 3 },
      { kind: 'leaseGrant', lease: 3, ttlS: 4 },
      { kind: 'leaseRevoke', lease: 1 },
    ])
    expect(openLeases(log)).toEqual({ count: 2, ttlS: 4 })
    expect(openLeases(logOf([]))).toEqual({ count: 0, ttlS: 0 })
  })

  test('may take an election, the time to live, two looks, 3 s until the next attempt, and a request of 5 s and two elections', () => {
    const { scenario } = runSimulation({ seed: 1n, variants: variantsOf([]), stepsMax: 1 })
    const cluster = { ...scenario.cluster, heartbeatUs: 100_000, electionTicks: 10, leaseCheckIntervalUs: 500_000 }
    expect(leaseEndUs(cluster, 4)).toBe(1_000_000 + 4_000_000 + 1_000_000 + 3_000_000 + 7_000_000)
    // A cluster grants no lease for less than one and a half elections, rounded up.
    expect(leaseEndUs(cluster, 1)).toBe(leaseEndUs(cluster, 2))
  })

  test('is broken where one of 3 is left, and was not asked for where the run did not wait', () => {
    expect(judgeLeaseEnd({ watched: 3, left: 1 })).toMatchObject([
      { property: 'LeaseEnd', message: '1 of 3 leases that nobody keeps alive have not ended' },
    ])
    expect(judgeLeaseEnd({ watched: 3, left: 0 })).toEqual([])
    expect(judgeLeaseEnd(undefined)).toEqual([])
  })

  test('comes in time in every seed of 120 that waits for it', () => {
    let exercised = 0
    for (let seed = 0n; seed < 120n; seed += 1n) {
      const promise = runSimulation({ seed, variants: variantsOf([]) }).verdict.promises.find(
        ({ name }) => name === 'LeaseEnd',
      )
      expect(promise?.broken, `seed ${seed}`).toBe(0)
      exercised += promise?.exercised ?? 0
    }
    expect(exercised).toBeGreaterThan(10)
  })
})
