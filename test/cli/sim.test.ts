import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { cleanEnvironment, makeWorkspace, root, runCli, startCli } from './run-cli.ts'

const cwd = (): string => makeWorkspace()
const sim = (...words: string[]) => runCli(['sim', 'etcd', ...words], { cwd: cwd() })

interface Result {
  readonly type: string
  readonly id?: number
  readonly seed: string
  readonly outcome: string
  readonly digest: string
  readonly step: number
  readonly failure?: { readonly property: string; readonly message: string }
  readonly properties: readonly { readonly name: string; readonly kind: string; readonly passes: number }[]
}

function resultsOf(stdout: string): Result[] {
  const lines = stdout.split('\n').filter((line) => line.startsWith('seedsweep: '))
  return lines.map((line) => JSON.parse(line.slice('seedsweep: '.length)) as Result)
}

function resultOf(stdout: string): Result {
  const [result, ...others] = resultsOf(stdout)
  if (result === undefined || others.length > 0) throw new Error(`not one result in ${stdout}`)
  return result
}

function withoutId(result: Result): Omit<Result, 'id'> {
  const { id, ...rest } = result
  expect(id).toBeTypeOf('number')
  return rest
}

function familiesOf(stdout: string): string[] | undefined {
  return /fault families: (.*)/.exec(stdout)?.[1]?.split(' ')
}

/** Indices of the faults that were printed. */
function faultsOf(stdout: string): number[] {
  return [...stdout.matchAll(/^ {2,3}(\d+) {2}\d/gm)].map(([, index]) => Number(index))
}

