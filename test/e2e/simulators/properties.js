// Passes on every seed, and reports two properties. `state.txt` says how often `Elected` is seen: one seed in so many; 0: never.
const { readFileSync } = require('node:fs')
const path = require('node:path')

const every = Number(readFileSync(path.join(__dirname, 'state.txt'), 'utf8').trim())
const seed = BigInt(process.argv[2])
const seen = every > 0 && seed % BigInt(every) === 0n
const counts = (hit) => ({ kind: 'sometimes', passes: hit ? 1 : 0, failures: hit ? 0 : 1 })
const properties = [
  { name: 'Started', ...counts(true) },
  { name: 'Elected', ...counts(seen) },
]
console.log(`seed ${seed}`)
console.log(`seedsweep: ${JSON.stringify({ outcome: 'passed', properties })}`)
