import type { AuthStore } from '../auth/auth-store.ts'
import { readRange } from '../mvcc/read-range.ts'
import type { WatchStream } from '../storage.ts'
import {
  allWatches,
  type WatchCreate,
  type WatchEvent,
  type WatchRequest,
  type WatchResponse,
} from './watch-message.ts'
import type { WatchableStore } from './watchable-store.ts'
import type { Watcher, WatcherChannel, WatcherResponse } from './watcher.ts'

/** Answers about creation and cancellation that a stream buffers; etcd: ctrlStreamBufLen. */
const controlChannelSize = 16

/**
 * One client's watch stream (server/etcdserver/api/v3rpc/watch.go). Requests are handled one after the other, and answered through
 * the control channel; events come through a channel of their own. Which of the two the send loop takes from is left to chance.
 */
export class MemberWatchStream implements WatchStream, WatcherChannel {
  ready: () => void = () => undefined
  private readonly watchable: WatchableStore
  private readonly auth: AuthStore
  private readonly user: string | undefined
  private readonly inbox: WatchRequest[] = []
  private readonly controls: WatchResponse[] = []
  private readonly events: WatcherResponse[] = []
  /** Responses of watches whose creation was not announced yet, and those that became free by its announcement. */
  private readonly unannounced = new Map<number, WatchResponse[]>()
  private readonly freed: WatchResponse[] = []
  private readonly announced = new Set<number>()
  private readonly watchers = new Map<number, Watcher>()
  private readonly withPrevKv = new Set<number>()
  /** Watches that asked for notifications; false where events made the next one needless. */
  private readonly notified = new Map<number, boolean>()
  private idNext = 0
  private receiving = true
  private askedInVain = true
  private readyArmed = false
  private notifyArmed = false
  private closed = false

  constructor(watchable: WatchableStore, auth: AuthStore, user: string | undefined) {
    this.watchable = watchable
    this.auth = auth
    this.user = user
  }

  get full(): boolean {
    return this.events.length >= this.watchable.store.options.settings.watchChannelSize
  }

  control(request: WatchRequest): void {
    this.inbox.push(request)
    this.receive()
  }

  offer(response: WatcherResponse): boolean {
    if (this.full) return false
    this.events.push(response)
    this.wake()
    return true
  }

  next(): WatchResponse | undefined {
    const { random } = this.watchable
    for (;;) {
      const freed = this.freed.shift()
      if (freed !== undefined) return freed
      if (this.events.length > 0 && (this.controls.length === 0 || random.chance(1, 2))) {
        const response = this.nextEvents()
        if (response !== undefined) return response
      } else if (this.controls.length > 0) return this.nextControl()
      else {
        this.askedInVain = true
        return undefined
      }
    }
  }

  close(): void {
    this.closed = true
    for (const watcher of this.watchers.values()) this.watchable.cancel(watcher)
    this.watchers.clear()
    this.notified.clear()
  }

  /** The receive loop: stops while an answer does not fit into the control channel or a progress request is under way. */
  private receive(): void {
    while (this.receiving && !this.closed && this.controls.length < controlChannelSize) {
      const request = this.inbox.shift()
      if (request === undefined) return
      switch (request.kind) {
        case 'create':
          this.create(request)
          break
        case 'cancel':
          this.cancel(request.watchId)
          break
        case 'progress':
          this.requestProgress()
          break
      }
    }
  }

  private create(request: WatchCreate): void {
    const { startRevision = 0, rangeEnd } = request
    // The least key, as etcd has it.
    const key = request.key === '' ? '\0' : request.key
    if (startRevision < 0) {
      this.refuse('etcdserver: mvcc: required revision has been compacted')
      return
    }
    if (!this.auth.permitsRange(this.user, key, rangeEnd)) {
      this.refuse('etcdserver: permission denied')
      return
    }
    const end = rangeEnd === '' ? undefined : rangeEnd
    if (end !== undefined && end !== '\0' && key >= end) {
      this.refuse('mvcc: watcher range is empty')
      return
    }
    const id = this.chooseId(request.watchId ?? 0)
    if (id === undefined) {
      this.refuse('mvcc: duplicate watch ID provided on the WatchStream')
      return
    }
    const { filters = [] } = request
    const watcher = this.watchable.watch({ id, key, rangeEnd: end, startRevision, filters, channel: this })
    this.watchers.set(id, watcher)
    if (request.prevKv === true) this.withPrevKv.add(id)
    if (request.progressNotify === true) {
      this.notified.set(id, true)
      this.armNotify()
    }
    this.answer(id, true, false, '')
  }

