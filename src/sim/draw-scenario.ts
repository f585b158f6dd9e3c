import type { ClusterSettings } from './etcd/settings.ts'
import { type CompactionStyle, compactionStyles } from './traffic/operator.ts'
import { drawProfile, type Profile } from './traffic/profile.ts'
import type { Random } from './world/random.ts'

/** Everything about a run that is decided before it begins, except for its faults. */
export interface Scenario {
  readonly cluster: ClusterSettings
  readonly profile: Profile
  /** Key-value clients; the last two go from member to member, the others stay with theirs. */
  readonly clients: number
  readonly watchClients: number
  readonly watchesPerClient: number
  readonly keys: number
  readonly thinkUs: number
  /** At the end of every so often nobody asks anything for a while; 0 for a steady traffic. */
  readonly lullUs: number
  readonly timeoutUs: number
  readonly compactionUs: number
  readonly compactsAt: CompactionStyle
  readonly watchReplaceUs: number
  readonly watchProgressUs: number
  /** How long clients go on, counted from the moment that the cluster is ready. */
  readonly trafficUs: number
}

/**
 * Draws a scenario. Limits are far below etcd's defaults (batches of 1 to 50 revisions, channels of 2 to 16, snapshots every 5 to 100
 * entries), so that three hundred operations reach the states that production reaches in days.
 *
 * @param durationUs how long clients go on; by default about 300 operations
 */
export function drawScenario(random: Random, durationUs?: number): Scenario {
  return slowDown(drawAtSpeed(random, durationUs))
}

function drawAtSpeed(random: Random, durationUs: number | undefined): Scenario {
  const members = random.pick([1, 1, 3, 3, 3, 3, 3, 5] as const)
  const heartbeatUs = random.pick([20_000, 20_000, 50_000, 100_000])
  const snapshotCount = random.pick([5, 5, 10, 10, 20, 50, 100])
  return {
    cluster: {
      members,
      heartbeatUs,
      electionTicks: 10,
      preVote: random.chance(3, 4),
      snapshotCount,
      snapshotCatchUpEntries: random.pick([2, 5, 10, 20]),
      backendBatchIntervalUs: random.pick([10_000, 50_000, 100_000]),
      backendBatchLimit: random.pick([2, 5, 50, 10_000]),
      compactionBatchLimit: random.pick([1, 2, 3, 5, 10, 50]),
      compactionSleepIntervalUs: random.pick([1_000, 1_000, 10_000, 30_000]),
      watchChannelSize: random.pick([2, 4, 16]),
      watchSyncIntervalUs: random.pick([20_000, 100_000]),
      watchVictimIntervalUs: 10_000,
      maxWatchersPerSync: random.pick([2, 512]),
      watchBatchMaxRevs: random.pick([10, 1000]),
      watchProgressNotifyIntervalUs: random.pick([50_000, 200_000, 1_000_000]),
      readIndexRetryUs: 500_000,
      requestTimeoutUs: 2_000_000,
      leaseCheckIntervalUs: random.pick([100_000, 500_000]),
      leaseCheckpointIntervalUs: random.pick([500_000, 5_000_000]),
      authEnabled: random.chance(1, 3),
    },
    profile: drawProfile(random),
    clients: 8,
    watchClients: random.between(2, 4),
    watchesPerClient: random.pick([1, 2, 3]),
    keys: random.pick([3, 5, 10]),
    thinkUs: random.pick([20_000, 50_000, 80_000]),
    lullUs: random.pick([0, 0, 100_000, 200_000]),
    timeoutUs: random.pick([200_000, 400_000, 1_000_000]),
    compactionUs: random.pick([0, 50_000, 100_000, 300_000, 700_000]),
    compactsAt: random.pick(compactionStyles),
    watchReplaceUs: random.pick([30_000, 100_000, 300_000, 1_000_000]),
    watchProgressUs: random.pick([0, 40_000, 150_000]),
    trafficUs: durationUs ?? random.between(1_500_000, 3_500_000),
  }
}

/** Longer than this, clients take their time: what a run costs is its operations, and judging them costs more than that. */
const fullSpeedUs = 10_000_000

/** The scenario with as many operations as ten seconds have at most, spread over its whole time. */
function slowDown(scenario: Scenario): Scenario {
  const { trafficUs, cluster } = scenario
  if (trafficUs <= fullSpeedUs) return scenario
  const slower = (us: number): number => Math.floor((us * trafficUs) / fullSpeedUs)
  return {
    ...scenario,
    thinkUs: slower(scenario.thinkUs),
    lullUs: slower(scenario.lullUs),
    compactionUs: slower(scenario.compactionUs),
    watchReplaceUs: slower(scenario.watchReplaceUs),
    watchProgressUs: slower(scenario.watchProgressUs),
    cluster: { ...cluster, watchProgressNotifyIntervalUs: slower(cluster.watchProgressNotifyIntervalUs) },
  }
}
