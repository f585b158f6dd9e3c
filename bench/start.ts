// From the start of the built CLI, and of the built action, to the first seed running: `npm run build`, then
// `npm run bench -- start [rounds]`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Contender, cli, measure, printMachine, printTable, printVerdict } from './measure.ts'

const rounds = Number(process.argv[2] ?? 15)
const mustMs = 250
const directory = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
const checkout = join(directory, 'checkout')
const action = join(cli, '..', 'action.js')
const mark = join(directory, 'mark')
const simulator = join(directory, 'sim.sh')
writeFileSync(simulator, `#!/bin/sh\n[ -e ${mark} ] || date +%s%N > ${mark}\necho $1\n`, { mode: 0o755 })

/** What the runner of GitHub tells a step, as far as the action asks before its first seed. */
const runnerEnv = {
  PATH: process.env.PATH,
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'acme/raft',
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_NUMBER: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_WORKSPACE: checkout,
  RUNNER_TEMP: join(directory, 'temp'),
  GITHUB_OUTPUT: join(directory, 'output'),
  GITHUB_STEP_SUMMARY: join(directory, 'summary'),
  // Nobody listens: what comes after the seeds is not what is measured, and must not reach the network.
  GITHUB_API_URL: 'http://127.0.0.1:9',
  INPUT_MODE: 'auto',
  INPUT_RUN: `${simulator} {seed}`,
  INPUT_COUNT: '4',
  INPUT_SHARDS: '1',
  INPUT_FLOOR: '0.9',
}

/** Milliseconds until a program notes that it runs; the seed's own start, a shell and `date`, is in it. */
async function untilMark(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  for (const place of [mark, checkout, runnerEnv.RUNNER_TEMP]) rmSync(place, { recursive: true, force: true })
  for (const place of [checkout, runnerEnv.RUNNER_TEMP]) mkdirSync(place)
  for (const file of [runnerEnv.GITHUB_OUTPUT, runnerEnv.GITHUB_STEP_SUMMARY]) writeFileSync(file, '')
  const [program = '', ...rest] = argv
  const startedAt = BigInt(Date.now()) * 1_000_000n
  const child = spawn(program, rest, { cwd: checkout, env, stdio: 'ignore' })
  await once(child, 'close')
  return Number(BigInt(readFileSync(mark, 'utf8').trim()) - startedAt) / 1e6
}

printMachine()
const node = process.execPath
const sweep = [node, cli, 'run', '--seeds', '1..4', '--', simulator, '{seed}']
const bare = `require('node:child_process').spawnSync(${JSON.stringify(simulator)}, ['1'])`
const contenders: Contender[] = [
  { name: 'Node that spawns the same', run: () => untilMark([node, '-e', bare]) },
  { name: 'seedsweep run', run: () => untilMark(sweep) },
  { name: 'action, mode auto', run: () => untilMark([node, action], runnerEnv) },
]
const figures = await measure(contenders, rounds)
printTable('start to first seed running', 'ms', figures)
for (const { name, median } of figures.slice(1)) {
  printVerdict(`${name} to first seed`, `${median.toFixed(0)} ms`, median <= mustMs, `at most ${mustMs} ms, aim 120 ms`)
}
