// A simulator that, where SEEDSWEEP_PIDS names a folder, does not end from the ninth seed on: it ignores signals, and so
// do its child and its grandchild, which is in a process group of its own. Each leaves a file with its id in the folder.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [seed = '0', generation = '0'] = process.argv.slice(2)
const folder = process.env.SEEDSWEEP_PIDS
if (folder === undefined || Number(process.env.SEEDSWEEP_INDEX) < 8) {
  if (BigInt(seed) % 4n === 0n) throw new RangeError(`seed ${seed} is out of range`)
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)
if (generation !== '2') {
  const next = String(Number(generation) + 1)
  spawn(process.execPath, [import.meta.filename, seed, next], { detached: next === '2', stdio: 'inherit' })
}
writeFileSync(join(folder, String(process.pid)), '')
setInterval(() => undefined, 60_000)
