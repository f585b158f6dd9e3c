// Memory and CPU time of the engine's own process while it sweeps: `npm run build`, then
// `npm run bench -- memory [seeds by worker] [seeds by process]`. Linux only: reads /proc.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli, printMachine, printVerdict } from './measure.ts'

const byWorker = Number(process.argv[2] ?? 1_000_000)
const byProcess = Number(process.argv[3] ?? 30_000)
const mustMiB = 120
const directory = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))

/** Passes whatever it is asked, in as few writes as it can. */
const workerSource = `
let rest = ''
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n')
  rest = lines.pop()
  let answers = ''
  for (const line of lines) {
    const request = JSON.parse(line)
    if (request.type === 'exit') process.exit(0)
    answers += '{"type":"result","id":' + request.id + ',"seed":"' + request.seed + '","outcome":"passed","digest":"' + request.seed + '"}\\n'
  }
  process.stdout.write(answers)
})
process.stdout.write('{"type":"ready","protocol":1,"name":"bench","window":256}\\n')
`
writeFileSync(join(directory, 'worker.mjs'), workerSource)
const config = { targets: { bench: { run: '/bin/true {seed}', worker: `${process.execPath} worker.mjs` } } }
writeFileSync(join(directory, 'seedsweep.yml'), JSON.stringify(config))

interface Sample {
  readonly ms: number
  readonly residentMiB: number
  readonly cpuMs: number
}

/** Samples a whole `seedsweep run` ten times a second. */
async function watch(via: string, seeds: number): Promise<Sample[]> {
  rmSync(join(directory, '.seedsweep'), { recursive: true, force: true })
  const samples: Sample[] = []
  const start = performance.now()
  const arguments_ = [cli, 'run', '--seeds', `0..${seeds}`, '--via', via]
  const child = spawn(process.execPath, arguments_, { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const timer = setInterval(() => {
    const sample = readSample(child.pid ?? 0)
    if (sample !== null) samples.push({ ms: performance.now() - start, ...sample })
  }, 100)
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once('close', resolve)
  const code = await promise
  clearInterval(timer)
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`)
  return samples
}

/** Null where it is just ending. */
function readSample(pid: number): Omit<Sample, 'ms'> | null {
  try {
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    if (resident === undefined) return null
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // utime and stime, in ticks of 10 ms.
    return { residentMiB: Number(resident) / 1_024, cpuMs: (Number(fields[11]) + Number(fields[12])) * 10 }
  } catch {
    return null
  }
}

/** Least squares over what came after the first tenth: MiB per million seeds, taking seeds to pass evenly. */
function slope(samples: readonly Sample[], seeds: number): number {
  const end = samples.at(-1)?.ms ?? 0
  const points = samples
    .filter(({ ms }) => ms > end / 10)
    .map(({ ms, residentMiB }): [number, number] => [((ms / end) * seeds) / 1e6, residentMiB])
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return over / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}

function at(samples: readonly Sample[], share: number): Sample {
  const end = samples.at(-1)?.ms ?? 0
  const sample = samples.find(({ ms }) => ms >= end * share)
  if (sample === undefined) throw new Error('no samples')
  return sample
}

printMachine()
console.log(
  '\n| | at 10 % | 50 % | 100 % | highest MiB | MiB per 10^6 seeds | own CPU us per seed, 1st half | 2nd half |',
)
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
for (const [via, seeds] of [
  ['worker', byWorker],
  ['run', byProcess],
] as const) {
  const samples = await watch(via, seeds)
  const [tenth, half, whole] = [at(samples, 0.1), at(samples, 0.5), at(samples, 1)]
  const highest = Math.max(...samples.map(({ residentMiB }) => residentMiB))
  const cpu = (from: Sample, to: Sample, share: number): string =>
    (((to.cpuMs - from.cpuMs) * 1_000) / (seeds * share)).toFixed(1)
  const cells = [
    `${seeds} seeds, ${via}`,
    ...[tenth, half, whole].map(({ residentMiB }) => residentMiB.toFixed(0)),
    highest.toFixed(0),
    slope(samples, seeds).toFixed(1),
    cpu(tenth, half, 0.4),
    cpu(half, whole, 0.5),
  ]
  console.log(`| ${cells.join(' | ')} |`)
  const growth = whole.residentMiB - half.residentMiB
  printVerdict(
    `${via}: highest resident memory`,
    `${highest.toFixed(0)} MiB`,
    highest <= mustMiB,
    `under ${mustMiB} MB, aim 80`,
  )
  printVerdict(`${via}: growth in the second half`, `${growth.toFixed(1)} MiB`, growth < 5, 'flat: under 5 MiB')
}
