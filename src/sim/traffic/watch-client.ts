import { isInRange } from '../../check/key-range.ts'
import type { Replay } from '../../check/replay.ts'
import type { WatchResponse as RecordedResponse, WatchRequest } from '../../check/watch-record.ts'
import type { ClientConnection, ClientMessage, MemberMessage } from '../etcd/api.ts'
import { allWatches, type WatchFilter, type WatchResponse } from '../etcd/watch/watch-message.ts'
import type { ClientNetwork } from '../world/client-network.ts'
import type { Process } from '../world/process.ts'
import { keyPrefix, prefixEnd } from './choose-request.ts'
import type { HistoryRecorder, RecordedWatch } from './history-recorder.ts'

export interface WatchClientOptions {
  readonly process: Process
  readonly network: ClientNetwork<ClientMessage, MemberMessage>
  readonly members: readonly string[]
  readonly keys: readonly string[]
  readonly history: HistoryRecorder
  readonly user: string | undefined
  /** Watches that share its stream. */
  readonly watchesMax: number
  /** Mean time after which one of its watches is replaced by a fresh one. */
  readonly replaceUs: number
  /** Period of its own requests for progress; 0 for none. */
  readonly progressUs: number
}

const everything: readonly WatchFilter[] = []

interface OpenWatch {
  readonly record: RecordedWatch
  /** Of the header of the answer that it was created; -1 until then. */
  createdAt: number
  /** What was delivered up to, from events and notifications: where a broken watch is resumed. */
  upTo: number
}

/** A client with one watch stream of several watches, which it opens, cancels, and resumes when the stream breaks. */
export class WatchClient {
  /** How often a broken stream was opened again. */
  restarts = 0
  private readonly options: WatchClientOptions
  private readonly client: number
  private readonly open = new Map<number, OpenWatch>()
  private connection: ClientConnection | undefined
  private member: string
  private watchNext = 1
  private stopped = false
  private slow = false

  constructor(options: WatchClientOptions) {
    this.options = options
    this.client = options.history.newClient()
    this.member = options.process.random.pick(options.members)
    const { process } = options
    process.after(process.random.between(1, 50_000), () => this.start())
  }

  /** From now on its watches stay as they are. */
  stop(): void {
    this.stopped = true
  }

  /** Whether it reads what it is sent. */
  setSlow(slow: boolean): void {
    this.slow = slow
    if (slow) this.connection?.pauseReading()
    else this.connection?.resumeReading()
  }

  /** Its open watches that have not been told of the last event that the replay has for them. */
  behind(replay: Replay): readonly RecordedWatch[] {
    const behind: RecordedWatch[] = []
    for (const { record, upTo } of this.open.values()) {
      if (lastEventFor(record.request, replay) > upTo) behind.push(record)
    }
    return behind
  }

  askForProgress(): void {
    this.connection?.send({ kind: 'progress' })
  }

  private start(): void {
    this.connect()
    const { process, replaceUs, progressUs } = this.options
    const replace = (): void => {
      if (this.stopped) return
      this.replaceOne()
      process.after(process.random.between(1, 2 * replaceUs), replace)
    }
    process.after(process.random.between(1, 2 * replaceUs), replace)
    if (progressUs === 0) return
    const ask = (): void => {
      if (this.stopped) return
      this.askForProgress()
      process.after(progressUs, ask)
    }
    process.after(progressUs, ask)
  }

  private connect(): void {
    const { network, process, watchesMax } = this.options
    const connection = network.connect(process, this.member)
    connection.receive = (message) => {
      if (message.kind === 'watch') this.receive(message.response)
    }
    connection.closed = () => this.lost(connection)
    this.connection = connection
    if (this.slow) connection.pauseReading()
    const broken = [...this.open.values()]
    this.open.clear()
    for (const watch of broken) this.resume(watch)
    while (this.open.size < watchesMax) this.openFresh()
  }

  private lost(connection: ClientConnection): void {
    if (this.connection !== connection) return
    const { members, process } = this.options
    this.connection = undefined
    this.restarts += 1
    this.member = process.random.pick(members)
    process.after(process.random.between(5_000, 50_000), () => this.connect())
  }

  private replaceOne(): void {
    if (this.connection === undefined) return
    const { members } = this.options
    if (members.length > 1 && this.options.process.random.chance(1, 4)) {
      // It moves on to another member, and resumes its watches there.
      const { connection } = this
      this.lost(connection)
      connection.close()
      return
    }
    const { process } = this.options
    const ids = [...this.open.keys()]
    if (ids.length > 0) {
      const watchId = process.random.pick(ids)
      this.open.delete(watchId)
      this.connection.send({ kind: 'cancel', watchId })
    }
    this.openFresh()
  }

