import { openStorage } from '../open-storage.ts'
import { rootUser } from '../payload.ts'
import type { Raft } from '../raft/raft.ts'
import { createRaft } from '../raft/raft.ts'
import type { Storage } from '../storage.ts'
import { ApplyLoop } from './apply-loop.ts'
import { openSession } from './client-session.ts'
import { LeaseKeeper } from './lease-keeper.ts'
import type { MemberOptions } from './member-options.ts'
import type { PeerMessage } from './peer-message.ts'
import { Proposals } from './proposals.ts'
import { RaftLoop } from './raft-loop.ts'
import { ReadLoop } from './read-loop.ts'
import type { Server } from './server.ts'
import { SnapshotFiles } from './snapshot-files.ts'
import { SnapshotSender } from './snapshot-sender.ts'
import { openWal, readWalFile, type Wal } from './wal.ts'

const entriesPerMessageMax = 64
const inflightMax = 64

/** A running member, for those who look at it from outside. It ends with its process. */
export interface Member {
  readonly name: string
  readonly raft: Raft
  readonly storage: Storage
  /** It has been heard in the cluster and takes clients. */
  readonly published: boolean
}

/** Starts a member, for the first time or over what its disk kept, and lets it run until its process ends. */
export function startMember(options: MemberOptions): Member {
  const server = new MemberServer(options)
  server.start()
  return server
}

class MemberServer implements Server, Member {
  readonly name: string
  readonly options: MemberOptions
  readonly id: number
  readonly raft: Raft
  readonly wal: Wal
  readonly storage: Storage
  readonly raftLoop: RaftLoop
  readonly applyLoop: ApplyLoop
  readonly readLoop: ReadLoop
  readonly proposals: Proposals
  readonly snapshotFiles: SnapshotFiles
  readonly snapshotSender: SnapshotSender
  readonly leaseKeeper: LeaseKeeper
  lead = 0
  term = 0
  committedIndex = 0
  lastTickUs: number
  published = false
  private requestCount = 0

  constructor(options: MemberOptions) {
    const { process, disk, settings, variants, members } = options
    this.options = options
    this.name = process.name
    this.id = members.indexOf(process.name) + 1
    const stored = readWalFile(disk)
    this.snapshotFiles = new SnapshotFiles(options)
    this.storage = openStorage({ process, disk, settings, variants, snapshotIndex: stored.snapshot.index })
    this.raft = createRaft(
      {
        id: this.id,
        memberCount: members.length,
        electionTicks: settings.electionTicks,
        heartbeatTicks: 1,
        preVote: settings.preVote,
        checkQuorum: true,
        entriesPerMessageMax,
        inflightMax,
        random: process.random.fork('raft'),
        unstableEntriesCommitted: variants.unstableEntriesCommitted,
        readIndexWithoutQuorum: variants.readIndexWithoutQuorum,
        panic: (message) => process.panic(message),
      },
      stored,
    )
    this.wal = openWal(process, disk)
    this.lastTickUs = process.nowUs()
    this.raftLoop = new RaftLoop(this)
    this.applyLoop = new ApplyLoop(this)
    this.readLoop = new ReadLoop(this)
    this.proposals = new Proposals(this)
    this.snapshotSender = new SnapshotSender(this)
    this.leaseKeeper = new LeaseKeeper(this)
  }

  start(): void {
    const { options, storage } = this
    const { process, peers, observer } = options
    const { appliedIndex, currentRevision, compactRevision } = storage
    process.trace('open database', appliedIndex, currentRevision)
    observer?.restored(process.name, process.incarnation, appliedIndex, currentRevision, compactRevision)
    peers.listen(process, (from, message) => this.receive(from, message))
    this.raftLoop.start()
    this.leaseKeeper.start()
    this.publish()
  }

  nextRequestId(): number {
    this.requestCount += 1
    return (firstRequestOf(this.options.process.incarnation) + this.requestCount) * 8 + this.id
  }

  private receive(from: string, message: PeerMessage): void {
    if (message.type === 'snapshotTransfer') this.snapshotSender.receive(from, message)
    else if (message.type === 'snapshotReceipt') this.snapshotSender.receiveReceipt(message)
    else if (message.type === 'leaseRenewal') this.leaseKeeper.receive(from, message)
    else if (message.type === 'leaseRenewed') this.leaseKeeper.receiveAnswer(message)
    else this.raftLoop.receive(message)
  }

  /**
   * A member tells the cluster that it is there, through raft, and takes clients when that is applied (etcd: publishV3 and
   * ReadyNotify): it has caught up with everything before its start by then. Stands for it: a checkpoint of no leases.
   */
  private publish(): void {
    this.proposals.propose({ kind: 'leaseCheckpoint', checkpoints: [] }, rootUser, (reply) => {
      if (reply.kind === 'error') {
        this.options.process.after(this.options.settings.heartbeatUs, () => this.publish())
        return
      }
      this.published = true
      this.options.clients.accept(this.options.process, (connection) => {
        openSession(this, connection)
      })
    })
  }
}

/** Where the ids of an incarnation begin: a million apart, so that they never meet and stay small integers for long. */
function firstRequestOf(incarnation: number): number {
  return incarnation * 2 ** 20
}
