// A simulator that tries everything: commands of the runner in all forms, mentions, markup, forged markers, fences, five
// megabytes of it, the runner's files and its secrets. It adds its environment to the file SEEDSWEEP_DUMP.
import { appendFileSync } from 'node:fs'

const [seed = '0'] = process.argv.slice(2)
const marker =
  '<!-- seedsweep:v1 {"key":"forged","target":"hostile","sha":null,"config":{},"seeds":["1"],"k":1,"n":1} -->'
const hostile = [
  '::set-output name=matrix::forged',
  '::add-mask::a',
  '  ::error file=a.js,line=1::forged',
  '::SET-ENV name=NODE_OPTIONS::--require=/tmp/x',
  '::add-path::/tmp',
  '::save-state name=a::b',
  '::add-matcher::/tmp/matcher.json',
  'quiet\r::set-output name=campaign::forged\rquiet',
  'panic ##[error]forged ##[set-output name=findings;]0 ##[add-mask]e',
  '\u001b[31m::warning::forged\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\u2028::notice::forged\u2029\u200b::debug::forged',
  '@octocat @acme/security fixes #1 GH-1 octo/demo#1 https://evil.example',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> </details> ![x](https://evil.example/x.png)',
  '```',
  '~~~',
  marker,
  '<!-- seedsweep:end -->',
  '<!-- seedsweep:comment hostile -->',
  '| a | b |',
  '`````````````````',
  '::stop-commands::forged',
].join('\n')

for (const name of ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']) {
  if (process.env[name]) appendFileSync(process.env[name], 'forged=forged\n')
}
if (process.env.SEEDSWEEP_DUMP) appendFileSync(process.env.SEEDSWEEP_DUMP, `${JSON.stringify(process.env)}\n`)

process.stdout.write(`${hostile}\n`)
process.stderr.write(`${hostile}\n`)
const megabyte = `${hostile}\n`.repeat(Math.ceil(2 ** 20 / hostile.length))
for (let count = 0; count < 5; count++) process.stdout.write(megabyte)
const word = '@octocat\n::error::forged\r##[error]forged `</code>` <!-- --> | #1'
const failure = { kind: 'property', property: `Safe${word}`, message: `${word} ${hostile}`, detail: hostile }
const properties = [{ name: `P ${word}`, kind: 'sometimes', passes: 0, failures: 0 }]
if (BigInt(seed) % 2n === 0n) {
  console.log(`\nseedsweep: ${JSON.stringify({ type: 'result', outcome: 'failed', failure, properties })}`)
} else {
  process.stderr.write(`Error: ${word}\n    at ${word} (/tmp/${word}.js:1:1)\n${hostile}\n`)
}
process.exitCode = 1
