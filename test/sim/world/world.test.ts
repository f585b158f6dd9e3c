import { describe, expect, test } from 'vitest'
import { applyFaults } from '../../../src/sim/world/apply-faults.ts'
import { type Fault, faultFamilies } from '../../../src/sim/world/faults.ts'
import { createRandom } from '../../../src/sim/world/random.ts'
import { scheduleFaults } from '../../../src/sim/world/schedule-faults.ts'
import { World } from '../../../src/sim/world/world.ts'

const second = 1_000_000
const never = (): boolean => false

describe('streams of numbers', () => {
  test('a fork is decided by seed and name, not by what was drawn before', () => {
    const fresh = createRandom(42n)
    const used = createRandom(42n)
    for (let draw = 0; draw < 100; draw += 1) used.next()
    expect(used.fork('links').next()).toBe(fresh.fork('links').next())
    expect(fresh.fork('links').next()).not.toBe(fresh.fork('disk').next())
    expect(fresh.fork('a').fork('b').next()).not.toBe(fresh.fork('ab').next())
  })

  test('65,536 draws below 16 fill 16 buckets evenly: chi-squared under 37.7 (15 degrees of freedom, 0.1 %)', () => {
    for (const seed of [0n, 1n, 2n, (1n << 64n) - 1n]) {
      const random = createRandom(seed)
      const buckets = Array.from({ length: 16 }, () => 0)
      for (let draw = 0; draw < 65_536; draw += 1) {
        const bucket = random.below(16)
        buckets[bucket] = (buckets[bucket] ?? 0) + 1
      }
      const chiSquared = buckets.reduce((sum, count) => sum + (count - 4096) ** 2 / 4096, 0)
      expect(chiSquared).toBeLessThan(37.7)
    }
  })

  test('neighbouring seeds share no first number among 10,000', () => {
    const firsts = new Set<number>()
    for (let seed = 0n; seed < 10_000n; seed += 1n) firsts.add(createRandom(seed).next())
    expect(firsts.size).toBeGreaterThan(9_995)
  })
})

describe('processes', () => {
  test('a paused process does late what it had scheduled, in order; a dead one never does', () => {
    const world = new World<string, string, string>(1n, 0)
    const done: string[] = []
    world.addMember('m0', (process) => {
      process.after(100, () => done.push(`first at ${world.nowUs}`))
      process.after(200, () => done.push(`second at ${world.nowUs}`))
      process.after(5_000, () => done.push('third'))
    })
    world.at(50, () => world.pause('m0'))
    world.at(1_000, () => world.resume('m0'))
    world.at(2_000, () => world.kill('m0'))
    world.run(never, second, 1_000)
    expect(done).toEqual(['first at 1000', 'second at 1000'])
  })

  test('a fault that waits for a failpoint begins when its member passes it, which goes on', () => {
    const world = new World<string, string, string>(1n, 0)
    const done: string[] = []
    world.addMember('m0', (process) => {
      process.after(500, () => process.step('raftAfterSaveSnap', () => done.push('saved')))
    })
    world.addMember('m1', () => undefined)
    const when = { member: 'm0', name: 'raftAfterSaveSnap' } as const
    const fault = { index: 3, family: 'pause', atUs: 100, when, kind: 'pause', member: 'm1', forUs: 900 } as const
    const control = applyFaults(world as World<unknown, unknown, unknown>, [fault], {
      members: ['m0', 'm1'],
      needsSnapshot: () => false,
      compact: () => undefined,
      slowReader: () => undefined,
      defragment: () => undefined,
      transferLeader: () => undefined,
    })
    world.run(never, 499, 100)
    expect(control.begun).toEqual([])
    world.run(never, 600, 100)
    expect(control.begun).toEqual([3])
    expect(done).toEqual(['saved'])
    expect(world.running('m1')?.paused).toBe(true)
    world.run(never, 2_000, 100)
    expect(world.running('m1')?.paused).toBe(false)
  })

  test('an isolation that is asked for twice cuts the member off again when its snapshot has come', () => {
    const world = new World<unknown, unknown, unknown>(1n, 0)
    world.addMember('m0', (process) => {
      process.after(50_000, () => process.step('raftAfterSaveSnap', () => undefined))
    })
    world.addMember('m1', () => undefined)
    const fault = {
      index: 0,
      family: 'isolation',
      atUs: 0,
      kind: 'isolation',
      member: 'm0',
      forUsMax: second,
      times: 2,
    }
    let lags = false
    applyFaults(world, [fault as Fault], {
      members: ['m0', 'm1'],
      needsSnapshot: () => lags,
      compact: () => undefined,
      slowReader: () => undefined,
      defragment: () => undefined,
      transferLeader: () => undefined,
    })
    const blocked = (): number => world.links.between('m0', 'm1').blockedBy
    world.run(never, 20_000, 1_000)
    expect(blocked()).toBe(1)
    lags = true
    world.run(never, 45_000, 1_000)
    expect(blocked()).toBe(0)
    lags = false
    world.run(never, 60_000, 1_000)
    expect(blocked()).toBe(1)
    world.run(never, 2 * second, 1_000)
    expect(blocked()).toBe(0)
  })

  test('a step that meets an armed failpoint ends the process there, and the world goes on', () => {
    const world = new World<string, string, string>(1n, 100)
    const done: string[] = []
    world.armed.push({ member: 'm0', name: 'raftBeforeSave', passesLeft: 2, sleepUs: 0, restartAfterUs: 500 })
    world.addMember('m0', (process) => {
      done.push(`start ${process.incarnation}`)
      process.step('raftBeforeSave', () => {
        done.push('saved once')
        process.step('raftBeforeSave', () => done.push('saved twice'))
      })
    })
    world.run(never, second, 1_000)
    expect(done).toEqual(['start 0', 'saved once', 'start 1', 'saved once', 'saved twice'])
    expect(world.ends.get('crashed at failpoint')).toBe(1)
    expect(world.panics).toEqual([])
  })

  test('a panic is recorded with its words and the member is started again', () => {
    const world = new World<string, string, string>(1n, 0)
    let starts = 0
    world.addMember('m0', (process) => {
      starts += 1
      if (starts === 1) process.panic('update of consistent index not advancing')
    })
    world.run(never, second, 1_000)
    expect(world.panics).toEqual([
      { atUs: 0, step: 1, member: 'm0', message: 'update of consistent index not advancing' },
    ])
    expect(starts).toBe(2)
  })
})

