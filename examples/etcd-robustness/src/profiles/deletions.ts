import { type Profile, prefix } from './profile.ts'

/** A deletion that is compacted at its own revision must still be told to a watch that starts there. */
export const deletions: Profile = {
  isOfOneSize: true,
  members: () => 1,
  settings: (random) => ({ compactionBatchLimit: random.pick([1, 5, 1_000]) }),
  async run(run) {
    const { random } = run
    const member = run.cluster.member(0)
    const caller = run.caller(member)
    const stream = run.stream(member)
    for (let round = random.between(2, 4); round > 0; round -= 1) {
      const key = random.pick(run.keys)
      for (let nth = random.between(1, 12); nth > 0; nth -= 1) {
        await caller.must({ kind: 'put', key: random.pick(run.keys), value: run.recorder.newValue() })
      }
      await caller.must({ kind: 'put', key, value: run.recorder.newValue() })
      const { revision } = await caller.must({ kind: 'deleteRange', key })
      await caller.must({ kind: 'put', key: random.pick(run.keys), value: run.recorder.newValue() })
      await run.compact(caller, revision, random.chance(0.8))
      if (run.has('crash') && random.chance(0.3)) await run.crash(member)
      const target = stream.ended ? run.stream(member) : stream
      const watch = target.create({ ...(random.chance(0.5) ? prefix : { key }), startRevision: revision })
      await target.until(() => watch.responses.length > 0, 1_000)
      // Watches that have to catch up are served every 100 ms.
      await run.sleep(random.pick([5, 60, 115, 115]))
    }
  },
}
