import type { HistoricalBug } from './historical-bug.ts'

export const bug19179: HistoricalBug = {
  id: '19179',
  title: 'A watch misses a deletion at the compacted revision after a crash',
  url: 'https://github.com/etcd-io/etcd/issues/19179',
  mechanism:
    'The index that is rebuilt at start ignored a tombstone that is the first revision of its key. The compaction that was resumed then removed the tombstone, although a watch may start at it.',
  note: 'Older releases lose the event anyway, by issue 18089. A client sees the same of both, and so does a campaign: what tells them apart is that this one needs a restart during a compaction (of 250 seeds without crashes none showed it). No release had both.',
  finding: { property: 'Resumable', shape: 'missing deletion at a compacted revision' },
  upstreamNeeds:
    'Few requests, batches of 50 revisions and a panic at compactBeforeSetFinishedCompact; up to 200 runs.',
  causeEstablished: true,
  variants: ['loneTombstoneNotRestored'],
  brings: [],
  affected: [
    { from: '3.4.34', before: '3.4.36' },
    { from: '3.5.16', before: '3.5.18' },
  ],
}