describe('disk', () => {
  test('a death keeps what was synced and a prefix of the rest', () => {
    const kept = new Set<number>()
    for (let seed = 0n; seed < 64n; seed += 1n) {
      const world = new World<string, string, string>(seed, 0)
      world.addMember('m0', (process, disk) => {
        const wal = disk.lookup('wal') ?? disk.create('wal')
        if (process.incarnation > 0) return
        disk.append(wal, 'one')
        disk.sync(wal, process, () => {
          disk.append(wal, 'two')
          disk.append(wal, 'three')
          process.die('no more')
        })
      })
      world.run(never, second, 1_000)
      const records = world.diskOf('m0').lookup('wal')?.records ?? []
      expect(['one', 'two', 'three'].slice(0, records.length)).toEqual(records)
      kept.add(records.length)
    }
    expect([...kept].sort((one, other) => one - other)).toEqual([1, 2, 3])
  })

  test('a sync that fails makes nothing durable and says why', () => {
    const world = new World<string, string, string>(1n, 0)
    const errors: unknown[] = []
    world.addMember('m0', (process, disk) => {
      const wal = disk.create('wal')
      disk.append(wal, 'one')
      world.diskOf('m0').faults.failure = 'no space left on device'
      disk.sync(wal, process, (error) => errors.push(error, wal.syncedCount))
    })
    world.run(never, second, 1_000)
    expect(errors).toEqual(['no space left on device', 0])
  })

  test('a renamed file lives on for who holds it', () => {
    const world = new World<string, string, string>(1n, 0)
    world.addMember('m0', () => undefined)
    const disk = world.diskOf('m0')
    const old = disk.create('db')
    disk.create('00.snap.db').value = 'new'
    disk.rename('00.snap.db', 'db')
    expect(disk.lookup('db')?.value).toBe('new')
    expect(old.id).not.toBe(disk.lookup('db')?.id)
    expect(disk.list()).toEqual(['db'])
  })
})

describe('networks', () => {
  test('datagrams keep their order on a link, are lost in a partition, and may overtake when reordered', () => {
    const world = new World<number, string, string>(3n, 0)
    const got: number[] = []
    world.addMember('m0', () => undefined)
    world.addMember('m1', (process) => world.peers.listen(process, (_, message) => got.push(message)))
    const sendMany = (first: number): void => {
      for (let nth = 0; nth < 50; nth += 1) world.peers.send('m0', 'm1', first + nth)
    }
    world.at(10, () => sendMany(0))
    world.run(never, second, 10_000)
    expect(got).toEqual(Array.from({ length: 50 }, (_, nth) => nth))

    got.length = 0
    const link = world.links.between('m0', 'm1')
    link.reordered = 1
    sendMany(100)
    world.run(never, 2 * second, 10_000)
    expect(got).toHaveLength(50)
    expect(got).not.toEqual(got.toSorted((one, other) => one - other))

    got.length = 0
    link.blockedBy = 1
    sendMany(200)
    world.run(never, 3 * second, 10_000)
    expect(got).toEqual([])
  })

  test('a connection delivers in order, stalls in a partition, fills its window while nobody reads, closes with its member', () => {
    const world = new World<string, number, number>(3n, 0)
    const served: number[] = []
    world.addMember('m0', (process) => {
      world.clients.accept(process, (connection) => {
        connection.receive = (message) => {
          served.push(message)
          connection.send(message * 10)
        }
      })
    })
    const client = world.addClient('c0')
    const connection = world.clients.connect(client, 'm0')
    const got: number[] = []
    let closed = 0
    connection.receive = (message) => got.push(message)
    connection.closed = () => {
      closed += 1
    }
    connection.send(1)
    connection.send(2)
    world.run(never, second, 10_000)
    expect(got).toEqual([10, 20])

    const forth = world.links.between('c0', 'm0')
    forth.blockedBy = 1
    connection.send(3)
    world.run(never, 2 * second, 10_000)
    expect(served).toEqual([1, 2])
    forth.blockedBy = 0
    for (const resume of forth.onUnblocked.splice(0)) resume()
    world.run(never, 3 * second, 10_000)
    expect(got).toEqual([10, 20, 30])

    connection.pauseReading()
    for (let nth = 0; nth < 20; nth += 1) connection.send(nth)
    world.run(never, 4 * second, 10_000)
    expect(got).toHaveLength(3)
    connection.resumeReading()
    expect(got).toHaveLength(23)

    world.kill('m0')
    world.run(never, 5 * second, 10_000)
    expect(closed).toBe(1)
    expect(connection.open).toBe(false)
  })

  test('who connects to a member that is down is told so', () => {
    const world = new World<string, number, number>(3n, 0)
    world.addMember('m0', () => undefined)
    let closed = 0
    world.clients.connect(world.addClient('c0'), 'm0').closed = () => {
      closed += 1
    }
    world.run(never, second, 1_000)
    expect(closed).toBe(1)
  })
})

