import type { HistoricalBug } from './historical-bug.ts'

export const bug18089: HistoricalBug = {
  id: '18089',
  title: 'A watch misses a deletion at the compacted revision',
  url: 'https://github.com/etcd-io/etcd/issues/18089',
  mechanism: 'Compaction at revision R removed a tombstone whose revision is R, although a watch may start at R.',
  note: 'Needs no fault but compaction, and a watch from the compacted revision.',
  finding: { property: 'Resumable', shape: 'missing deletion at a compacted revision' },
  upstreamNeeds: '3 or 4 of 100 runs with a compaction every 100 to 200 ms.',
  causeEstablished: true,
  variants: ['tombstoneAtCompactionRemoved'],
  brings: [],
  affected: [
    { from: '3.4.0', before: '3.4.34' },
    { from: '3.5.0', before: '3.5.16' },
  ],
}
