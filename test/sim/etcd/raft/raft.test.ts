import { describe, expect, test } from 'vitest'
import { BrokenProperty, type Planted, RaftCluster } from './raft-cluster.ts'

describe('raft under lost, doubled and reordered messages, crashes, partitions, stopped clocks and compactions', () => {
  test('3 nodes keep every safety property in 2,000 schedules of 4,000 steps, and go on when the faults stop', () => {
    const sum = sweep(3, 2000, 4000, {})
    expect(sum.broken).toEqual([])
    expect(sum.stuck).toEqual([])
    expect(sum.elections).toBeGreaterThan(4000)
    expect(sum.crashes).toBeGreaterThan(4000)
    expect(sum.snapshots).toBeGreaterThan(1000)
    expect(sum.reads).toBeGreaterThan(10_000)
  })

  test('5 nodes keep every safety property in 600 schedules of 6,000 steps, and go on when the faults stop', () => {
    const sum = sweep(5, 600, 6000, {})
    expect(sum.broken).toEqual([])
    expect(sum.stuck).toEqual([])
    expect(sum.elections).toBeGreaterThan(1000)
  })

  test('a single node keeps every safety property in 300 schedules of 2,000 steps', () => {
    const sum = sweep(1, 300, 2000, {})
    expect(sum.broken).toEqual([])
    expect(sum.stuck).toEqual([])
  })
})

describe('the properties can fail', () => {
  test('a vote that a restart forgets elects two leaders of one term', () => {
    expect(sweep(3, 2000, 4000, { voteNotPersisted: true }).broken.join()).toMatch(/election safety/)
  })

  test('an answer sent before what it promises is durable loses committed entries', () => {
    expect(sweep(3, 2000, 4000, { sentBeforeDurable: true }).broken.join()).toMatch(/completeness|safety|panic/)
  })

  test('a candidate that is not up to date becomes a leader without all committed entries', () => {
    expect(sweep(3, 2000, 4000, { staleLogsElected: true }).broken.join()).toMatch(/leader completeness/)
  })

  test('a read index without a quorum of heartbeats misses what another leader has committed', () => {
    expect(sweep(3, 2000, 4000, { readIndexWithoutQuorum: true }).broken.join()).toMatch(/a read at/)
  })
})

/** Runs schedules; with something planted, until the first that breaks a property. */
function sweep(memberCount: number, seeds: number, steps: number, planted: Planted) {
  const broken: string[] = []
  const stuck: number[] = []
  const sum = { elections: 0, crashes: 0, snapshots: 0, reads: 0, commits: 0 }
  const untilBroken = Object.keys(planted).length > 0
  for (let seed = 0; seed < seeds; seed += 1) {
    if (untilBroken && broken.length > 0) break
    const cluster = new RaftCluster(seed, memberCount, planted)
    try {
      cluster.run(steps)
      if (!untilBroken && !cluster.converges(60_000)) stuck.push(seed)
    } catch (error) {
      if (!(error instanceof BrokenProperty)) throw error
      broken.push(`seed ${seed}: ${error.message}`)
    }
    sum.elections += cluster.counts.elections
    sum.crashes += cluster.counts.crashes
    sum.snapshots += cluster.counts.snapshots
    sum.reads += cluster.counts.reads
    sum.commits += cluster.counts.commits
  }
  return { ...sum, broken, stuck }
}
