import { describe, expect, test } from 'vitest'
import type { RaftLoop } from '../../../../src/sim/etcd/server/raft-loop.ts'
import { ReadLoop } from '../../../../src/sim/etcd/server/read-loop.ts'
import type { Server } from '../../../../src/sim/etcd/server/server.ts'
import { noVariants, type Variants } from '../../../../src/sim/etcd/variants.ts'
import { World } from '../../../../src/sim/world/world.ts'
import { settingsOfTests, TestCluster } from './cluster.ts'

describe('14370: a single voter commits what is not in its write-ahead log', () => {
  test('as it was: a put is answered, and gone after a crash before the save', () => {
    expect(crashBeforeSave({ unstableEntriesCommitted: true })).toEqual({ answered: true, afterwards: 'nothing' })
  })

  test('as it is: the put is not answered before it is saved', () => {
    expect(crashBeforeSave({})).toEqual({ answered: false, afterwards: 'nothing' })
  })
})

describe('18055: saving a snapshot removes the file of one that waits to be applied', () => {
  test('as it is: the member panics when it opens the first one', () => {
    expect(twoSnapshots({ pendingSnapshotFileRemoved: true })).toEqual([
      'failed to open snapshot backend: failed to find database snapshot file',
    ])
  })

  test('with the file kept until it is applied, both are installed', () => {
    expect(twoSnapshots({})).toEqual([])
  })
})

describe('a read index without a quorum', () => {
  test('with it: a leader that is cut off answers with what another one has overwritten', () => {
    expect(readAtOldLeader({ readIndexWithoutQuorum: true })).toBe('old')
  })

  test('without: it does not answer', () => {
    expect(readAtOldLeader({})).toBe('no answer')
  })
})

