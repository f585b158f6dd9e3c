import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunResult, SeedJob } from '../../src/model/outcome.ts'
import { type LaunchServer, startLaunchServer } from '../../src/simulator/launch-server.ts'
import type { SeedRunner } from '../../src/simulator/open-lane.ts'
import { openOutDirectories } from '../../src/simulator/out-directory.ts'
import { readAnswers } from '../../src/simulator/read-answers.ts'
import type { FedJob, SeedFeed } from '../../src/simulator/seed-feed.ts'
import { openSeedRunner } from '../../src/simulator/seed-runner.ts'
import type { SimulatorContext } from '../../src/simulator/simulator-context.ts'
import { jobsOf, launchers, livingProcesses, makeContext, noSignal, summarize } from './fixture-context.ts'

const absent = launchers.length < 2

/** Starts a server that is ready, and says its process id, so that a test can hurt it. */
async function startReady(context: SimulatorContext): Promise<{ server: LaunchServer; pid: number }> {
  const before = new Set(childrenNow())
  const server = startLaunchServer(context)
  if (server === null || !(await server.ready)) throw new Error('no launch server')
  const [pid = 0] = childrenNow().filter((child) => !before.has(child))
  return { server, pid }
}

function childrenNow(): number[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number)
}

/** A lane's runner that uses `server` from its first seed on. */
function openRunner(context: SimulatorContext, server: LaunchServer): SeedRunner {
  return openSeedRunner(context, () => server, 1)
}

async function collect(results: AsyncIterable<RunResult>): Promise<RunResult[]> {
  const collected: RunResult[] = []
  for await (const result of results) collected.push(result)
  return collected
}

/** Hands out jobs in order, what was taken back first; `left` shows those that nobody has in hand. */
function feedOf(jobs: readonly SeedJob[], ahead: number): SeedFeed<FedJob> & { readonly left: FedJob[] } {
  const left = jobs.map((one): FedJob => ({ ...one, keepOutput: false }))
  return {
    left,
    next: () => left.shift() ?? null,
    ahead: () => ahead,
    takeBack: (taken) => void left.unshift(...taken),
  }
}

async function collectFed(runner: SeedRunner, feed: SeedFeed<FedJob>, onResult = () => {}): Promise<RunResult[]> {
  const collected: RunResult[] = []
  for await (const [job, result] of runner.runFed?.(feed, noSignal) ?? []) {
    expect(result.seed).toBe(job.seed)
    collected.push(result)
    onResult()
  }
  return collected
}

/** Processes that sleep for so many seconds and our process id as a fraction; not the shells that are about to. */
const sleepers = (seconds: number): string[] => livingProcesses(`sleep\0${seconds}.${process.pid}`)

const sh = (script: string): string[] => ['/bin/sh', '-c', script, 'sim', '{seed}', '{out}']

/** Both ways of starting processes, for one table of tests: what holds of one holds of the other. */
const runners: readonly {
  readonly launcher: string
  readonly open: (context: SimulatorContext) => Promise<SeedRunner>
}[] = [
  { launcher: 'our own spawn', open: async (context) => openSeedRunner(context, () => null) },
  ...(absent
    ? []
    : [
        {
          launcher: 'the launch server',
          open: async (context: SimulatorContext) => openRunner(context, (await startReady(context)).server),
        },
      ]),
]

