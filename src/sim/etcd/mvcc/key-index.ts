import { isBefore, type Row } from '../backend/row.ts'

/**
 * The revisions of one key, by generations: a generation begins with a put of a key that is not there and ends with a tombstone.
 * The last generation may be empty: the key is deleted (server/storage/mvcc/key_index.go).
 */
export class KeyIndex {
  readonly key: string
  generations: Row[][]

  private constructor(key: string, generations: Row[][]) {
    this.key = key
    this.generations = generations
  }

  /** A key that is written for the first time, or met for the first time as the index is rebuilt. */
  static startWith(row: Row): KeyIndex {
    return new KeyIndex(row.kv.key, row.tombstone ? [[row], []] : [[row]])
  }

  /** Nothing is left of the key. */
  get isEmpty(): boolean {
    return this.generations.length === 1 && this.generations[0]?.length === 0
  }

  /** What the key is now; undefined where it is deleted. */
  get live(): Row | undefined {
    const last = this.generations[this.generations.length - 1]
    return last?.[last.length - 1]
  }

  /** False where the revision is not greater than all before. A tombstone on a deleted key changes nothing. */
  add(row: Row): boolean {
    const last = this.generations[this.generations.length - 1]
    if (last === undefined) return false
    const before = last[last.length - 1] ?? this.generations[this.generations.length - 2]?.at(-1)
    if (before !== undefined && !isBefore(before, row)) return false
    if (row.tombstone) {
      if (last.length === 0) return true
      this.generations.push([])
    }
    last.push(row)
    return true
  }

  /** What the key was at a revision; undefined where it did not exist then. */
  at(revision: number): Row | undefined {
    const { generations } = this
    const lastAt = generations.length - 1
    for (let at = lastAt; at >= 0; at -= 1) {
      const generation = generations[at] as Row[]
      const first = generation[0]
      if (first === undefined) continue
      if (at !== lastAt && lastMain(generation) <= revision) return undefined
      if (first.main <= revision) return lastUpTo(generation, revision)
    }
    return undefined
  }

  /**
   * Forgets what a compaction at a revision removes, and adds the row that stays because of the key's state at that revision,
   * if any, to `keep`.
   */
  compact(revision: number, keep: Set<Row>, tombstoneAtCompactionRemoved: boolean): void {
    const { generations } = this
    let at = generationFor(generations, revision, tombstoneAtCompactionRemoved)
    let generation = generations[at] as Row[]
    const rowAt = indexUpTo(generation, revision)
    if (rowAt !== -1) {
      keep.add(generation[rowAt] as Row)
      generation = rowAt === 0 ? generation : generation.slice(rowAt)
    }
    // A watch may begin at the compacted revision itself, and has to see a deletion there. To remove a tombstone because it is all
    // that is left of its generation loses that event.
    const [only] = generation
    if (
      tombstoneAtCompactionRemoved &&
      only !== undefined &&
      generation.length === 1 &&
      at !== generations.length - 1
    ) {
      keep.delete(only)
      at += 1
      generation = generations[at] as Row[]
    }
    this.generations = generations.slice(at)
    this.generations[0] = generation
  }

  /**
   * Adds the row that stays after a compaction at a revision, for the hash. A tombstone at the revision itself is left out though
   * a compaction keeps it, so that versions of etcd that remove it give the same hash.
   */
  keepAt(revision: number, keep: Set<Row>, tombstoneAtCompactionRemoved: boolean): void {
    const { generations } = this
    if (this.isEmpty) return
    const at = generationFor(generations, revision, tombstoneAtCompactionRemoved)
    const generation = generations[at] as Row[]
    const rowAt = indexUpTo(generation, revision)
    if (rowAt === -1 || (rowAt === generation.length - 1 && at !== generations.length - 1)) return
    keep.add(generation[rowAt] as Row)
  }
}

/** The first generation that a revision falls into, or the first after it: one that ends at the revision still counts. */
function generationFor(generations: readonly Row[][], revision: number, tombstoneAtCompactionRemoved: boolean): number {
  let at = 0
  while (at < generations.length - 1) {
    const end = lastMain(generations[at] as Row[])
    if (tombstoneAtCompactionRemoved ? end > revision : end >= revision) break
    at += 1
  }
  return at
}

function lastMain(generation: readonly Row[]): number {
  return (generation[generation.length - 1] as Row).main
}

function indexUpTo(generation: readonly Row[], revision: number): number {
  let at = generation.length - 1
  while (at >= 0 && (generation[at] as Row).main > revision) at -= 1
  return at
}

function lastUpTo(generation: readonly Row[], revision: number): Row | undefined {
  const at = indexUpTo(generation, revision)
  return at === -1 ? undefined : generation[at]
}
