// The linearizability checker beside Porcupine v1.3.0 in Go, on the same histories in the same run:
// `node bench/check.ts [rounds] [directory of histories]`, the files alone with --files in front of both. Needs Go for the peer, and foreign histories that are not in
// this repository (default: ../shared/data/histories); says what is absent.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { History } from '../src/check/history.ts'
import { checkLinearizability } from '../src/check/linearizability.ts'
import type { Model } from '../src/check/model.ts'
import { etcdCasRegister, type RegisterInput, type RegisterOutput } from '../src/check/models/etcd-cas-register.ts'
import { type KvInput, type KvOutput, kvNoPartition, kvPartitioned } from '../src/check/models/kv.ts'
import { readJepsenLog } from '../src/check/read-jepsen-log.ts'
import { readKvLog } from '../src/check/read-kv-log.ts'
import { verifyOrder } from '../src/check/verify-order.ts'
import { generateRegisterHistory } from '../test/check/generate-register-history.ts'
import { printMachine, summarise } from './measure.ts'

/** One history with its model, its verdict and how both sides get it. */
interface Case {
  readonly name: string
  readonly linearizable: boolean
  check(): boolean
  request(row: { readonly checks: number; readonly ms: number }, limitMs: number): object
}

const limitMs = 60_000
/** Checks in a row that one side does of one history before the other has its turn: so many, or until so long has passed. */
const row = { checks: 1000, ms: 1000 }
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const longHistory = { operations: 10_000, clients: 10, values: 5, seed: 1, badAt: 0.98 }

const defaultDirectory = join(import.meta.dirname, '../../shared/data/histories')
if (process.argv[2] === '--long') {
  await measureLong()
} else if (process.argv[2] === '--files') {
  printMachine()
  await printHistories(process.argv[4] ?? defaultDirectory, Number(process.argv[3] ?? 5))
} else {
  await main(Number(process.argv[2] ?? 5), process.argv[3] ?? defaultDirectory)
}

async function main(rounds: number, histories: string): Promise<void> {
  printMachine()
  printKnownOrder()
  await printLong(buildPeer())
  if (existsSync(join(histories, 'expected.json'))) await printHistories(histories, rounds)
  else console.log(`\nforeign histories: absent (${histories} has no expected.json)`)
}

/** Builds the Go program; null where there is no Go. */
function buildPeer(): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-bench-check-'))
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
  const program = join(directory, 'porcupine')
  const source = join(import.meta.dirname, 'porcupine')
  try {
    console.log(execFileSync('go', ['version'], { encoding: 'utf8' }).trim())
    execFileSync('go', ['build', '-o', program, '.'], { cwd: source, stdio: ['ignore', 'ignore', 'inherit'] })
    return program
  } catch {
    console.log('Porcupine: absent (needs Go and its module proxy)')
    return null
  }
}

function printKnownOrder(): void {
  const history = generateRegisterHistory({ ...longHistory, operations: 1_000_000, badAt: null })
  const verdict = checkLinearizability(etcdCasRegister, history)
  if (verdict.kind !== 'linearizable') throw new Error(`a correct register is ${verdict.kind}`)
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    if (verifyOrder(history, verdict.order, etcdCasRegister).kind !== 'verified') throw new Error('wrong order')
    return performance.now() - start
  })
  console.log(
    `\nknown order of 1,000,000 operations verified in ${summarise(times).median.toFixed(0)} ms (median of 5)`,
  )
}

/** Each side in a process of its own, for its memory. */
async function printLong(program: string | null): Promise<void> {
  console.log('\n## 10,000 operations, 10 clients, 5 values, a violation at 98 % (at most 1 s and 200 MB)\n')
  console.log(execFileSync(process.execPath, [import.meta.filename, '--long'], { encoding: 'utf8' }).trim())
  if (program === null) return
  using peer = startPeer(program)
  const answer = await peer.ask(
    makeRegisterCase('long', generateRegisterHistory(longHistory), false).request({ checks: 1, ms: 0 }, limitMs),
  )
  const end = answer.verdict === 'Unknown' ? `NOT finished, stopped` : answer.verdict
  console.log(`Porcupine: ${end} after ${((answer.ms[0] ?? 0) / 1000).toFixed(1)} s, ${answer.peakMb} MB`)
}

async function measureLong(): Promise<void> {
  const history = generateRegisterHistory(longHistory)
  const start = performance.now()
  const verdict = checkLinearizability(etcdCasRegister, history)
  const ms = performance.now() - start
  const peakMb = process.resourceUsage().maxRSS / 1024
  console.log(
    `seedsweep: ${verdict.kind} after ${ms.toFixed(0)} ms (first call), ${verdict.steps} steps, ${peakMb.toFixed(0)} MB`,
  )
}

/**
 * Both as libraries, each in one process that has read all histories: of each history a row of checks by one, a row by the other, as
 * often as there are rounds, each row after a collection of garbage; the fastest counts, since other work on the machine only adds. The first check of the first row is told apart ("first"): there
 * the code has seen other histories, but not this one.
 */
