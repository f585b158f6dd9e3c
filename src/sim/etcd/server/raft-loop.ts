import type { DiskError } from '../../world/disk.ts'
import type { RaftPayload } from '../payload.ts'
import type { Message } from '../raft/message.ts'
import type { Raft } from '../raft/raft.ts'
import { advance, hasReady, type Ready, takeReady } from '../raft/ready.ts'
import { createProposal, requestReadIndex, step, tick, transferLeader } from '../raft/step.ts'
import { reportSnapshot, reportUnreachable } from '../raft/step-leader.ts'
import { ApplyJob } from './apply-loop.ts'
import { nameOf, type Server } from './server.ts'

/** Proposals that wait for a leader; etcd: maxPendingProposals. */
const waitingProposalsMax = 4096

/**
 * The raft loop (S1; etcd: raftNode.start). For each ready, in this order: committed entries go to the apply loop; a leader sends;
 * a snapshot is noted in the write-ahead log; entries and hard state are saved and synced; the apply loop hears of it; a follower
 * sends; raft advances. Between any two the process may end or anything else may happen; messages, proposals and reads go on
 * reaching raft meanwhile, ticks wait (etcd's ticker keeps one).
 */
export class RaftLoop {
  private readonly server: Server
  private readonly raft: Raft
  /** Being worked on. */
  private ready: Ready | undefined
  private job: ApplyJob | undefined
  private leads = false
  private tickWaits = false
  private termLed = 0
  private readonly waitingProposals: Message[] = []

  constructor(server: Server) {
    this.server = server
    this.raft = server.raft
  }

  start(): void {
    const { server, raft } = this
    const { process, settings } = server.options
    // etcd's adjustTicks: a lone member need not wait for anybody; others leave a leader two ticks to be heard.
    const ahead = settings.members === 1 ? settings.electionTicks - 1 : settings.electionTicks - 2
    for (let count = 0; count < ahead; count += 1) tick(raft)
    process.after(process.random.between(1, settings.heartbeatUs), this.onTick)
    this.pump()
  }

  /** A raft message from another member. */
  receive(message: Message): void {
    if (message.type === 'propose') {
      if (message.taken) return
      message.taken = true
      this.proposeMessage(message)
    } else step(this.raft, message)
    this.pump()
  }

  /** False where the proposal was dropped for sure. Without a leader it waits for one. */
  propose(payload: RaftPayload): boolean {
    const taken = this.proposeMessage(createProposal(this.raft, payload))
    this.pump()
    return taken
  }

  readIndex(context: number): void {
    requestReadIndex(this.raft, context)
    this.pump()
  }

  transferLeader(to: number): void {
    transferLeader(this.raft, to)
    this.pump()
  }

  reportSnapshot(to: number, arrived: boolean): void {
    if (!arrived) reportUnreachable(this.raft, to)
    reportSnapshot(this.raft, to, arrived)
    this.pump()
  }

  private readonly onTick = (): void => {
    const { process, settings } = this.server.options
    process.after(settings.heartbeatUs, this.onTick)
    if (this.ready !== undefined) this.tickWaits = true
    else this.tickNow()
  }

  private tickNow(): void {
    this.server.lastTickUs = this.server.options.process.nowUs()
    tick(this.raft)
    this.pump()
  }

  /** Takes up what raft has ready, unless a ready is being worked on. */
  private pump(): void {
    const { raft } = this
    this.observeLeadership()
    if (raft.leader !== 0 && this.waitingProposals.length > 0) this.proposeWaiting()
    while (this.ready === undefined && hasReady(raft)) this.begin(takeReady(raft))
  }

  private begin(ready: Ready): void {
    const { server } = this
    this.ready = ready
    if (ready.roleChanged) this.updateLeadership(ready)
    const { readStates } = ready
    // Not asked for the one before the first where there is none, as mostly: V8 is slow to find nothing there.
    const state = readStates.length === 0 ? undefined : readStates[readStates.length - 1]
    // The slot for read states holds one. While it is taken the whole loop waits, for a second at most, as etcd's does.
    if (state === undefined || server.readLoop.offer(state, this.resume)) this.handOver()
  }

  private readonly resume = (): void => {
    this.handOver()
    this.pump()
  }

  private handOver(): void {
    const { server, ready } = this
    if (ready === undefined) return
    const { committed, snapshot, messages } = ready
    this.leads = ready.role === 'leader'
    const sendsSnapshot = messages.some(({ type }) => type === 'snapshot')
    this.job = undefined
    if (committed.length > 0 || snapshot !== undefined || sendsSnapshot) {
      this.job = new ApplyJob(committed, snapshot)
      this.noteCommitted(ready)
      if (snapshot !== undefined) server.snapshotFiles.markPending(snapshot.index)
      server.applyLoop.enqueue(this.job)
    }
    if (ready.mustSync || snapshot !== undefined) this.workInSteps()
    else this.workAtOnce(ready)
  }

  /** Nothing has to become durable, so that nothing is lost between the steps: one event does. */
  private workAtOnce(ready: Ready): void {
    const { process } = this.server.options
    if (ready.hardState !== undefined) {
      if (this.leads) {
        process.failpoint('raftBeforeLeaderSend')
        this.send(ready)
      }
      process.failpoint('raftBeforeSave')
      this.server.wal.save(ready.entries, ready.hardState)
      process.failpoint('raftAfterSave')
      this.job?.reach('saved')
      if (!this.leads) {
        process.failpoint('raftBeforeFollowerSend')
        this.send(ready)
      }
    } else {
      this.send(ready)
      this.job?.reach('saved')
    }
    this.ready = undefined
    this.advance()
  }