describe.each(runners)('a lane with $launcher', ({ open }) => {
  test('100 seeds keep apart what each said, wrote and gave', async () => {
    const script = 'echo "out $1"; echo "err $1" >&2; echo "$SEEDSWEEP_SEED" > "$2/file"; ls -A "$2"; exit $(($1 % 3))'
    const context = makeContext(sh(script))
    const runner = await open(context)
    const results = await collect(runner.runSeeds(jobsOf(0, 100), noSignal))
    await runner.close()
    expect(results).toHaveLength(100)
    for (const { seed, outcome, exit, output } of results) {
      expect(exit).toEqual({ code: Number(seed) % 3, signal: null, killedByUs: null })
      expect(outcome).toBe(Number(seed) % 3 === 0 ? 'passed' : 'failed')
      const lines = [`err ${seed}`, 'file', `out ${seed}`]
      expect(output.trim().split('\n').toSorted()).toEqual(outcome === 'passed' ? [''] : lines)
    }
    expect(readdirSync(context.scratch)).toEqual([])
  })

  test('what outlives a seed for a moment says nothing for another one', async () => {
    const context = makeContext(
      sh('(sleep 0.05; echo "late $1"; sleep 0.05; echo "later $1" >&2) & echo "soon $1"; exit 1'),
    )
    const runner = await open(context)
    for (const { seed, output } of await collect(runner.runSeeds(jobsOf(1, 9), noSignal))) {
      expect(output).toMatch(new RegExp(`^soon ${seed}\n(late ${seed}\n)?(later ${seed}\n)?$`))
    }
    await runner.close()
  })

  test('exit code 137 fails, a SIGKILL is the world’s doing', async () => {
    const context = makeContext(sh('[ $1 = 1 ] && exit 137; kill -9 $$'))
    const runner = await open(context)
    const results = await collect(runner.runSeeds(jobsOf(1, 3), noSignal))
    await runner.close()
    expect(summarize(results)).toBe('1:failed 2:infra')
    expect(results[0]?.exit).toEqual({ code: 137, signal: null, killedByUs: null })
  })

  test('signals that the launcher ignores have their usual effect in a seed: SIGPIPE ends it', async () => {
    const context = makeContext(sh('kill -PIPE $$; exit 0'))
    const runner = await open(context)
    const [first] = await collect(runner.runSeeds(jobsOf(1, 2), noSignal))
    await runner.close()
    expect(first).toMatchObject({ outcome: 'failed', exit: { signal: 'SIGPIPE' } })
  })

  test('a program that only a shell can read, a script without #!, runs all the same', async () => {
    const context = makeContext(['{config.file}'])
    const file = join(context.scratch, 'sim')
    writeFileSync(file, 'exit 0\n')
    chmodSync(file, 0o755)
    const target = { ...context.target, config: { file } }
    const runner = await open({ ...context, target })
    expect(summarize(await collect(runner.runSeeds(jobsOf(1, 4), noSignal)))).toBe('1:passed 2:passed 3:passed')
    await runner.close()
  })

  test('a caller that leaves after 2 of 40 seeds leaves nothing behind, and the next call is not confused', async () => {
    const context = makeContext(sh(`[ $1 = 3 ] && exec sleep 61.${process.pid}; exit $(($1 % 2))`))
    const runner = await open(context)
    for await (const { seed } of runner.runSeeds(jobsOf(1, 41), noSignal)) if (seed === '2') break
    expect(sleepers(61)).toEqual([])
    expect(summarize(await collect(runner.runSeeds(jobsOf(4, 8), noSignal)))).toBe(
      '4:passed 5:failed 6:passed 7:failed',
    )
    await runner.close()
    expect(readdirSync(context.scratch)).toEqual([])
  })

  test('an abort in the middle of 40 seeds: what ran is cut with its time, what waited with none, and nobody waits for the 62 s of its sleep', async () => {
    const context = makeContext(sh(`[ $1 = 3 ] && exec sleep 62.${process.pid}; exit 0`))
    const runner = await open(context)
    const controller = new AbortController()
    const running = collect(runner.runSeeds(jobsOf(1, 41), controller.signal))
    await expect.poll(() => sleepers(62).length).toBe(1)
    const startedAt = performance.now()
    controller.abort()
    const results = await running
    expect(performance.now() - startedAt).toBeLessThan(40_000)
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', ...Array(38).fill('cut')])
    expect(results[2]?.durationMs).toBeGreaterThan(0)
    expect(results.slice(3).every(({ durationMs }) => durationMs === 0)).toBe(true)
    expect(sleepers(62)).toEqual([])
    await runner.close()
  })

  test('a time limit of 2 s holds for each of 3 seeds', async () => {
    const context = makeContext(sh('[ $1 = 2 ] && sleep 60; exit 0'), { timeoutMs: 2_000 })
    const runner = await open(context)
    const results = await collect(runner.runSeeds(jobsOf(1, 4), noSignal))
    await runner.close()
    expect(summarize(results)).toBe('1:passed 2:timed-out 3:passed')
    expect(results[1]?.durationMs).toBeGreaterThanOrEqual(1_999)
  })
})

