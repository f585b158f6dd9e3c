import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startOf } from './etcd/processes.ts'

/** What is kept at most: the newest runs of each kind of violation, and of all kinds. */
const limits = { runsOfKind: 3, runs: 60, bytes: 512 * 2 ** 20 }

interface Kept {
  readonly path: string
  readonly kind: string
  readonly bytes: number
  readonly changedMs: number
}

/**
 * Removes the oldest evidence beyond what is kept. A sweep finds the same bug hundreds of times, and a new one once.
 *
 * @param out directory of directories named after seeds, and with a dot and a process while they are written; whatever
 * else is in it is left alone
 */
export function pruneEvidence(out: string, { runsOfKind, runs, bytes } = limits): void {
  removeAbandonedDrafts(out)
  const newestFirst = listKept(out).sort((one, other) => other.changedMs - one.changedMs)
  const ofKind = new Map<string, number>()
  let [kept, keptBytes] = [0, 0]
  for (const one of newestFirst) {
    const nth = (ofKind.get(one.kind) ?? 0) + 1
    const isKept = nth <= runsOfKind && kept < runs && (kept === 0 || keptBytes + one.bytes <= bytes)
    if (!isKept) {
      rmSync(one.path, { recursive: true, force: true })
      continue
    }
    ofKind.set(one.kind, nth)
    kept += 1
    keptBytes += one.bytes
  }
}

function removeAbandonedDrafts(out: string): void {
  for (const name of readdirSync(out)) {
    const pid = /^[0-9]+\.([0-9]+)$/.exec(name)?.[1]
    if (pid !== undefined && startOf(Number(pid)) === undefined)
      rmSync(join(out, name), { recursive: true, force: true })
  }
}

function listKept(out: string): Kept[] {
  return readdirSync(out)
    .filter((name) => /^[0-9]+$/.test(name) && existsSync(join(out, name, 'violations.json')))
    .flatMap((name) => {
      const path = join(out, name)
      try {
        const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
        const bytes = files.reduce((sum, file) => sum + sizeOf(join(path, file)), 0)
        return [{ path, kind: readKind(path), bytes, changedMs: lstatSync(path).mtimeMs }]
      } catch (error) {
        // Another runner removes it at the same time.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
        throw error
      }
    })
}

function sizeOf(path: string): number {
  const stat = lstatSync(path)
  return stat.isFile() ? stat.size : 0
}

/** The first violation, by which seedsweep tells findings apart; none where the run proved nothing. */
function readKind(path: string): string {
  const violations = JSON.parse(readFileSync(join(path, 'violations.json'), 'utf8')) as readonly {
    readonly property: string
    readonly shape: string
  }[]
  const [first] = violations
  return first === undefined ? '' : `${first.property}: ${first.shape}`
}
