// Runs one of the benchmarks, or names them all: `npm run bench [-- name [its arguments]]`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const benches: Readonly<Record<string, string>> = {
  launch: 'a process per seed, to xargs -P and GNU parallel: wall and CPU time of a launch   [rounds] [seeds]',
  worker: 'a worker, to a process per seed                                                   [rounds]',
  memory: 'resident memory and CPU time of the engine over 10^6 seeds                        [by worker] [by process]',
  merge: 'merge of 10^9 seeds of 256 shards, its size, to a row per seed                    [rounds]',
  signature: 'signature of one failure                                                          [rounds]',
  start: 'start of the CLI, and of the action, to the first seed                            [rounds]',
  check: 'the linearizability checker on the Jepsen logs, to Porcupine                        [rounds]',
  sim: 'the bundled simulator: cores per seed, memory, growth                            [rounds] [growth runs]',
  bisect: 'share of right answers of a bisection in synthetic worlds                    [worlds]',
  closing: 'wrong closures a bug-year, and nights to close, in synthetic worlds                [worlds]',
  compare: 'old failures that a pull request calls new, in synthetic worlds                      [bugs]',
  robustness: 'runs against the real etcd, on 1 and on 3 members                              [rounds] [runs]',
  budget: 'share of core time in seeds of unequal length, to equal counts                    [rounds] [seconds] [jobs]',
}

const [name, ...rest] = process.argv.slice(2)
if (name !== undefined && Object.hasOwn(benches, name)) {
  const file = join(import.meta.dirname, `${name}.ts`)
  process.exitCode = spawnSync(process.execPath, [file, ...rest], { stdio: 'inherit' }).status ?? 1
} else {
  for (const [each, what] of Object.entries(benches)) console.log(`${each.padEnd(10)} ${what}`)
  if (name !== undefined) process.exitCode = 2
}
