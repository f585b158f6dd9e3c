import type { HistoricalBug } from './historical-bug.ts'

export const bug20418: HistoricalBug = {
  id: '20418',
  title: 'Stale reads around a process that was paused',
  url: 'https://github.com/etcd-io/etcd/issues/20418',
  mechanism:
    'After a read state arrived a change of leader was not looked at again, and a retry of a read index request kept its id.',
  note: 'Upstream has not established that these two cause the stale reads; they are what was changed before the reports ended. For a stale read that is certain see stale-read.',
  upstreamNeeds:
    'Reports of stale reads from long simulations with paused processes: about one in ten hours (our estimate).',
  causeEstablished: false,
  variants: ['leaderChangeIgnoredAfterReadState', 'readIndexIdReused'],
  brings: [],
  affected: [
    { from: '3.4.20', before: '3.4.42' },
    { from: '3.5.0', before: '3.5.28' },
    { from: '3.6.0', before: '3.6.9' },
  ],
}
