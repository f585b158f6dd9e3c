import type { Family, Traffic } from './families.ts'

/** A bug of etcd's track record, the traffic and trouble that show it, and how it is told. */
export interface Recipe {
  readonly issue: string
  readonly traffic: Traffic
  readonly families: readonly Family[]
  readonly property: string
  readonly shape: string
  /** How other releases show the same bug, where they do it in another way. */
  readonly elsewhere?: { readonly property: string; readonly shape: string }
  readonly fixedIn: string
}

export const recipes: readonly Recipe[] = [
  {
    issue: '15220',
    traffic: 'questions',
    families: ['progress'],
    property: 'Bookmarkable',
    shape: 'notification out of step with the events',
    fixedIn: '3.4.25, 3.5.8',
  },
  {
    issue: '15271',
    traffic: 'lagging',
    families: ['crash', 'pause'],
    property: 'Unique',
    shape: 'event delivered again',
    fixedIn: '3.4.25, 3.5.8',
  },
  {
    issue: '17529',
    traffic: 'starved',
    families: ['compaction', 'slow'],
    property: 'Reliable',
    shape: 'compacted events left out without a word',
    fixedIn: '3.4.31, 3.5.13',
  },
  {
    issue: '17780',
    traffic: 'crash-compaction',
    families: ['compaction', 'crash'],
    property: 'Revision',
    shape: 'restart below the compacted revision',
    fixedIn: '3.4.32, 3.5.14',
  },
  {
    issue: '18089',
    traffic: 'deletions',
    families: ['compaction'],
    property: 'Resumable',
    shape: 'missing deletion at a compacted revision',
    fixedIn: '3.4.34, 3.5.16',
  },
  {
    issue: '18667',
    traffic: 'past-reads',
    families: ['compaction', 'crash'],
    property: 'Hash',
    shape: 'refused transaction applied',
    fixedIn: '3.7.0',
  },
  {
    issue: '20221a',
    traffic: 'future',
    families: ['future'],
    property: 'FutureStart',
    shape: 'progress notification below the start revision',
    fixedIn: '3.4.38, 3.5.22, 3.6.2',
  },
  {
    issue: '20221b',
    traffic: 'lagging',
    families: ['crash', 'future', 'pause'],
    property: 'Resumable',
    shape: 'event below the start revision',
    fixedIn: '3.4.38, 3.5.22, 3.6.2',
  },
  {
    issue: '20271',
    traffic: 'lagging',
    families: ['crash', 'defrag', 'pause'],
    property: 'Panic',
    shape:
      "failed to recover v3 backend from snapshot: failed to find database snapshot file (snap: snapshot file doesn't exist)",
    // 3.4 misses the snapshot at its next start; 3.5 starts over the old data without a word.
    elsewhere: { property: 'Hash', shape: 'members differ at the end' },
    fixedIn: '3.4.38, 3.5.23, 3.6.5',
  },
]

/** All trouble at once, over traffic that nobody aimed at anything. */
export const mixes: readonly { readonly traffic: Traffic; readonly families: 'all' }[] = [
  { traffic: 'general', families: 'all' },
  { traffic: 'kubernetes', families: 'all' },
]
