// The simulator of bugs.sh as a program that can also stay alive: with --worker it takes one seed after the other.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const words = process.argv.slice(2)
const play = (...more) => spawnSync('sh', [join(import.meta.dirname, 'bugs.sh'), ...more], { encoding: 'utf8' })

if (words.at(-1) === '--worker') {
  console.log(JSON.stringify({ type: 'ready', protocol: 1, name: 'bugs', window: 16 }))
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    if (request.type === 'exit') break
    const { stdout } = play(...words.slice(0, -1), '--seed', request.seed)
    console.log(JSON.stringify({ ...JSON.parse(stdout.replace('seedsweep: ', '')), id: request.id }))
  }
} else {
  const { status, stdout } = play(...words)
  process.stdout.write(stdout)
  process.exitCode = status
}
