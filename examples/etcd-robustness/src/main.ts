import { readBinary } from './etcd/binary.ts'
import { buildEtcd } from './etcd/build-etcd.ts'
import { guardRuns } from './etcd/guard-runs.ts'
import { removeAbandonedRuns, removeLiveRuns } from './etcd/run-directory.ts'
import { type Options, readOptions, UsageError, usage } from './options.ts'
import { describeRun, resultOf } from './result.ts'
import { runSeed, type SeedSettings } from './run-seed.ts'
import { runWorker } from './worker.ts'
import { WorldTrouble } from './world-trouble.ts'

// Whatever ends this process, its members go with it; after SIGKILL the next start does it.
process.on('exit', removeLiveRuns)
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const) {
  process.on(signal, () => process.exit(128 + number))
}

try {
  process.exitCode = await main(readOptions(process.argv.slice(2), process.env))
} catch (error) {
  const isKnown = error instanceof UsageError || error instanceof WorldTrouble
  process.stderr.write(`${isKnown ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  if (error instanceof UsageError) process.stderr.write(`\n${usage}`)
  // At once: a worker's input may stay open for as long as seedsweep waits for an answer.
  process.exit(error instanceof UsageError ? 2 : 3)
}

async function main(options: Options): Promise<number> {
  const { mode, base, out, traffic, families, members, jobs } = options
  if (mode.kind === 'help') {
    process.stdout.write(usage)
    return 0
  }
  removeAbandonedRuns(base)
  if (mode.kind === 'clean') return 0
  guardRuns(base)
  const { etcdVersion } = options
  const built = etcdVersion === undefined ? undefined : await buildEtcd(etcdVersion, options.cache)
  const binary = await readBinary(options.etcdBin ?? built ?? 'etcd')
  const settings = { binary, base, out, traffic, families, members }
  if (mode.kind === 'worker') {
    await runWorker(settings)
    return 0
  }
  return await runSeeds(settings, mode.from, mode.count, jobs)
}

async function runSeeds(
  settings: Omit<SeedSettings, 'seed'>,
  from: bigint,
  count: number,
  jobs: number,
): Promise<number> {
  const outcomes = new Set<string>()
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) {
      const seed = String(from + BigInt(next))
      next += 1
      const run = await runSeed({ ...settings, seed })
      outcomes.add(run.verdict.outcome)
      process.stderr.write(`seed ${seed}: ${describeRun(run)}\n`)
      process.stdout.write(`seedsweep: ${JSON.stringify(resultOf(run))}\n`)
    }
  }
  await Promise.all(Array.from({ length: jobs }, lane))
  return outcomes.has('failed') ? 1 : outcomes.has('unknown') ? 4 : 0
}
