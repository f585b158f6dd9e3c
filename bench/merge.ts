// Time and size of merging the stores of 256 shards, 10^9 seeds and 10^5 failures, and of a peer that stores a row per
// seed: `npm run bench -- merge [rounds]`.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { mergeStores } from '../src/store/merge-stores.ts'
import { buildShardStores, failureCount, seedCount, shardCount } from './build-shard-stores.ts'
import {
  type Contender,
  type Figure,
  measure,
  printMachine,
  printTable,
  printVerdict,
  summarise,
  timeMs,
} from './measure.ts'

const rounds = Number(process.argv[2] ?? 5)
/** Rows that the peer really writes; more would only take longer. */
const peerRows = 1_000_000
const mega = 2 ** 20

const directory = mkdtempSync(join(tmpdir(), 'seedsweep-bench-merge-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
printMachine()
const { sqlite } = new Database(':memory:')
  .prepare<[], { sqlite: string }>('SELECT sqlite_version() AS sqlite')
  .get() ?? { sqlite: 'unknown' }
console.log(`SQLite ${sqlite}; ${seedCount} seeds, ${shardCount} shards, ${failureCount} failures; ${rounds} rounds`)

const sizes = new Map<string, number>()
const ours = [
  { name: 'one line of text a failure', textLength: 60 },
  { name: '1.6 kB of text a failure', textLength: 1650 },
].map(({ name, textLength }): Contender => {
  const inputs = buildShardStores(join(directory, `${textLength}`), textLength)
  const out = join(directory, `${textLength}.db`)
  return {
    name,
    run: async () => {
      rmSync(out, { force: true })
      const ms = await timeMs(() => {
        const { refused } = mergeStores(out, inputs)
        if (refused.length > 0) throw new Error(`refused: ${refused[0]?.reason}`)
      })
      sizes.set(name, statSync(out).size)
      return ms / 1000
    },
  }
})
const figures = await measure(ours, rounds)
printTable('merge of 256 stores (at most 2 s, 50 MB)', 's', figures)
for (const { name, median } of figures) {
  const bytes = sizes.get(name) ?? 0
  printVerdict(`merge, ${name}`, `${median.toFixed(2)} s`, median <= 2, 'at most 2 s, aim 1 s')
  printVerdict(`size, ${name}`, megabytes(bytes), bytes <= 50e6, 'at most 50 MB, aim 40 MB')
}

const peer = await measurePeer(join(directory, 'peer'))
printTable(`peer: a row per seed, ${peerRows} rows in 256 files, measured`, 's', [peer.figure])
const factor = seedCount / peerRows
console.log(`${megabytes(peer.bytes)}, measured; its failures carry no text`)
console.log(
  `EXTRAPOLATED, not measured, to ${seedCount} rows (times ${factor}): ${(peer.figure.median * factor).toFixed(0)} s, ` +
    megabytes(peer.bytes * factor),
)
const [lines] = figures
const bytes = sizes.get(lines?.name ?? '') ?? Number.NaN
console.log(
  `so per seed: merged in a ${((peer.figure.median * factor) / (lines?.median ?? Number.NaN)).toFixed(0)}th of its time, ` +
    `stored in a ${((peer.bytes * factor) / bytes).toFixed(0)}th of its bytes (${((bytes * 1e6) / seedCount / mega).toFixed(3)} MiB a million)`,
)

/** The same campaign as most people would store it: one row per seed, merged by ATTACH and INSERT OR REPLACE. */
async function measurePeer(at: string): Promise<{ figure: Figure; bytes: number }> {
  const schema =
    'CREATE TABLE seed (seed INTEGER PRIMARY KEY, outcome INTEGER NOT NULL, ms INTEGER NOT NULL, cause TEXT)'
  const paths = Array.from({ length: shardCount }, (_, shard) => `${at}-${shard}.db`)
  for (const [shard, path] of paths.entries()) {
    const database = new Database(path)
    database.pragma('synchronous = OFF')
    database.exec(schema)
    const insert = database.prepare('INSERT INTO seed VALUES (?, ?, ?, ?)')
    database.transaction(() => {
      const end = Math.floor(((shard + 1) * peerRows) / shardCount)
      for (let seed = Math.floor((shard * peerRows) / shardCount); seed < end; seed++) {
        const failed = seed % (seedCount / failureCount) === 0
        insert.run(seed, failed ? 1 : 0, 10 + (seed % 90), failed ? `cause ${seed % 40}` : null)
      }
    })()
    database.close()
  }
  const out = `${at}.db`
  const values: number[] = []
  for (let round = 0; round < rounds; round++) {
    if (existsSync(out)) rmSync(out)
    const ms = await timeMs(() => {
      const database = new Database(out)
      database.pragma('journal_mode = OFF')
      database.pragma('synchronous = OFF')
      database.exec(schema)
      for (const path of paths) {
        database.prepare('ATTACH ? AS shard').run(path)
        database.exec('INSERT OR REPLACE INTO main.seed SELECT * FROM shard.seed; DETACH shard')
      }
      database.close()
    })
    values.push(ms / 1000)
  }
  return {
    figure: { name: 'row per seed', ...summarise(values), ratio: { min: 1, median: 1, max: 1 } },
    bytes: statSync(out).size,
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / mega).toFixed(1)} MiB`
}
