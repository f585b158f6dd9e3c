import type { HistoricalBug } from './historical-bug.ts'

export const bug20221b: HistoricalBug = {
  id: '20221b',
  title: 'A watch on a future revision gets older events',
  url: 'https://github.com/etcd-io/etcd/issues/20221',
  mechanism:
    'A snapshot moved all watchers to the unsynced ones, and the loop over those lowered the next revision of a watcher that waits for a future one.',
  note: 'Needs a watch of a future revision on a member that is sent a snapshot.',
  finding: { property: 'Resumable', shape: 'event below the start revision' },
  upstreamNeeds: '15 minutes at first; since then a snapshot every 10 entries and notifications every 10 ms.',
  causeEstablished: true,
  variants: ['restoreLowersFutureWatchers'],
  brings: [],
  affected: [
    { from: '3.4.0', before: '3.4.38' },
    { from: '3.5.0', before: '3.5.22' },
    { from: '3.6.0', before: '3.6.2' },
  ],
}