describe('sim etcd', () => {
  test('a seed that passes: what was simulated, the result line, exit 0', async () => {
    const end = await sim('--seed', '3')
    expect(end).toMatchObject({ code: 0, stderr: '' })
    expect(end.stdout).toMatch(/^etcd, seed 3: \d members?, .* simulated in \d+ steps, digest [0-9a-f]{16}\n/)
    const result = resultOf(end.stdout)
    expect(result).toMatchObject({ type: 'result', seed: '3', outcome: 'passed' })
    expect(result.properties.find(({ name }) => name === 'Linearizable')?.passes).toBeGreaterThan(20)
  })

  test('a seed that fails with a bug: the promise that was broken, exit 1; without the bug it passes', async () => {
    const words = ['--from', '0', '--count', '12']
    const [buggy, correct] = await Promise.all([sim(...words, '--bug', '20221a'), sim(...words)])
    expect(buggy.code).toBe(1)
    const failed = resultsOf(buggy.stdout).filter(({ outcome }) => outcome === 'failed')
    expect(failed.length).toBeGreaterThan(2)
    expect(new Set(failed.map(({ failure }) => failure?.property))).toEqual(new Set(['FutureStart']))
    expect(buggy.stdout).toContain('broke FutureStart - ')
    expect(correct.code).toBe(0)
    expect(resultsOf(correct.stdout).map(({ outcome }) => outcome)).toEqual(Array(12).fill('passed'))
  })

  test('a range of seeds gives what each gives alone, and so does a worker', async () => {
    const range = await sim('--from', '100', '--count', '8')
    const results = resultsOf(range.stdout)
    expect(results.map(({ seed }) => seed)).toEqual(['100', '101', '102', '103', '104', '105', '106', '107'])
    const alone = await sim('--seed', '104')
    expect(resultOf(alone.stdout)).toEqual(results[4])
    const requests = results.map(({ seed }, id) => JSON.stringify({ type: 'run', id: id + 1, seed }))
    const input = `${[...requests.toReversed(), '{"type":"exit"}'].join('\n')}\n`
    const worker = await runCli(['sim', 'etcd', '--worker'], { cwd: cwd(), input })
    expect(worker).toMatchObject({ code: 0, stderr: '' })
    const [ready, ...answers] = worker.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Result)
    expect(ready).toMatchObject({ type: 'ready', protocol: 1, name: 'etcd', window: 16 })
    expect(answers.map(({ id }) => id)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    expect(answers.map(withoutId).toReversed()).toEqual(results)
  })

  test('--trace prints what happened and changes nothing', async () => {
    const [plain, traced] = await Promise.all([sim('--seed', '7'), sim('--seed', '7', '--trace')])
    expect(resultOf(traced.stdout)).toEqual(resultOf(plain.stdout))
    expect(traced.stdout.endsWith(plain.stdout)).toBe(true)
    expect(traced.stdout.split('\n').length).toBeGreaterThan(50)
  })

  test('--max-steps stops early: the trace is the beginning of the whole one', async () => {
    const [part, whole] = await Promise.all([
      sim('--seed', '7', '--trace', '--max-steps', '500'),
      sim('--seed', '7', '--trace'),
    ])
    const lines = part.stdout.slice(0, part.stdout.indexOf('\netcd, seed 7:')).split('\n')
    expect(resultOf(part.stdout).step).toBe(500)
    expect(lines.length).toBeGreaterThan(5)
    expect(whole.stdout.split('\n').slice(0, lines.length)).toEqual(lines)
  })

  test('--faults, --without and --mask decide which faults happen', async () => {
    const only = await sim('--seed', '5', '--faults', 'crash,partition')
    expect(familiesOf(only.stdout)).toEqual(['crash', 'partition'])
    const indices = faultsOf(only.stdout)
    expect(indices.length).toBeGreaterThan(1)
    const masked = await sim('--seed', '5', '--faults', 'crash,partition', '--mask', `${indices[0]},${indices[1]}`)
    expect(faultsOf(masked.stdout)).toEqual(indices.slice(2))
    const without = await sim('--seed', '5', '--faults', 'crash,partition', '--without', 'partition')
    expect(familiesOf(without.stdout)).toEqual(['crash'])
    const none = await sim('--seed', '5', '--faults', 'none')
    expect(none.stdout).toContain('fault families: none\n')
    expect(faultsOf(none.stdout)).toEqual([])
  })

  test('--duration simulates longer', async () => {
    const end = await sim('--seed', '5', '--faults', 'none', '--duration', '20s')
    const [, seconds = '0'] = /; (\d+)\.\d+ s simulated/.exec(end.stdout) ?? []
    expect(Number(seconds)).toBeGreaterThanOrEqual(20)
  })

  test('--etcd is a release with all its bugs', async () => {
    const end = await sim('--from', '0', '--count', '10', '--etcd', '3.4.23')
    expect(end.code).toBe(1)
    expect(await sim('--from', '0', '--count', '10', '--etcd', 'v3.4.23')).toMatchObject({ stdout: end.stdout })
  })

  test('--list-bugs prints the 17 of the track record and their titles', async () => {
    const { code, stdout } = await sim('--list-bugs')
    expect(code).toBe(0)
    for (const id of ['13766', '14370', '20221a', '20221b', '20418'])
      expect(stdout).toMatch(new RegExp(`^${id} +\\w`, 'm'))
    expect(stdout.trim().split('\n').length).toBeGreaterThanOrEqual(17)
    expect(stdout).toMatch(/^20418 .+; its cause is not established upstream; no seed is known that shows it$/m)
    expect(stdout).toMatch(/^20271 .+; its cause is not established upstream$/m)
    expect(stdout).toMatch(/^stale-read .+; never in a release of etcd$/m)
    expect(stdout).toMatch(/^18089 [\w ]+$/m)
  })

  test('a reader that has seen enough ends it: of 1,000,000 seeds only the first are run', async () => {
    const cli = join(root, 'dist', 'js', 'cli.js')
    const words = ['sim', 'etcd', '--from', '0', '--count', '1000000']
    const child = spawn(process.execPath, [cli, ...words], {
      cwd: cwd(),
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk)
    })
    await once(child.stdout, 'data')
    child.stdout.destroy()
    expect(await once(child, 'close')).toEqual([0, null])
    expect(stderr).toBe('')
  })

  test('Ctrl-C ends it between two seeds', async () => {
    const running = startCli(['sim', 'etcd', '--from', '0', '--count', '1000000'], { cwd: cwd() })
    await running.seen(/seedsweep: \{/)
    running.child.kill('SIGINT')
    const end = await running.ended
    expect(end).toMatchObject({ signal: null, stderr: '' })
    expect(resultsOf(end.stdout).length).toBeLessThan(100_000)
  })
})

