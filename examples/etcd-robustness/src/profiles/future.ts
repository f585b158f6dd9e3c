import { type Profile, prefix } from './profile.ts'

/** A watch that starts at a revision to come must be told nothing before it. */
export const future: Profile = {
  isOfOneSize: true,
  members: () => 1,
  settings: () => ({ progressIntervalMs: 100 }),
  async run(run) {
    const { random } = run
    const member = run.cluster.member(0)
    const caller = run.caller(member)
    const stream = run.stream(member)
    const write = async (): Promise<number> =>
      (await caller.must({ kind: 'put', key: random.pick(run.keys), value: run.recorder.newValue() })).revision
    const head = await write()
    const watches = Array.from({ length: random.between(1, 4) }, () => {
      if (run.has('future')) run.count('future')
      const startRevision = run.has('future') ? head + random.between(2, 30) : head
      return stream.create({ ...prefix, startRevision, progressNotify: true })
    })
    await stream.until(() => watches.every(({ responses }) => responses.length > 0), 1_000)
    for (let quiet = 2; quiet > 0; quiet -= 1) {
      for (let nth = random.below(4); nth > 0; nth -= 1) await write()
      await run.sleep(random.between(110, 230))
    }
    for (let nth = 0; nth < 35; nth += 1) await write()
  },
}