describe.skipIf(absent)('a lane with a launch server (needs Linux and Python 3.9)', () => {
  test('a server that is killed takes its seed with it, and the lane runs it and the rest itself', async () => {
    const marker = `lost-${process.pid}`
    const context = makeContext(sh(`[ -e "$MARK" ] || { : > "$MARK"; exec sleep 60.${process.pid}; }; echo ${marker}`))
    const withMark = { ...context, target: { ...context.target, env: { MARK: join(context.scratch, 'mark') } } }
    const { server, pid } = await startReady(withMark)
    const runner = openRunner(withMark, server)
    const running = collect(runner.runSeeds(jobsOf(1, 4), noSignal))
    await expect.poll(() => sleepers(60).length).toBe(1)
    process.kill(pid, 'SIGKILL')
    expect(summarize(await running)).toBe('1:passed 2:passed 3:passed')
    expect(sleepers(60)).toEqual([])
    await runner.close()
    expect(readdirSync(context.scratch)).toEqual(['mark'])
  })

  test('a seed that makes its output non-blocking does not make that of the next one so', async () => {
    const nonBlocking = 'import fcntl, os; [fcntl.fcntl(fd, fcntl.F_SETFL, os.O_NONBLOCK) for fd in (1, 2)]'
    const context = makeContext(sh(`cat /proc/self/fdinfo/[12] | grep flags; python3 -c '${nonBlocking}'; exit 1`))
    const { server } = await startReady(context)
    const runner = openRunner(context, server)
    const outputs = (await collect(runner.runSeeds(jobsOf(1, 5), noSignal))).map(({ output }) => output)
    await runner.close()
    expect(outputs).toEqual(Array(4).fill('flags:\t01\nflags:\t01\n'))
  })

  test('a recall takes back the 4 seeds that wait behind one that runs, which goes on', async () => {
    const context = makeContext(sh('echo "$1" >> "$LOG"; while [ ! -e "$GO" ]; do sleep 0.01; done'))
    const [log, go] = [join(context.scratch, 'log'), join(context.scratch, 'go')]
    const target = { ...context.target, env: { LOG: log, GO: go } }
    const runner = openRunner({ ...context, target }, (await startReady({ ...context, target })).server)
    const feed = feedOf(jobsOf(1, 6), 4)
    const running = collectFed(runner, feed)
    await expect.poll(() => existsSync(log)).toBe(true)
    expect(await runner.recall?.()).toBe(4)
    expect(feed.left.map(({ seed }) => seed)).toEqual(['2', '3', '4', '5'])
    const taken = feed.left.splice(0)
    expect(await runner.recall?.()).toBe(0)
    writeFileSync(go, '')
    expect(summarize(await running)).toBe('1:passed')
    expect(readFileSync(log, 'utf8')).toBe('1\n')
    feed.left.push(...taken)
    expect(summarize(await collectFed(runner, feed))).toBe('2:passed 3:passed 4:passed 5:passed')
    await runner.close()
  })

  test('a recall of seeds that were handed over in the same turn leaves the first, so that a lane never stands still for it', async () => {
    const context = makeContext(sh('exit 0'))
    const { server } = await startReady(context)
    const runner = openRunner(context, server)
    const feed = feedOf(jobsOf(1, 6), 4)
    const running = collectFed(runner, feed)
    const count = await runner.recall?.()
    expect(count).toBe(4)
    expect(summarize(await running)).toBe('1:passed 2:passed 3:passed 4:passed 5:passed')
    await runner.close()
  })

  test.each(['lives', 'is killed on the way'])(
    '300 seeds under recalls at random moments by a server that %s: each has one result',
    async (fate) => {
      const context = makeContext(sh('echo "$1" >> "$LOG"'))
      const log = join(context.scratch, 'log')
      const target = { ...context.target, env: { LOG: log } }
      const { server, pid } = await startReady({ ...context, target })
      const runner = openRunner({ ...context, target }, server)
      const feed = feedOf(jobsOf(0, 300), 8)
      const ended = new AbortController()
      let [results, recalled] = [0, 0]
      const running = collectFed(runner, feed, () => {
        results++
        if (fate !== 'lives' && results === 150) process.kill(pid, 'SIGKILL')
      }).finally(() => ended.abort())
      for (let turn = 0; !ended.signal.aborted; turn++) {
        if (turn % 3 === 0) recalled += (await runner.recall?.()) ?? 0
        await nextTurn()
      }
      const seeds = (await running).map(({ seed, outcome }) => `${seed} ${outcome}`)
      expect(new Set(seeds)).toEqual(new Set(jobsOf(0, 300).map(({ seed }) => `${seed} passed`)))
      expect(seeds).toHaveLength(300)
      expect(recalled).toBeGreaterThan(20)
      const ran = readFileSync(log, 'utf8').trim().split('\n')
      expect(new Set(ran).size).toBe(300)
      // What a killed server had in its hands ran, or not: nobody knows, and it runs again.
      if (fate === 'lives') expect(ran).toHaveLength(300)
      await runner.close()
    },
  )

  test('when we are killed with SIGKILL the running seed goes too', async () => {
    const context = makeContext(['unused'])
    const room = join(import.meta.dirname, '..', '..', 'src', 'simulator')
    const program = `
      import { startLaunchServer } from ${JSON.stringify(join(room, 'launch-server.ts'))}
      const target = { env: {}, passEnv: [] }
      const server = startLaunchServer({ target, cwd: '/', parentEnv: process.env, scratch: '/' })
      await server.ready
      const request = { argv: ['sleep', '63.${process.pid}'], env: {}, timeoutMs: 60_000, expect: null }
      await server.launch(request, new AbortController().signal)`
    const file = join(context.scratch, 'program.ts')
    writeFileSync(file, program)
    const child = spawn(process.execPath, [file], { stdio: 'inherit' })
    await expect.poll(() => sleepers(63).length).toBe(1)
    child.kill('SIGKILL')
    await expect.poll(() => sleepers(63)).toEqual([])
  })
})

