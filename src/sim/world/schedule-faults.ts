import type { FailpointName } from './failpoints.ts'
import {
  type Errand,
  type Fault,
  type FaultAction,
  type FaultFamily,
  type FaultSchedule,
  faultFamilies,
} from './faults.ts'
import type { Random } from './random.ts'

export interface ScheduleOptions {
  readonly members: readonly string[]
  /** How many clients there are; slow readers are picked among them. */
  readonly clients: number
  /** Faults begin in this stretch of time; everything is healed at its end. */
  readonly fromUs: number
  readonly toUs: number
  /** On the command line: exactly these families, whatever the seed would switch on. */
  readonly only?: readonly FaultFamily[] | undefined
  /** Families that are left out. */
  readonly without: readonly FaultFamily[]
  /** Indices of faults that are left out. */
  readonly mask: readonly number[]
}

/**
 * Draws the faults of a run: each family is on with probability 1/2 (swarm testing: Groce et al., ISSTA 2012; all on and all off
 * are possible), and a family that is on has one to four faults. In half of the runs most of them hit the same member, so that they
 * meet. Some wait until a member does something rare. Every family draws from a stream of its own and is numbered before anything is left
 * out, so that `without` and `mask` change nothing but what they name.
 */
export function scheduleFaults(random: Random, options: ScheduleOptions): FaultSchedule {
  const { only, without, mask } = options
  const coins = random.fork('families')
  const aim = random.fork('aim')
  const aimedAt = aim.chance(1, 2) ? aim.pick(options.members) : undefined
  const faults: Fault[] = []
  const families: FaultFamily[] = []
  let index = 0
  for (const family of faultFamilies) {
    const tossed = coins.chance(1, 2)
    if (!(only === undefined ? tossed : only.includes(family))) continue
    families.push(family)
    const draws = random.fork(family)
    const count = draws.pick(countsOf(family))
    for (let nth = 0; nth < count; nth += 1) {
      const draw = draws.fork(String(nth))
      const member = aimedAt !== undefined && draw.chance(3, 4) ? aimedAt : draw.pick(options.members)
      const action = drawFault(family, member, draw, options)
      if (action === undefined) continue
      const atUs = draw.between(options.fromUs, options.toUs)
      const when = drawOccasion(action, member, draw)
      const fault: Fault = { index, family, atUs, ...(when === undefined ? {} : { when }), ...action }
      index += 1
      if (!without.includes(family) && !mask.includes(fault.index)) faults.push(fault)
    }
  }
  faults.sort((one, other) => one.atUs - other.atUs || one.index - other.index)
  return { families, faults }
}

function countsOf(family: FaultFamily): readonly number[] {
  if (family === 'crash' || family === 'failpoint' || family === 'defragment') return [1, 2, 3, 4]
  if (family === 'disk-error' || family === 'disk-full') return [1]
  return [1, 2, 3]
}

function drawFault(
  family: FaultFamily,
  member: string,
  draw: Random,
  options: ScheduleOptions,
): FaultAction | undefined {
  const { members, clients } = options
  const single = members.length === 1
  const restartAfterUs = draw.between(20_000, 400_000)
  const forUs = draw.between(100_000, 1_500_000)
  switch (family) {
    case 'crash':
      return { kind: 'crash', member, restartAfterUs }
    case 'failpoint': {
      const stretch = draw.pick(single ? stretchesOfOne : stretches)
      const name = draw.pick(stretch.failpoints)
      return {
        kind: 'failpoint',
        member,
        name,
        passes: draw.pick(stretch.passes),
        restartAfterUs,
        brings: stretch.brings,
      }
    }
    case 'sleep': {
      const name = draw.pick(sleepingFailpoints)
      const ofSnapshot = name === 'applyBeforeOpenSnapshot' || name === 'applyAfterOpenSnapshot'
      return {
        kind: 'sleep',
        member,
        name,
        // A snapshot is rare, so that one long sleep costs no more than many short ones.
        sleepUs: draw.between(5_000, ofSnapshot ? 2_000_000 : 400_000),
        forUs: ofSnapshot ? 3_000_000 : forUs,
        brings: ofSnapshot && !single && draw.chance(1, 2) ? 'isolation' : undefined,
      }
    }
    case 'pause':
      return { kind: 'pause', member, forUs: draw.between(50_000, 3_000_000) }
    case 'partition':
      return single ? undefined : { kind: 'partition', ...drawSides(draw, members), oneWay: false, forUs }
    case 'one-way':
      return single ? undefined : { kind: 'partition', ...drawSides(draw, members), oneWay: true, forUs }
    case 'isolation':
      return single ? undefined : { kind: 'isolation', member, forUsMax: 3_000_000, times: draw.pick([1, 1, 2, 3]) }
    case 'loss':
      return { kind: 'loss', oneIn: draw.pick([2, 5, 20, 100]), forUs }
    case 'delay':
      return {
        kind: 'delay',
        slowUs: draw.pick([1_000, 20_000, 75_000]),
        jitterUs: draw.pick([1, 5_000, 50_000]),
        forUs,
      }
    case 'duplication':
      return { kind: 'duplication', oneIn: draw.pick([2, 10, 50]), forUs }
    case 'reordering':
      return { kind: 'reordering', forUs }
    case 'slow-disk':
      return { kind: 'slow-disk', member, slowUs: draw.pick([5_000, 30_000, 120_000]), forUs }
    case 'disk-error':
      return { kind: 'disk-failure', member, failure: 'input/output error', forUs: draw.between(10_000, 200_000) }
    case 'disk-full':
      return { kind: 'disk-failure', member, failure: 'no space left on device', forUs: draw.between(10_000, 400_000) }
    case 'clock':
      return { kind: 'clock', member, skewUs: draw.between(-3_000_000, 3_000_000), forUs }
    case 'preemption':
      return { kind: 'preemption', oneIn: draw.pick([8, 32, 128]), upToUs: draw.pick([2_000, 20_000, 100_000]), forUs }
    case 'slow-reader':
      return { kind: 'slow-reader', client: draw.below(clients), forUs: draw.between(200_000, 2_000_000) }
    case 'defragment':
      return { kind: 'defragment', member }
    case 'leader-transfer':
      return single ? undefined : { kind: 'leader-transfer', to: member }
  }
}

