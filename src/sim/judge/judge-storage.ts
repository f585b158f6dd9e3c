import { memberGuarantees, memberShapes } from '../../check/member-guarantees.ts'
import type { Replay } from '../../check/replay.ts'
import type { Violation } from '../../check/violation.ts'
import type { LogEntry, LogLoss, StorageSight } from './observation.ts'

/** What the committed log gives when it is replayed from the beginning. */
export interface ReplayedLog {
  readonly replay: Replay
  /** The revision after each index. */
  readonly revisionAfter: readonly number[]
  /** Indices whose request the replay refused: nothing may change there. */
  readonly refused: ReadonlySet<number>
  /** Every compaction that was accepted, with its index. */
  readonly compactions: readonly { readonly index: number; readonly revision: number }[]
  /** Indices whose user was not allowed the request. */
  readonly denied: ReadonlySet<number>
}

/**
 * Compares what each member's storage said after every entry with what the log gives, and reports where they first came apart: later
 * differences of other members may have been carried there by a snapshot. The shape says how, which is what tells the causes apart.
 */
export function judgeStorage(
  sights: ReadonlyMap<string, readonly StorageSight[]>,
  log: readonly (LogEntry | undefined)[],
  replayed: ReplayedLog,
  losses: readonly LogLoss[],
): { readonly violations: readonly Violation[]; readonly exercised: number } {
  let exercised = 0
  let first: { readonly member: string; readonly sight: StorageSight } | undefined
  for (const [member, seen] of sights) {
    exercised += seen.length
    const sight = seen.find((one) => isDifferent(one, replayed, losses))
    if (sight !== undefined && (first === undefined || sight.nth < first.sight.nth)) first = { member, sight }
  }
  return { violations: first === undefined ? [] : [describe(first.member, first.sight, log, replayed)], exercised }
}

function isDifferent(sight: StorageSight, replayed: ReplayedLog, losses: readonly LogLoss[]): boolean {
  const expected = replayed.revisionAfter[sight.index]
  if (expected === undefined || (sight.revision === expected && !lacksCompaction(sight, replayed))) return false
  // It may be of a part of the log that was lost since: Durable says so.
  return !losses.some((loss) => sight.nth < loss.nth && sight.index > loss.lastIndex)
}

/** A compaction makes no revision: that one is missing shows in nothing else, until somebody reads what should be gone. */
function lacksCompaction({ compacted, index }: StorageSight, replayed: ReplayedLog): boolean {
  return compacted !== undefined && compacted < compactedAt(index, replayed)
}

/** The revision that the log has compacted at an entry; -1 for none, as in etcd. */
function compactedAt(index: number, { compactions }: ReplayedLog): number {
  return compactions.findLast((one) => one.index <= index)?.revision ?? -1
}

function describe(
  member: string,
  sight: StorageSight,
  log: readonly (LogEntry | undefined)[],
  replayed: ReplayedLog,
): Violation {
  const expected = replayed.revisionAfter[sight.index] ?? 0
  const { shape, property } = explain(sight, expected, log, replayed)
  const [seen, given] =
    sight.revision === expected
      ? [`compacted to ${sight.compacted ?? 0}`, compactedAt(sight.index, replayed)]
      : [`revision ${sight.revision}`, expected]
  return {
    property,
    sentence: memberGuarantees[property],
    shape,
    message: `${member}: ${shape}: ${seen} at entry ${sight.index}, the log gives ${given}`,
    revision: sight.revision,
    step: sight.step,
  }
}

function explain(
  { kind, index, revision }: StorageSight,
  expected: number,
  log: readonly (LogEntry | undefined)[],
  replayed: ReplayedLog,
): { readonly shape: string; readonly property: 'Hash' | 'Revision' } {
  if (kind === 'restored') {
    if (revision > expected) return { property: 'Hash', shape: 'data without its index after a restart' }
    if (compactedAt(index, replayed) > revision) {
      return { property: 'Revision', shape: memberShapes.belowCompacted }
    }
    return { property: 'Hash', shape: 'index without its data after a restart' }
  }
  if (kind === 'installed') return { property: 'Hash', shape: 'snapshot with another revision' }
  if (revision > expected) {
    return {
      property: 'Hash',
      shape: replayed.refused.has(index) ? memberShapes.refusedApplied : 'entry applied twice',
    }
  }
  const user = log[index]?.payload?.user
  return { property: 'Hash', shape: user === undefined ? 'entry not applied' : 'write of a user not applied' }
}
