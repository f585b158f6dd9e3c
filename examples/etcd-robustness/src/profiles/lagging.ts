import { type Profile, prefix } from './profile.ts'

/**
 * A follower is stopped, the others write on and start again, after which they remember nothing from before their last
 * snapshot: the follower has to take a snapshot, with watches on it. Meanwhile revisions are compacted that it has not
 * seen, and it is defragmented while it installs what it is sent.
 */
export const lagging: Profile = {
  isOfOneSize: true,
  members: () => 3,
  settings: () => ({ snapshotCount: 50 }),
  async run(run) {
    const { random, cluster } = run
    const leader = await cluster.leader()
    const follower = random.pick(cluster.members.filter((member) => member !== leader))
    const others = cluster.members.filter((member) => member !== follower)
    const caller = run.caller(leader)
    const put = async (times: number): Promise<number> => {
      let head = 0
      for (let nth = 0; nth < times; nth += 1) {
        const request = { kind: 'put', key: random.pick(run.keys), value: run.recorder.newValue() } as const
        head = (await caller.must(request)).revision
      }
      return head
    }
    // Enough that a defragmentation takes as long as an installation. No watch is sent it.
    for (let nth = run.has('defrag') ? 16 : 0; nth > 0; nth -= 1) {
      await caller.must({ kind: 'put', key: 'big', value: run.recorder.newValue().padEnd(2 ** 18, '.') })
    }
    const head = await put(random.between(3, 10))
    const stream = run.stream(follower)
    const isFuture = run.has('future')
    if (isFuture) run.count('future')
    // Beyond what is written until the snapshot.
    const watch = stream.create({ ...prefix, ...(isFuture ? { startRevision: head + random.between(180, 220) } : {}) })
    await stream.until(() => watch.responses.length > 0, 1_000)
    const next = await put(random.between(2, 6))
    if (!isFuture) await stream.until(() => (watch.responses.at(-1)?.revision ?? 0) >= next, 1_000)
    if (run.has('pause')) {
      run.count('pause')
      follower.pause()
    }
    const written = await put(130)
    if (random.chance(0.5)) await run.compact(caller, written - random.below(10), random.chance(0.5))
    if (run.has('crash')) {
      run.count('crash', others.length)
      await Promise.all(others.map((member) => member.kill()))
      for (const member of others) member.start()
      await Promise.all(others.map((member) => member.ready(20_000)))
    }
    if (run.has('defrag')) run.beside(() => run.defragmentInstallation(follower))
    else follower.resume()
    await run.connection(leader).ask({ kind: 'range', key: 'ready' }, { timeoutMs: 3_000, patient: true })
    await follower.ready(20_000)
    await put(10)
    if (isFuture) await put(100)
    await run.faultsOver()
    // What it has installed must be what it starts with.
    if (run.has('defrag') && run.has('crash')) await run.crash(follower)
  },
}
