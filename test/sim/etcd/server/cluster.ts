import { assert } from '../../../../src/base/assert.ts'
import type {
  CallRequest,
  CallResponse,
  ClientConnection,
  ClientMessage,
  MemberMessage,
} from '../../../../src/sim/etcd/api.ts'
import type { PeerMessage } from '../../../../src/sim/etcd/server/peer-message.ts'
import { type Member, startMember } from '../../../../src/sim/etcd/server/start-member.ts'
import type { ClusterSettings } from '../../../../src/sim/etcd/settings.ts'
import { noVariants, type Variants } from '../../../../src/sim/etcd/variants.ts'
import type { WatchResponse } from '../../../../src/sim/etcd/watch/watch-message.ts'
import type { FailpointName } from '../../../../src/sim/world/failpoints.ts'
import { block, unblock } from '../../../../src/sim/world/links.ts'
import type { SimulatedProcess } from '../../../../src/sim/world/process.ts'
import { World } from '../../../../src/sim/world/world.ts'

export const settingsOfTests: ClusterSettings = {
  members: 3,
  heartbeatUs: 100_000,
  electionTicks: 10,
  preVote: true,
  snapshotCount: 20,
  snapshotCatchUpEntries: 5,
  backendBatchIntervalUs: 100_000,
  backendBatchLimit: 10_000,
  compactionBatchLimit: 10,
  compactionSleepIntervalUs: 10_000,
  watchChannelSize: 16,
  watchSyncIntervalUs: 100_000,
  watchVictimIntervalUs: 10_000,
  maxWatchersPerSync: 512,
  watchBatchMaxRevs: 1000,
  watchProgressNotifyIntervalUs: 600_000_000,
  readIndexRetryUs: 500_000,
  requestTimeoutUs: 7_000_000,
  leaseCheckIntervalUs: 500_000,
  leaseCheckpointIntervalUs: 300_000_000,
  authEnabled: false,
}

/** A connection with the answers that came over it. */
export interface TestClient {
  readonly connection: ClientConnection
  readonly answers: Map<number, CallResponse>
  readonly watched: WatchResponse[]
}

/** Members in a world without faults, but for those that a test asks for. */
export class TestCluster {
  readonly world: World<PeerMessage, ClientMessage, MemberMessage>
  readonly names: readonly string[]
  readonly members = new Map<string, Member>()
  private readonly client: SimulatedProcess
  private readonly processes = new Map<string, SimulatedProcess>()
  private readonly open = new Map<string, TestClient>()
  private callNext = 1

  constructor(seed: number, variants: Partial<Variants> = {}, settings: Partial<ClusterSettings> = {}) {
    this.world = new World(BigInt(seed), 10_000)
    const merged = { ...settingsOfTests, ...settings }
    this.names = Array.from({ length: merged.members }, (_, nth) => `m${nth}`)
    for (const name of this.names) {
      this.world.addMember(name, (process, disk) => {
        const { peers, clients } = this.world
        this.processes.set(name, process)
        const options = { process, disk, peers, clients, members: this.names, settings: merged }
        this.members.set(name, startMember({ ...options, variants: { ...noVariants, ...variants } }))
      })
    }
    this.client = this.world.addClient('c0')
  }

  member(name: string): Member {
    const member = this.members.get(name)
    assert(member !== undefined, `no member ${name}`)
    return member
  }

  /** Lets time pass until a condition holds; false where it did not within ten seconds. */
  until(condition: () => boolean, withinUs = 10_000_000): boolean {
    return condition() || this.world.run(condition, this.world.nowUs + withinUs, 10_000_000) === 'condition'
  }

  pass(us: number): void {
    this.world.run(() => false, this.world.nowUs + us, 10_000_000)
  }

  ready(): void {
    const all = (): boolean => this.names.every((name) => this.isUp(name))
    assert(this.until(all, 30_000_000), 'the cluster is not ready')
  }

  /** Whether a member runs and takes clients. */
  isUp(name: string): boolean {
    const process = this.world.running(name)
    return process !== undefined && this.processes.get(name) === process && this.member(name).published
  }

  leader(): string {
    const found = this.names.find((name) => this.member(name).raft.role === 'leader' && this.world.running(name))
    assert(found !== undefined, 'there is no leader')
    return found
  }

  followers(): string[] {
    const leader = this.leader()
    return this.names.filter((name) => name !== leader)
  }

  connect(member: string): TestClient {
    const connection = this.world.clients.connect(this.client, member)
    const client: TestClient = { connection, answers: new Map(), watched: [] }
    connection.receive = (message) => {
      if (message.kind === 'reply') client.answers.set(message.id, message.response)
      else client.watched.push(message.response)
    }
    return client
  }

  /** Sends a call and gives its number; the answer comes to `client.answers`. */
  send(client: TestClient, request: CallRequest): number {
    const id = this.callNext
    this.callNext += 1
    client.connection.send({ kind: 'call', id, request })
    return id
  }

  /** One call and its answer, which must come within ten seconds. */
  call(member: string, request: CallRequest): CallResponse {
    let client = this.open.get(member)
    if (client?.connection.open !== true) {
      client = this.connect(member)
      this.open.set(member, client)
    }
    const { answers } = client
    const id = this.send(client, request)
    assert(
      this.until(() => answers.has(id)),
      `${member} does not answer ${request.kind}`,
    )
    return answers.get(id) as CallResponse
  }

  put(member: string, key: string, value: string): CallResponse {
    return this.call(member, { kind: 'put', key, value })
  }

  /** What a linearizable read gives, or the error. */
  get(member: string, key: string): string {
    const response = this.call(member, { kind: 'range', key })
    if (response.kind === 'error') return `error ${response.error}`
    return response.kind === 'range' ? (response.kvs[0]?.value ?? 'nothing') : response.kind
  }

  hashes(): string[] {
    return this.names.map((name) => JSON.stringify(this.call(name, { kind: 'hashKv', revision: 0 })))
  }

  /** Cuts a member off from the other members; gives back what mends it. */
  isolate(name: string): () => void {
    const links = this.names
      .filter((other) => other !== name)
      .flatMap((other) => [this.world.links.between(name, other), this.world.links.between(other, name)])
    for (const link of links) block(link)
    return () => {
      for (const link of links) unblock(link)
    }
  }

  endAt(member: string, name: FailpointName, passesLeft = 1): void {
    this.world.armed.push({ member, name, passesLeft, sleepUs: 0, restartAfterUs: 100_000 })
  }

  sleepAt(member: string, name: FailpointName, sleepUs: number): void {
    this.world.armed.push({ member, name, passesLeft: undefined, sleepUs, restartAfterUs: 0 })
  }
}
