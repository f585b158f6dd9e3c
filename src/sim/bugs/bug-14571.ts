import type { HistoricalBug } from './historical-bug.ts'

export const bug14571: HistoricalBug = {
  id: '14571',
  title: 'Authentication can make members inconsistent',
  url: 'https://github.com/etcd-io/etcd/issues/14571',
  mechanism:
    'Permissions are checked when an entry is applied, from a cache. A snapshot that replaced the backend did not rebuild the cache; from then on that member refused every write of a user.',
  note: 'Needs authentication, and a member that is sent a snapshot.',
  finding: { property: 'Hash', shape: 'write of a user not applied' },
  upstreamNeeds: 'Not covered: the robustness tests run without authentication.',
  causeEstablished: true,
  variants: ['permissionCacheNotRebuilt'],
  brings: [],
  affected: [
    { from: '3.4.20', before: '3.4.22' },
    { from: '3.5.5', before: '3.5.6' },
  ],
}
