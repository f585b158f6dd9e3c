import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { writeEtcdHistory } from 'seedsweep'
import type { Recorder } from './client/recorder.ts'
import type { Cluster } from './etcd/cluster.ts'
import { readLogTail } from './etcd/read-log.ts'
import { pruneEvidence } from './prune-evidence.ts'
import { describeRun } from './result.ts'
import type { SeedRun } from './run-seed.ts'

/** Most of one file of a member's data that is kept; etcd reserves 64 MB of zeros, which are not. */
const fileBytesMax = 8 * 2 ** 20

/**
 * Leaves what a run was judged by in a directory of its seed: the history as `seedsweep check` reads it, watches, ends of
 * logs, databases. Ends its members. Earlier evidence goes where there is much of it.
 *
 * @param out directory of all seeds
 */
export async function keepEvidence(out: string, run: SeedRun, cluster: Cluster, recorder: Recorder): Promise<void> {
  // Files that change while they are copied would show a state that never was.
  await Promise.all(cluster.members.map((member) => member.kill()))
  const directory = join(out, run.seed)
  // Under its name once it is whole: several runners may share the place, and any of them may be killed.
  const draft = `${directory}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  const write = (name: string, text: string): void => writeFileSync(join(draft, name), text)
  write('run.txt', `${describeRun(run)}\n`)
  if (recorder.operations.length > 0) write('history.jsonl', writeEtcdHistory(recorder.operations))
  write('watches.jsonl', recorder.watches.map((watch) => `${JSON.stringify(watch)}\n`).join(''))
  write('violations.json', `${JSON.stringify(run.verdict.violations, null, 2)}\n`)
  for (const { name, log } of cluster.members) {
    write(`${name}.log`, readLogTail(log))
    keepData(join(cluster.directory.path, `${name}.data`), join(draft, `${name}.data`))
  }
  rmSync(directory, { recursive: true, force: true })
  renameSync(draft, directory)
  pruneEvidence(out)
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
