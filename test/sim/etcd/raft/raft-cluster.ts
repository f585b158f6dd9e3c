import type { Entry, Message, SnapshotMark } from '../../../../src/sim/etcd/raft/message.ts'
import { createRaft, type Raft, type StoredRaft } from '../../../../src/sim/etcd/raft/raft.ts'
import { advance, hasReady, type Ready, takeReady } from '../../../../src/sim/etcd/raft/ready.ts'
import { hasCommittedInTerm } from '../../../../src/sim/etcd/raft/replication.ts'
import { propose, requestReadIndex, step, tick, transferLeader } from '../../../../src/sim/etcd/raft/step.ts'
import { reportSnapshot } from '../../../../src/sim/etcd/raft/step-leader.ts'
import { readWal, type WalRecord } from '../../../../src/sim/etcd/server/wal.ts'
import { createRandom, type Random } from '../../../../src/sim/world/random.ts'

/** Faults of ours, planted to see that the checks can fail. */
export interface Planted {
  readonly voteNotPersisted?: boolean
  readonly sentBeforeDurable?: boolean
  readonly staleLogsElected?: boolean
  readonly readIndexWithoutQuorum?: boolean
}

/** What a state machine holds: the ids of what was applied, by index - 1; 0 for an entry without payload. */
type Applied = number[]

interface Node {
  readonly id: number
  raft: Raft | undefined
  /** The disk: a log of records of which the first `synced` survive a crash. */
  records: WalRecord[]
  synced: number
  applied: Applied
  /** The ready that is being worked on, and how far. */
  ready: Ready | undefined
  stage: number
  mayBeLeader: boolean
  lastRole: string
  /** To whom snapshots were sent of which the transport has not said what became of them. */
  unreported: number[]
  incarnation: number
}

export class BrokenProperty extends Error {}

/** Pure rafts on a table: every step of every node is chosen by the seed. */
export class RaftCluster {
  readonly nodes: Node[] = []
  readonly counts = { elections: 0, crashes: 0, snapshots: 0, reads: 0, commits: 0 }
  private packets: Message[] = []
  private readonly random: Random
  private readonly planted: Planted
  private readonly leaders = new Map<number, number>()
  /** What is committed, as first seen: the term and payload of each index. */
  private readonly committed: Entry[] = []
  /** Where a read that was asked for may not go below. */
  private readonly reads = new Map<number, number>()
  private readonly cut: boolean[] = []
  /** Whose clock stands still: a process that is paused again and again. */
  private readonly slow: boolean[] = []
  private readonly memberCount: number
  private nextId = 1

  constructor(seed: number, memberCount: number, planted: Planted) {
    this.random = createRandom(BigInt(seed))
    this.planted = planted
    this.memberCount = memberCount
    for (let id = 1; id <= memberCount; id += 1) {
      this.cut.push(false)
      this.slow.push(false)
      const node: Node = {
        id,
        raft: undefined,
        records: [],
        synced: 0,
        applied: [],
        ready: undefined,
        stage: 0,
        mayBeLeader: false,
        lastRole: 'follower',
        unreported: [],
        incarnation: 0,
      }
      this.nodes.push(node)
      this.boot(node)
    }
  }

  /** Faults and work for a while. Throws BrokenProperty. */
  run(steps: number): void {
    for (let count = 0; count < steps; count += 1) this.randomStep()
    this.checkLogs()
  }

  /** Stops the faults; true where everything that is proposed now is applied by all within the given steps. */
  converges(steps: number): boolean {
    this.cut.fill(false)
    this.slow.fill(false)
    for (const node of this.nodes) if (node.raft === undefined) this.boot(node)
    const proposed: number[] = []
    for (let count = 0; count < steps; count += 1) {
      const node = this.anyNode()
      const draw = this.random.below(10)
      if (draw < 1) this.tickNode(node)
      else if (draw < 6) this.deliver(0)
      else this.work(node)
      if (count % 200 !== 0) continue
      if (this.nodes.every(({ applied }) => proposed.filter((id) => applied.includes(id)).length >= 3)) {
        this.checkLogs()
        return true
      }
      const leader = this.nodes.find(({ raft }) => raft?.role === 'leader')
      if (leader?.raft === undefined) continue
      const id = this.takeId()
      if (propose(leader.raft, { id, user: undefined, request: { kind: 'put', key: 'k', value: '' } }))
        proposed.push(id)
    }
    return false
  }

