import { type Profile, prefix } from './profile.ts'

/** Watches that wait behind a reader who does not read, while what they wait for is compacted. */
export const starved: Profile = {
  isOfOneSize: true,
  members: () => 1,
  settings: () => ({}),
  async run(run) {
    const { random } = run
    const member = run.cluster.member(0)
    const caller = run.caller(member)
    const stream = run.stream(member)
    // More than the 128 answers that etcd keeps for a stream.
    const watches = Array.from({ length: 200 }, () => stream.create(prefix))
    await stream.until(() => watches.every(({ responses }) => responses.length > 0), 3_000)
    if (run.has('slow')) {
      run.count('slow')
      stream.pauseReading()
    }
    const opensLate = random.chance(0.5)
    const until = Date.now() + 600
    let compactAt = Date.now() + random.between(5, 45)
    let opened = 0
    while (Date.now() < until) {
      const { revision } = await caller.must({
        kind: 'put',
        key: random.pick(run.keys),
        value: run.recorder.newValue(),
      })
      if (Date.now() >= compactAt) {
        await run.compact(caller, revision)
        compactAt = Date.now() + random.between(5, 45)
        if (opensLate && opened < 10 && revision > 20) {
          opened += 1
          stream.create({ ...prefix, startRevision: revision - random.between(5, 15) })
        }
      }
      await run.sleep(random.below(6))
    }
    stream.resumeReading()
    await run.sleep(150)
  },
}
