import { openStorage } from '../../../src/sim/etcd/open-storage.ts'
import type { RaftPayload, RaftReply, RaftRequest } from '../../../src/sim/etcd/payload.ts'
import type { ClusterSettings } from '../../../src/sim/etcd/settings.ts'
import { type Storage, snapshotPath } from '../../../src/sim/etcd/storage.ts'
import { noVariants, type Variants } from '../../../src/sim/etcd/variants.ts'
import type { WatchCreate, WatchEvent, WatchResponse } from '../../../src/sim/etcd/watch/watch-message.ts'
import type { FailpointName } from '../../../src/sim/world/failpoints.ts'
import type { SimulatedProcess } from '../../../src/sim/world/process.ts'
import { World } from '../../../src/sim/world/world.ts'

export type BenchWorld = World<never, never, never>

export function makeWorld(seed = 1n): BenchWorld {
  return new World(seed, 1_000)
}

export const benchSettings: ClusterSettings = {
  members: 3,
  heartbeatUs: 100_000,
  electionTicks: 10,
  preVote: true,
  snapshotCount: 100,
  snapshotCatchUpEntries: 100,
  backendBatchIntervalUs: 100_000,
  backendBatchLimit: 10_000,
  compactionBatchLimit: 3,
  compactionSleepIntervalUs: 10_000,
  watchChannelSize: 8,
  watchSyncIntervalUs: 100_000,
  watchVictimIntervalUs: 10_000,
  maxWatchersPerSync: 512,
  watchBatchMaxRevs: 1_000,
  watchProgressNotifyIntervalUs: 600_000_000,
  readIndexRetryUs: 500_000,
  requestTimeoutUs: 7_000_000,
  leaseCheckIntervalUs: 500_000,
  leaseCheckpointIntervalUs: 300_000_000,
  authEnabled: false,
}

/** What raft would hand to the members: one order of requests for all of them. */
export class Log {
  readonly entries: RaftPayload[] = []

  /** @returns the new entry's index */
  add(request: RaftRequest, user?: string): number {
    this.entries.push({ id: this.entries.length + 1, user, request })
    return this.entries.length
  }
}

/** A member that has nothing but its storage: applies a log as far as it is told to, again after each restart. */
export class BenchMember {
  readonly replies: RaftReply[] = []
  readonly world: BenchWorld
  readonly name: string
  readonly log: Log
  readonly settings: ClusterSettings
  /** Applies up to here. */
  target = 0
  snapshotIndex = 0
  /** Whether its own client waits for the answers. */
  waiting = true
  /** Told after each start but the first. */
  started: () => void = () => undefined
  /** Asked before each entry is announced; false holds the apply loop. */
  gate: (index: number) => boolean = () => true
  private current: { process: SimulatedProcess; storage: Storage } | undefined
  private applying = false

  constructor(
    world: BenchWorld,
    name: string,
    log: Log,
    variants: Partial<Variants> = {},
    settings: Partial<ClusterSettings> = {},
  ) {
    this.world = world
    this.name = name
    this.log = log
    this.settings = { ...benchSettings, ...settings }
    world.addMember(name, (process, disk) => {
      this.applying = false
      this.current = undefined
      const storage = openStorage({
        process,
        disk,
        settings: this.settings,
        variants: { ...noVariants, ...variants },
        snapshotIndex: this.snapshotIndex,
      })
      this.current = { process, storage }
      if (process.incarnation > 0) this.started()
      this.pump()
    })
    world.run(() => this.current !== undefined, world.nowUs, 1_000_000)
  }

  get isUp(): boolean {
    return this.current?.process.alive === true
  }

  get storage(): Storage {
    if (this.current === undefined) throw new Error(`${this.name} is down`)
    return this.current.storage
  }

  get process(): SimulatedProcess {
    if (this.current === undefined) throw new Error(`${this.name} is down`)
    return this.current.process
  }

  /** Adds an entry and applies up to it; the answer, where this member's client waits. */
  apply(request: RaftRequest, user?: string): RaftReply {
    const index = this.log.add(request, user)
    this.applyTo(index)
    const reply = this.replies[index]
    if (reply === undefined) throw new Error(`entry ${index} was skipped`)
    return reply
  }

  applyTo(index: number): void {
    this.target = index
    this.pump()
    this.until(() => this.hasApplied(index))
  }

  hasApplied(index: number): boolean {
    return this.isUp && this.storage.appliedIndex >= index
  }

  /** Runs the world until the condition holds; an error where it does not within ten minutes. */
  until(condition: () => boolean): void {
    if (condition()) return
    const stop = this.world.run(condition, this.world.nowUs + 600_000_000, 10_000_000)
    if (stop !== 'condition') throw new Error(`stopped by ${stop}, first panic: ${this.world.panics[0]?.message}`)
  }

  pass(durationUs: number): void {
    const untilUs = this.world.nowUs + durationUs
    // The world's clock stands still where nothing is left to do.
    this.world.at(untilUs, () => undefined)
    this.world.run(() => false, untilUs, 10_000_000)
  }