/** Where etcd's own robustness tests put sleeps. */
const sleepingFailpoints: readonly FailpointName[] = [
  'raftBeforeSave',
  'raftAfterSave',
  'beforeSendWatchResponse',
  'beforeSyncWatchers',
  'beforeMoveVictims',
  'beforeProgressIfSync',
  'beforeApplyEntry',
  'applyBeforeOpenSnapshot',
  'applyAfterOpenSnapshot',
]

/** Failpoints that a member passes while it does one thing. */
interface Stretch {
  readonly failpoints: readonly FailpointName[]
  /** At which pass a member ends: what every write passes is worth more counts than what only a snapshot passes. */
  readonly passes: readonly number[]
  readonly brings: Errand | undefined
}

const oftenPassed = [1, 1, 2, 3, 5, 9, 20]

/** By stretch, so that the points that every write passes are not drawn so much more often than those that only a snapshot passes. */
const stretchesOfOne: readonly Stretch[] = [
  {
    failpoints: [
      'beforeCommit',
      'afterCommit',
      'commitBeforePreCommitHook',
      'commitAfterPreCommitHook',
      'beforeStartDBTxn',
      'afterStartDBTxn',
      'beforeWritebackBuf',
      'afterWritebackBuf',
    ],
    passes: oftenPassed,
    brings: undefined,
  },
  {
    failpoints: [
      'raftBeforeLeaderSend',
      'raftBeforeSave',
      'raftAfterSave',
      'raftBeforeFollowerSend',
      'beforeApplyEntry',
    ],
    passes: oftenPassed,
    brings: undefined,
  },
  {
    failpoints: [
      'compactBeforeCommitScheduledCompact',
      'compactAfterCommitScheduledCompact',
      'compactBeforeCommitBatch',
      'compactAfterCommitBatch',
      'compactBeforeSetFinishedCompact',
      'compactAfterSetFinishedCompact',
    ],
    passes: [1, 1, 1, 2, 3, 5],
    brings: 'compaction',
  },
  { failpoints: ['defragBeforeCopy', 'defragBeforeRename'], passes: [1], brings: 'defragmentation' },
  {
    failpoints: ['beforeSendWatchResponse', 'beforeSyncWatchers', 'beforeMoveVictims', 'beforeProgressIfSync'],
    passes: oftenPassed,
    brings: undefined,
  },
]

const stretches: readonly Stretch[] = [
  ...stretchesOfOne,
  {
    failpoints: [
      'raftBeforeSaveSnap',
      'raftAfterSaveSnap',
      'raftBeforeApplySnap',
      'raftAfterApplySnap',
      'raftAfterWALRelease',
      'applyBeforeOpenSnapshot',
      'applyAfterOpenSnapshot',
    ],
    passes: [1, 1, 2],
    brings: 'isolation',
  },
]

/** What is worth waiting for: a snapshot arrives, a compaction runs. */
const occasions: readonly FailpointName[] = [
  'raftBeforeSaveSnap',
  'raftAfterSaveSnap',
  'applyBeforeOpenSnapshot',
  'applyAfterOpenSnapshot',
  'compactAfterCommitScheduledCompact',
  'compactAfterCommitBatch',
  'compactBeforeSetFinishedCompact',
]

const mayWait: readonly FaultAction['kind'][] = ['crash', 'pause', 'isolation', 'defragment']

/** Half of the faults that hit one member wait for an occasion at that member. */
function drawOccasion({ kind }: FaultAction, member: string, draw: Random): Fault['when'] {
  return mayWait.includes(kind) && draw.chance(1, 2) ? { member, name: draw.pick(occasions) } : undefined
}

function drawSides(draw: Random, members: readonly string[]): { from: readonly string[]; to: readonly string[] } {
  const from: string[] = []
  const to: string[] = []
  for (const member of members) (draw.chance(1, 2) ? from : to).push(member)
  // A side without anybody would be no partition: one member changes over.
  if (from.length === 0) from.push(...to.splice(draw.below(to.length), 1))
  else if (to.length === 0) to.push(...from.splice(draw.below(from.length), 1))
  return { from, to }
}
