import type { HistoricalBug } from './historical-bug.ts'

export const bug17529: HistoricalBug = {
  id: '17529',
  title: 'Watch events are lost when a stream starves',
  url: 'https://github.com/etcd-io/etcd/issues/17529',
  mechanism:
    'An unsynced watcher whose next revision was compacted must be told so. Where its channel was full the notice was put off, yet the watcher was moved to the synced ones: a silent gap.',
  note: 'Needs a reader that stops reading, and a compaction beyond it.',
  finding: { property: 'Reliable', shape: 'compacted events left out without a word' },
  upstreamNeeds: 'Sleeps of 1 s before watch responses; its regression test may take 100 runs.',
  causeEstablished: true,
  variants: ['compactedWatcherMarkedSynced'],
  brings: [],
  affected: [
    { from: '3.4.0', before: '3.4.31' },
    { from: '3.5.0', before: '3.5.13' },
  ],
}
