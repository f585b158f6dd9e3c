import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resultsOf, runExample, runWorkerExample } from './run-example.ts'

const seeds = Array.from({ length: 10_000 }, (_, seed) => String(seed))
const file = join(await mkdtemp(join(tmpdir(), 'tiny-')), 'seeds')
await writeFile(file, seeds.join('\n'))
const batch = await runExample('tiny', ['--seeds-file', file])
const results = resultsOf(batch)

test('100 of 10,000 seeds break the property, and 11 throw', () => {
  expect(results.map(({ seed }) => seed)).toEqual(seeds)
  expect(results.filter(({ failure }) => failure?.property === 'Tiny')).toHaveLength(100)
  expect(results.filter(({ failure }) => failure?.type === 'Error')).toHaveLength(11)
  expect(batch.code).toBe(1)
})

test('the message holds the seed, and an error has its stack', () => {
  expect(results[29]?.failure).toEqual({ kind: 'property', property: 'Tiny', message: 'the cup of seed 29 is empty' })
  expect(results[217]?.failure).toMatchObject({ kind: 'error', type: 'Error', message: 'the cup of seed 217 ran over' })
  expect(results[217]?.failure?.stack).toMatch(/\n {4}at pour /)
})

test('10,000 seeds give 10,000 digests', () => {
  expect(new Set(results.map(({ digest }) => digest)).size).toBe(10_000)
})

test('a worker and fresh processes give the same digests and messages', async () => {
  const few = ['217', '29', '0', '18446744073709551615']
  const { window, results: asked } = await runWorkerExample('tiny', few)
  const alone = await Promise.all(few.map((seed) => runExample('tiny', ['--seed', seed])))
  expect(window).toBe(64)
  expect(alone.map(({ code }) => code)).toEqual([1, 1, 0, 0])
  const identity = ({ seed, outcome, digest, failure }: (typeof asked)[number]) => [
    seed,
    outcome,
    digest,
    failure?.message,
  ]
  expect(asked.map(identity)).toEqual(alone.flatMap(resultsOf).map(identity))
  expect(asked.slice(0, 3).map(identity)).toEqual([217, 29, 0].flatMap((at) => results.slice(at, at + 1)).map(identity))
})

test.each([[[]], [['--seed']], [['--seed', 'abc']], [['--walk']]])('%j exits with 2 and the usage', async (args) => {
  const { code, stdout, stderr } = await runExample('tiny', args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^usage: node sim\.js /)
})
