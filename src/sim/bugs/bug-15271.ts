import type { HistoricalBug } from './historical-bug.ts'

export const bug15271: HistoricalBug = {
  id: '15271',
  title: 'A watch travels back in time after a partition',
  url: 'https://github.com/etcd-io/etcd/issues/15271',
  mechanism:
    'A watcher that kept up was not noted to have received anything. When a snapshot moved all watchers to the unsynced ones, it was sent everything again from long ago.',
  note: 'Needs a watch on a member that is sent a snapshot.',
  finding: { property: 'Unique', shape: 'event delivered again' },
  upstreamNeeds: 'A member cut off until it is sent a snapshot, with a snapshot every 100 entries.',
  causeEstablished: true,
  variants: ['syncedWatcherKeepsOldRevision'],
  brings: [],
  affected: [
    { from: '3.4.0', before: '3.4.25' },
    { from: '3.5.0', before: '3.5.8' },
  ],
}
