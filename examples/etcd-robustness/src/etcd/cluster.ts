import { join } from 'node:path'
import { Connection, type MemberStatus } from '../client/connection.ts'
import type { Random } from '../random.ts'
import { WorldTrouble } from '../world-trouble.ts'
import type { EtcdBinary } from './binary.ts'
import { Member, type SelfEnd } from './member.ts'
import { innerSocket, type MemberSettings, peerSocket } from './member-flags.ts'
import { type LinkState, PeerProxy } from './peer-proxy.ts'
import { RunDirectory } from './run-directory.ts'

export interface ClusterOptions {
  readonly binary: EtcdBinary
  readonly base: string
  readonly members: 1 | 3
  readonly settings: MemberSettings
  /** Whether proxies stand between members, for faults of the network. */
  readonly isProxied: boolean
  readonly random: Random
}

/** Members over a directory of their own, and the connections to them. Nothing is left when it is disposed. */
export class Cluster implements AsyncDisposable {
  readonly members: readonly Member[]
  readonly directory: RunDirectory
  private readonly proxies: readonly PeerProxy[]
  private readonly ids = new Map<string, string>()
  private readonly links = new Map<string, LinkState>()
  private readonly connections = new Set<Connection>()

  constructor({ binary, base, members, settings, isProxied, random }: ClusterOptions) {
    this.directory = new RunDirectory(base, members)
    const directory = this.directory.path
    const names = Array.from({ length: members }, (_, at) => `m${at}`)
    this.members = names.map((name) => new Member({ binary, directory, name, names, settings, isProxied }))
    const stateOf = (from: string | undefined, to: string): LinkState =>
      this.links.get(`${from ?? ''} ${to}`) ?? { kind: 'open' }
    this.proxies = isProxied
      ? names.map((name) => {
          const listen = join(directory, peerSocket(name))
          return new PeerProxy(listen, join(directory, innerSocket(name)), stateOf, random.fork(`proxy of ${name}`))
        })
      : []
  }

  /** @throws WorldTrouble where members do not come up */
  async start(): Promise<void> {
    await Promise.all(this.proxies.map((proxy) => proxy.ready()))
    await this.startMembers()
    await Promise.all(this.proxies.map((proxy, at) => this.introduce(this.member(at), proxy)))
  }

  /**
   * A member that is new asks one other after the other who is there, each for a second, before it answers such questions
   * itself. Started at once, all may wait for all: the first is started alone, and finds nobody to wait for.
   */
  private async startMembers(): Promise<void> {
    const [first, ...others] = this.members
    first?.start()
    if (others.length > 0) await first?.servesPeers(readyMs)
    for (const member of others) member.start()
    await Promise.all(this.members.map((member) => member.ready(readyMs)))
  }

  /** Tells the proxy of a member the number by which others know it. */
  private async introduce(member: Member, proxy: PeerProxy): Promise<void> {
    const { memberId } = await this.statusOf(member)
    this.ids.set(member.name, memberId)
    proxy.member = memberId
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const connection of this.connections) connection[Symbol.dispose]()
    await Promise.all(this.members.map((member) => member.kill()))
    await Promise.all(this.proxies.map((proxy) => proxy[Symbol.asyncDispose]()))
    this.directory[Symbol.dispose]()
  }

  member(at: number): Member {
    const member = this.members[at]
    if (member === undefined) throw new RangeError(`there is no member ${at}`)
    return member
  }

  connect(member: Member): Connection {
    const connection = new Connection(member.socket)
    this.connections.add(connection)
    return connection
  }

  async statusOf(member: Member): Promise<MemberStatus> {
    using connection = new Connection(member.socket)
    return await connection.status(2_000)
  }

  /** @throws WorldTrouble where there is none in time */
  async leader(): Promise<Member> {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      for (const member of this.members) {
        const status = await this.statusOf(member).catch(() => undefined)
        if (status !== undefined && BigInt(status.leader).toString(16) === status.memberId) return member
      }
    }
    throw new WorldTrouble('the cluster has no leader')
  }

  setLink(from: Member, to: Member, state: LinkState): void {
    this.links.set(`${this.ids.get(from.name) ?? ''} ${this.ids.get(to.name) ?? ''}`, state)
    for (const proxy of this.proxies) proxy.changed()
  }

  /** All links are open again, all members run. */
  async heal(): Promise<void> {
    this.links.clear()
    for (const proxy of this.proxies) proxy.changed()
    for (const member of this.members) member.resume()
    const down = this.members.filter((member) => !member.running && member.selfEnd === undefined)
    for (const member of down) member.start()
    await Promise.all(down.map((member) => member.ready(readyMs)))
  }

  async restart(member: Member): Promise<void> {
    await member.kill()
    member.start()
    await member.ready(readyMs)
  }

  get selfEnds(): readonly SelfEnd[] {
    return this.members.flatMap(({ selfEnd }) => (selfEnd === undefined ? [] : [selfEnd]))
  }
}

/** Ten times the slowest start that was seen on two busy cores. */
const readyMs = 20_000
