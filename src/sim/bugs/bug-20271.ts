import type { HistoricalBug } from './historical-bug.ts'

export const bug20271: HistoricalBug = {
  id: '20271',
  title: 'Defragmentation meets the installation of a snapshot',
  url: 'https://github.com/etcd-io/etcd/issues/20271',
  mechanism:
    'Defragmentation of the old backend did not wait for a snapshot that was being installed. Its rename put the old data back under the name of the database.',
  note: "The page-level panic of the report is not modelled; the files' names are: the open database must be the one that is named db. How upstream's panic came from it is partly derived.",
  finding: { property: 'Panic', shape: 'the open database is not the file named db' },
  upstreamNeeds: 'Found by Antithesis; its own test sleeps at applyAfterOpenSnapshot.',
  causeEstablished: false,
  variants: ['defragDuringInstall'],
  brings: [],
  affected: [
    { from: '3.4.0', before: '3.4.38' },
    { from: '3.5.0', before: '3.5.23' },
    { from: '3.6.0', before: '3.6.5' },
  ],
}