  /** Does something as this member's process, which may end by it. */
  act(task: () => void): void {
    let acted = false
    this.until(() => this.isUp)
    const { process } = this
    process.after(0, () => {
      acted = true
      task()
    })
    this.until(() => acted || !process.alive)
  }

  commit(): void {
    this.pass(this.settings.backendBatchIntervalUs + 20_000)
  }

  kill(): void {
    this.world.kill(this.name)
    this.current = undefined
  }

  start(): void {
    this.world.start(this.name)
    this.until(() => this.isUp)
  }

  /** Killed, started, and back to where it was. */
  restart(): void {
    this.kill()
    this.start()
    this.until(() => this.hasApplied(this.target))
  }

  /** From now on, the process ends at a pass of the failpoint, and starts again by itself. */
  arm(name: FailpointName, passes = 1): void {
    this.world.armed.push({ member: this.name, name, passesLeft: passes, sleepUs: 0, restartAfterUs: 1_000 })
  }

  /** Until it has crashed at the failpoint that is armed, has started again and has caught up. */
  crash(): void {
    const { incarnation } = this.process
    this.until(() => this.isUp && this.process.incarnation > incarnation)
    this.until(() => this.hasApplied(this.target))
  }

  /** Takes a snapshot of another member, as if sent by it, and installs it. */
  installFrom(other: BenchMember): void {
    const index = this.receiveFrom(other)
    this.process.after(0, () => {
      this.storage.installSnapshot(snapshotPath(index), index, () => undefined)
    })
    this.until(() => this.hasApplied(index))
  }

  /** @returns the index of the snapshot, whose file is now in this member's directory */
  receiveFrom(other: BenchMember): number {
    const index = other.storage.appliedIndex
    const file = this.world.diskOf(this.name).create(snapshotPath(index))
    file.value = other.storage.snapshotImage().copy()
    this.snapshotIndex = index
    this.target = Math.max(this.target, index)
    return index
  }

  /** Applies what is left up to the target, after an installation for example. */
  pump(): void {
    const { current } = this
    if (current === undefined || this.applying || !current.process.alive) return
    const { storage, process } = current
    const index = storage.appliedIndex + 1
    if (index > this.target || !this.gate(index)) return
    const payload = this.log.entries[index - 1]
    if (payload === undefined) return
    this.applying = true
    process.after(0, () => {
      storage.announce(index)
      process.step('beforeApplyEntry', () => {
        storage.whenUnlocked(() => {
          const reply = storage.execute(index, 1, payload, this.waiting)
          if (reply !== undefined) this.replies[index] ??= reply
          this.applying = false
          this.pump()
        })
      })
    })
  }
}

/** A watch client with one stream, which reads everything at once unless it is told to stop. */
export class BenchStream {
  readonly responses: WatchResponse[] = []
  reading = true
  private readonly stream: ReturnType<Storage['watches']['openStream']>

  constructor(member: BenchMember, user?: string) {
    this.stream = member.storage.watches.openStream(user)
    this.stream.ready = () => {
      this.read()
    }
  }

  create(request: Omit<WatchCreate, 'kind'>): void {
    this.stream.control({ kind: 'create', ...request })
  }

  cancel(watchId: number): void {
    this.stream.control({ kind: 'cancel', watchId })
  }

  progress(): void {
    this.stream.control({ kind: 'progress' })
  }

  close(): void {
    this.stream.close()
  }

  resume(): void {
    this.reading = true
    this.read()
  }

  get events(): WatchEvent[] {
    return this.responses.flatMap((response) => response.events)
  }

  /** "put a@2", in the order received. */
  get told(): string[] {
    return this.events.map(({ type, kv }) => `${type} ${kv.key}@${kv.modRevision}`)
  }

  get notifications(): number[] {
    return this.responses
      .filter(({ created, canceled, events }) => !created && !canceled && events.length === 0)
      .map(({ revision }) => revision)
  }

  private read(): void {
    while (this.reading) {
      const response = this.stream.next()
      if (response === undefined) return
      this.responses.push(response)
    }
  }
}

export function put(key: string, value = 'v', lease = 0): RaftRequest {
  return lease === 0 ? { kind: 'put', key, value } : { kind: 'put', key, value, lease }
}

export function del(key: string, rangeEnd?: string): RaftRequest {
  return rangeEnd === undefined ? { kind: 'deleteRange', key } : { kind: 'deleteRange', key, rangeEnd }
}

export function compact(revision: number): RaftRequest {
  return { kind: 'compact', revision }
}

export const everything = { key: '\0', rangeEnd: '\0' }

/** "a=v@2" for each key, in order. */
export function keysOf(member: BenchMember): string[] {
  const reply = member.storage.range({ kind: 'range', ...everything }, undefined)
  if (reply.kind !== 'range') throw new Error(`a range gave ${reply.kind}`)
  return reply.kvs.map(({ key, value, modRevision }) => `${key}=${value}@${modRevision}`)
}

export function hashOf(member: BenchMember, revision = 0): number {
  const found = member.storage.hashKv(revision)
  if (typeof found === 'string') throw new Error(found)
  return found.hash
}
