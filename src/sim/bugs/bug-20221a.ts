import type { HistoricalBug } from './historical-bug.ts'

export const bug20221a: HistoricalBug = {
  id: '20221a',
  title: 'A watch on a future revision gets progress notifications below it',
  url: 'https://github.com/etcd-io/etcd/issues/20221',
  mechanism:
    "A watcher that waits for a future revision counted as synced, and synced watchers were told the store's revision.",
  note: 'Needs no fault.',
  finding: { property: 'FutureStart', shape: 'progress notification below the start revision' },
  upstreamNeeds:
    'Watches that start 50 to 100 revisions ahead; its validation of watches does not compare notifications with the start.',
  causeEstablished: true,
  variants: ['progressBelowStartRevision'],
  brings: [],
  affected: [
    { from: '3.4.0', before: '3.4.38' },
    { from: '3.5.0', before: '3.5.22' },
    { from: '3.6.0', before: '3.6.2' },
  ],
}