async function printHistories(directory: string, rounds: number): Promise<void> {
  if (!(rounds >= 1)) throw new Error(`${process.argv[3]} rounds: write a number from 1`)
  const cases = readCases(directory)
  const program = buildPeer()
  using peer = program === null ? null : startPeer(program)
  const rows: Row[] = []
  for (const one of cases) {
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < rounds; round++) {
      ours.push(...timeChecks(one))
      const answer = await peer?.ask(one.request(row, limitMs))
      if (answer === undefined) continue
      if ((answer.verdict === 'Ok') !== one.linearizable)
        throw new Error(`${one.name}: Porcupine says ${answer.verdict}`)
      theirs.push(...answer.ms)
    }
    const [oursFirst = Number.NaN, theirsFirst = Number.NaN] = [ours[0], theirs[0]]
    rows.push({
      name: one.name,
      ours: summarise(ours).min,
      theirs: summarise(theirs).min,
      oursFirst,
      theirsFirst,
    })
  }
  const jepsen = rows.filter(({ name }) => name.startsWith('jepsen/'))
  console.log(`\n## ${cases.length} checks, the fastest of ${rounds} rows of up to ${row.checks} on each side\n`)
  console.log('| | seedsweep ms | Porcupine ms | times faster |\n| --- | ---: | ---: | ---: |')
  printRow(`sum of ${jepsen.length} Jepsen logs (at least 10)`, sum(jepsen, 'ours'), sum(jepsen, 'theirs'))
  printRow('the same, first check of each', sum(jepsen, 'oursFirst'), sum(jepsen, 'theirsFirst'))
  for (const { name, ours, theirs } of rows.filter((row) => !jepsen.includes(row))) printRow(name, ours, theirs)
  for (const row of rows.toSorted(compareRatio).slice(0, 5)) {
    printRow(`slowest against Porcupine (at least 0.5): ${row.name}`, row.ours, row.theirs)
  }
  const slower = rows.filter(({ ours, theirs }) => ours > 2 * theirs).length
  console.log(`\n${slower} of ${rows.length} checks take over twice as long as Porcupine's (must: none)`)
}

/** Milliseconds of each of a row of checks. */
function timeChecks(one: Case): number[] {
  collectGarbage()
  const times: number[] = []
  const begin = performance.now()
  while (times.length < row.checks && (times.length === 0 || performance.now() - begin < row.ms)) {
    const start = performance.now()
    const linearizable = one.check()
    times.push(performance.now() - start)
    if (linearizable !== one.linearizable) throw new Error(`${one.name}: wrong verdict`)
  }
  return times
}

type Side = 'ours' | 'theirs' | 'oursFirst' | 'theirsFirst'
type Row = Readonly<Record<Side, number>> & { readonly name: string }

function compareRatio(a: Row, b: Row): number {
  return a.theirs / a.ours - b.theirs / b.ours
}

function sum(rows: readonly Row[], side: Side): number {
  return rows.reduce((total, row) => total + row[side], 0)
}

function printRow(name: string, ours: number, theirs: number): void {
  const [left, right] = Number.isNaN(theirs) ? ['absent', ''] : [show(theirs), (theirs / ours).toFixed(2)]
  console.log(`| ${name} | ${show(ours)} | ${left} | ${right} |`)
}

function show(ms: number): string {
  return ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3)
}

function readCases(directory: string): Case[] {
  const { checks } = JSON.parse(readFileSync(join(directory, 'expected.json'), 'utf8')) as {
    checks: { file: string; model: string; linearizable: boolean }[]
  }
  return checks.map(({ file, model, linearizable }) => {
    const text = readFileSync(join(directory, file), 'utf8')
    const name = model === 'etcd-cas-register' ? file : `${file} ${model}`
    if (model === 'etcd-cas-register') return makeRegisterCase(name, readJepsenLog(text), linearizable)
    return model === kvPartitioned.name
      ? makeKvCase(name, kvPartitioned, readKvLog(text), linearizable)
      : makeKvCase(name, kvNoPartition, readKvLog(text), linearizable)
  })
}

function makeRegisterCase(name: string, history: History<RegisterInput, RegisterOutput>, linearizable: boolean): Case {
  const operations = history.map(({ client, call, return: end, input, output }) => {
    const [a, b] = input.kind === 'cas' ? [input.from, input.to] : [input.kind === 'write' ? input.value : 0, 0]
    const told = output?.kind === 'read' ? output.value : output?.kind === 'cas' ? output.swapped : output && true
    return [client, call, end === Number.POSITIVE_INFINITY ? -1 : end, input.kind, '', a, b, told]
  })
  return makeCase(name, etcdCasRegister, history, linearizable, operations)
}

function makeKvCase<State>(
  name: string,
  model: Model<State, KvInput, KvOutput>,
  history: History<KvInput, KvOutput>,
  linearizable: boolean,
): Case {
  const operations = history.map(({ client, call, return: end, input, output }) => {
    return [
      client,
      call,
      end === Number.POSITIVE_INFINITY ? -1 : end,
      input.kind,
      input.key,
      input.value,
      '',
      output?.text ?? null,
    ]
  })
  return makeCase(name, model, history, linearizable, operations)
}

function makeCase<State, Input, Output>(
  name: string,
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  linearizable: boolean,
  operations: unknown[],
): Case {
  return {
    name,
    linearizable,
    check: () => checkLinearizability(model, history).kind === 'linearizable',
    request: ({ checks, ms }, limitMs) => ({ model: model.name, rounds: checks, rowMs: ms, limitMs, operations }),
  }
}

interface PeerAnswer {
  readonly verdict: 'Ok' | 'Illegal' | 'Unknown'
  readonly ms: readonly number[]
  readonly peakMb: number
}

interface Peer extends Disposable {
  ask(request: object): Promise<PeerAnswer>
}

function startPeer(program: string): Peer {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`)
      const { value } = await lines.next()
      return JSON.parse(value ?? '') as PeerAnswer
    },
    [Symbol.dispose]() {
      child.kill()
    },
  }
}
