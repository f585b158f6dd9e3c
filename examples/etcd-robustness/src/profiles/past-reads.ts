import { type Profile, prefix } from './profile.ts'

/** A transaction that reads a compacted revision is refused as a whole, by every member and also when a log is replayed. */
export const pastReads: Profile = {
  isOfOneSize: false,
  members: (random) => (random.chance(0.4) ? 3 : 1),
  settings: () => ({}),
  async run(run) {
    const { random, cluster } = run
    const member = random.pick(cluster.members)
    const caller = run.caller(member)
    const put = { kind: 'put', value: '' } as const
    for (let nth = random.between(5, 12); nth > 0; nth -= 1) {
      await caller.must({ ...put, key: random.pick(run.keys), value: run.recorder.newValue() })
    }
    await run.compact(caller, run.recorder.revisionSeen - random.below(3))
    // Each writes a key of its own, so that none covers what another should not have written.
    for (const key of run.keys.slice(0, random.between(1, 3))) {
      const revision = random.chance(0.7) ? 2 : run.recorder.revisionSeen
      await caller.ask({
        kind: 'txn',
        compare: [],
        success: [
          { ...put, key, value: run.recorder.newValue() },
          { kind: 'range', ...prefix, revision },
        ],
        failure: [],
      })
    }
    if (cluster.members.length === 1) {
      if (run.has('crash')) await run.crash(member)
    } else {
      for (const one of cluster.members) await run.caller(one).ask({ kind: 'range', ...prefix })
    }
    await run.caller(member).ask({ kind: 'range', ...prefix })
  },
}
