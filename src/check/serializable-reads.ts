import type { EtcdKeyValue, EtcdOperation, EtcdRange, EtcdRangeResult } from './etcd-operation.ts'
import type { Replay } from './replay.ts'
import type { Violation } from './violation.ts'

export const serializableSentence = 'a read at a revision gives the state of that revision'

/**
 * Checks reads that name a revision, and serializable ones (at the revision of their header), against the replay: each must give
 * what the replay has at that revision. Reads that were refused as compacted or future are checked for having a reason.
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
      if (response.error === 'compacted') {
        exercised += 1
        if (asked > replay.compactRevision) {
          broken(
            'refused as compacted, was not',
            `revision ${asked} is refused, compacted is ${replay.compactRevision}`,
          )
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
    const difference = firstDifference(request, response, replay.rangeAt(request.key, request.rangeEnd, revision))
    if (difference !== undefined) broken(difference.shape, `at revision ${revision}: ${difference.message}`)
  }
  return { violations, exercised }
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
  const wanted = limit > 0 ? expected.slice(0, limit) : expected
  if (got.kvs.length !== wanted.length) {
    return { shape: 'other number of pairs', message: `${got.kvs.length} pairs, should be ${wanted.length}` }
  }
  for (const [at, pair] of wanted.entries()) {
    const other = got.kvs[at]
    const value = request.keysOnly === true ? '' : pair.value
    if (
      other === undefined ||
      other.key !== pair.key ||
      other.value !== value ||
      other.modRevision !== pair.modRevision ||
      other.createRevision !== pair.createRevision ||
      other.version !== pair.version
    ) {
      return {
        shape: 'another pair',
        message: `${other?.key ?? 'nothing'} modified at ${other?.modRevision ?? 0}, should be ${pair.key} modified at ${pair.modRevision}`,
      }
    }
  }
  return undefined
}