describe('20418: linearizable reads around a change of leader', () => {
  test('as it was (i): the answer of the old leader is taken though the leader has changed', () => {
    expect(bothReady({ leaderChangeIgnoredAfterReadState: true })).toContain('served')
  })

  test('as it is: whichever of the two is picked, the reads fail and are tried again', () => {
    expect(bothReady({})).toEqual(['etcdserver: leader changed'])
  })

  test('as it was (ii): all attempts have one id', () => {
    expect(new Set(attempts({ readIndexIdReused: true })).size).toBe(1)
  })

  test('as it is: every attempt has an id of its own, and an answer to any of them counts', () => {
    const ids = attempts({})
    expect(ids.length).toBeGreaterThan(3)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('18667: who owes no answer leaves out the ranges of a transaction', () => {
  test('as it was: a transaction that is refused where it was sent is applied elsewhere', () => {
    expect(refusedTransaction({ unansweredRangesSkipped: true })).toBeGreaterThan(1)
  })

  test('as it is: all members refuse it', () => {
    expect(refusedTransaction({})).toBe(1)
  })
})

function crashBeforeSave(variants: Partial<Variants>) {
  const cluster = new TestCluster(1, variants, { members: 1 })
  cluster.ready()
  cluster.pass(500_000)
  // The sleep lets the apply loop go ahead; the crash comes at the end of it.
  cluster.sleepAt('m0', 'raftBeforeSave', 50_000)
  const client = cluster.connect('m0')
  const id = cluster.send(client, { kind: 'put', key: 'a', value: '1' })
  cluster.pass(40_000)
  const answered = client.answers.has(id)
  cluster.world.kill('m0')
  cluster.world.armed.length = 0
  cluster.world.start('m0')
  cluster.ready()
  return { answered, afterwards: cluster.get('m0', 'a') }
}

function twoSnapshots(variants: Partial<Variants>): string[] {
  const cluster = new TestCluster(2, variants)
  cluster.ready()
  const [lagging = '', other = ''] = cluster.followers()
  cluster.sleepAt(lagging, 'applyBeforeOpenSnapshot', 9_000_000)
  for (let nth = 0; nth < 2; nth += 1) {
    const mend = cluster.isolate(lagging)
    // After a snapshot was sent the log is kept for two election time-outs.
    cluster.pass(2_500_000)
    for (let write = 0; write < 60; write += 1) cluster.put(other, `k${write}`, `${nth}`)
    mend()
    cluster.pass(1_500_000)
  }
  const sent = cluster.world.trace.lines.filter(({ kind }) => kind === 'send snapshot')
  expect(sent.length).toBeGreaterThanOrEqual(2)
  cluster.world.armed.length = 0
  cluster.pass(20_000_000)
  if (cluster.world.panics.length === 0) {
    expect(cluster.get(lagging, 'k59')).toBe('1')
    expect(new Set(cluster.hashes()).size).toBe(1)
  }
  return cluster.world.panics.map(({ message }) => message)
}

function readAtOldLeader(variants: Partial<Variants>): string {
  const cluster = new TestCluster(3, variants)
  cluster.ready()
  const old = cluster.leader()
  cluster.put(old, 'a', 'old')
  // Stopped, so that it does not notice that it hears of nobody; the messages that it sends afterwards come to nothing.
  cluster.world.pause(old)
  const mend = cluster.isolate(old)
  const leads = (name: string) => name !== old && cluster.member(name).raft.role === 'leader'
  expect(cluster.until(() => cluster.names.some(leads))).toBe(true)
  cluster.put(cluster.names.find(leads) ?? '', 'a', 'new')
  cluster.world.resume(old)
  const client = cluster.connect(old)
  const id = cluster.send(client, { kind: 'range', key: 'a' })
  cluster.pass(100_000)
  const answer = client.answers.get(id)
  mend()
  if (answer === undefined) return 'no answer'
  return answer.kind === 'range' ? (answer.kvs[0]?.value ?? 'nothing') : answer.kind
}

/** What becomes of a read when its answer and the change of leader are there at once, over 20 seeds. */
function bothReady(variants: Partial<Variants>): string[] {
  const ends = new Set<string>()
  for (let seed = 0; seed < 20; seed += 1) {
    const { loop, world, asked } = lonelyLoop(seed, variants)
    loop.read((error) => ends.add(error ?? 'served'))
    world.run(() => asked.length > 0, 1_000_000, 1000)
    loop.offer({ index: 1, context: asked[0] ?? 0 }, () => undefined)
    loop.leaderChanged()
    world.run(() => false, 2_000_000, 1000)
  }
  return [...ends]
}

function attempts(variants: Partial<Variants>): number[] {
  const { loop, world, asked } = lonelyLoop(1, variants)
  let served = false
  loop.read((error) => {
    served = error === undefined
  })
  world.run(() => asked.length === 5, 6_000_000, 1000)
  loop.offer({ index: 1, context: asked[2] ?? 0 }, () => undefined)
  world.run(() => served, 6_000_000, 1000)
  expect(served).toBe(true)
  return asked
}

/** A read loop over a raft that never answers by itself. */
function lonelyLoop(seed: number, variants: Partial<Variants>) {
  const world = new World<never, never, never>(BigInt(seed), 0)
  const asked: number[] = []
  let idNext = 1
  const process = world.addClient('m0')
  const raftLoop: Pick<RaftLoop, 'readIndex'> = { readIndex: (id) => void asked.push(id) }
  const server = {
    options: { process, settings: settingsOfTests, variants: { ...noVariants, ...variants } },
    raftLoop,
    applyLoop: { whenApplied: (_index: number, callback: () => void) => callback() },
    nextRequestId: () => {
      idNext += 1
      return idNext
    },
  } as unknown as Server
  return { loop: new ReadLoop(server), world, asked }
}

/** How many different states the members are in afterwards. */
function refusedTransaction(variants: Partial<Variants>): number {
  const cluster = new TestCluster(4, variants)
  cluster.ready()
  for (let nth = 0; nth < 5; nth += 1) cluster.put('m0', 'a', `${nth}`)
  cluster.call('m0', { kind: 'compact', revision: 5, physical: true })
  const answer = cluster.call('m0', {
    kind: 'txn',
    compare: [],
    success: [
      { kind: 'put', key: 'b', value: '1' },
      { kind: 'range', key: 'a', revision: 2 },
    ],
    failure: [],
  })
  expect(answer).toMatchObject({ kind: 'error', error: 'compacted' })
  cluster.pass(1_000_000)
  return new Set(cluster.hashes()).size
}
