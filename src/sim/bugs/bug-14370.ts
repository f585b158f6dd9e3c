import type { HistoricalBug } from './historical-bug.ts'

export const bug14370: HistoricalBug = {
  id: '14370',
  title: 'A cluster of one member can lose a write in a crash',
  url: 'https://github.com/etcd-io/etcd/issues/14370',
  mechanism:
    'With one voter, raft hands out entries as committed that are not yet in the WAL. They were applied and answered first; a crash before the WAL was written lost an acknowledged write.',
  note: 'Needs a cluster of one member.',
  finding: { property: 'Durable', shape: 'acknowledged write lost' },
  upstreamNeeds: 'A panic at raftBeforeSave: the first draft of the robustness tests hit it in 80 % of runs of 20 s.',
  causeEstablished: true,
  variants: ['unstableEntriesCommitted'],
  brings: [],
  affected: [
    { from: '3.4.0', before: '3.4.21' },
    { from: '3.5.0', before: '3.5.5' },
  ],
}