describe('fault schedules', () => {
  const options = {
    members: ['m0', 'm1', 'm2'],
    clients: 8,
    fromUs: second,
    toUs: 4 * second,
    without: [],
    mask: [],
  }

  test('over 1,000 seeds each family is on between 40 and 60 % of the time, and all-off and all-on can be asked for', () => {
    const on = new Map<string, number>()
    for (let seed = 0n; seed < 1000n; seed += 1n) {
      for (const family of scheduleFaults(createRandom(seed), options).families)
        on.set(family, (on.get(family) ?? 0) + 1)
    }
    for (const family of faultFamilies) {
      expect(on.get(family), family).toBeGreaterThan(400)
      expect(on.get(family), family).toBeLessThan(600)
    }
    expect(scheduleFaults(createRandom(1n), { ...options, only: [] }).faults).toEqual([])
    expect(scheduleFaults(createRandom(1n), { ...options, only: faultFamilies }).families).toEqual(faultFamilies)
  })

  test('leaving out a family, or masking a fault, changes no other fault', () => {
    for (let seed = 0n; seed < 200n; seed += 1n) {
      const all = scheduleFaults(createRandom(seed), options)
      const noCrash = scheduleFaults(createRandom(seed), { ...options, without: ['crash'] })
      expect(noCrash.faults).toEqual(all.faults.filter((fault) => fault.family !== 'crash'))
      const masked = scheduleFaults(createRandom(seed), { ...options, mask: [0, 3] })
      expect(masked.faults).toEqual(all.faults.filter((fault) => fault.index !== 0 && fault.index !== 3))
    }
  })

  test('after healing, no link is blocked, everybody runs, every disk works: 300 seeds', () => {
    for (let seed = 0n; seed < 300n; seed += 1n) {
      const world = new World<unknown, unknown, unknown>(seed, 0)
      for (const member of options.members) world.addMember(member, (process) => process.after(1, () => undefined))
      const { faults } = scheduleFaults(world.random.fork('faults'), options)
      const control = applyFaults(world, faults, {
        members: options.members,
        needsSnapshot: () => false,
        compact: () => undefined,
        slowReader: () => undefined,
        defragment: () => undefined,
        transferLeader: () => undefined,
      })
      world.at(4 * second, () => control.heal())
      world.run(never, 10 * second, 100_000)
      expect(control.begun.length).toBeLessThanOrEqual(faults.length)
      for (const member of options.members) {
        expect(world.running(member)?.paused).toBe(false)
        expect(world.running(member)?.skewUs).toBe(0)
        expect(world.diskOf(member).faults).toEqual({ slowUs: 0, failure: undefined })
        for (const other of options.members) {
          const { blockedBy, lossOneIn, doubledOneIn, reordered, slowUs, jitterUs } = world.links.between(member, other)
          expect({ blockedBy, lossOneIn, doubledOneIn, reordered, slowUs, jitterUs }).toEqual({
            blockedBy: 0,
            lossOneIn: 0,
            doubledOneIn: 0,
            reordered: 0,
            slowUs: 0,
            jitterUs: 0,
          })
        }
      }
    }
  })
})

test('the same seed gives the same digest, with and without lines; another seed another one', () => {
  const digests = new Set<string>()
  for (let seed = 0n; seed < 100n; seed += 1n) {
    const digest = runOnce(seed, 0)
    expect(runOnce(seed, 1000)).toBe(digest)
    digests.add(digest)
  }
  expect(digests.size).toBe(100)
})

function runOnce(seed: bigint, linesMax: number): string {
  const world = new World<number, unknown, unknown>(seed, linesMax)
  for (const member of ['m0', 'm1']) {
    world.addMember(member, (process) => {
      world.peers.listen(process, (from, message) => {
        process.trace('got', message, 0, () => `from ${from}`)
        if (message < 200) world.peers.send(process.name, from, message + 1)
      })
    })
  }
  world.at(5, () => world.peers.send('m0', 'm1', 1))
  world.run(never, second, 10_000)
  return world.trace.digest
}
