import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ExampleResult, resultsOf, runExample, runWorkerExample } from './run-example.ts'

/** The kind of a failure: what broke, without the numbers. */
function classOf({ failure }: ExampleResult): string {
  return failure?.property ?? failure?.type ?? 'passed'
}

function countClasses(results: readonly ExampleResult[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const result of results) counts[classOf(result)] = (counts[classOf(result)] ?? 0) + 1
  return counts
}

function digests(results: readonly ExampleResult[]): Map<string, string> {
  return new Map(results.map(({ seed, digest }) => [seed, digest]))
}

/** The same elements in an order that has nothing to do with theirs: 7919 is prime to their number. */
function shuffle<T>(elements: readonly T[]): T[] {
  return elements.flatMap((_, at) => elements[(at * 7919 + 13) % elements.length] ?? [])
}

/** Seeds spread over 64 bits, as a mixed stream gives them: an odd multiplier is a bijection. */
const mixedSeeds = Array.from({ length: 2000 }, (_, index) =>
  String(BigInt.asUintN(64, BigInt(index + 1) * 0x9e3779b97f4a7c15n)),
)

const consecutive = await runExample('liferaft', ['--from', '0', '--count', '300'])
const results = resultsOf(consecutive)

describe('golden: what a seed gives does not change by accident', () => {
  test('17 of the seeds 0 to 299 fail: 5 elections, 11 commits and 1 uncaught error', () => {
    expect(results.map(({ seed }) => seed)).toEqual(Array.from({ length: 300 }, (_, seed) => String(seed)))
    expect(countClasses(results)).toEqual({ passed: 283, ElectionSafety: 5, StateMachineSafety: 11, NotFoundError: 1 })
    expect(consecutive.code).toBe(1)
  })

  test.each([
    ['0', 'passed', 100, '20634022d4732bfb'],
    ['1', 'StateMachineSafety', 79, '50b2e2c3f6f9ab67'],
    ['14', 'ElectionSafety', 12, '6bf42cb0de1023d4'],
    ['31', 'NotFoundError', 84, '715446379ee519f7'],
    ['268', 'ElectionSafety', 9, '8a1272c3098648a7'],
  ])('seed %s: %s at step %i, digest %s', (seed, what, step, digest) => {
    const result = results.find((one) => one.seed === seed)
    expect(result).toMatchObject({ step, digest })
    expect(result && classOf(result)).toBe(what)
  })

  test('the seeds 2^64-2 and 2^64-1 are seeds like any other', async () => {
    const last = resultsOf(await runExample('liferaft', ['--from', '18446744073709551614', '--count', '2']))
    expect([...digests(last)]).toEqual([
      ['18446744073709551614', '106b2b1e529f5597'],
      ['18446744073709551615', '8bc96027d6f4b466'],
    ])
  })

  test('300 seeds give 300 digests', () => {
    expect(new Set(digests(results).values()).size).toBe(300)
  })
})

describe('a run is a function of its seed', () => {
  test('a worker that is asked in another order gives the same 300 results', async () => {
    const worker = await runWorkerExample('liferaft', shuffle([...digests(results).keys()]))
    expect(worker.window).toBe(64)
    const bySeed = new Map(worker.results.map((result) => [result.seed, result]))
    for (const result of results) expect(bySeed.get(result.seed)).toMatchObject(result)
    expect(bySeed.size).toBe(300)
  })

  test('a batch from a file gives the same as 5 fresh processes, also right after failing seeds', async () => {
    const seeds = ['31', '14', '2', '1', '0']
    const file = join(await mkdtemp(join(tmpdir(), 'liferaft-')), 'seeds')
    await writeFile(file, `${seeds.join('\n')}\n`)
    const batch = resultsOf(await runExample('liferaft', ['--seeds-file', file]))
    const alone = await Promise.all(seeds.map((seed) => runExample('liferaft', ['--seed', seed])))
    expect(alone.map(({ code }) => code)).toEqual([1, 1, 0, 1, 0])
    expect(batch).toEqual(alone.flatMap(resultsOf))
    expect(batch).toEqual(seeds.map((seed) => results.find((result) => result.seed === seed)))
  })

  test('neither the time zone nor the chance of Node itself reaches it', async () => {
    const elsewhere = await runExample('liferaft', ['--from', '0', '--count', '40'], {
      nodeArgs: ['--random-seed=7'],
      env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' },
    })
    expect(resultsOf(elsewhere)).toEqual(results.slice(0, 40))
  })

  test('the first 40 seeds all take another path where 1 message in 10 is lost', async () => {
    const lossy = resultsOf(await runExample('liferaft', ['--from', '0', '--count', '40', '--drop', '0.1']))
    const same = lossy.filter(({ seed, digest }) => digests(results).get(seed) === digest)
    expect(lossy).toHaveLength(40)
    expect(same).toEqual([])
  })
})

