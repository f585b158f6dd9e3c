// A simulator with bugs of our choice: `--bugs One,Two` breaks the property `One` for every tenth seed, and `Two` for
// another tenth. SEEDSWEEP_BUGS goes before the flag. With --worker it stays alive and takes one seed after the other.
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { seed: { type: 'string' }, worker: { type: 'boolean' }, bugs: { type: 'string', default: '' } },
})
const bugs = (process.env.SEEDSWEEP_BUGS ?? values.bugs).split(',').filter(Boolean)

function play(seed) {
  const property = bugs[Number(BigInt(seed) % 10n)]
  const step = Number(BigInt(seed) % 1000n)
  if (property === undefined) return { type: 'result', seed, outcome: 'passed', step }
  const failure = { kind: 'property', property, message: `${property} is broken` }
  return { type: 'result', seed, outcome: 'failed', step, failure }
}

if (values.worker) {
  console.log(JSON.stringify({ type: 'ready', protocol: 1, name: 'bugs', window: 16 }))
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    if (request.type === 'exit') break
    console.log(JSON.stringify({ ...play(request.seed), id: request.id }))
  }
} else {
  const result = play(values.seed)
  console.log(`seedsweep: ${JSON.stringify(result)}`)
  process.exitCode = result.outcome === 'failed' ? 1 : 0
}
