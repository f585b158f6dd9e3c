import { describe, expect, test } from 'vitest'
import { settingsOfTests, TestCluster } from './cluster.ts'

describe('a cluster of three', () => {
  test('elects one leader, and every member serves what any of them has written', () => {
    const cluster = started(1)
    expect(cluster.names.filter((name) => cluster.member(name).raft.role === 'leader')).toHaveLength(1)
    for (const [nth, name] of cluster.names.entries()) {
      expect(cluster.put(name, 'key', `${nth}`)).toEqual({ kind: 'put', revision: nth + 2 })
      expect(cluster.names.map((reader) => cluster.get(reader, 'key'))).toEqual([`${nth}`, `${nth}`, `${nth}`])
    }
  })

  test('answers every kind of call', () => {
    const cluster = started(2)
    const [follower = ''] = cluster.followers()
    const leader = cluster.leader()
    cluster.put(follower, 'a', '1')
    expect(
      cluster.call(follower, {
        kind: 'txn',
        compare: [{ key: 'a', target: 'value', result: '=', value: '1' }],
        success: [{ kind: 'put', key: 'b', value: '2' }],
        failure: [],
      }),
    ).toEqual({ kind: 'txn', revision: 3, succeeded: true, responses: [{ kind: 'put' }] })
    const read = { kind: 'txn', compare: [], success: [{ kind: 'range', key: 'b' }], failure: [] } as const
    expect(cluster.call(leader, read)).toMatchObject({ kind: 'txn', revision: 3 })
    expect(cluster.call(follower, { kind: 'deleteRange', key: 'b' })).toMatchObject({ deleted: 1, revision: 4 })
    expect(cluster.call(follower, { kind: 'range', key: 'a', serializable: true })).toMatchObject({ count: 1 })
    expect(cluster.call(follower, { kind: 'compact', revision: 3, physical: true })).toMatchObject({ kind: 'compact' })
    expect(cluster.call(follower, { kind: 'range', key: 'a', revision: 2 })).toMatchObject({ error: 'compacted' })
    expect(cluster.call(follower, { kind: 'range', key: '' })).toMatchObject({ error: 'rejected' })
    expect(cluster.call(follower, { kind: 'defragment' })).toEqual({ kind: 'defragment' })
    expect(cluster.call(follower, { kind: 'status' })).toMatchObject({ kind: 'status', leader, revision: 4 })
    expect(new Set(cluster.hashes()).size).toBe(1)
  })

  test('moves its leadership when it is asked to, and only by its leader', () => {
    const cluster = started(3)
    const [target = '', other = ''] = cluster.followers()
    expect(cluster.call(other, { kind: 'moveLeader', target })).toMatchObject({ kind: 'error', error: 'rejected' })
    expect(cluster.call(cluster.leader(), { kind: 'moveLeader', target })).toEqual({ kind: 'moveLeader' })
    expect(cluster.leader()).toBe(target)
  })

  test('keeps 60 acknowledged writes when all members are killed at once', () => {
    const cluster = started(4)
    for (let nth = 0; nth < 60; nth += 1) cluster.put(`m${nth % 3}`, `k${nth}`, `${nth}`)
    for (const name of cluster.names) cluster.world.kill(name)
    for (const name of cluster.names) cluster.world.start(name)
    cluster.ready()
    for (let nth = 0; nth < 60; nth += 1) expect(cluster.get('m0', `k${nth}`)).toBe(`${nth}`)
    expect(new Set(cluster.hashes()).size).toBe(1)
  })

  test('sends its database to a member that was cut off for longer than the log reaches back', () => {
    const cluster = started(5)
    const [cut = '', other = ''] = cluster.followers()
    const mend = cluster.isolate(cut)
    for (let nth = 0; nth < 60; nth += 1) cluster.put(other, `k${nth}`, `${nth}`)
    expect(cluster.member(cut).raft.log.lastIndex()).toBeLessThan(cluster.member(other).raft.log.offset)
    mend()
    expect(cluster.until(() => cluster.member(cut).storage.currentRevision === 61)).toBe(true)
    expect(cluster.world.trace.lines.some(({ kind }) => kind === 'send snapshot')).toBe(true)
    expect(cluster.get(cut, 'k59')).toBe('59')
    expect(new Set(cluster.hashes()).size).toBe(1)
  })

  test('a leader that hears of nobody steps down, and a write to it ends as unknown after the time-out', () => {
    const cluster = started(6)
    const old = cluster.leader()
    const mend = cluster.isolate(old)
    const client = cluster.connect(old)
    const id = cluster.send(client, { kind: 'put', key: 'a', value: '1' })
    expect(cluster.until(() => cluster.member(old).raft.role === 'follower')).toBe(true)
    expect(cluster.until(() => client.answers.has(id))).toBe(true)
    expect(client.answers.get(id)).toMatchObject({ kind: 'error', error: 'unknown' })
    mend()
    expect(cluster.until(() => cluster.get(old, 'a') === 'nothing')).toBe(true)
  })

  test('a disk that fails ends the member, and is no panic', () => {
    const cluster = started(7)
    const { world } = cluster
    const leader = cluster.leader()
    world.diskOf(leader).faults.failure = 'input/output error'
    cluster.send(cluster.connect(leader), { kind: 'put', key: 'a', value: '1' })
    expect(cluster.until(() => world.running(leader) === undefined)).toBe(true)
    world.diskOf(leader).faults.failure = undefined
    expect(world.ends.get('disk error')).toBe(1)
    expect(world.panics).toEqual([])
    expect(cluster.until(() => cluster.isUp(leader))).toBe(true)
  })

  test('a call that its client has abandoned is not answered, and may happen all the same', () => {
    const cluster = started(9)
    const client = cluster.connect('m0')
    const id = cluster.send(client, { kind: 'put', key: 'a', value: '1' })
    client.connection.send({ kind: 'abandon', id })
    cluster.pass(500_000)
    expect(client.answers.size).toBe(0)
    expect(cluster.get('m1', 'a')).toBe('1')
  })

  test('a proposal that a doubled datagram carries is applied once', () => {
    const cluster = started(8)
    const [follower = ''] = cluster.followers()
    const link = cluster.world.links.between(follower, cluster.leader())
    Object.assign(link, { doubledOneIn: 1 })
    for (let nth = 0; nth < 10; nth += 1) cluster.put(follower, 'a', `${nth}`)
    expect(cluster.call(follower, { kind: 'range', key: 'a' })).toMatchObject({ revision: 11 })
  })
})

