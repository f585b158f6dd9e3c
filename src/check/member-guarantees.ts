/** What members promise beyond the answers to one client, by the names and sentences of every judge of etcd. */
export const memberGuarantees = {
  Panic: 'no assertion of a member fails',
  Durable: 'an acknowledged write is never lost',
  Revision: 'the revision of a member never decreases',
  Hash: 'all members agree on every key and revision',
  Liveness: 'once faults have stopped, every member answers',
  WatchLiveness: 'once faults have stopped, every watch catches up',
} as const
export type MemberGuarantee = keyof typeof memberGuarantees

/** Ways of breaking them that are seen from the inside and from the outside alike. */
export const memberShapes = {
  refusedApplied: 'refused transaction applied',
  belowCompacted: 'restart below the compacted revision',
  writeLost: 'acknowledged write lost',
  membersDiffer: 'members differ at the end',
} as const