  private chooseId(asked: number): number | undefined {
    if (asked !== 0) return this.watchers.has(asked) ? undefined : asked
    while (this.watchers.has(this.idNext)) this.idNext += 1
    this.idNext += 1
    return this.idNext - 1
  }

  private cancel(id: number): void {
    const watcher = this.watchers.get(id)
    if (watcher === undefined) return
    this.watchable.cancel(watcher)
    this.watchers.delete(id)
    this.withPrevKv.delete(id)
    this.notified.delete(id)
    this.answer(id, false, true, '')
  }

  private requestProgress(): void {
    const { process, variants } = this.watchable.store.options
    // The revision is only true of what is already behind it in the event channel. By the control channel it may overtake events
    // that the client is then told it has had, and says so even of watchers that have not read their history.
    if (variants.progressOvertakesEvents) {
      this.answer(allWatches, false, false, '')
      return
    }
    this.receiving = false
    process.step('beforeProgressIfSync', () => {
      this.receiving = true
      if (this.closed) return
      this.watchable.progressIfSynced(this.watchers.values(), allWatches)
      this.receive()
    })
  }

  private refuse(reason: string): void {
    this.answer(allWatches, true, true, reason)
  }

  private answer(watchId: number, created: boolean, canceled: boolean, cancelReason: string): void {
    const revision = this.watchable.store.currentRevision
    this.controls.push({ watchId, revision, created, canceled, compactRevision: 0, cancelReason, events: [] })
    this.wake()
  }

  private nextControl(): WatchResponse | undefined {
    const response = this.controls.shift()
    if (response === undefined) return undefined
    this.receive()
    const { watchId } = response
    if (response.canceled && watchId !== allWatches) this.announced.delete(watchId)
    else if (response.created) {
      this.announced.add(watchId)
      const held = this.unannounced.get(watchId)
      if (held !== undefined) this.freed.push(...held)
      this.unannounced.delete(watchId)
    }
    return response
  }

  private nextEvents(): WatchResponse | undefined {
    const { full } = this
    const taken = this.events.shift()
    if (taken === undefined) return undefined
    if (full) this.watchable.hasRoom()
    const { watchId, revision, compactRevision } = taken
    const canceled = compactRevision !== 0
    const response: WatchResponse = {
      watchId,
      revision,
      created: false,
      canceled,
      compactRevision,
      cancelReason: canceled ? 'mvcc: required revision has been compacted' : '',
      events: this.withPrevKv.has(watchId) ? taken.events.map((event) => this.addPrevKv(event)) : taken.events,
    }
    if (watchId !== allWatches && !this.announced.has(watchId)) {
      const held = this.unannounced.get(watchId)
      if (held === undefined) this.unannounced.set(watchId, [response])
      else held.push(response)
      return undefined
    }
    if (taken.events.length > 0 && this.notified.has(watchId)) this.notified.set(watchId, false)
    return response
  }

  private addPrevKv(event: WatchEvent): WatchEvent {
    const { key, createRevision, modRevision } = event.kv
    if (event.type === 'put' && createRevision === modRevision) return event
    const { store } = this.watchable
    const found = readRange(store, { kind: 'range', key, revision: modRevision - 1 }, store.currentRevision)
    const prevKv = typeof found === 'string' ? undefined : found.kvs[0]
    return prevKv === undefined ? event : { ...event, prevKv }
  }

  private wake(): void {
    if (!this.askedInVain || this.readyArmed) return
    this.readyArmed = true
    this.watchable.store.options.process.step(undefined, () => {
      this.readyArmed = false
      this.askedInVain = false
      if (!this.closed) this.ready()
    })
  }

  /** Notifications come at an interval, a tenth of it jittered so that streams do not all send at once. */
  private armNotify(): void {
    if (this.notifyArmed) return
    this.notifyArmed = true
    const { process, settings } = this.watchable.store.options
    const interval = settings.watchProgressNotifyIntervalUs
    process.after(interval + this.watchable.random.below(1 + Math.floor(interval / 10)), () => {
      this.notifyArmed = false
      if (this.closed || this.notified.size === 0) return
      for (const [id, due] of this.notified) {
        const watcher = this.watchers.get(id)
        if (due && watcher !== undefined) {
          process.failpoint('beforeProgressIfSync')
          this.watchable.progressIfSynced([watcher], id)
        }
        this.notified.set(id, true)
      }
      this.armNotify()
    })
  }
}
