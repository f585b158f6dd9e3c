import type { HistoricalBug } from './historical-bug.ts'

export const bug18667: HistoricalBug = {
  id: '18667',
  title: 'A transaction that reads a compacted revision splits the members',
  url: 'https://github.com/etcd-io/etcd/issues/18667',
  mechanism:
    'Members that owe the client no answer left out the ranges of a transaction, and with them the check that fails the whole transaction: they wrote, the answering member did not.',
  note: 'Needs that transaction and no fault.',
  finding: { property: 'Hash', shape: 'refused transaction applied' },
  upstreamNeeds: 'Its traffic does not send such a transaction; a reader of the code found it.',
  causeEstablished: true,
  variants: ['unansweredRangesSkipped'],
  brings: [],
  affected: [{ from: '3.4.0', before: '3.7.0' }],
}
