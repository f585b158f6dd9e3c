import type { EtcdOperation } from '../../src/check/etcd-operation.ts'
import { replayRequests } from '../../src/check/replay.ts'

/** Six puts and reads of four clients whose intervals overlap at random; some are answered at a revision next to the right one. */
export function randomHistory(seed: number): readonly EtcdOperation[] {
  let state = seed * 2654435761 + 1
  const below = (bound: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return (state >>> 8) % bound
  }
  const requests = Array.from({ length: 6 }, (_, nth) =>
    below(2) === 0 ? ({ kind: 'put', key: 'a', value: `${nth}` } as const) : ({ kind: 'range', key: 'z' } as const),
  )
  const revisions: number[] = []
  replayRequests(requests, (revision) => revisions.push(revision))
  return requests.map((request, nth): EtcdOperation => {
    const revision = Math.max(1, (revisions[nth] ?? 1) + (below(5) === 0 ? below(3) - 1 : 0))
    // Order numbers are even for calls and odd for returns, so that none is used twice.
    const call = 8 * nth - 8 * below(2) + 2 * nth
    const operation = { client: nth, call, return: call + 1 + 8 * below(3) + 12, request }
    return request.kind === 'put'
      ? { ...operation, response: { kind: 'put', revision } }
      : { ...operation, response: { kind: 'range', kvs: [], count: 0, revision } }
  })
}
