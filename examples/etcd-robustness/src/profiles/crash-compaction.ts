import type { Profile } from './profile.ts'

/** A member dies while it removes revisions, of which the newest is a deletion. */
export const crashCompaction: Profile = {
  isOfOneSize: true,
  members: () => 1,
  settings: () => ({ compactionBatchLimit: 1 }),
  async run(run) {
    const { random } = run
    const member = run.cluster.member(0)
    const caller = run.caller(member)
    for (let nth = random.between(3, 8); nth > 0; nth -= 1) {
      const key = random.pick(run.keys.slice(0, 3))
      if (random.chance(0.3)) await caller.must({ kind: 'deleteRange', key })
      else await caller.must({ kind: 'put', key, value: run.recorder.newValue() })
    }
    const key = random.pick(run.keys.slice(0, 3))
    await caller.must({ kind: 'put', key, value: run.recorder.newValue() })
    const { revision } = await caller.must({ kind: 'deleteRange', key })
    await run.compact(caller, revision)
    if (!run.has('crash')) return
    // Between two batches etcd waits 10 ms; nothing else commits, so that what was removed is known before what was finished.
    await run.sleep(random.between(0, 12 * revision + 20))
    await run.crash(member)
    await caller.ask({ kind: 'put', key, value: run.recorder.newValue() })
  },
}
