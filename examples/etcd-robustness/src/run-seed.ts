import { Recorder } from './client/recorder.ts'
import type { EtcdBinary } from './etcd/binary.ts'
import { Cluster } from './etcd/cluster.ts'
import { noSpace } from './etcd/run-directory.ts'
import { type Family, familyNames, type Traffic, trafficNames } from './families.ts'
import { finishRun, isAnswering, type Rest } from './finish-run.ts'
import { judgeRun, type Verdict } from './judge/judge-run.ts'
import { keepEvidence } from './keep-evidence.ts'
import { keys } from './profiles/profile.ts'
import { profiles } from './profiles/profiles.ts'
import { Random } from './random.ts'
import { Run } from './run.ts'
import { WorldTrouble } from './world-trouble.ts'

export interface SeedSettings {
  readonly seed: string
  readonly binary: EtcdBinary
  /** Where runs live, each in a directory of its own. */
  readonly base: string
  /** Left out: the seed decides. */
  readonly traffic: Traffic | undefined
  readonly families: ReadonlySet<Family> | undefined
  /** As above; where the traffic is of one size only, that wins. */
  readonly members?: 1 | 3 | undefined
  /** Where a run that does not pass leaves its history, logs and data, in a directory of its seed. */
  readonly out: string | undefined
}

export interface SeedRun {
  readonly seed: string
  readonly version: string
  readonly traffic: Traffic
  readonly families: readonly Family[]
  readonly members: number
  readonly verdict: Verdict
  readonly operations: number
  readonly troubles: ReadonlyMap<Family, number>
}

/**
 * Runs one seed against real members. The seed decides what is asked and done, not etcd's own timers: the same seed may
 * end in another way next time.
 *
 * @throws WorldTrouble where the machine fails
 */
export async function runSeed(settings: SeedSettings): Promise<SeedRun> {
  const { seed, binary, base, out } = settings
  const random = new Random(seed)
  const traffic = settings.traffic ?? random.fork('traffic').pick(trafficNames)
  const families = settings.families ?? drawFamilies(random.fork('families'))
  const profile = profiles[traffic]
  const members =
    (profile.isOfOneSize ? undefined : settings.members) ?? profile.members(random.fork('members'), families)
  const recorder = new Recorder()
  await using cluster = new Cluster({
    binary,
    base,
    members,
    settings: profile.settings(random.fork('settings')),
    isProxied: members === 3 && families.has('network'),
    random: random.fork('network'),
  })
  const run = new Run({ cluster, recorder, random: random.fork('run'), families, keys })
  let rest: Rest | undefined
  let trouble: string | undefined
  await cluster.start()
  try {
    // Seen empty: that is what everything is judged from.
    if (await isAnswering(run, cluster.member(0))) {
      await profile.run(run)
      rest = await finishRun(run)
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // A member that is gone explains every other trouble; what was seen until then is judged in any case.
    if (error instanceof WorldTrouble && cluster.selfEnds.length === 0) throw error
    if (!isOfTraffic(error) && cluster.selfEnds.length === 0) throw error
    trouble = error.message
  }
  const forSpace = cluster.selfEnds.find(({ isForSpace }) => isForSpace)
  if (forSpace !== undefined) throw noSpace(base, `member ${forSpace.member} ended`)
  const { operations, watches, asked } = recorder
  const { restarts, troubles } = run
  const verdict = judgeRun({ operations, watches, asked, restarts, selfEnds: cluster.selfEnds, rest, trouble })
  const seedRun: SeedRun = {
    seed,
    version: binary.version,
    traffic,
    families: familyNames.filter((name) => families.has(name)),
    members,
    verdict,
    operations: operations.length,
    troubles,
  }
  if (out !== undefined && verdict.outcome !== 'passed') await keepEvidence(out, seedRun, cluster, recorder)
  return seedRun
}

function drawFamilies(random: Random): ReadonlySet<Family> {
  return new Set(familyNames.filter(() => random.chance(0.5)))
}

/** A request that failed, by our own account or by gRPC's. */
function isOfTraffic(error: Error): boolean {
  return error.name === 'TrafficError' || 'code' in error
}