describe('what it finds', () => {
  test('all three classes are among 2,000 mixed seeds, about 5 % of them, the uncaught error rarest', async () => {
    const { results: mixed } = await runWorkerExample('liferaft', mixedSeeds)
    const { passed, ...failures } = countClasses(mixed)
    expect(Object.keys(failures).toSorted()).toEqual(['ElectionSafety', 'NotFoundError', 'StateMachineSafety'])
    expect(2000 - (passed ?? 0)).toBeGreaterThan(60)
    expect(2000 - (passed ?? 0)).toBeLessThan(160)
    const rarest = failures.NotFoundError ?? 0
    expect(failures.ElectionSafety).toBeGreaterThan(rarest)
    expect(failures.StateMachineSafety).toBeGreaterThan(rarest)
  })

  test('the trace shows why an entry is missing: its node removes it just before it commits it', () => {
    const tail = results[31]?.failure?.detail?.split('\n').slice(-4)
    expect(tail).toContain('t=1072  n2 removes its entries after index 3')
    expect(tail?.at(-1)).toBe('t=1072  nobody handles: NotFoundError: Key not found in database [4]')
  })

  test('messages name the nodes, the terms, the indices and the commands', () => {
    const messages = results.map(({ failure }) => failure?.message ?? '')
    expect(messages[14]).toBe('two leaders in term 1: n0 and n1')
    expect(messages[1]).toBe('index 6 is "c7" on n0, "c6" on n1')
    expect(messages[31]).toBe('Key not found in database [4]')
  })

  test('an uncaught error has its stack; every failure has a trace of 1 to 40 lines', () => {
    expect(results[31]?.failure?.stack).toMatch(/^NotFoundError: Key not found in database \[4\]\n {4}at .*levelup/)
    for (const { failure } of results) {
      if (!failure) continue
      const lines = failure.detail?.split('\n') ?? []
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.length).toBeLessThanOrEqual(40)
      for (const line of lines) expect(line).toMatch(/^t=\d+ {2}\S/)
    }
  })

  test('a passing run checked what it promises; a failing one counts exactly one failed check', () => {
    for (const result of results) {
      const always = (result.properties ?? []).filter(({ kind }) => kind === 'always')
      expect(always.map(({ name }) => name)).toEqual(['ElectionSafety', 'StateMachineSafety'])
      const failed = always.reduce((sum, { failures }) => sum + failures, 0)
      expect(failed).toBe(result.failure?.kind === 'property' ? 1 : 0)
    }
  })

  test('every moment that a healthy set of seeds reaches is reached in 300 seeds, a new leader in fewer than 100', () => {
    const sometimes = new Map<string, number>()
    for (const { properties } of results)
      for (const { name, kind, passes, failures } of properties ?? [])
        if (kind === 'sometimes') {
          expect(passes + failures).toBe(1)
          sometimes.set(name, (sometimes.get(name) ?? 0) + passes)
        }
    expect(sometimes.size).toBe(5)
    expect([...sometimes].filter(([, count]) => count === 0)).toEqual([])
    expect(sometimes.get('a leader was replaced')).toBeLessThan(100)
  })
})