  private workInSteps(): void {
    const { process } = this.server.options
    // A leader may send before it is durable: a follower's copy counts as much as its own (Raft thesis, 10.2.1).
    if (this.leads) process.step('raftBeforeLeaderSend', this.leaderSend)
    else this.saveSnapshotOrGoOn()
  }

  private readonly leaderSend = (): void => {
    if (this.ready !== undefined) this.send(this.ready)
    this.saveSnapshotOrGoOn()
  }

  private saveSnapshotOrGoOn(): void {
    const { process } = this.server.options
    if (this.ready?.snapshot === undefined) process.step('raftBeforeSave', this.save)
    else process.step('raftBeforeSaveSnap', this.saveSnapshot)
  }

  /** Before entries and hard state, so that a restart finds the snapshot that they follow. */
  private readonly saveSnapshot = (): void => {
    const { wal } = this.server
    if (this.ready?.snapshot === undefined) return
    wal.saveSnapshot(this.ready.snapshot)
    wal.sync(this.savedSnapshot)
  }

  private readonly savedSnapshot = (error?: DiskError): void => {
    const { process } = this.server.options
    if (error !== undefined) process.die(`failed to save Raft snapshot: ${error}`)
    process.step('raftAfterSaveSnap', this.beforeSave)
  }

  private readonly beforeSave = (): void => {
    this.server.options.process.step('raftBeforeSave', this.save)
  }

  private readonly save = (): void => {
    const { ready, server } = this
    if (ready === undefined) return
    server.wal.save(ready.entries, ready.hardState)
    server.wal.sync(this.saved)
  }

  private readonly saved = (error?: DiskError): void => {
    const { process } = this.server.options
    if (error !== undefined) process.die(`failed to save Raft hard state and entries: ${error}`)
    process.step('raftAfterSave', this.afterSave)
  }

  private readonly afterSave = (): void => {
    if (this.ready?.snapshot === undefined) {
      this.finish()
      return
    }
    this.job?.reach('snapshotSaved')
    this.server.options.process.step('raftBeforeApplySnap', this.applySnapshot)
  }

  /** Raft's log in memory follows; ours did when the snapshot was restored. */
  private readonly applySnapshot = (): void => {
    this.server.options.process.step('raftAfterApplySnap', this.release)
  }

  private readonly release = (): void => {
    const { server, ready } = this
    if (ready?.snapshot !== undefined) server.snapshotFiles.release(ready.snapshot.index)
    server.options.process.step('raftAfterWALRelease', this.finish)
  }

  private readonly finish = (): void => {
    this.job?.reach('saved')
    if (this.leads) this.done()
    else this.server.options.process.step('raftBeforeFollowerSend', this.followerSend)
  }

  private readonly followerSend = (): void => {
    if (this.ready !== undefined) this.send(this.ready)
    this.done()
  }

  private done(): void {
    this.ready = undefined
    this.advance()
    this.pump()
  }

  private advance(): void {
    advance(this.raft)
    this.observeLeadership()
    if (!this.tickWaits) return
    this.tickWaits = false
    this.tickNow()
  }

  private send({ messages }: Ready): void {
    const { server } = this
    const { peers, process } = server.options
    let lastAnswer = -1
    for (let at = 0; at < messages.length; at += 1) if (messages[at]?.type === 'appendResponse') lastAnswer = at
    for (let at = 0; at < messages.length; at += 1) {
      const message = messages[at] as Message
      // The last answer says what all before it say.
      if (message.type === 'appendResponse' && at !== lastAnswer) continue
      if (message.type === 'snapshot') server.snapshotSender.queue(message)
      else peers.send(process.name, nameOf(server, message.to), message)
    }
  }

  private updateLeadership({ leader, role }: Ready): void {
    const { server } = this
    const isNew = leader !== 0 && server.lead !== leader
    server.lead = leader
    server.options.process.trace(role, this.raft.term, leader)
    if (role !== 'leader') server.leaseKeeper.demote()
    if (isNew) server.readLoop.leaderChanged()
  }

  private noteCommitted({ committed, snapshot }: Ready): void {
    const { server } = this
    const { observer, process } = server.options
    const last = (committed.length === 0 ? snapshot : committed[committed.length - 1])?.index ?? 0
    if (last > server.committedIndex) server.committedIndex = last
    if (committed.length > 0) process.trace('commit', last, committed.length)
    if (observer === undefined) return
    const { term: ownTerm } = this.raft
    for (const { index, term, payload } of committed) observer.committed(process.name, ownTerm, index, term, payload)
  }

  /** At once, not with the next ready: other members may commit more before that. */
  private observeLeadership(): void {
    const { raft, termLed } = this
    if (raft.role !== 'leader' || raft.term === termLed) return
    this.termLed = raft.term
    const { observer, process } = this.server.options
    const { log } = raft
    process.trace('elected', raft.term, log.lastIndex())
    // Its own first entry is not there to be judged.
    observer?.becameLeader(process.name, raft.term, log.lastIndex() - 1, (index) => Math.max(log.termAt(index), 0))
  }

  private proposeMessage(message: Message): boolean {
    if (this.raft.leader !== 0) return step(this.raft, message)
    if (this.waitingProposals.length >= waitingProposalsMax) return false
    this.waitingProposals.push(message)
    return true
  }

  private proposeWaiting(): void {
    const { id, proposals } = this.server
    for (const message of this.waitingProposals.splice(0)) {
      const own = message.from === id ? message.entries[0]?.payload?.id : undefined
      // Whoever gave up before there was a leader has taken its proposal back.
      if (own !== undefined && !proposals.has(own)) continue
      if (!step(this.raft, message) && own !== undefined) proposals.drop(own)
    }
  }
}
