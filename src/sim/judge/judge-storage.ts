import type { Replay } from '../../check/replay.ts'
import type { Violation } from '../../check/violation.ts'
import type { LogEntry, StorageSight } from './observation.ts'

export const storageSentences = {
  Durable: 'an acknowledged write is never lost',
  Hash: 'all members agree on every key and revision',
  Revision: 'the revision of a member never decreases',
} as const

/** What the committed log gives when it is replayed from the beginning. */
export interface ReplayedLog {
  readonly replay: Replay
  /** The revision after each index. */
  readonly revisionAfter: readonly number[]
  /** Indices whose request the replay refused: nothing may change there. */
  readonly refused: ReadonlySet<number>
}

/**
 * Compares what each member's storage said after every entry with what the log gives, and reports the first difference of each
 * member. The shape says how they came apart, which is what tells the causes apart.
 */
export function judgeStorage(
  sights: ReadonlyMap<string, readonly StorageSight[]>,
  log: readonly (LogEntry | undefined)[],
  replayed: ReplayedLog,
): { readonly violations: readonly Violation[]; readonly exercised: number } {
  const violations: Violation[] = []
  let exercised = 0
  for (const [member, seen] of sights) {
    exercised += seen.length
    const violation = firstDifference(member, seen, log, replayed)
    if (violation !== undefined) violations.push(violation)
  }
  return { violations, exercised }
}

function firstDifference(
  member: string,
  seen: readonly StorageSight[],
  log: readonly (LogEntry | undefined)[],
  replayed: ReplayedLog,
): Violation | undefined {
  for (const sight of seen) {
    const expected = replayed.revisionAfter[sight.index]
    // The log was lost up to here (a single member that lost its WAL): Durable says so.
    if (expected === undefined || sight.revision === expected) continue
    const { shape, property } = explain(sight, expected, log, replayed)
    return {
      property,
      sentence: storageSentences[property],
      shape,
      message: `${member}: ${shape}: revision ${sight.revision} at entry ${sight.index}, the log gives ${expected}`,
      revision: sight.revision,
    }
  }
  return undefined
}

function explain(
  sight: StorageSight,
  expected: number,
  log: readonly (LogEntry | undefined)[],
  replayed: ReplayedLog,
): { readonly shape: string; readonly property: 'Hash' | 'Revision' } {
  if (sight.kind === 'restored') {
    if (sight.revision > expected) return { property: 'Hash', shape: 'data without its index after a restart' }
    if (sight.compactRevision > sight.revision) {
      return { property: 'Revision', shape: 'restart below the compacted revision' }
    }
    return { property: 'Hash', shape: 'index without its data after a restart' }
  }
  if (sight.kind === 'installed') return { property: 'Hash', shape: 'snapshot with another revision' }
  if (sight.revision > expected) {
    const refused = replayed.refused.has(sight.index)
    return { property: 'Hash', shape: refused ? 'refused transaction applied' : 'entry applied twice' }
  }
  const user = log[sight.index]?.payload?.user
  return { property: 'Hash', shape: user === undefined ? 'entry not applied' : 'write of a user not applied' }
}
