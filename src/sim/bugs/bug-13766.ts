import type { HistoricalBug } from './historical-bug.ts'

export const bug13766: HistoricalBug = {
  id: '13766',
  title: 'Inconsistent revision caused by a crash under high load',
  url: 'https://github.com/etcd-io/etcd/issues/13766',
  mechanism:
    "The applied index was announced to the backend before the entry's data was written. A commit by timer in between saved the index without the data; after a crash the entry was skipped for ever.",
  note: "3.5.0 moved the saving of the consistent index into the backend's pre-commit hook. Post-mortem: etcd's Documentation/postmortems/v3.5-data-inconsistency.md.",
  finding: { property: 'Hash', shape: 'index without its data after a restart' },
  upstreamNeeds:
    'Was found by its users. The SIGKILL under load that once reproduced it no longer does: its tests do not reach that load.',
  causeEstablished: true,
  variants: ['appliedIndexBeforeData'],
  brings: [],
  affected: [{ from: '3.5.0', before: '3.5.3' }],
}
