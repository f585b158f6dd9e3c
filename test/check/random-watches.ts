import { isInRange } from '../../src/check/key-range.ts'
import type { Replay, ReplayedEvent } from '../../src/check/replay.ts'
import type { WatchEvent, WatchRecord, WatchRequest, WatchResponse } from '../../src/check/watch-record.ts'
import type { Below } from './random-histories.ts'

/** What a correct etcd sends to a watch: any start, any filter, batches of whole revisions, notifications, a cancellation. */
export function randomWatch(below: Below, replay: Replay): WatchRecord {
  const request = randomRequest(below, replay)
  const asked = request.startRevision ?? 0
  const created = 1 + below(replay.revision)
  const responses: WatchResponse[] = []
  const respond = (
    response: Pick<WatchResponse, 'kind' | 'revision'> & { events?: readonly WatchEvent[]; compactRevision?: number },
  ): void => {
    responses.push({ events: [], ...response, at: responses.length + 1 })
  }
  respond({ kind: 'created', revision: created })
  if (asked > 0 && asked < replay.compactRevision && below(3) > 0) {
    const { compactRevision } = replay
    respond({ kind: 'canceled', revision: replay.revision, compactRevision })
    return { client: 1, request, responses }
  }
  const start = asked > 0 ? asked : created + 1
  const wanted = replay.events.filter((event) => event.revision >= start && isWanted(event, request))
  let next = 0
  let upTo = start - 1
  for (let rounds = below(12); rounds > 0; rounds -= 1) {
    if (below(3) === 0) {
      // A notification between what was sent and what is next.
      const last = (wanted[next]?.revision ?? replay.revision + 1) - 1
      const revision = upTo + below(last - upTo + 1)
      if (revision < start) continue
      upTo = revision
      respond({ kind: 'progress', revision })
      continue
    }
    const events: WatchEvent[] = []
    for (let batch = 1 + below(3); batch > 0 && next < wanted.length; batch -= 1) {
      const { revision } = wanted[next] as ReplayedEvent
      for (; wanted[next]?.revision === revision; next += 1) {
        events.push(asSent(below, wanted[next] as ReplayedEvent, request, replay))
      }
      upTo = revision
    }
    if (events.length > 0) respond({ kind: 'events', revision: upTo, events })
  }
  return { client: 1, request, responses }
}

function randomRequest(below: Below, replay: Replay): WatchRequest {
  const rangeEnd = [undefined, 'c', 'e', '\0'][below(4)]
  const filter = below(6)
  return {
    key: ['a', 'b', 'c'][below(3)] ?? 'a',
    ...(rangeEnd === undefined ? {} : { rangeEnd }),
    startRevision: below(3) === 0 ? 0 : 1 + below(replay.revision + 5),
    prevKv: below(2) === 0,
    ...(filter === 0 ? { noPut: true } : filter === 1 ? { noDelete: true } : {}),
  }
}

function isWanted(event: ReplayedEvent, { key, rangeEnd, noPut, noDelete }: WatchRequest): boolean {
  return (event.type === 'put' ? noPut : noDelete) !== true && isInRange(event.kv.key, key, rangeEnd)
}

/** The pair before may be gone where it was compacted. */
function asSent(below: Below, event: ReplayedEvent, request: WatchRequest, replay: Replay): WatchEvent {
  const { type, kv, prevKv, revision } = event
  const isGone = revision <= replay.compactRevision && below(2) === 0
  return { type, kv, ...(request.prevKv === true && prevKv !== undefined && !isGone ? { prevKv } : {}) }
}
