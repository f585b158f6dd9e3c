import { linearizableSentence } from '../check/judge-linearizability.ts'
import { memberGuarantees } from '../check/member-guarantees.ts'
import { serializableSentence } from '../check/serializable-reads.ts'
import { watchGuarantees } from '../check/watch-guarantees.ts'
import { leaseSentences } from './judge/judge-leases.ts'
import { leaseEndSentence } from './judge/lease-end.ts'
import { raftSentences } from './judge/observation.ts'

/** Every promise that a run is judged by, in the order in which a broken one becomes the failure of its seed. */
export const promises = {
  Panic: memberGuarantees.Panic,
  Durable: memberGuarantees.Durable,
  ElectionSafety: raftSentences.ElectionSafety,
  LeaderCompleteness: raftSentences.LeaderCompleteness,
  StateMachineSafety: raftSentences.StateMachineSafety,
  Revision: memberGuarantees.Revision,
  Hash: memberGuarantees.Hash,
  Linearizable: linearizableSentence,
  ...watchGuarantees,
  Serializable: serializableSentence,
  ...leaseSentences,
  LeaseEnd: leaseEndSentence,
  Liveness: memberGuarantees.Liveness,
  WatchLiveness: memberGuarantees.WatchLiveness,
} as const
export type PromiseName = keyof typeof promises

/** What must happen in some seed of a campaign, else the campaign has not tested what it claims. */
export const coverage = {
  'a member crashes': 'a member was killed, or ended at a failpoint',
  'a member restarts': 'a member came back over its disk',
  'the leader changes': 'more than one leader was elected',
  'a snapshot is installed': 'a lagging member was sent the whole database',
  'revisions are compacted': 'a compaction was answered',
  'a member is defragmented': 'a defragmentation was answered',
  'the network is cut': 'messages between members were held back by a partition',
  'a process is paused': 'a member was stopped and went on later',
  'a watch is resumed': 'a stream broke and its watches were opened again',
  'a watch is compacted': 'a watch was told that what it wants is compacted',
  'a watch waits for the future': 'a watch was opened at a revision that did not exist yet',
  'a lease expires': 'the leader ended a lease whose time was over',
  'a write stays open': 'a client did not learn whether its write happened',
  'a request is refused': 'a request was refused: compacted, future, lease, permission',
} as const
export type CoverageName = keyof typeof coverage
