import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bisectStream, type RevisionTest, testRevision } from '../../src/campaign/test-revision.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { seedAt } from '../../src/model/seed-stream.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { makeDirectory } from './make-repository.ts'

const reported = { kind: 'property', property: 'Durable', message: 'lost' }
const { key } = extractSignature({ text: '', reported })
const fail = (failure: object) => `echo 'seedsweep: ${JSON.stringify({ outcome: 'failed', failure })}'; exit 1`

function makeTest(script: string, change: Partial<RevisionTest> = {}): RevisionTest {
  const cwd = makeDirectory()
  writeFileSync(join(cwd, 'sim.sh'), `seed=$1\n${script}\n`)
  const target = defineTarget({ name: 'sim', run: 'sh sim.sh {seed}', 'seed-type': 'u32' }, (name) => name)
  return {
    context: { target, cwd, parentEnv: { PATH: process.env.PATH }, scratch: makeDirectory() },
    key,
    stored: [],
    stream: bisectStream(target, key, 'a'.repeat(40), 'b0'),
    seeds: 20,
    limitMs: 60_000,
    jobs: 2,
    now: () => performance.now(),
    signal: new AbortController().signal,
    onSeed: () => undefined,
    ...change,
  }
}

test('20 seeds that pass are 20 clean seeds, and 3 stored ones that pass weigh one each', async () => {
  const stored = ['1', '2', '3'] as SeedText[]
  expect(await testRevision(makeTest('echo "fine $seed"', { stored }))).toMatchObject({
    clean: 20,
    stored: 3,
    other: 0,
    failing: null,
    untestable: null,
  })
})

test('a stored seed that fails in the same way is proof, and nothing fresh is run', async () => {
  const script = `[ "$seed" = 7 ] && { ${fail(reported)}; }; echo fine`
  const tally = await testRevision(makeTest(script, { stored: ['7'] as SeedText[] }))
  expect(tally).toMatchObject({ failing: '7', failingWas: 'stored', clean: 0 })
})

test('a fresh seed that fails once and then passes is no proof: it is counted apart', async () => {
  const mark = join(makeDirectory(), 'failed')
  const script = `if mkdir ${mark} 2> /dev/null; then ${fail(reported)}; fi; echo "fine $seed"`
  expect(await testRevision(makeTest(script))).toMatchObject({ failing: null, clean: 19, other: 1 })
})

test('where every seed fails otherwise, starts nothing or gives one digest, nothing can be said', async () => {
  const otherwise = await testRevision(makeTest(fail({ kind: 'error', type: 'Usage', message: 'no flag --seed' })))
  expect(otherwise).toMatchObject({
    clean: 0,
    failing: null,
    untestable: 'every seed fails otherwise: Usage: no flag --seed',
  })
  const missing = makeTest('exit 0')
  const run = ['./missing']
  const context = { ...missing.context, target: { ...missing.context.target, run } }
  const startless = await testRevision({ ...missing, context })
  expect(startless.untestable).toContain('does not start: there is no program')
  expect(startless.unjudged).toBeLessThan(20)
  const same = await testRevision(makeTest(`echo 'seedsweep: {"outcome":"passed","digest":"c0ffee"}'`))
  expect(same.untestable).toContain('does not use its seed')
})

test('after its time no more seeds are started, and what ran counts', async () => {
  const tally = await testRevision(makeTest('sleep 0.2; echo "fine $seed"', { seeds: 1_000, limitMs: 600 }))
  expect(tally.clean).toBeGreaterThan(0)
  expect(tally.clean).toBeLessThan(60)
})

test('batches and commits have seeds of their own, the same each time', () => {
  const { target } = makeTest('').context
  const first = (sha: string, batch: string) => seedAt(bisectStream(target, key, sha, batch), 0)
  expect(first('a', 'b0')).toBe(first('a', 'b0'))
  expect(new Set([first('a', 'b0'), first('a', 'b1'), first('b', 'b0')]).size).toBe(3)
  const consecutive = { ...target, seedStream: 'consecutive' as const }
  expect(bisectStream(consecutive, key, 'a', 'b0')).toMatchObject({ kind: 'consecutive' })
})
