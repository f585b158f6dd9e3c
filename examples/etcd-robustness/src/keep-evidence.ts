import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeEtcdHistory } from 'seedsweep'
import type { Recorder } from './client/recorder.ts'
import type { Cluster } from './etcd/cluster.ts'
import { readLogTail } from './etcd/read-log.ts'
import type { Verdict } from './judge/judge-run.ts'

/** Most of one file of a member's data that is kept; etcd reserves 64 MB of zeros, which are not. */
const fileBytesMax = 8 * 2 ** 20

/** Leaves what a run was judged by: the history as `seedsweep check` reads it, watches, ends of logs, databases. */
export async function keepEvidence(out: string, cluster: Cluster, recorder: Recorder, verdict: Verdict): Promise<void> {
  mkdirSync(out, { recursive: true })
  if (recorder.operations.length > 0) writeFileSync(join(out, 'history.jsonl'), writeEtcdHistory(recorder.operations))
  writeFileSync(join(out, 'watches.jsonl'), recorder.watches.map((watch) => `${JSON.stringify(watch)}\n`).join(''))
  writeFileSync(join(out, 'violations.json'), `${JSON.stringify(verdict.violations, null, 2)}\n`)
  // Files that change while they are copied would show a state that never was.
  await Promise.all(cluster.members.map((member) => member.kill()))
  for (const { name, log } of cluster.members) {
    writeFileSync(join(out, `${name}.log`), readLogTail(log))
    keepData(join(cluster.directory.path, `${name}.data`), join(out, `${name}.data`))
  }
}

function keepData(from: string, to: string): void {
  if (!existsSync(from)) return
  for (const part of ['member/snap', 'member/wal']) {
    const source = join(from, part)
    if (!existsSync(source)) continue
    mkdirSync(join(to, part), { recursive: true })
    for (const file of readdirSync(source)) keepFile(join(source, file), join(to, part, file))
  }
}

/** A log's file without the zeros at its end, which were reserved and never written. */
function keepFile(from: string, to: string): void {
  if (from.endsWith('.tmp')) return
  if (!from.endsWith('.wal')) {
    if (statSync(from).size <= fileBytesMax) cpSync(from, to)
    return
  }
  const bytes = readFileSync(from)
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end -= 1
  // Records end at a multiple of 8, and may themselves end with zeros.
  writeFileSync(to, bytes.subarray(0, Math.min(bytes.length, (end & ~7) + 64, fileBytesMax)))
}
