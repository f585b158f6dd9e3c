// A simulator whose bugs are committed beside it: a line of bugs.txt is `name one-in`, and `shift` gives each bug to other
// seeds, as one more draw in the code would; to none that has it without, where it is no multiple of one-in. What it prints of a failure holds the path of its directory.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const lines = readFileSync(join(import.meta.dirname, 'bugs.txt'), 'utf8')
  .trim()
  .split('\n')
const shift = Number(lines.find((line) => line.startsWith('shift'))?.split(' ')[1] ?? 0)
const bugs = lines.filter((line) => !line.startsWith('shift')).map((line) => line.split(' '))
function draw(seed, salt) {
  let h = BigInt.asUintN(64, BigInt(seed) * 0x9e3779b97f4a7c15n + BigInt(salt) * 0xbf58476d1ce4e5b9n)
  h = BigInt.asUintN(64, (h ^ (h >> 29n)) * 0x94d049bb133111ebn)
  return Number((h ^ (h >> 32n)) % 1000003n)
}
function play(seed) {
  const digest = String(draw(seed, 0) + shift)
  const bug = bugs.find(([name, oneIn]) => draw(seed, name.charCodeAt(0)) % Number(oneIn) === shift % Number(oneIn))
  if (bug === undefined) return { type: 'result', seed, outcome: 'passed', digest }
  const message = `${bug[0]} is broken in ${import.meta.dirname}/state`
  return {
    type: 'result',
    seed,
    outcome: 'failed',
    digest,
    failure: { kind: 'property', property: bug[0], message },
  }
}
if (process.argv[2] === '--worker') {
  console.log(JSON.stringify({ type: 'ready', protocol: 1, name: 'bugs', window: 16 }))
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    if (request.type === 'exit') break
    console.log(JSON.stringify({ ...play(request.seed), id: request.id }))
  }
} else {
  const result = play(process.argv[2])
  console.log(`seedsweep: ${JSON.stringify(result)}`)
  process.exitCode = result.outcome === 'failed' ? 1 : 0
}
