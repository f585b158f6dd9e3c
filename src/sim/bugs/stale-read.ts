import type { HistoricalBug } from './historical-bug.ts'

export const staleRead: HistoricalBug = {
  id: 'stale-read',
  title: 'A leader answers reads without asking a quorum',
  url: 'https://github.com/etcd-io/etcd/issues/20418',
  mechanism:
    'A read index is answered without a round of heartbeats, so that a leader that was replaced while it was paused answers from the past.',
  note: "Never etcd's: the symptom of issue 20418 by a mechanism that is known, so that the checker has a certain positive.",
  finding: { property: 'Linearizable', shape: 'stale read' },
  showsWith: ['pause', 'partition', 'isolation'],
  upstreamNeeds: "Not etcd's.",
  causeEstablished: true,
  variants: ['readIndexWithoutQuorum'],
  brings: [],
  affected: [],
}
