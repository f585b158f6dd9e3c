#!/usr/bin/env node
// The smallest simulator there is: about one seed in 100 breaks a property, one in 1,000 throws. It shows all that a
// simulator needs: a seed decides everything, the exit code tells, and a result line says more to who wants to know.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { seedAt } from './seed-stream.js'

const [mode, value = ''] = process.argv.slice(2)
if (mode === '--worker') await serve()
else if (mode === '--seed') process.exitCode = tell([value])
else if (mode === '--seeds-file') process.exitCode = tell(readFileSync(value, 'utf8').split('\n').filter(Boolean))
else process.exitCode = explain()

function play(seed) {
  const bits = mix(BigInt(seed))
  const digest = mix(bits).toString(16).padStart(16, '0')
  const failure = fill(seed, Number(bits % 1000n))
  const property = { name: 'Tiny', kind: 'always', passes: failure ? 0 : 1, failures: failure?.property ? 1 : 0 }
  return { type: 'result', seed, outcome: failure ? 'failed' : 'passed', digest, failure, properties: [property] }
}

function fill(seed, drops) {
  try {
    if (drops === 999) pour(seed)
    return drops % 100 === 0
      ? { kind: 'property', property: 'Tiny', message: `the cup of seed ${seed} is empty` }
      : undefined
  } catch (error) {
    return { kind: 'error', type: error.name, message: error.message, stack: error.stack }
  }
}

function pour(seed) {
  throw new Error(`the cup of seed ${seed} ran over`)
}

function tell(seeds) {
  if (!seeds.every((seed) => /^[0-9]{1,20}$/.test(seed))) return explain()
  const results = seeds.map(play)
  for (const { failure } of results)
    if (failure) console.log(failure.stack ?? `${failure.property}: ${failure.message}`)
  for (const result of results) console.log(`seedsweep: ${JSON.stringify(result)}`)
  return results.some(({ failure }) => failure) ? 1 : 0
}

function explain() {
  console.error(
    'usage: node sim.js (--seed N | --seeds-file FILE | --worker), where seeds are integers from 0 to 2^64-1',
  )
  return 2
}

async function serve() {
  console.log(JSON.stringify({ type: 'ready', protocol: 1, name: 'tiny', window: 64, ranges: true }))
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    if (request.type === 'exit') break
    const result = request.first === undefined ? play(request.seed) : playRange(request)
    console.log(JSON.stringify({ ...result, id: request.id }))
  }
}

/** Many seeds for one message: what passed is told in spans, and only a failure costs an object. */
function playRange({ first, count, stream }) {
  const [passed, failed] = [[], []]
  const property = { name: 'Tiny', kind: 'always', passes: 0, failures: 0 }
  let digest = 0n
  let last = ''
  for (let index = Number(first); index < Number(first) + count; index++) {
    last = seedAt(stream, index)
    const { outcome, ...result } = play(last)
    digest = mix(digest ^ BigInt(`0x${result.digest}`))
    if (outcome === 'failed') failed.push({ ...result, index: String(index) })
    else if (passed.at(-1)?.[1] === String(index - 1)) passed.at(-1)[1] = String(index)
    else passed.push([String(index), String(index)])
    if (outcome === 'passed') property.passes++
  }
  return { type: 'result', passed, failed, last, digest: digest.toString(16).padStart(16, '0'), properties: [property] }
}

/** One step of splitmix64: near seeds give numbers that have nothing in common. */
function mix(seed) {
  let bits = BigInt.asUintN(64, seed + 0x9e3779b97f4a7c15n)
  bits = BigInt.asUintN(64, (bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n)
  bits = BigInt.asUintN(64, (bits ^ (bits >> 27n)) * 0x94d049bb133111ebn)
  return bits ^ (bits >> 31n)
}
