import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Target } from '../../src/model/target.ts'
import type { CarriedQueue } from '../../src/sweep/carried-queue.ts'
import { openChunkSizer } from '../../src/sweep/chunk-sizer.ts'
import { type Deadline, openDeadline } from '../../src/sweep/deadline.ts'
import { openDrawing } from '../../src/sweep/drawing.ts'
import { driveLane, type ShardSweep, type TargetSweep } from '../../src/sweep/drive-lane.ts'
import { openLaneAccount } from '../../src/sweep/fair-share.ts'
import type { LaneAhead } from '../../src/sweep/feed-lane.ts'
import { openIndexCursor } from '../../src/sweep/index-cursor.ts'
import { isSampled } from '../../src/sweep/second-runs.ts'
import type { SweepEvent } from '../../src/sweep/sweep-event.ts'
import { launchers, makeContext } from '../simulator/fixture-context.ts'
import { seedText } from './make-run-result.ts'

const absent = launchers.length < 2
const jobs = 2
const now = (): number => performance.now()

interface Sweep {
  /** Index and outcome of what was told, in order. */
  readonly told: string[]
  /** The last number of seeds that were told to have been started. */
  readonly issued: () => number
  /** Indices in the order in which the simulator started, second runs included. */
  readonly ran: () => number[]
  readonly target: TargetSweep
  /** Lines in the file `$LOG.long`. */
  readonly longCount: () => number
  /** Seeds that wait in all lanes behind those that run. */
  readonly waiting: () => number
  /** Makes the file `$LOG.go`. */
  letGo(): void
  /** Drives `jobs` lanes to their end. */
  run(): Promise<void>
}

/** A sweep of `/bin/sh -c script` with the index in `$1`, in which every process leaves a line. */
function openSweep(
  script: string,
  size: { readonly count: number; readonly budgetMs?: number; readonly deadline?: Deadline },
  cancel = new AbortController(),
): Sweep {
  const run = ['/bin/sh', '-c', `echo "$SEEDSWEEP_INDEX" >> "$LOG"; set -- "$SEEDSWEEP_INDEX"; ${script}`]
  const base = makeContext(run)
  const log = join(base.scratch, 'log')
  const ahead = new Set<LaneAhead>()
  const settings: Target = { ...base.target, name: 'fed', env: { LOG: log } }
  const context = { ...base, target: settings }
  const told: string[] = []
  let issued = 0
  const put = (event: SweepEvent): void => {
    if (event.type === 'issued') issued = event.count
    if (event.type !== 'outcome') return
    told.push(`${event.outcome.index} ${event.outcome.outcome}`)
  }
  const stream = { kind: 'consecutive', type: 'u64', base: seedText(0) } as const
  const target: TargetSweep = {
    context,
    via: 'run',
    slice: { target: 'fed', first: 0, end: size.count },
    stream,
    cursor: openIndexCursor(0, size.count, []),
    size: openChunkSizer(jobs, 'run'),
    rangeSize: openChunkSizer(jobs, 'ranges'),
    gate: { put, open() {} },
    account: openLaneAccount(1),
    issued: 0,
    leaks: false,
  }
  return {
    told,
    issued: () => issued,
    ran: () => readLines(log).map(Number),
    longCount: () => readLines(`${log}.long`).length,
    waiting: () => [...ahead].reduce((sum, lane) => sum + lane.waiting(), 0),
    target,
    letGo: () => writeFileSync(`${log}.go`, ''),
    async run() {
      using own = openDeadline(cancel.signal, now, size.budgetMs ?? Number.POSITIVE_INFINITY)
      const deadline = size.deadline ?? own
      const carried: CarriedQueue = { size: 0, take: () => null, signal: deadline.signal }
      const drawing = openDrawing(deadline)
      const byBudget = size.budgetMs !== undefined || size.deadline !== undefined
      const shard: ShardSweep = { targets: [target], carried, deadline, drawing, ahead, byBudget, now }
      await Promise.all(Array.from({ length: jobs }, () => driveLane(shard)))
    },
  }
}