describe('what a person reads', () => {
  test('the sentence, the trace, the verdict, and the result in the last line', async () => {
    const { stdout, code } = await runExample('liferaft', ['--seed', '14'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('ElectionSafety: two leaders in term 1: n0 and n1')
    expect(lines).toContain('  t=230  n1 asks n2 for its vote in term 1')
    expect(lines).toContain('  t=243  n2 grants n1 its vote in term 1')
    expect(lines).toContain('  t=244  n2 grants n0 its vote in term 1')
    expect(lines.at(-2)).toBe('seed 14 failed after 12 steps and 253 ms of simulated time (digest 6bf42cb0de1023d4)')
    expect(lines.at(-1)).toMatch(/^seedsweep: \{"type":"result","seed":"14","outcome":"failed"/)
    expect(code).toBe(1)
  })

  test('an uncaught error is told with its stack', async () => {
    const { stdout } = await runExample('liferaft', ['--seed', '31'])
    expect(stdout).toMatch(/^NotFoundError: Key not found in database \[4\]\n/)
    expect(stdout).toMatch(/^ {4}at .*levelup/m)
  })

  test('a passing run takes one line, and its whole trace with --trace', async () => {
    const short = await runExample('liferaft', ['--seed', '2'])
    const long = await runExample('liferaft', ['--seed=2', '--trace'])
    expect(short.stdout.trimEnd().split('\n')).toHaveLength(2)
    expect(long.stdout.trimEnd().split('\n').length).toBeGreaterThan(100)
    expect(resultsOf(long)).toEqual(resultsOf(short))
  })

  test('--steps 10 ends at step 10; a worker takes it as text and as a number', async () => {
    const [cut] = resultsOf(await runExample('liferaft', ['--seed', '2', '--steps', '10']))
    expect(cut).toMatchObject({ step: 10, outcome: 'passed' })
    for (const steps of ['10', 10]) {
      const { results: asked } = await runWorkerExample('liferaft', ['2'], { steps })
      expect(asked[0]?.digest).toBe(cut?.digest)
    }
  })
})

describe('mistakes exit with 2 and one clear sentence', () => {
  test.each([
    [[], 'say which seeds to run: --seed, --seeds-file, --from with --count, or --worker'],
    [['--sed', '1'], 'there is no option "--sed"'],
    [['14'], 'there is no option "14"'],
    [['--seed'], '--seed needs a value'],
    [['--seed', '-1'], 'a seed is an integer from 0 to 2^64-1, not "-1"'],
    [['--seed', '1.5'], 'a seed is an integer from 0 to 2^64-1, not "1.5"'],
    [['--seed', '18446744073709551616'], 'a seed is an integer from 0 to 2^64-1, not "18446744073709551616"'],
    [['--seed', '1', '--seed', '2'], '--seed is given twice'],
    [['--seed', '1', '--worker'], '--seed and --worker exclude each other'],
    [['--from', '1'], '--from needs --count'],
    [['--count', '1'], '--count goes with --from'],
    [['--from', '1', '--count', '0'], 'count is a whole number from 1, not "0"'],
    [['--from', '18446744073709551615', '--count', '2'], '2 seeds from 18446744073709551615 go past 2^64-1'],
    [['--seed', '1', '--steps', 'many'], 'steps is a whole number from 1, not "many"'],
    [['--seed', '1', '--drop', '1.1'], 'drop is a probability from 0 to 1, not "1.1"'],
    [['--worker', '--trace'], '--trace goes with --seed'],
    [['--seeds-file', '/nonexistent/seeds'], 'cannot read the seeds file: Error: ENOENT'],
  ])('%j: %s', async (args, sentence) => {
    const { code, stdout, stderr } = await runExample('liferaft', args)
    expect(stderr.split('\n')[0]).toContain(`liferaft simulator: ${sentence}`)
    expect([code, stdout]).toEqual([2, ''])
  })

  test.each([
    ['nonsense', 'a request is one JSON object a line, not nonsense'],
    ['{"type":"walk"}', 'a request is {"type":"run","id":1,"seed":"104"} or {"type":"exit"}, not {"type":"walk"}'],
    ['{"type":"run","id":1,"seed":7}', 'a request is {"type":"run"'],
    ['{"type":"run","id":1,"seed":"x"}', 'a seed is an integer from 0 to 2^64-1, not "x"'],
    [
      '{"type":"run","id":1,"seed":"1","config":{"step":5}}',
      'there is no setting "step": write steps, drop, duplicate',
    ],
  ])('worker asked %s: %s', async (request, sentence) => {
    const { code, stderr } = await runExample('liferaft', ['--worker'], { input: `${request}\n` })
    expect(stderr.split('\n')[0]).toContain(`liferaft simulator: ${sentence}`)
    expect(code).toBe(2)
  })

  test('a worker whose stdin ends without a word exits with 0', async () => {
    const { code, stdout } = await runExample('liferaft', ['--worker'])
    expect(code).toBe(0)
    expect(stdout).toBe('{"type":"ready","protocol":1,"name":"liferaft","window":64}\n')
  })
})
