// Time for the signature of one failure, on our own labelled runs: `npm run bench -- signature [rounds]`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractSignature } from '../src/signature/extract-signature.ts'
import { type Contender, measure, printMachine, printTable, printVerdict, timeMs } from './measure.ts'

const rounds = Number(process.argv[2] ?? 9)
const file = join(import.meta.dirname, '..', 'test', 'fixtures', 'signatures', 'labelled-runs.jsonl')
type Run = Parameters<typeof extractSignature>[0]
const runs = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Run & { text: string })
const bytes = runs.reduce((sum, { text }) => sum + text.length, 0)

/** Milliseconds a failure, over enough repetitions to fill a quarter of a second or so. */
const contender = (name: string, grow: (run: Run & { text: string }) => Run): Contender => {
  const grown = runs.map(grow)
  return {
    name,
    run: async () => (await timeMs(() => grown.forEach((run) => void extractSignature(run)))) / runs.length,
  }
}

printMachine()
console.log(`${runs.length} labelled failures, ${Math.round(bytes / runs.length)} characters each on average`)
const noise = '2026-01-01T00:00:00Z INFO raft: node n1 tick 4711 term 3\n'.repeat(1_000)
const figures = await measure(
  [
    contender('labelled failures', (run) => run),
    contender('behind 56 kB of log', (run) => ({ ...run, text: noise + run.text })),
  ],
  rounds,
)
printTable('signature of a failure', 'ms', figures)
const median = figures[0]?.median ?? Number.NaN
printVerdict('signature of a labelled failure', `${median.toFixed(3)} ms`, median <= 0.5, 'at most 0.5 ms, aim 0.2 ms')