  private openFresh(): void {
    const { process, keys } = this.options
    const one = process.random.chance(1, 4)
    this.create({
      ...(one ? { key: process.random.pick(keys) } : { key: keyPrefix, rangeEnd: prefixEnd }),
      startRevision: this.drawStart(),
      prevKv: process.random.chance(1, 2),
      progressNotify: process.random.chance(1, 2),
      ...(process.random.chance(1, 10) ? (process.random.chance(1, 2) ? { noPut: true } : { noDelete: true }) : {}),
    })
  }

  /** From now, from what was compacted, from what is past, from what is not there yet. */
  private drawStart(): number {
    const { process, history } = this.options
    switch (process.random.below(9)) {
      case 0:
      case 1:
      case 8:
        return Math.max(1, history.compactedSeen)
      case 2:
        return history.revisionSeen + 1
      case 3:
        return history.revisionSeen + process.random.between(2, 60)
      case 4:
      case 5:
        return Math.max(1, history.compactedSeen, history.revisionSeen - process.random.below(30))
      default:
        return 0
    }
  }

  /** The same watch again from where it broke off. One that waited for a future revision goes on waiting for it. */
  private resume(watch: OpenWatch): void {
    const { request } = watch.record
    const asked = request.startRevision ?? 0
    this.create({ ...request, startRevision: watch.upTo === 0 ? asked : Math.max(asked, watch.upTo + 1) })
  }

  private create(request: RecordedWatch['request']): void {
    const { history, process, user } = this.options
    const watchId = this.watchNext
    this.watchNext += 1
    const record = history.openWatch(this.client, request, this.member, process.nowUs())
    this.open.set(watchId, { record, createdAt: -1, upTo: 0 })
    // Its own words for the filters travel along unread: to take them out of each request costs more.
    this.connection?.send({
      kind: 'create',
      watchId,
      ...(user === undefined ? {} : { user }),
      ...request,
      filters: filtersOf(request),
    })
  }

  private receive(response: WatchResponse): void {
    const { history } = this.options
    const at = history.nextOrder()
    history.sawRevision(response.revision)
    if (response.watchId === allWatches) {
      if (response.canceled) return
      // A notification for the whole stream does not speak of a watch that was created after it was made, though it may arrive
      // behind the answer about the creation: the two come by different channels. Its revision gives it away.
      for (const watch of this.open.values()) {
        if (watch.createdAt >= 0 && response.revision > watch.createdAt) this.keep(watch, response, at)
      }
      return
    }
    const watch = this.open.get(response.watchId)
    if (watch === undefined) return
    if (response.created) watch.createdAt = response.revision
    this.keep(watch, response, at)
    if (!response.canceled) return
    this.open.delete(response.watchId)
    if (response.compactRevision > history.compactedSeen) history.compactedSeen = response.compactRevision
    if (!this.stopped) this.openFresh()
  }

  private keep(watch: OpenWatch, response: WatchResponse, at: number): void {
    const kind = kindOf(response)
    const { events, revision, compactRevision } = response
    const received = { kind, at, atUs: this.options.process.nowUs(), revision, events }
    if (compactRevision > 0) watch.record.responses.push({ ...received, compactRevision })
    else if (response.watchId === allWatches) watch.record.responses.push({ ...received, ofStream: true })
    else watch.record.responses.push(received)
    if (kind === 'progress') watch.upTo = Math.max(watch.upTo, revision)
    else if (kind === 'created' && (watch.record.request.startRevision ?? 0) === 0) watch.upTo = revision
    else if (kind === 'events') watch.upTo = Math.max(watch.upTo, events.at(-1)?.kv.modRevision ?? 0)
  }
}

/** The message's own name for what is left out; most watches leave nothing out. */
function filtersOf({ noPut, noDelete }: WatchRequest): readonly WatchFilter[] {
  if (noPut === true) return noDelete === true ? ['noput', 'nodelete'] : ['noput']
  return noDelete === true ? ['nodelete'] : everything
}

function kindOf(response: WatchResponse): RecordedResponse['kind'] {
  if (response.canceled) return 'canceled'
  if (response.created) return 'created'
  return response.events.length > 0 ? 'events' : 'progress'
}

/** Revision of the last event that such a watch is sent; 0 for none. */
function lastEventFor(request: WatchRequest, replay: Replay): number {
  for (let at = replay.events.length - 1; at >= 0; at -= 1) {
    const event = replay.events[at]
    if (event === undefined || event.revision < (request.startRevision ?? 0)) return 0
    if (event.type === 'put' ? request.noPut === true : request.noDelete === true) continue
    if (isInRange(event.kv.key, request.key, request.rangeEnd)) return event.revision
  }
  return 0
}
