import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WorldTrouble } from '../world-trouble.ts'
import { killProcess, processesIn, startOf } from './processes.ts'

/** What a member takes: two write-ahead log files of 64 MB that it reserves at once, and a small database. */
export const memberBytes = 140 * 2 ** 20

/** Most bytes of a socket's path that the kernel takes, with the longest name of a socket in it. */
const pathBytesMax = 107 - 'm0.peer:0'.length - 1

/** Where runs live: on the memory file system where there is one, because etcd waits for its disk at every write. */
export function defaultBase(): string {
  return join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'seedsweep-etcd')
}

let runNext = 1

/** Directories of runs of this process that are not over. */
const live = new Set<string>()

/** Ends all runs of this process at once: for its own end, whatever the reason. */
export function removeLiveRuns(): void {
  for (const path of live) removeRun(path)
}

/** How the directories of this process's runs begin. */
export function runPrefix(): string {
  return `${process.pid}-${startOf(process.pid) ?? '0'}`
}

/** A directory of one run. Its name says whose it is, so that the next start can clean up what a killed one left. */
export class RunDirectory implements Disposable {
  readonly path: string

  /** @throws WorldTrouble where there is no room for so many members */
  constructor(base: string, members: number) {
    makeBase(base)
    checkSpace(base, members)
    this.path = join(base, `${runPrefix()}-${runNext}`)
    if (Buffer.byteLength(this.path) > pathBytesMax) {
      throw new WorldTrouble(`${base} is too long a path for sockets, choose a shorter one by --dir`)
    }
    runNext += 1
    live.add(this.path)
    makeDirectory(this.path)
  }

  /** Also ends what still works in it. */
  [Symbol.dispose](): void {
    removeRun(this.path)
    live.delete(this.path)
  }
}

function makeBase(base: string): void {
  if (!existsSync(base)) makeDirectory(base)
}

/** One level alone: Node's recursive form never ends on a file system that refuses, such as /proc. */
function makeDirectory(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    // Two runners may make the base at once.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw new WorldTrouble(`${path} cannot be made (${error instanceof Error ? error.message : String(error)})`)
  }
}

function checkSpace(base: string, members: number): void {
  const wanted = members * memberBytes
  if (freeBytes(base) >= wanted) return
  throw noSpace(base, `${members === 1 ? '1 member needs' : `${members} members need`} ${megabytes(wanted)} MB`)
}

/** @param what what needs more than there is, or has failed for the lack of it */
export function noSpace(base: string, what: string): WorldTrouble {
  const free = `${megabytes(freeBytes(base))} MB are free`
  return new WorldTrouble(
    `no space in ${base}: ${what}, ${free}; choose another file system by --dir, or run fewer seeds at once`,
  )
}

/**
 * Whether a member found no room on its file system. Its log says so; but that is a file there too, so that it may say
 * nothing because nothing could be written any more.
 */
export function isFull(directory: string, log: string): boolean {
  return log.includes('no space left on device') || freeBytes(directory) < lastWordsBytes
}

/** More than what a member writes when it gives up. */
const lastWordsBytes = 64 * 1024

function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20)
}

/**
 * Removes the directories of runners that are gone, with the members that they left running.
 *
 * @returns how many
 */
export function removeAbandonedRuns(base: string): number {
  if (!existsSync(base)) return 0
  const abandoned = readdirSync(base).filter((name) => {
    const [, pid, start] = /^([0-9]+)-([0-9]+)-[0-9]+$/.exec(name) ?? []
    return pid !== undefined && startOf(Number(pid)) !== start
  })
  for (const name of abandoned) removeRun(join(base, name))
  return abandoned.length
}

/** A process that is being killed may still write: it is tried until both are gone. For the end of a process: it blocks. */
function removeRun(path: string): void {
  for (let tries = 500; ; tries -= 1) {
    const pids = processesIn(path)
    for (const pid of pids) killProcess(pid)
    try {
      rmSync(path, { recursive: true, force: true })
      if (pids.length === 0) return
    } catch (error) {
      if (tries === 0) throw error
    }
    if (tries === 0) return
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  }
}
