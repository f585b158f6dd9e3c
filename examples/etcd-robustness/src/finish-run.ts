import type { EtcdRequest, MemberState } from 'seedsweep'
import type { Caller } from './client/caller.ts'
import type { RecordedWatch } from './client/recorder.ts'
import { lastEventOf } from './client/watch-stream.ts'
import type { Member } from './etcd/member.ts'
import type { Run } from './run.ts'

/** Many times what an election takes on a busy machine. */
const silenceMs = 15_000

/** How a run came to rest. */
export interface Rest {
  /** Of all members, where all had applied the same; else none. */
  readonly states: readonly MemberState[]
  /** Members that did not answer in time although nothing disturbs them any more. */
  readonly silent: readonly string[]
  /** Watches on open streams that had all the time they need and still lack events. */
  readonly behind: ReadonlySet<RecordedWatch>
}

/** Ends all trouble, asks every member, writes and deletes every key once more, and waits until watches have seen it. */
export async function finishRun(run: Run): Promise<Rest> {
  const { cluster } = run
  await run.faultsOver()
  await cluster.heal()
  const ended = cluster.selfEnds.map(({ member }) => member)
  // A finding already; nothing more is to be learned of members that are not all there.
  if (ended.length > 0) return { states: [], silent: ended, behind: new Set() }
  const answers = await Promise.all(cluster.members.map((member) => isAnswering(run, member)))
  const silent = cluster.members.filter((_, at) => answers[at] === false).map(({ name }) => name)
  if (silent.length > 0) return { states: [], silent, behind: new Set() }
  const last = await writeEveryKey(run)
  const states = await readStates(run)
  const behind = await waitForWatches(run, last)
  return { states, silent: [], behind }
}

/** A member that was cut off, or is about to vote, refuses what it answers a moment later. */
export async function isAnswering(run: Run, member: Member, timeMs = silenceMs): Promise<boolean> {
  const caller = run.caller(member)
  for (let until = Date.now() + timeMs; Date.now() < until; await run.sleep(20)) {
    const timeoutMs = Math.max(1, until - Date.now())
    const answer = await caller.ask({ kind: 'range', key: 'k', rangeEnd: 'l' }, { timeoutMs, patient: true })
    if (answer.kind !== 'error') return true
  }
  return false
}

interface LastRevisions {
  readonly put: ReadonlyMap<string, number>
  readonly deletion: ReadonlyMap<string, number>
}

async function writeEveryKey(run: Run): Promise<LastRevisions> {
  const caller = run.caller(run.cluster.member(0))
  const put = new Map<string, number>()
  const deletion = new Map<string, number>()
  const write = async (key: string): Promise<number> =>
    await insist(run, caller, () => ({ kind: 'put', key, value: run.recorder.newValue() }))
  for (const key of run.keys) {
    put.set(key, await write(key))
    deletion.set(key, await insist(run, caller, () => ({ kind: 'deleteRange', key })))
  }
  // Something is left: over a store without keys, etcd's hash also counts compacted revisions that are not removed yet.
  const [first = ''] = run.keys
  put.set(first, await write(first))
  return { put, deletion }
}

/** Writes, again where a leader is lost meanwhile. @returns the revision */
async function insist(run: Run, caller: Caller, request: () => EtcdRequest): Promise<number> {
  for (let tries = 5; tries > 0; tries -= 1) {
    const answer = await caller.ask(request(), { timeoutMs: 3_000 })
    if (answer.kind !== 'error') return answer.revision
    await run.sleep(100)
  }
  return (await caller.must(request(), { timeoutMs: 3_000 })).revision
}

/** Members apply the same log at their own pace: they are compared where all have got equally far, before and after they tell. */
async function readStates(run: Run): Promise<readonly MemberState[]> {
  const { members } = run.cluster
  if (members.length === 1) return []
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const connections = members.map((member) => run.connection(member))
    const readIndices = (): Promise<readonly string[]> =>
      Promise.all(connections.map(async (connection) => (await connection.status(2_000)).appliedIndex))
    const before = await readIndices()
    if (before.every((index) => index === before[0])) {
      const hashes = await Promise.all(connections.map((connection) => connection.hash(2_000)))
      // A lease may end at any time.
      const after = await readIndices()
      if (after.every((index) => index === before[0])) {
        return hashes.map((hash, at) => ({ member: members[at]?.name ?? '', ...hash }))
      }
    }
    await run.sleep(5)
  }
  return []
}

/** Victims and watches that catch up are served every 10 and 100 ms: in this time they have had many turns. */
const patienceMs = 1_000

async function waitForWatches(run: Run, last: LastRevisions): Promise<ReadonlySet<RecordedWatch>> {
  const behind = new Set<RecordedWatch>()
  const until = Date.now() + patienceMs
  for (const stream of run.streams) {
    const isBehind = (watch: RecordedWatch): boolean => {
      const end = watch.responses.at(-1)?.kind
      return end !== undefined && end !== 'canceled' && lastEventOf(watch) < wantedRevision(watch, last)
    }
    const watches = [...stream.watches.values()]
    if (stream.ended) continue
    await stream.until(() => !watches.some(isBehind), Math.max(1, until - Date.now()))
    if (!stream.ended) for (const watch of watches.filter(isBehind)) behind.add(watch)
  }
  return behind
}

/** The last revision that a watch must be sent; 0 where it wants nothing that was written. */
function wantedRevision({ request }: RecordedWatch, { put, deletion }: LastRevisions): number {
  const { key, rangeEnd, noPut, noDelete, startRevision } = request
  let last = 0
  for (const [revisions, isFiltered] of [
    [put, noPut],
    [deletion, noDelete],
  ] as const) {
    if (isFiltered === true) continue
    for (const [written, revision] of revisions) {
      if (written === key || (rangeEnd !== undefined && written >= key && written < rangeEnd))
        last = Math.max(last, revision)
    }
  }
  return last < (startRevision ?? 0) ? 0 : last
}