describe('leases', () => {
  test('a lease that nobody keeps alive ends, with its keys; one that a follower passes on to the leader does not', () => {
    const cluster = started(11)
    const [follower = ''] = cluster.followers()
    for (const lease of [1, 2]) {
      cluster.call(follower, { kind: 'leaseGrant', lease, ttlS: 3 })
      cluster.call(follower, { kind: 'put', key: `k${lease}`, value: 'v', lease })
    }
    for (let second = 0; second < 8; second += 1) {
      const renewed = cluster.call(follower, { kind: 'leaseKeepAlive', lease: 2 })
      expect(renewed).toMatchObject({ kind: 'leaseKeepAlive', lease: 2, ttlS: 3 })
      cluster.pass(1_000_000)
    }
    expect(cluster.get(follower, 'k1')).toBe('nothing')
    expect(cluster.get(follower, 'k2')).toBe('v')
    expect(cluster.call(follower, { kind: 'leaseKeepAlive', lease: 1 })).toMatchObject({ ttlS: 0 })
  })

  test('a new leader starts all leases over', () => {
    const cluster = started(12)
    cluster.call('m0', { kind: 'leaseGrant', lease: 1, ttlS: 3 })
    cluster.put('m0', 'other', '1')
    cluster.call('m0', { kind: 'put', key: 'k', value: 'v', lease: 1 })
    cluster.pass(2_000_000)
    cluster.call(cluster.leader(), { kind: 'moveLeader', target: cluster.followers()[0] ?? '' })
    cluster.pass(2_000_000)
    expect(cluster.get('m0', 'k')).toBe('v')
    cluster.pass(4_000_000)
    expect(cluster.get('m0', 'k')).toBe('nothing')
  })
})

describe('a watch stream', () => {
  test('carries several watches, and what a client does not read waits in the member', () => {
    const cluster = started(21)
    const client = cluster.connect('m1')
    client.connection.send({ kind: 'create', key: 'a', watchId: 1 })
    client.connection.send({ kind: 'create', key: 'b', watchId: 2, startRevision: 1 })
    expect(cluster.until(() => client.watched.length === 2)).toBe(true)
    client.connection.pauseReading()
    for (let nth = 0; nth < 60; nth += 1) cluster.put('m0', nth % 2 === 0 ? 'a' : 'b', `${nth}`)
    cluster.pass(1_000_000)
    expect(client.watched).toHaveLength(2)
    client.connection.resumeReading()
    const eventsOf = (watchId: number) =>
      client.watched.filter((one) => one.watchId === watchId).flatMap(({ events }) => events.map(({ kv }) => kv.value))
    expect(cluster.until(() => eventsOf(1).length + eventsOf(2).length === 60)).toBe(true)
    expect(eventsOf(1)).toEqual(Array.from({ length: 30 }, (_, nth) => `${2 * nth}`))
    expect(eventsOf(2)).toEqual(Array.from({ length: 30 }, (_, nth) => `${2 * nth + 1}`))
  })
})

test('the same seed gives the same run', () => {
  expect(digestOf(31)).toBe(digestOf(31))
  expect(digestOf(31)).not.toBe(digestOf(32))
})

function digestOf(seed: number): string {
  const cluster = started(seed)
  for (let nth = 0; nth < 30; nth += 1) cluster.put(`m${nth % 3}`, 'a', `${nth}`)
  return `${cluster.world.trace.digest} ${cluster.world.nowUs} ${cluster.world.steps}`
}

function started(seed: number): TestCluster {
  const cluster = new TestCluster(seed, {}, settingsOfTests)
  cluster.ready()
  return cluster
}
