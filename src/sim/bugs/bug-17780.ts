import type { HistoricalBug } from './historical-bug.ts'

export const bug17780: HistoricalBug = {
  id: '17780',
  title: 'The revision decreases after a crash during compaction',
  url: 'https://github.com/etcd-io/etcd/issues/17780',
  mechanism:
    'Compaction at the newest revision removed the newest tombstones. At start the revision was taken from what is left and from finished compactions only, not from the scheduled one.',
  note: 'Shows only where compaction removes the tombstone at its own revision, which is issue 18089: that one is switched on with it, and most seeds show that one alone.',
  finding: { property: 'Revision', shape: 'restart below the compacted revision' },
  upstreamNeeds:
    'A panic at compactBeforeSetFinishedCompact; one hit in 17,160 s of runs, and up to 200 runs in its regression test.',
  causeEstablished: true,
  variants: ['revisionIgnoresScheduledCompaction'],
  brings: ['18089'],
  affected: [
    { from: '3.4.0', before: '3.4.32' },
    { from: '3.5.0', before: '3.5.14' },
  ],
}
