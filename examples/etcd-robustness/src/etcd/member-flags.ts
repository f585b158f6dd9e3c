import type { EtcdBinary } from './binary.ts'

/** What differs between members of runs. */
export interface MemberSettings {
  readonly snapshotCount?: number
  /** Revisions that a compaction removes in one step. */
  readonly compactionBatchLimit?: number
  /** How often a watch that asked for it is told of its progress. */
  readonly progressIntervalMs?: number
}

/**
 * Sockets instead of ports, so that runs cannot collide: each is a file in the directory that the member works in. Members
 * reach each other at `NAME.peer:0`, where a proxy may stand in front of `NAME.inner:0`.
 */
export const clientSocket = (name: string): string => `${name}.client:0`
export const peerSocket = (name: string): string => `${name}.peer:0`
export const innerSocket = (name: string): string => `${name}.inner:0`

/** @param isProxied whether something else listens at the addresses that members are told of each other */
export function memberFlags(
  binary: EtcdBinary,
  name: string,
  names: readonly string[],
  settings: MemberSettings,
  isProxied: boolean,
): readonly string[] {
  const client = `unix://${clientSocket(name)}`
  const flags: Record<string, string | number> = {
    name,
    'data-dir': `${name}.data`,
    'listen-client-urls': client,
    'advertise-client-urls': client,
    'listen-peer-urls': `unix://${isProxied ? innerSocket(name) : peerSocket(name)}`,
    'initial-advertise-peer-urls': `unix://${peerSocket(name)}`,
    'initial-cluster': names.map((one) => `${one}=unix://${peerSocket(one)}`).join(','),
    'heartbeat-interval': 10,
    'election-timeout': 100,
    logger: 'zap',
    'log-outputs': 'stderr',
  }
  if (settings.snapshotCount !== undefined) flags['snapshot-count'] = settings.snapshotCount
  // 3.6 dropped the word from both names.
  const experimental = binary.minor >= 6 ? '' : 'experimental-'
  if (settings.compactionBatchLimit !== undefined) {
    flags[`${experimental}compaction-batch-limit`] = settings.compactionBatchLimit
  }
  if (settings.progressIntervalMs !== undefined) {
    flags[`${experimental}watch-progress-notify-interval`] = `${settings.progressIntervalMs}ms`
  }
  return Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)
}
