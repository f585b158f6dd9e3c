import type { Timer } from '../../world/process.ts'
import type { Message } from '../raft/message.ts'
import type { SnapshotReceipt, SnapshotTransfer } from './peer-message.ts'
import { electionTimeoutUs, nameOf, type Server } from './server.ts'

/** Snapshots that wait to be sent; etcd: maxInFlightMsgSnap. */
const queuedMax = 16
/** Of a transfer without an answer; etcd: 5 s, five of its election time-outs. */
const timeoutElections = 5
/**
 * The leader keeps its log for a while after a snapshot was sent, so that the follower can go on from there; etcd: 30 s, 30
 * election time-outs, which is longer than any of our runs.
 */
const releaseElections = 1

interface Transfer {
  readonly id: number
  readonly to: number
  readonly timer: Timer
}

/**
 * Sends snapshots (S7): raft's message is queued by the raft loop and joined with a database by the apply loop, whose position
 * decides what the database holds. Raft hears what became of it.
 */
export class SnapshotSender {
  /** Transfers under way or done lately; while there are any the log is not compacted. */
  inflight = 0
  private readonly server: Server
  private readonly queued: Message[] = []
  private transfers: Transfer[] = []

  constructor(server: Server) {
    this.server = server
  }

  queue(message: Message): void {
    if (this.queued.length < queuedMax) this.queued.push(message)
  }

  /** Sends the first snapshot that waits, as of the entry that the apply loop has reached. */
  sendQueued(index: number, term: number): void {
    const message = this.queued.shift()
    if (message === undefined) return
    const { options, storage } = this.server
    const { process, peers } = options
    const { to } = message
    message.snapshot = { index, term }
    const image = storage.snapshotImage()
    const id = this.server.nextRequestId()
    const transfer: SnapshotTransfer = { type: 'snapshotTransfer', id, message, image }
    this.inflight += 1
    process.trace(
      'send snapshot',
      index,
      to,
      () => `sends its database at entry ${index} to ${nameOf(this.server, to)}`,
    )
    process.after(process.random.between(1_000, 20_000), () =>
      peers.send(process.name, nameOf(this.server, to), transfer),
    )
    const timer = process.after(timeoutElections * electionTimeoutUs(this.server), () => this.timeOut(id))
    this.transfers.push({ id, to, timer })
  }

  /** A database from the leader: it is on the disk before raft hears of it. */
  receive(from: string, { id, message, image }: SnapshotTransfer): void {
    const { options, raftLoop, snapshotFiles } = this.server
    const { snapshot } = message
    if (snapshot === undefined) return
    snapshotFiles.save(snapshot.index, image, (saved) => {
      if (!saved) return
      raftLoop.receive(message)
      const receipt: SnapshotReceipt = { type: 'snapshotReceipt', id }
      options.peers.send(options.process.name, from, receipt)
    })
  }

  receiveReceipt({ id }: SnapshotReceipt): void {
    const transfer = this.take(id)
    if (transfer === undefined) return
    const { process } = this.server.options
    process.cancel(transfer.timer)
    process.after(releaseElections * electionTimeoutUs(this.server), () => {
      this.inflight -= 1
    })
    this.server.raftLoop.reportSnapshot(transfer.to, true)
  }

  private timeOut(id: number): void {
    const transfer = this.take(id)
    if (transfer === undefined) return
    this.inflight -= 1
    this.server.raftLoop.reportSnapshot(transfer.to, false)
  }

  private take(id: number): Transfer | undefined {
    const transfer = this.transfers.find((one) => one.id === id)
    if (transfer !== undefined) this.transfers = this.transfers.filter((one) => one !== transfer)
    return transfer
  }
}
