import type { HistoricalBug } from './historical-bug.ts'

export const bug15220: HistoricalBug = {
  id: '15220',
  title: 'A progress notification overtakes events',
  url: 'https://github.com/etcd-io/etcd/issues/15220',
  mechanism:
    'A requested progress notification was answered at once, on another channel than the events. It could leave before events that its revision covers.',
  note: 'Needs no fault. Where the only thing that it overtakes for good is a deletion at a compacted revision, that may be told as the gap of issue 18089; none of 127 failing seeds was.',
  finding: { property: 'Bookmarkable', shape: 'notification out of step with the events' },
  upstreamNeeds: 'Frequent progress requests beside a kill; still reproduced in January 2026.',
  causeEstablished: true,
  variants: ['progressOvertakesEvents'],
  brings: [],
  affected: [
    { from: '3.4.0', before: '3.4.25' },
    { from: '3.5.0', before: '3.5.8' },
  ],
}
