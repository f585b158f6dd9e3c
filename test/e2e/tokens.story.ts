import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startGitHub } from '../loopback/github-server.ts'
import { makeCheckout } from './checkout.ts'
import { runBuiltAction } from './run-built-action.ts'
import { unzipFiles } from './unzip.ts'

/** Says whatever it finds: in its output, in its result and in a file, as a simulator does that a stranger has changed. */
const thief = `const fs = require('node:fs')
const found = fs.readFileSync(process.env.LOOT, 'utf8')
const said = { ...process.env, found }
console.log(JSON.stringify(said))
console.error('remote: https://x-access-token:' + found.split('\\n')[0] + '@github.com/a/b')
const failure = { kind: 'error', type: 'Found', message: 'found ' + found, stack: 'Found: ' + found + '\\n  at f (a.js:1:1)', detail: found }
console.log('seedsweep: ' + JSON.stringify({ type: 'result', outcome: 'failed', digest: 'd', failure }))
process.exitCode = 1
`

const checkout = await makeCheckout({ files: { 'simulators/thief.js': thief } })
afterAll(() => checkout[Symbol.asyncDispose]())

test('tokens that a simulator finds and says reach no log, no store, no artifact, no issue, no comment and no summary', async () => {
  await using server = await startGitHub()
  const token = server.addToken({ actions: 'write', contents: 'read', issues: 'write', 'pull-requests': 'write' })
  const runtime = server.runtimeToken({ runId: 7, attempt: 1, jobName: 'steal' })
  const loot = join(await mkdtemp(join(tmpdir(), 'seedsweep-loot-')), 'loot.txt')
  await writeFile(loot, `${token}\n${runtime}\n`)
  const config = `targets:\n  thief:\n    run: node simulators/thief.js {seed}\n    env: { LOOT: ${loot} }\n`
  await checkout.commit({ 'seedsweep.yml': config })

  const planted = { GITHUB_TOKEN: token, GH_TOKEN: token, INPUT_SECRET: token, ACTIONS_ID_TOKEN_REQUEST_TOKEN: runtime }
  const done = await runBuiltAction(checkout, server, { inputs: { count: '4' }, token, env: planted })
  expect(done.outputs.findings).not.toBe('0')
  expect(server.issues().length).toBeGreaterThan(0)
  const [issue] = server.issues()
  // It did say them, and what it said is there, but for them.
  expect(issue?.title).toContain('found ***')

  const stores = server.state.artifacts.flatMap(({ content }) => [...unzipOrAll(content)])
  expect(stores.length).toBeGreaterThan(0)
  const places: [string, string][] = [
    ['the log', (done.stdout + done.stderr).replaceAll(/::add-mask::.*/g, '')],
    ['the summary', done.summary],
    ['the annotations', JSON.stringify(done.annotations)],
    ['the outputs', JSON.stringify(done.outputs)],
    ...server.issues().map(({ title, body, number }): [string, string] => [`issue ${number}`, `${title}${body}`]),
    ...stores.map((bytes): [string, string] => ['an artifact', bytes.toString('latin1')]),
  ]
  for (const [place, text] of places) {
    expect(text.includes(token), `${place} has the token of the job`).toBe(false)
    expect(text.includes(runtime), `${place} has the token of the runner`).toBe(false)
  }
  expect(server.violations).toEqual([])
})

function unzipOrAll(content: Buffer): Iterable<Buffer> {
  return content.subarray(0, 2).toString() === 'PK' ? unzipFiles(content).values() : [content]
}