  private randomStep(): void {
    const node = this.anyNode()
    const draw = this.random.below(1000)
    if (draw < 120) this.tickNode(node)
    else if (draw < 520) this.deliver(60)
    else if (draw < 900) this.work(node)
    else if (draw < 940) this.proposeAt(node)
    else if (draw < 960) this.readAt(node)
    else if (draw < 970) this.compact(node)
    else if (draw < 972) this.crash(node)
    else if (draw < 980) {
      if (node.raft === undefined) this.boot(node)
    } else if (draw < 983) this.slow[node.id - 1] = true
    else if (draw < 986) this.slow[node.id - 1] = false
    else if (draw < 989) this.cut[node.id - 1] = true
    else if (draw < 995) this.cut[node.id - 1] = false
    else if (draw < 997) {
      if (node.raft !== undefined) transferLeader(node.raft, 1 + this.random.below(this.memberCount))
    } else if (this.packets.length > 200) this.packets.splice(0, 100)
  }

  private anyNode(): Node {
    return this.nodes[this.random.below(this.nodes.length)] as Node
  }

  private takeId(): number {
    this.nextId += 1
    return this.nextId
  }

  private boot(node: Node): void {
    const { planted } = this
    const read = readWal(node.records)
    const hardState = planted.voteNotPersisted === true ? { ...read.hardState, vote: 0 } : read.hardState
    const stored: StoredRaft = { ...read, hardState }
    node.applied = (this.images.get(read.snapshot) ?? []).slice()
    node.incarnation += 1
    node.raft = createRaft(
      {
        id: node.id,
        memberCount: this.memberCount,
        electionTicks: 10,
        heartbeatTicks: 1,
        preVote: this.random.chance(1, 2),
        checkQuorum: true,
        entriesPerMessageMax: 4,
        inflightMax: 3,
        random: this.random,
        unstableEntriesCommitted: false,
        readIndexWithoutQuorum: planted.readIndexWithoutQuorum === true,
        panic: (message) => {
          throw new BrokenProperty(`panic: ${message}`)
        },
      },
      stored,
    )
    if (planted.staleLogsElected === true) node.raft.log.isUpToDate = () => true
    node.ready = undefined
    node.stage = 0
    node.lastRole = 'follower'
    node.unreported = []
  }

  private crash(node: Node): void {
    if (node.raft === undefined) return
    this.counts.crashes += 1
    node.raft = undefined
    node.ready = undefined
    const kept = node.synced + this.random.below(node.records.length - node.synced + 1)
    node.records.length = kept
    node.synced = kept
  }

  private tickNode(node: Node): void {
    if (node.raft === undefined || this.slow[node.id - 1] === true) return
    tick(node.raft)
    const to = this.random.chance(1, 8) ? node.unreported.shift() : undefined
    if (to !== undefined) reportSnapshot(node.raft, to, this.random.chance(1, 2))
    this.observe(node)
  }

  private proposeAt(node: Node): void {
    if (node.raft === undefined) return
    const id = this.takeId()
    propose(node.raft, { id, user: undefined, request: { kind: 'put', key: 'k', value: '' } })
    this.observe(node)
  }

  private readAt(node: Node): void {
    if (node.raft === undefined) return
    // A lone leader answers at once, from what it has committed: right only once that includes an entry of its term, for which
    // etcd's server waits before it takes clients.
    if (this.memberCount === 1 && !hasCommittedInTerm(node.raft)) return
    const context = this.takeId()
    this.reads.set(context, this.committed.length)
    requestReadIndex(node.raft, context)
    this.observe(node)
  }

  /** Delivers a random packet; loses one in `lossOneIn`, doubles as many. */
  private deliver(lossOneIn: number): void {
    const { packets, random } = this
    if (packets.length === 0) return
    const at = random.below(packets.length)
    const message = packets[at] as Message
    packets[at] = packets[packets.length - 1] as Message
    packets.pop()
    if (lossOneIn > 0 && random.chance(1, lossOneIn)) return
    if (lossOneIn > 0 && random.chance(1, lossOneIn)) packets.push(message)
    if (this.cut[message.from - 1] === true || this.cut[message.to - 1] === true) return
    const node = this.nodes[message.to - 1] as Node
    if (node.raft === undefined) return
    step(node.raft, message)
    this.observe(node)
  }

  /** What the state machine held at each snapshot. */
  private readonly images = new Map<SnapshotMark, Applied>()

  /** One step of the ready loop: take, save, make durable, send and advance; a crash may fall between any two. */
  private work(node: Node): void {
    const { raft } = node
    if (raft === undefined) return
    if (node.ready === undefined) {
      if (!hasReady(raft)) return
      node.ready = takeReady(raft)
      node.stage = 1
      node.mayBeLeader = node.ready.role === 'leader'
      for (const read of node.ready.readStates) this.checkRead(read.context, read.index)
      if (node.mayBeLeader || this.planted.sentBeforeDurable === true) this.sendAll(node, node.ready)
      this.applyAll(node, node.ready)
      return
    }
    const { ready } = node
    if (node.stage === 1) {
      if (ready.snapshot !== undefined) node.records.push({ kind: 'snapshot', snapshot: ready.snapshot })
      node.records.push({ kind: 'save', entries: ready.entries, hardState: ready.hardState })
      node.stage = 2
    } else if (node.stage === 2) {
      if (ready.mustSync || ready.snapshot !== undefined) node.synced = node.records.length
      if (ready.snapshot !== undefined) {
        node.applied = (this.images.get(ready.snapshot) as Applied).slice()
        this.counts.snapshots += 1
      }
      node.stage = 3
    } else {
      if (!node.mayBeLeader && this.planted.sentBeforeDurable !== true) this.sendAll(node, ready)
      node.ready = undefined
      node.stage = 0
      advance(raft)
      this.observe(node)
    }
  }

