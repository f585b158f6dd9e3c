import type { EtcdKeyValue, EtcdRequest } from 'seedsweep'
import type { Caller } from '../client/caller.ts'
import { lastEventOf } from '../client/watch-stream.ts'
import type { Member } from '../etcd/member.ts'
import type { Random } from '../random.ts'
import type { Run } from '../run.ts'
import { disturb } from './disturb.ts'
import { chooseCompaction } from './general.ts'
import { type Profile, prefix } from './profile.ts'

/** Controllers after Kubernetes: each lists, watches from there, and changes a key only where it is as it was last seen. */
export const kubernetes: Profile = {
  isOfOneSize: false,
  members: (random, families) => (families.has('network') || random.chance(0.25) ? 3 : 1),
  settings: (random) => ({ snapshotCount: random.pick([50, 100]), compactionBatchLimit: random.pick([1, 10, 300]) }),
  async run(run) {
    const { random, cluster } = run
    const state: Progress = { sent: 0, requests: random.between(120, 220) }
    const troubleAt = random.between(20, state.requests - 40)
    const controllers = Array.from({ length: random.between(2, 5) }, (_, nth) =>
      control(run, cluster.member(nth % cluster.members.length), random.fork(`controller ${nth}`), state, troubleAt),
    )
    await Promise.all(controllers)
  },
}

/** A member that is down refuses at once: asking on and on would use up the requests of the run. */
const refusedMs = 100

interface Progress {
  sent: number
  readonly requests: number
}

async function control(run: Run, member: Member, random: Random, state: Progress, troubleAt: number): Promise<void> {
  const caller = run.caller(member)
  const seen = new Map<string, number>()
  let stream = run.stream(member)
  let from = 0
  while (state.sent < state.requests) {
    const isBroken = stream.ended || [...stream.watches.values()].at(-1)?.responses.at(-1)?.kind === 'canceled'
    if (from === 0 || isBroken) {
      const list = await caller.ask({ kind: 'range', ...prefix })
      state.sent += 1
      if (list.kind !== 'range') {
        await run.sleep(refusedMs)
        continue
      }
      for (const pair of list.kvs) seen.set(pair.key, pair.modRevision)
      from = list.revision + 1
      if (stream.ended) stream = run.stream(member)
      stream.create({ ...prefix, startRevision: from, prevKv: true, progressNotify: true })
    }
    state.sent += 1
    if (state.sent === troubleAt) run.beside(() => disturb(run, random))
    if (random.chance(0.05)) await run.compact(caller, chooseCompaction(run, random), random.chance(0.3))
    if (random.chance(0.03)) await resume(run, member, stream)
    if (run.has('progress') && random.chance(0.05)) {
      run.count('progress')
      stream.askForProgress()
    }
    await change(run, caller, random, seen)
  }
}

/** Another watch that goes on where the newest one of a stream has got to, as after a lost connection. */
async function resume(
  run: Run,
  member: Member,
  stream: { readonly watches: ReadonlyMap<number, unknown> },
): Promise<void> {
  const watch = [...run.recorder.watches].reverse().find((one) => [...stream.watches.values()].includes(one))
  const last = watch === undefined ? 0 : lastEventOf(watch)
  if (last > 0) run.stream(member).create({ ...prefix, startRevision: last + 1 })
}

async function change(run: Run, caller: Caller, random: Random, seen: Map<string, number>): Promise<void> {
  const key = random.pick(run.keys)
  if (caller.doubtful) {
    const read = await caller.ask({ kind: 'range', key })
    if (read.kind === 'error') await run.sleep(refusedMs)
    else if (read.kind === 'range') learn(seen, key, read.kvs)
    return
  }
  const known = seen.get(key) ?? 0
  const isDeletion = known > 0 && random.chance(0.4)
  const request: EtcdRequest = {
    kind: 'txn',
    compare: [{ key, target: 'mod', result: '=', number: known }],
    success: [isDeletion ? { kind: 'deleteRange', key } : { kind: 'put', key, value: run.recorder.newValue() }],
    failure: [{ kind: 'range', key }],
  }
  const answer = await caller.ask(request)
  if (answer.kind !== 'txn') return await run.sleep(refusedMs)
  const found = answer.responses[0]
  if (answer.succeeded) seen.set(key, isDeletion ? 0 : answer.revision)
  else if (found?.kind === 'range') learn(seen, key, found.kvs)
}

function learn(seen: Map<string, number>, key: string, kvs: readonly EtcdKeyValue[]): void {
  seen.set(key, kvs[0]?.modRevision ?? 0)
}
