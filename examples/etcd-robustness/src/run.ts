import { setTimeout as sleep } from 'node:timers/promises'
import type { MemberRestart } from 'seedsweep'
import { Caller } from './client/caller.ts'
import type { Connection } from './client/connection.ts'
import type { Recorder } from './client/recorder.ts'
import { WatchStream } from './client/watch-stream.ts'
import type { Cluster } from './etcd/cluster.ts'
import type { Member } from './etcd/member.ts'
import type { Family } from './families.ts'
import type { Random } from './random.ts'

export interface RunOptions {
  readonly cluster: Cluster
  readonly recorder: Recorder
  readonly random: Random
  readonly families: ReadonlySet<Family>
  readonly keys: readonly string[]
}

/** From a member that goes on to the snapshot that it takes, on a busy machine. */
const installMs = 5_000

/** One seed's cluster under traffic: what profiles do to it, and what they have done. */
export class Run {
  readonly cluster: Cluster
  readonly recorder: Recorder
  readonly random: Random
  readonly families: ReadonlySet<Family>
  readonly keys: readonly string[]
  readonly restarts: MemberRestart[] = []
  readonly streams: WatchStream[] = []
  /** How often each kind of trouble came. */
  readonly troubles = new Map<Family, number>()
  private readonly connections = new Map<Member, Connection>()
  private compactionAsked = 0
  private faultUnderWay: Promise<void> | undefined

  constructor({ cluster, recorder, random, families, keys }: RunOptions) {
    this.cluster = cluster
    this.recorder = recorder
    this.random = random
    this.families = families
    this.keys = keys
  }

  has(family: Family): boolean {
    return this.families.has(family)
  }

  count(family: Family, times = 1): void {
    this.troubles.set(family, (this.troubles.get(family) ?? 0) + times)
  }

  connection(member: Member): Connection {
    const known = this.connections.get(member)
    if (known !== undefined) return known
    const connection = this.cluster.connect(member)
    this.connections.set(member, connection)
    return connection
  }

  /** @param member left out: a client that goes from member to member */
  caller(member?: Member): Caller {
    const random = this.random.fork(`caller ${this.recorder.newValue()}`)
    return new Caller(this.recorder, () => this.connection(member ?? random.pick(this.cluster.members)))
  }

  /** A stream has its own connection, so that one that is not read slows nothing else. */
  stream(member: Member): WatchStream {
    const stream = new WatchStream(this.cluster.connect(member), this.recorder)
    this.streams.push(stream)
    return stream
  }

  /** Compacts, where that family is on and there is something new to compact. @returns whether it was done */
  async compact(caller: Caller, revision: number, physical = false): Promise<boolean> {
    if (!this.has('compaction') || revision <= this.recorder.compactedSeen) return false
    this.count('compaction')
    this.compactionAsked = Math.max(this.compactionAsked, revision)
    const response = await caller.ask({ kind: 'compact', revision }, { physical })
    return response.kind === 'compact'
  }

  /** Kills a member, waits, starts it again. Clients see it fail; their connections are made anew. */
  async crash(member: Member, downMs = 0): Promise<void> {
    this.count('crash')
    await member.kill()
    // All that it had sent is here: its sockets are closed.
    await sleep(1 + downMs)
    const toldRevision = this.recorder.revisionSeen
    const compactedRevision = this.compactionAsked
    member.start()
    await member.ready(20_000)
    this.connections.get(member)?.[Symbol.dispose]()
    this.connections.delete(member)
    if (this.cluster.members.length > 1 || member.selfEnd !== undefined) return
    const { revision } = await this.caller(member).must({ kind: 'range', key: this.keys[0] ?? 'k' }, { patient: true })
    this.restarts.push({ member: member.name, toldRevision, compactedRevision, revision })
  }

  async pauseMember(member: Member, pauseMs: number): Promise<void> {
    this.count('pause')
    member.pause()
    await sleep(pauseMs)
    member.resume()
  }

  async defragment(member: Member): Promise<void> {
    this.count('defrag')
    // It may be refused, or its member may die meanwhile: nothing is promised of it.
    await this.connection(member)
      .defragment(2_000)
      .catch(() => undefined)
  }

  /**
   * Lets a stopped member go on and defragments it again and again until it has installed the snapshot that is to come: an
   * installation takes a few milliseconds, too few to wait for its beginning.
   */
  async defragmentInstallation(member: Member): Promise<void> {
    const over = new AbortController()
    const isInstalled = member.says('applied snapshot', installMs).finally(() => over.abort())
    member.resume()
    while (!over.signal.aborted && member.running) await this.defragment(member)
    await isInstalled
  }

  /** Lets a fault happen beside the traffic, one at a time. */
  beside(fault: () => Promise<void>): void {
    if (this.faultUnderWay !== undefined) return
    this.faultUnderWay = fault().finally(() => {
      this.faultUnderWay = undefined
    })
    // Whoever waits for it is told; until then it is no unhandled rejection.
    this.faultUnderWay.catch(() => undefined)
  }

  async faultsOver(): Promise<void> {
    await this.faultUnderWay
  }

  async sleep(ms: number): Promise<void> {
    await sleep(ms)
  }
}
