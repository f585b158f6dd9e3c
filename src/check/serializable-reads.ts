import type { EtcdKeyValue, EtcdOperation, EtcdRange, EtcdRangeResult } from './etcd-operation.ts'
import { isSamePair } from './models/etcd-state.ts'
import type { Replay } from './replay.ts'
import type { Violation } from './violation.ts'

export const serializableSentence = 'a read at a revision gives the state of that revision'

/**
 * Checks reads that name a revision, and serializable ones (at the revision of their header), against the replay: each must give
 * what the replay has at that revision. Reads that were refused as compacted are checked for having a reason, and so are linearizable
 * ones that were refused as future.
 */
export function checkSerializableReads(
  operations: readonly EtcdOperation[],
  replay: Replay,
): { readonly violations: readonly Violation[]; readonly exercised: number } {
  const violations: Violation[] = []
  let exercised = 0
  for (const operation of operations) {
    const { request, response } = operation
    if (request.kind !== 'range' || response === undefined) continue
    const asked = request.revision ?? 0
    if (asked === 0 && request.serializable !== true) continue
    const broken = (shape: string, message: string): void => {
      violations.push({
        property: 'Serializable',
        sentence: serializableSentence,
        shape,
        message: `${message}; read of ${request.key} by client ${operation.client}`,
        client: operation.client,
        at: operation.return ?? operation.call,
        revision: asked,
      })
    }
    if (response.kind === 'error') {
      if (response.error === 'future-revision' && request.serializable !== true) {
        exercised += 1
        const known = newestKnownBefore(operations, operation.call)
        if (asked <= known) {
          broken('refused as future, was not', `revision ${asked} is refused, a client was told ${known} before`)
        }
      }
      if (response.error === 'compacted') {
        exercised += 1
        const compacted = Math.max(replay.compactRevision, newestOpenCompaction(operations, operation.return ?? 0))
        // The pairs of the compacted revision itself are kept.
        if (asked >= compacted) {
          broken('refused as compacted, was not', `revision ${asked} is refused, compacted is ${compacted}`)
        }
      }
      continue
    }
    if (response.kind !== 'range') continue
    exercised += 1
    const revision = asked > 0 ? asked : response.revision
    if (revision > replay.revision) {
      broken(
        'answered at a revision that never was',
        `revision ${revision} is answered, the last is ${replay.revision}`,
      )
      continue
    }
    if (asked > response.revision) {
      broken(
        'answered at a revision of the future',
        `revision ${asked} is answered by a member at revision ${response.revision}`,
      )
      continue
    }
    const difference = firstDifference(request, response, replay.rangeAt(request.key, request.rangeEnd, revision))
    if (difference !== undefined) broken(difference.shape, `at revision ${revision}: ${difference.message}`)
  }
  return { violations, exercised }
}

/** The newest revision of the compactions without an answer that were asked for by then: each may have been done. */
function newestOpenCompaction(operations: readonly EtcdOperation[], until: number): number {
  let newest = 0
  for (const { request, response, call } of operations) {
    if (request.kind !== 'compact' || call >= until) continue
    const isOpen = response === undefined || (response.kind === 'error' && response.error === 'unknown')
    if (isOpen && request.revision > newest) newest = request.revision
  }
  return newest
}

/** The newest revision that any client had been told when this was called: a read that is not stale knows it. */
function newestKnownBefore(operations: readonly EtcdOperation[], call: number): number {
  let newest = 0
  for (const { response, return: end } of operations) {
    if (response === undefined || response.kind === 'error' || response.kind === 'compact') continue
    if (end !== undefined && end < call && response.revision > newest) newest = response.revision
  }
  return newest
}

function firstDifference(
  request: EtcdRange,
  got: EtcdRangeResult,
  expected: readonly EtcdKeyValue[],
): { readonly shape: string; readonly message: string } | undefined {
  if (got.count !== expected.length) {
    return { shape: 'other count', message: `count ${got.count}, should be ${expected.length}` }
  }
  if (request.countOnly === true) return undefined
  const limit = request.limit ?? 0
  const isCut = limit > 0 && expected.length > limit
  const wanted = isCut ? expected.slice(0, limit) : expected
  if (got.kvs.length !== wanted.length) {
    return { shape: 'other number of pairs', message: `${got.kvs.length} pairs, should be ${wanted.length}` }
  }
  if ((got.more === true) !== isCut) {
    return { shape: 'wrong word on whether there is more', message: `${expected.length} pairs, limit ${limit}` }
  }
  for (const [at, pair] of wanted.entries()) {
    const other = got.kvs[at]
    const told = request.keysOnly === true ? { ...pair, value: '' } : pair
    if (other === undefined || !isSamePair(other, told)) {
      return {
        shape: 'another pair',
        message: `${other?.key ?? 'nothing'} modified at ${other?.modRevision ?? 0}, should be ${pair.key} modified at ${pair.modRevision}`,
      }
    }
  }
  return undefined
}