test('answers are read the same however their bytes are cut', () => {
  const bytes = Buffer.from(
    'r 0\no 5\na\nx 1e 3\nx yx 7 9 timeout 0.250\nf 8\nc 9\nb 11\nk 0\nx 10 256 - 1.5\n',
    'latin1',
  )
  const wanted = [
    'ready',
    'stdout:a\nx 1',
    'stderr:x y',
    '7 9 timeout 0.25',
    'no 8',
    'cut 9',
    'back 11',
    'recalled',
    '10 256 null 1.5',
  ]
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: bytes.length })), (cuts) => {
      const said: string[] = []
      const read = readAnswers({
        onReady: () => said.push('ready'),
        onOutput: (stream, chunk) => {
          const last = said.at(-1) ?? ''
          if (last.startsWith(stream)) said[said.length - 1] = last + chunk.toString('latin1')
          else said.push(`${stream}:${chunk.toString('latin1')}`)
        },
        onEnd: (...end) => said.push(end.map(String).join(' ')),
        onCancelled: (id) => said.push(`cut ${id}`),
        onNotStarted: (id) => said.push(`no ${id}`),
        onTakenBack: (id) => said.push(`back ${id}`),
        onRecalled: () => said.push('recalled'),
      })
      const borders = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      for (const [position, border] of borders.entries()) read(bytes.subarray(border, borders[position + 1] ?? border))
      expect(said).toEqual(wanted)
    }),
  )
})

describe('out directories that are lent on', () => {
  test('an empty one serves another run; what was written into or changed does not', async () => {
    const { scratch } = makeContext(['unused'])
    {
      using directories = openOutDirectories(scratch)
      const first = directories.make()
      await directories.take(first)
      const second = directories.make()
      expect(second).toBe(first)
      expect(readdirSync(scratch)).toHaveLength(1)
      writeFileSync(join(second, 'result.json'), '{"outcome":"failed"}')
      expect(await directories.take(second)).toMatchObject({ kind: 'result' })
      expect(readdirSync(scratch)).toEqual([])
      const third = directories.make()
      chmodSync(third, 0o500)
      await directories.take(third)
      expect(readdirSync(scratch)).toEqual([])
      await directories.take(directories.make())
    }
    expect(readdirSync(scratch)).toEqual([])
  })

  test.each([
    { stampMs: 0, what: 'an old time stamp', again: 'another' },
    { stampMs: 60_000, what: 'a young time stamp', again: 'the same' },
  ])('of a directory with $what a result is seen that leaves it $again', async ({ stampMs, again }) => {
    const { scratch } = makeContext(['unused'])
    using directories = openOutDirectories(scratch, stampMs)
    const first = directories.make()
    utimesSync(first, 1, 1)
    await directories.take(first)
    const second = directories.make()
    writeFileSync(join(second, 'result.json'), '{"outcome":"failed"}')
    if (again === 'the same') utimesSync(second, 1, 1)
    expect(await directories.take(second)).toMatchObject({ kind: 'result' })
    expect(readdirSync(scratch)).toEqual([])
  })
})
