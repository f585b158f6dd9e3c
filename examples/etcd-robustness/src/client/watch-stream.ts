import { EventEmitter, once } from 'node:events'
import type { ClientDuplexStream } from '@grpc/grpc-js'
import type { WatchRequest } from 'seedsweep'
import type { Connection } from './connection.ts'
import type { RecordedWatch, Recorder } from './recorder.ts'
import { readWatchAnswer, type WatchAnswer, type WireMessage, writeWatch } from './wire.ts'

/** One stream of watches to one member. What it is sent is recorded as it comes. */
export class WatchStream implements Disposable {
  /** Whether the member or the connection ended it. */
  ended = false
  readonly watches = new Map<number, RecordedWatch>()
  private readonly stream: ClientDuplexStream<WireMessage, WireMessage>
  private readonly recorder: Recorder
  private readonly client: number
  private readonly changes = new EventEmitter()
  /** Not yet created, or canceled: they take no part in answers to the whole stream. */
  private readonly open = new Set<number>()
  /** Of each watch, how often its client had asked for progress when it asked for the watch. */
  private readonly askedBefore = new Map<number, number>()
  private asked = 0
  private told = 0
  private idNext = 1

  constructor(connection: Connection, recorder: Recorder) {
    this.recorder = recorder
    this.client = recorder.newClient()
    this.changes.setMaxListeners(0)
    this.stream = connection.watch()
    this.stream.on('data', (message: WireMessage) => this.receive(readWatchAnswer(message)))
    this.stream.on('error', () => this.end())
    this.stream.on('end', () => this.end())
  }

  [Symbol.dispose](): void {
    this.stream.cancel()
  }

  create(request: WatchRequest): RecordedWatch {
    const id = this.idNext
    this.idNext += 1
    const record = this.recorder.openWatch(this.client, request)
    this.watches.set(id, record)
    this.askedBefore.set(id, this.asked)
    this.send(writeWatch(id, request))
    return record
  }

  askForProgress(): void {
    this.asked += 1
    this.send({ progress_request: {} })
  }

  /** Leaves what the member sends in the buffers between. */
  pauseReading(): void {
    this.stream.pause()
  }

  resumeReading(): void {
    this.stream.resume()
  }

  /** Waits until something that was received makes it true. @returns false where the time is over or the stream ended */
  async until(isTrue: () => boolean, timeoutMs: number): Promise<boolean> {
    const signal = AbortSignal.timeout(timeoutMs)
    while (!isTrue()) {
      if (this.ended || signal.aborted) return false
      await once(this.changes, 'change', { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
    }
    return true
  }

  private send(message: WireMessage): void {
    if (!this.ended) this.stream.write(message)
  }

  private receive(answer: WatchAnswer): void {
    const at = this.recorder.nextOrder()
    const { id, revision, events, compactRevision } = answer
    if (id === ofStream) {
      this.told += 1
      for (const one of this.open) {
        // It may answer a question from before the watch, although the watch was created first. Questions are answered in
        // their order, or not at all, so that the nth answer is that to the nth question or to a later one.
        if (this.told <= (this.askedBefore.get(one) ?? 0)) continue
        this.watches.get(one)?.responses.push({ kind: 'progress', at, revision, ofStream: true, events: [] })
      }
    } else {
      const kind = kindOf(answer)
      if (kind === 'created') this.open.add(id)
      if (kind === 'canceled') this.open.delete(id)
      const compacted = compactRevision > 0 ? { compactRevision } : {}
      this.watches.get(id)?.responses.push({ kind, at, revision, events, ...compacted })
    }
    this.changes.emit('change')
  }

  private end(): void {
    this.ended = true
    this.changes.emit('change')
  }
}

/** The number of no watch: etcd answers a client's question about its progress for the stream as a whole. */
const ofStream = -1

function kindOf({ created, canceled, events }: WatchAnswer): 'created' | 'events' | 'progress' | 'canceled' {
  if (canceled) return 'canceled'
  if (created) return 'created'
  return events.length > 0 ? 'events' : 'progress'
}

/** The revision up to which a watch was sent events. */
export function lastEventOf(watch: RecordedWatch): number {
  return watch.responses.reduce((last, { events }) => Math.max(last, events.at(-1)?.kv.modRevision ?? 0), 0)
}
