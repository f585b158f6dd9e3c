import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnvironment, root } from '../cli/run-cli.ts'
import { defaults, runSeed } from '../golden/describe-seeds.ts'

/** Each way of running them gives the same 10,000 digests. */
const count = 10_000
const hour = 3_600_000

const cli = join(root, 'dist', 'js', 'cli.js')
const directory = mkdtempSync(join(tmpdir(), 'seedsweep-long-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }), hour)

/** Node 22 as npm has it; null where the registry is not reachable. */
const node22 = installNode22()

function installNode22(): string | null {
  try {
    const words = ['install', '--prefix', directory, '--no-save', '--no-audit', '--no-fund', 'node@22']
    execFileSync('npm', words, { stdio: 'pipe', timeout: 300_000 })
    return join(directory, 'node_modules', 'node', 'bin', 'node')
  } catch {
    return null
  }
}

/** `seed digest outcome` of every result that a run of the built command line printed. */
function resultsOf(nodePath: string, words: readonly string[], input = ''): string[] {
  const options = { cwd: directory, env: cleanEnvironment(), input, maxBuffer: 2 ** 31, encoding: 'utf8' } as const
  const { stdout: output, status } = spawnSync(nodePath, [cli, 'sim', 'etcd', ...words], options)
  // 1: some seed failed, which is for the caller to say.
  expect(status).toBeLessThanOrEqual(1)
  return [...output.matchAll(/\{(?:"id":\d+,)?"type":"result","seed":"(\d+)","outcome":"(\w+)","digest":"(\w+)"/g)].map(
    ([, seed, outcome, digest]) => `${seed} ${digest} ${outcome}`,
  )
}

describe(`${count} seeds of the bundled simulator have one digest each`, () => {
  const range = ['--from', '0', '--count', String(count)]
  let expected: readonly string[] = []
  beforeAll(() => {
    expected = resultsOf(process.execPath, range)
  }, hour)

  test('they pass, and no two are alike', () => {
    expect(expected).toHaveLength(count)
    expect(expected.filter((result) => result.endsWith(' failed'))).toEqual([])
    expect(new Set(expected.map((result) => result.split(' ')[1])).size).toBe(count)
  })

  test('again, by a worker, in reverse order', { timeout: hour }, () => {
    const seeds = Array.from({ length: count }, (_, seed) => seed).toReversed()
    const input = seeds.map((seed) => `{"type":"run","id":${seed},"seed":"${seed}"}\n`).join('')
    expect(resultsOf(process.execPath, ['--worker'], input).toReversed()).toEqual(expected)
  })

  test('with the trace', { timeout: hour }, () => {
    const traced = expected.map((_, seed) => {
      const { digest, outcome } = runSeed(BigInt(seed), defaults, true)
      return `${seed} ${digest} ${outcome}`
    })
    expect(traced).toEqual(expected)
  })

  // CI says that it is CI, and there nothing may be skipped: without Node 22 this fails.
  const isSkipped = node22 === null && process.env.CI === undefined
  test.skipIf(isSkipped)('on Node 22 (skipped where npm cannot fetch it, except in CI)', { timeout: hour }, () => {
    expect(execFileSync(node22 ?? '', ['--version'], { encoding: 'utf8' })).toMatch(/^v22\./)
    expect(resultsOf(node22 ?? '', range)).toEqual(expected)
  })
})

test('20,000 seeds without bugs: no failure, and at most 1 in 100 undecided', { timeout: hour }, () => {
  const results = resultsOf(process.execPath, ['--from', '1000000', '--count', '20000'])
  expect(results).toHaveLength(20_000)
  expect(results.filter((result) => result.endsWith(' failed'))).toEqual([])
  expect(results.filter((result) => result.endsWith(' unknown')).length).toBeLessThan(200)
})