/** A budget that is over when the test says so. */
function openBudget(graceMs: number): { readonly deadline: Deadline; readonly end: () => void } {
  const drawing = new AbortController()
  const cancel = new AbortController()
  const leftMs = () => (drawing.signal.aborted ? 0 : 60_000)
  const deadline: Deadline = {
    drawingEnded: () => drawing.signal.aborted,
    drawingEnd: drawing.signal,
    leftMs,
    graceLeftMs: () => leftMs() + graceMs,
    signal: cancel.signal,
    stop: () => cancel.abort(),
    [Symbol.dispose]() {},
  }
  return { deadline, end: () => drawing.abort() }
}

function readLines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

test.skipIf(absent)(
  'a seed that waits behind one that does not end goes to the lane that has run dry (needs a launch server)',
  async () => {
    // Neither of those that run twice, nor of the first, which no server starts.
    const long = [20, 21, 22, 23].find((index) => !isSampled(index)) ?? 20
    const wait = 'while [ ! -e "$LOG.go" ]; do sleep 0.02; done'
    const sweep = openSweep(`[ $1 != ${long} ] || { ${wait}; exit 0; }; exec sleep 0.05`, { count: 28 })
    const running = sweep.run()
    await expect.poll(() => sweep.told.length).toBe(27)
    sweep.letGo()
    await running
    expect(sweep.told.at(-1)).toBe(`${long} passed`)
    expect(sweep.told.toSorted()).toEqual(Array.from({ length: 28 }, (_, index) => `${index} passed`).toSorted())
    const twice = sweep.ran().filter(isSampled).length / 2
    expect(sweep.ran()).toHaveLength(28 + twice)
  },
)

test.skipIf(absent)(
  'when the budget ends, what waits was never drawn: 2 long seeds end, and those behind them are neither started nor told (needs a launch server)',
  async () => {
    const { deadline, end } = openBudget(100)
    // Seeds behind which nothing waits, which no server starts, end by themselves; of their length, too, none would fit into the grace.
    const wait = 'echo long >> "$LOG.long"; while [ ! -e "$LOG.go" ]; do sleep 0.02; done'
    const sweep = openSweep(`[ "$PPID" != ${process.pid} ] || exec sleep 0.4; ${wait}`, {
      count: 1e6,
      deadline,
    })
    const running = sweep.run()
    await expect.poll(() => [sweep.longCount(), sweep.waiting()]).toEqual([jobs, jobs])
    end()
    await expect.poll(() => sweep.waiting()).toBe(0)
    sweep.letGo()
    await running
    expect(sweep.longCount()).toBe(jobs)
    expect(sweep.told.every((line) => line.endsWith(' passed'))).toBe(true)
    expect(new Set(sweep.ran()).size).toBe(sweep.told.length)
    expect(sweep.issued()).toBe(sweep.told.length)
    expect(sweep.target.cursor.remaining()).toBe(1e6 - sweep.told.length)
  },
)

test('a cancelled budget cuts what runs, and tells nothing of what waits', async () => {
  const cancel = new AbortController()
  const sweep = openSweep('[ $1 -lt 12 ] || exec sleep 60', { count: 1e6, budgetMs: 60_000 }, cancel)
  const running = sweep.run()
  await expect.poll(() => sweep.ran().filter((index) => index >= 12).length).toBe(jobs)
  cancel.abort()
  await running
  expect(sweep.told.filter((line) => line.endsWith(' cut'))).toHaveLength(jobs)
  expect(sweep.issued()).toBe(sweep.told.length)
})

test('of 60 seeds that run side by side with second runs each is told once, and every third that fails ran twice', async () => {
  const sweep = openSweep('exit $(($1 % 3 == 0))', { count: 60 })
  await sweep.run()
  expect(sweep.told.toSorted()).toEqual(
    Array.from({ length: 60 }, (_, index) => `${index} ${index % 3 === 0 ? 'failed' : 'passed'}`).toSorted(),
  )
  const times = Map.groupBy(sweep.ran(), (index) => index)
  for (let index = 0; index < 60; index++) {
    expect(times.get(index)).toHaveLength(index % 3 === 0 || isSampled(index) ? 2 : 1)
  }
})