  private sendAll(node: Node, ready: Ready): void {
    for (const message of ready.messages) {
      if (message.snapshot === undefined) {
        this.packets.push(message)
        continue
      }
      // As etcd does, the snapshot is of what is applied now, not of when raft's was made.
      const index = node.applied.length
      const term = node.raft?.log.termAt(index) ?? -1
      if (term >= 0) {
        message.snapshot = { index, term }
        this.images.set(message.snapshot, node.applied.slice())
        this.packets.push(message)
      }
      node.unreported.push(message.to)
    }
  }

  private applyAll(node: Node, ready: Ready): void {
    for (const { index, term, payload } of ready.committed) {
      const known = this.committed[index - 1]
      if (known === undefined) throw new BrokenProperty(`applied ${index} before anybody committed it`)
      if (known.term !== term || known.payload !== payload) {
        throw new BrokenProperty(`state machine safety: node ${node.id} applies another entry at ${index}`)
      }
      if (node.applied.length !== index - 1) throw new BrokenProperty(`node ${node.id} applies ${index} out of order`)
      node.applied.push(payload === undefined ? 0 : payload.id)
    }
  }

  private compact(node: Node): void {
    const { raft } = node
    if (raft === undefined || node.applied.length < 3) return
    // As in etcd, only what was applied from a saved ready is snapshotted.
    if (raft.log.pendingSnapshot !== undefined || node.stage === 1) return
    const index = node.applied.length
    const snapshot = raft.log.createSnapshot(index)
    if (snapshot === undefined) return
    this.images.set(snapshot, node.applied.slice())
    node.records.push({ kind: 'snapshot', snapshot })
    node.synced = node.records.length
    raft.log.compact(Math.max(index - 2, raft.log.offset))
  }

  /** Checks what must hold after each step of a node, and notes what it committed. */
  private observe(node: Node): void {
    const { raft } = node
    if (raft === undefined) return
    const { log } = raft
    for (let index = this.committed.length + 1; index <= log.committed; index += 1) {
      const entry = log.entries[index - log.offset - 1]
      if (entry === undefined) throw new BrokenProperty(`node ${node.id} skips the commit of ${index}`)
      this.committed.push(entry)
      this.counts.commits += 1
    }
    for (let index = log.offset + 1; index <= log.committed; index += 1) {
      if (log.termAt(index) !== this.committed[index - 1]?.term) {
        throw new BrokenProperty(`state machine safety: node ${node.id} commits another entry at ${index}`)
      }
    }
    if (raft.role === 'leader' && node.lastRole !== 'leader') this.checkLeader(node, raft)
    node.lastRole = raft.role
  }

  private checkLeader(node: Node, raft: Raft): void {
    this.counts.elections += 1
    const other = this.leaders.get(raft.term)
    if (other !== undefined && other !== node.id) {
      throw new BrokenProperty(`election safety: ${other} and ${node.id} lead term ${raft.term}`)
    }
    this.leaders.set(raft.term, node.id)
    for (let index = Math.max(raft.log.offset, 1); index <= this.committed.length; index += 1) {
      const { term } = this.committed[index - 1] as Entry
      if (term < raft.term && raft.log.termAt(index) !== term) {
        throw new BrokenProperty(`leader completeness: leader ${node.id} of term ${raft.term} lacks entry ${index}`)
      }
    }
  }

  private checkRead(context: number, index: number): void {
    this.counts.reads += 1
    if (index < (this.reads.get(context) ?? 0)) throw new BrokenProperty(`a read at ${index} misses what was committed`)
  }

  /** Log matching: where two logs have an entry of the same index and term, they agree on all before it. */
  private checkLogs(): void {
    for (const { raft: one } of this.nodes) {
      for (const { raft: other } of this.nodes) {
        if (one === undefined || other === undefined || one.id >= other.id) continue
        const low = Math.max(one.log.offset, other.log.offset) + 1
        let agreed = false
        for (let index = Math.min(one.log.lastIndex(), other.log.lastIndex()); index >= low; index -= 1) {
          const mine = one.log.entries[index - one.log.offset - 1]
          const theirs = other.log.entries[index - other.log.offset - 1]
          if (mine?.term === theirs?.term && mine?.payload === theirs?.payload) agreed = true
          else if (agreed || mine?.term === theirs?.term) throw new BrokenProperty(`log matching at ${index}`)
        }
      }
    }
  }
}
