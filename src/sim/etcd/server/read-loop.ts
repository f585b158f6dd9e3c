import type { Timer } from '../../world/process.ts'
import type { ReadState } from '../raft/message.ts'
import type { Server } from './server.ts'

/** How long the raft loop waits to get rid of a read state; etcd: internalTimeout. */
const offerTimeoutUs = 1_000_000

/** Told whether the read may be served now; else why not. */
export type ReadCallback = (error: string | undefined) => void

/** What a select of the loop found ready. */
type Signal = 'readState' | 'leaderChanged' | 'firstCommit' | 'retry' | 'timeOut'

interface Offer {
  readonly state: ReadState
  readonly taken: () => void
  readonly timer: Timer
}

/**
 * Linearizable reads (S9; etcd: linearizableReadLoop). All reads that wait form a batch; one request to the leader's raft gives the
 * commit index of a moment after they arrived; once that is applied here they are served. One batch at a time.
 */
export class ReadLoop {
  private readonly server: Server
  private state: 'idle' | 'starting' | 'asking' | 'applying' = 'idle'
  private waiting: ReadCallback[] = []
  private batch: ReadCallback[] = []
  /** Ids under which this batch was asked for. */
  private ids: number[] = []
  /** The channel from the raft loop: one read state, and at most one that cannot be put down. */
  private slot: ReadState | undefined
  private offered: Offer | undefined
  private readonly signals: Signal[] = []
  private selecting = false
  private retryTimer: Timer | undefined
  private timeOutTimer: Timer | undefined

  constructor(server: Server) {
    this.server = server
  }

  /** Calls back when everything is applied that was committed when this was called. */
  read(callback: ReadCallback): void {
    this.waiting.push(callback)
    if (this.state === 'idle') this.start()
  }

  /** The raft loop's read state. False where the slot is taken: `taken` is called when it is free, or given up. */
  offer(state: ReadState, taken: () => void): boolean {
    if (this.slot === undefined) {
      this.slot = state
      this.signal('readState')
      return true
    }
    const timer = this.server.options.process.after(offerTimeoutUs, this.giveUpOffer)
    this.offered = { state, taken, timer }
    return false
  }

  leaderChanged(): void {
    this.signal('leaderChanged')
  }

  /** A leader has applied the first entry of its term: a request that came before may have been dropped. */
  firstCommitInTerm(): void {
    this.signal('firstCommit')
  }

  private start(): void {
    this.state = 'starting'
    this.server.options.process.step(undefined, this.begin)
  }

  private readonly begin = (): void => {
    const { process, settings } = this.server.options
    this.state = 'asking'
    this.batch = this.waiting
    this.waiting = []
    this.ids = []
    this.signals.length = 0
    if (this.slot !== undefined) this.signal('readState')
    this.timeOutTimer = process.after(settings.requestTimeoutUs, this.onTimeOut)
    this.ask()
  }

  private ask(): void {
    const { options, raftLoop } = this.server
    const { process, settings, variants } = options
    if (this.retryTimer !== undefined) process.cancel(this.retryTimer)
    this.retryTimer = process.after(settings.readIndexRetryUs, this.onRetry)
    // A new id for every attempt: an answer then belongs to one request of one leader. With the old id a leader takes a retry for
    // the request that it has noted already, and an answer to any of the attempts counts.
    const reused = variants.readIndexIdReused ? this.ids[0] : undefined
    const id = reused ?? this.server.nextRequestId()
    if (reused === undefined) this.ids.push(id)
    raftLoop.readIndex(id)
  }

  private readonly onRetry = (): void => this.signal('retry')
  private readonly onTimeOut = (): void => this.signal('timeOut')

  /** Something is ready for the loop, which looks at it in a step of its own, together with what else is ready then. */
  private signal(signal: Signal): void {
    if (this.state !== 'asking') return
    if (!this.signals.includes(signal)) this.signals.push(signal)
    if (this.selecting) return
    this.selecting = true
    this.server.options.process.step(undefined, this.select)
  }

  /** Of several channels that are ready Go's select picks any. */
  private readonly select = (): void => {
    this.selecting = false
    if (this.state !== 'asking') return
    const { signals } = this
    const count = signals.length
    if (count === 0) return
    const at = count === 1 ? 0 : this.server.options.process.random.below(count)
    const signal = signals[at] as Signal
    // A change of leader stays to be seen until the batch ends.
    if (signal !== 'leaderChanged') signals.splice(at, 1)
    this.handle(signal)
    // Handling it may have ended the batch.
    const next = signals[0]
    if (next !== undefined) this.signal(next)
  }

  private handle(signal: Signal): void {
    switch (signal) {
      case 'readState':
        this.handleReadState()
        return
      case 'leaderChanged':
        this.end('etcdserver: leader changed')
        return
      case 'timeOut':
        this.end('etcdserver: request timed out')
        return
      case 'firstCommit':
      case 'retry':
        this.ask()
    }
  }

  private handleReadState(): void {
    const state = this.takeSlot()
    if (state === undefined) return
    // Which of the two was picked is chance. If the leader has changed, the answer may be the old one's, so that must be looked
    // at again here; who only trusts in the select takes it.
    if (this.signals.includes('leaderChanged') && !this.server.options.variants.leaderChangeIgnoredAfterReadState) {
      this.end('etcdserver: leader changed')
      return
    }
    // Left over from an earlier batch.
    if (!this.ids.includes(state.context)) return
    this.stopTimers()
    this.state = 'applying'
    this.server.applyLoop.whenApplied(state.index, this.applied)
  }

  private readonly applied = (): void => this.end(undefined)

  private end(error: string | undefined): void {
    this.stopTimers()
    const { batch } = this
    this.batch = []
    this.signals.length = 0
    this.state = 'idle'
    for (const callback of batch) callback(error)
    // A callback may have started the next batch.
    if (this.waiting.length > 0 && this.isIdle()) this.start()
  }

  private isIdle(): boolean {
    return this.state === 'idle'
  }

  private takeSlot(): ReadState | undefined {
    const state = this.slot
    this.slot = undefined
    const { offered } = this
    if (offered !== undefined) {
      this.offered = undefined
      this.server.options.process.cancel(offered.timer)
      this.slot = offered.state
      this.signal('readState')
      this.server.options.process.step(undefined, offered.taken)
    }
    return state
  }

  private readonly giveUpOffer = (): void => {
    const { offered } = this
    if (offered === undefined) return
    this.offered = undefined
    offered.taken()
  }

  private stopTimers(): void {
    const { process } = this.server.options
    if (this.retryTimer !== undefined) process.cancel(this.retryTimer)
    if (this.timeOutTimer !== undefined) process.cancel(this.timeOutTimer)
    this.retryTimer = undefined
    this.timeOutTimer = undefined
  }
}
