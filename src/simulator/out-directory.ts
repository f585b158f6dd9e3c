import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, type Stats } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { noResultFiles, type ResultFiles } from '../model/target.ts'
import { combineReports } from './combine-reports.ts'
import { missingFiles, readResultFiles } from './read-result-files.ts'
import { noResult, parseResult, type ReportedResult } from './reported-result.ts'
import { lineMax } from './split-lines.ts'

/** Where the directories come from that `{out}` stands for. */
export interface OutDirectories {
  /** An empty directory that no other run has meanwhile. */
  make(): string
  /** Reads what a run left in it, `files` included; the directory is no longer the run's. */
  take(out: string, files?: ResultFiles): Promise<ReportedResult>
}

/** A new directory for each run. */
export function freshOutDirectories(scratch: string): OutDirectories {
  return { make: () => makeOutDirectory(scratch), take: takeOutDirectory }
}

/**
 * The same, where a directory that a run left as it found it, empty, serves another: for runs of which nobody is left at
 * their end. Making and removing one costs 30 us of CPU and, on a busy disk, 70 to 300 us of waiting; looking at it a
 * tenth.
 *
 * @param stampMs after this time a directory that changes surely gets another time stamp.
 */
export function openOutDirectories(scratch: string, stampMs = stampMsDefault): OutDirectories & Disposable {
  const idle: Idle[] = []
  const lent = new Map<string, Lent>()
  return {
    make() {
      const one = idle.pop()
      const path = one?.path ?? makeOutDirectory(scratch)
      const now = performance.now()
      const { stat, changedAt } = one ?? { stat: lstatSync(path), changedAt: now }
      lent.set(path, { stat, changedAt, stampTells: now - changedAt > stampMs })
      return path
    },
    async take(out, files = noResultFiles) {
      const before = lent.get(out)
      lent.delete(out)
      const untouched = before === undefined ? null : asUntouched(out, before)
      if (untouched === null) return takeOutDirectory(out, files)
      idle.push(untouched)
      return missingFiles(files)
    },
    [Symbol.dispose]() {
      for (const { path } of idle) rmdirSync(path)
      idle.length = 0
    },
  }
}

interface Idle {
  readonly path: string
  readonly stat: Stats
  /** When it was made, or last had an entry for a while; by our own clock, which no file server can have set. */
  readonly changedAt: number
}

interface Lent extends Omit<Idle, 'path'> {
  /** Its last change is so long ago that another one cannot have left the same time stamp. */
  readonly stampTells: boolean
}

/** Coarser than the time stamps of any file system (FAT: 2 s). */
const stampMsDefault = 3_000

/** The directory for another run, or null where it is not as it was or not empty. */
function asUntouched(out: string, { stat: before, changedAt, stampTells }: Lent): Idle | null {
  const stat = lstatSync(out, { throwIfNoEntry: false })
  if (stat === undefined || stat.ino !== before.ino || stat.mode !== before.mode) return null
  if (stat.uid !== before.uid || stat.gid !== before.gid) return null
  // Making or removing an entry stamps the directory; where the stamp is the old one, nobody need look inside.
  const unstamped = stat.mtimeMs === before.mtimeMs
  // What was known already is kept: the same in a younger object is work for the collector.
  if (unstamped && stampTells) return { path: out, stat: before, changedAt }
  if (readdirSync(out).length > 0) return null
  return { path: out, stat, changedAt: unstamped ? changedAt : performance.now() }
}

/** A fresh directory for one process: what `{out}` stands for. */
export function makeOutDirectory(scratch: string): string {
  return mkdtempSync(join(scratch, 'out-'))
}

/**
 * Reads `result.json`, and the files that the target's `result` names, from a directory that a process wrote into, then
 * removes the directory. Looks one level deeper too, for the `mktemp -d` of a printed command line.
 */
export async function takeOutDirectory(out: string, files: ResultFiles = noResultFiles): Promise<ReportedResult> {
  try {
    // Most simulators write no files, and then this is all: three system calls a seed.
    rmdirSync(out)
    return missingFiles(files)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return missingFiles(files)
  }
  let report: ReportedResult
  try {
    const inner = readdirSync(out, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.startsWith('tmp.'))
      .map((entry) => join(out, entry.name))
    const directories = [out, ...inner]
    report = combineReports(readResultFile(directories), readResultFiles(directories, files))
  } catch (error) {
    report = { kind: 'invalid', reason: `{out} cannot be read: ${(error as NodeJS.ErrnoException).code}`, torn: false }
  }
  // What a hostile or careless simulator leaves may resist (a directory without rights): the owner of the scratch
  // directory removes that once more, and a seed's verdict does not depend on it.
  await rm(out, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  return report
}

function readResultFile(directories: readonly string[]): ReportedResult {
  for (const directory of directories) {
    const file = join(directory, 'result.json')
    const stat = lstatSync(file, { throwIfNoEntry: false })
    // A pipe would block us and a link could point anywhere: only a plain file is a result.
    if (stat === undefined || !stat.isFile()) continue
    if (stat.size > lineMax)
      return { kind: 'invalid', reason: `result.json is longer than ${lineMax} bytes`, torn: false }
    return parseResult(readFileSync(file, 'utf8'), 'result.json')
  }
  return noResult
}
