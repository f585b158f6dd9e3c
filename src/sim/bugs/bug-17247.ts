import type { HistoricalBug } from './historical-bug.ts'

export const bug17247: HistoricalBug = {
  id: '17247',
  title: "A watch delivers an event twice because of a transaction's cache",
  url: 'https://github.com/etcd-io/etcd/issues/17247',
  mechanism:
    'De-duplication of an empty transaction buffer gave it length one, which exposed a record of an earlier transaction to whoever read the bucket next.',
  note: 'On the main branch from 2024-01-12 to 2024-01-19, never released.',
  finding: { property: 'Unique', shape: 'event delivered again' },
  upstreamNeeds: 'Kubernetes traffic with a panic at raftAfterSaveSnap and members that are replaced.',
  causeEstablished: true,
  variants: ['emptyBufferExposesOldRecord'],
  brings: [],
  affected: [],
}
