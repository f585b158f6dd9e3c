// From the start of the built CLI to the first seed running: `npm run build`, then `npm run bench -- start [rounds]`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure, printMachine, printTable } from './measure.ts'

const rounds = Number(process.argv[2] ?? 11)
const directory = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))
const cli = join(import.meta.dirname, '..', 'dist', 'js', 'cli.js')
const mark = join(directory, 'mark')
const simulator = join(directory, 'sim.sh')
writeFileSync(simulator, `#!/bin/sh\n[ -e ${mark} ] || date +%s%N > ${mark}\necho $1\n`, { mode: 0o755 })

/** Milliseconds until a program notes that it runs; the seed's own start, a shell and `date`, is in it. */
async function untilMark(argv: readonly string[]): Promise<number> {
  rmSync(mark, { force: true })
  const [program = '', ...rest] = argv
  const startedAt = BigInt(Date.now()) * 1_000_000n
  const child = spawn(program, rest, { cwd: directory, stdio: 'ignore' })
  await once(child, 'close')
  rmSync(join(directory, '.seedsweep'), { recursive: true, force: true })
  return Number(BigInt(readFileSync(mark, 'utf8').trim()) - startedAt) / 1e6
}

printMachine()
const node = process.execPath
const sweep = [node, cli, 'run', '--seeds', '1..4', '--', simulator, '{seed}']
const bare = `require('node:child_process').spawnSync(${JSON.stringify(simulator)}, ['1'])`
printTable(
  'start to first seed running (must: 250 ms)',
  'ms',
  await measure(
    [
      { name: 'Node that spawns the same', run: () => untilMark([node, '-e', bare]) },
      { name: 'seedsweep run', run: () => untilMark(sweep) },
    ],
    rounds,
  ),
)
rmSync(directory, { recursive: true })
