import type { HistoricalBug } from './historical-bug.ts'

export const bug18055: HistoricalBug = {
  id: '18055',
  title: 'A member panics when two snapshots arrive soon after each other',
  url: 'https://github.com/etcd-io/etcd/issues/18055',
  mechanism:
    'Saving a snapshot removed the files of older ones, also of one that was still waiting to be applied; the member then found no file to open.',
  note: 'Needs a member that is slow to open one snapshot, and is sent another one meanwhile. Open upstream; pull request 22046 proposes to keep files that are still to be applied.',
  finding: { property: 'Panic', shape: 'failed to open snapshot backend: failed to find database snapshot file' },
  showsWith: ['sleep', 'isolation'],
  upstreamNeeds: 'No scenario of its own: it shows now and then in CI.',
  causeEstablished: true,
  variants: ['pendingSnapshotFileRemoved'],
  brings: [],
  affected: [{ from: '3.4.0' }],
}
