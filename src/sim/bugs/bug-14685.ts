import type { HistoricalBug } from './historical-bug.ts'

export const bug14685: HistoricalBug = {
  id: '14685',
  title: 'Inconsistent revision caused by a crash during defragmentation',
  url: 'https://github.com/etcd-io/etcd/pull/14685',
  mechanism:
    'The commit at the start of a defragmentation made pending data durable without the applied index; after a crash the entries were applied a second time.',
  note: "Needs a crash between the defragmentation's commit and the next one.",
  finding: { property: 'Hash', shape: 'data without its index after a restart' },
  upstreamNeeds: 'A panic at defragBeforeCopy or defragBeforeRename, under load.',
  causeEstablished: true,
  variants: ['defragCommitWithoutIndex'],
  brings: [],
  affected: [{ from: '3.5.0', before: '3.5.6' }],
}
