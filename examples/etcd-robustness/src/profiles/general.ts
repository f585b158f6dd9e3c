import type { Member } from '../etcd/member.ts'
import type { Random } from '../random.ts'
import type { Run } from '../run.ts'
import { chooseRequest, Leases } from './choose-request.ts'
import { disturb } from './disturb.ts'
import { openRandomWatch } from './open-random-watch.ts'
import type { Profile } from './profile.ts'

/** After etcd's own traffic: a few clients, each with one request at a time, and streams of watches that come and go. */
export const general: Profile = {
  isOfOneSize: false,
  members: (random, families) => (families.has('network') || random.chance(0.25) ? 3 : 1),
  settings: (random) => ({
    snapshotCount: random.pick([50, 100, 10_000]),
    compactionBatchLimit: random.pick([1, 5, 10, 1_000]),
    progressIntervalMs: 100,
  }),
  async run(run) {
    const { random, cluster } = run
    const requests = random.between(150, 250)
    const clients = random.between(3, 6)
    const leases = new Leases()
    const troubleAt = random.between(20, requests - 40)
    let sent = 0
    const client = async (nth: number): Promise<void> => {
      const own = random.fork(`client ${nth}`)
      const caller = run.caller(nth < cluster.members.length ? cluster.member(nth) : undefined)
      while (sent < requests) {
        sent += 1
        if (sent === troubleAt) run.beside(() => disturb(run, own))
        if (own.chance(0.03)) await run.compact(caller, chooseCompaction(run, own), own.chance(0.4))
        const request = caller.doubtful
          ? ({ kind: 'range', key: own.pick(run.keys) } as const)
          : chooseRequest(run, own, leases)
        const response = await caller.ask(request, { timeoutMs: 500 })
        // A member that is down answers at once that it is; nobody gains by asking a thousand times.
        if (response.kind === 'error' && response.error === 'unknown') await run.sleep(own.between(20, 120))
      }
    }
    const watchers = Array.from({ length: random.between(1, 3) }, (_, nth) =>
      watch(run, random.pick(cluster.members), random.fork(`watcher ${nth}`), () => sent >= requests),
    )
    await Promise.all([...Array.from({ length: clients }, (_, nth) => client(nth)), ...watchers])
  },
}

/** The newest revision, that of the last deletion, or any: where deletions are compacted is where most went wrong so far. */
export function chooseCompaction(run: Run, random: Random): number {
  const { revisionSeen, deletionSeen } = run.recorder
  const choice = random.below(3)
  if (choice === 0) return revisionSeen
  return choice === 1 ? deletionSeen : Math.max(1, revisionSeen - random.below(20))
}

/** One stream, opened again when it breaks. */
async function watch(run: Run, member: Member, random: Random, isOver: () => boolean): Promise<void> {
  let stream = run.stream(member)
  for (let nth = 0; nth < 60 && !isOver(); nth += 1) {
    if (stream.ended) stream = run.stream(member)
    if (stream.watches.size < 12) openRandomWatch(run, stream, random)
    if (run.has('progress') && random.chance(0.5)) {
      run.count('progress')
      stream.askForProgress()
    }
    if (run.has('slow') && random.chance(0.1)) {
      run.count('slow')
      stream.pauseReading()
      await run.sleep(random.between(10, 60))
      stream.resumeReading()
    }
    await run.sleep(random.between(1, 15))
  }
}