describe('a mistake in the call ends with 2 and says what to write', () => {
  test.each([
    [['--seed', 'x'], /"x" is not a seed/],
    [['--seed', '18446744073709551616'], /is not a seed\n {2}Write a whole number from 0 to 18446744073709551615/],
    [['--seed', '-1'], /is not a seed|needs a value|argument missing/],
    [[], /it is not said which seeds to run\n {2}write --seed S, or --from A --count N/],
    [['--from', '3'], /it is not said which seeds/],
    [
      ['--seed', '1', '--from', '3', '--count', '2'],
      /--seed is one seed, --from and --count are several\n {2}write --seed S/,
    ],
    [['--from', '3', '--count', '0'], /--count 0 is not a whole number from 1 on/],
    [['--seed', '1', '--bug', '13767'], /there is no bug "13767"\n {2}Did you mean 13766\? Known: 13766, /],
    [['--seed', '1', '--bug', 'nonsense'], /there is no bug "nonsense"\n {2}Known: 13766, /],
    [['--seed', '1', '--etcd', '3.5'], /"3.5" is not a release of etcd\n {2}Write three numbers, such as 3.5.0/],
    [['--seed', '1', '--etcd', '2.3.0'], /etcd 2.3.0 is older than what is known/],
    [['--seed', '1', '--etcd', '3.5.0', '--bug', '13766'], /single bugs were named besides\n {2}Write --etcd or --bug/],
    [['--seed', '1', '--faults', 'crush'], /there is no family of faults "crush"\n {2}Did you mean crash\?/],
    [['--seed', '1', '--without', 'partitions'], /no family of faults "partitions"\n {2}Did you mean partition\?/],
    [['--seed', '1', '--mask', '1,b'], /--mask b is not a whole number from 0 on/],
    [['--seed', '1', '--max-steps', '1.5'], /--max-steps 1.5 is not a whole number from 1 on/],
    [['--seed', '1', '--duration', 'soon'], /--duration/],
  ] as const)('%j', async (words, message) => {
    const end = await sim(...words)
    expect(end.stdout).toBe('')
    expect(end.stderr).toMatch(message)
    expect(end.code).toBe(2)
  })

  test('another system than etcd', async () => {
    const end = await runCli(['sim', 'zookeeper', '--seed', '1'], { cwd: cwd() })
    expect(end).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no simulator "zookeeper"') as string,
    })
  })

  test.each([
    ['{"type":"run"', /a line on stdin is not JSON: \{"type":"run"/],
    ['[]', /a line on stdin asks for no run: \[\]/],
    ['7', /a line on stdin is no object: 7/],
    ['{"type":"run","id":1,"seed":7}', /a line on stdin asks for no run/],
    ['{"type":"run","id":1,"seed":"-7"}', /"-7" is not a seed/],
  ])('a worker is told %s', async (line, message) => {
    const end = await runCli(['sim', 'etcd', '--worker'], { cwd: cwd(), input: `${line}\n` })
    expect(end.stderr).toMatch(message)
    expect(end).toMatchObject({ code: 2, stdout: expect.stringMatching(/^\{"type":"ready".*\}\n$/) as string })
  })

  test('a worker whose input ends is done, with or without a last line', async () => {
    const empty = await runCli(['sim', 'etcd', '--worker'], { cwd: cwd() })
    expect(empty).toMatchObject({ code: 0, stderr: '' })
    const half = await runCli(['sim', 'etcd', '--worker'], { cwd: cwd(), input: '\n{"type":"run","id":4,"seed":"9"}' })
    expect(half).toMatchObject({ code: 0, stderr: '' })
    expect(half.stdout.trimEnd().split('\n')).toHaveLength(2)
  })
})
