import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Target } from '../../src/model/target.ts'
import { type PlanRequest, planCampaign } from '../../src/plan/plan-campaign.ts'
import { type SweepEvent, type SweepRequest, sweepShard } from '../../src/sweep/sweep-shard.ts'
import { makeTarget, localOrigin as origin } from './make-run-result.ts'

const digits = join(import.meta.dirname, '..', 'fixtures', 'cli', 'digits.sh')
function makeRequest(
  targets: readonly Target[],
  seeds: PlanRequest['seeds'],
  given: Partial<SweepRequest> & { readonly shardCount?: number } = {},
): SweepRequest {
  const { shardCount = 1, ...rest } = given
  const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-sweep-'))
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }))
  return {
    plan: planCampaign({ seedsweep: '1.0.0', origin, targets, seeds, shardCount }),
    shard: 0,
    cwd: scratch,
    parentEnv: { PATH: process.env.PATH },
    scratch,
    nodePath: process.execPath,
    jobs: 2,
    via: null,
    completed: new Map(),
    signal: new AbortController().signal,
    now: () => performance.now(),
    ...rest,
  }
}

async function sweep(request: SweepRequest): Promise<SweepEvent[]> {
  return Array.fromAsync(sweepShard(request))
}

function listOutcomes(events: readonly SweepEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === 'outcome' ? [`${event.outcome.target} ${event.outcome.index} ${event.outcome.outcome}`] : [],
  )
}

function lastIssued(events: readonly SweepEvent[], target: string): number {
  return Math.max(
    0,
    ...events.flatMap((event) => (event.type === 'issued' && event.target === target ? [event.count] : [])),
  )
}

const simulator = makeTarget({ name: 'digits', run: ['sh', digits, '{seed}'] })

test('a shard runs exactly its slice of each target, after one canary for each', async () => {
  const targets = [simulator, { ...simulator, name: 'others' }]
  const request = makeRequest(targets, { by: 'range', first: 0n, end: 20n }, { shardCount: 2, shard: 1 })
  const events = await sweep(request)
  const wanted = ['digits', 'others'].flatMap((target) =>
    Array.from({ length: 10 }, (_, at) => `${target} ${10 + at} ${at === 7 ? 'failed' : 'passed'}`),
  )
  expect(listOutcomes(events).toSorted()).toEqual(wanted)
  expect(events.filter(({ type }) => type === 'canary')).toEqual([
    { type: 'canary', verdict: 'failed', reason: null },
    { type: 'canary', verdict: 'failed', reason: null },
  ])
})

test('what is completed is not run again, and all of it completed runs nothing but the canary', async () => {
  const seeds = { by: 'range', first: 0n, end: 12n } as const
  const some = await sweep(
    makeRequest([simulator], seeds, {
      completed: new Map([
        [
          'digits',
          [
            [0, 5],
            [6, 11],
          ],
        ],
      ]),
    }),
  )
  expect(listOutcomes(some).toSorted()).toEqual(['digits 11 passed', 'digits 5 passed'])
  const none = await sweep(makeRequest([simulator], seeds, { completed: new Map([['digits', [[0, 12]]]]) }))
  expect(none.map(({ type }) => type)).toEqual(['canary'])
})

test.skipIf(process.platform === 'win32')(
  'a canary that is killed from outside is run once more, and no more than that (needs SIGKILL)',
  async () => {
    for (const [killed, verdict, reason] of [
      ['1', 'failed', null],
      ['1|2', 'passed', "the target's canary gave infra: killed by the system, probably out of memory"],
    ] as const) {
      const canary = `n=$(($(cat runs 2>/dev/null || echo 0) + 1)); echo $n > runs; case $n in ${killed}) kill -9 $$;; esac; exit 1`
      const target = { ...simulator, canary: ['/bin/sh', '-c', canary] }
      const events = await sweep(makeRequest([target], { by: 'range', first: 0n, end: 3n }))
      expect(events.filter(({ type }) => type === 'canary')).toEqual([{ type: 'canary', verdict, reason }])
    }
  },
)

describe('a budget', () => {
  test('is shared by weight, and what was issued is what has outcomes', async () => {
    const slow = makeTarget({ name: 'light', run: ['sh', '-c', 'sleep 0.02; echo $1', 'sh', '{seed}'] })
    const targets = [slow, { ...slow, name: 'heavy', weight: 3 }]
    const events = await sweep(makeRequest(targets, { by: 'budget', budgetMs: 2_000 }))
    const countOf = (target: string) => listOutcomes(events).filter((line) => line.startsWith(target)).length
    expect(countOf('light')).toBeGreaterThan(0)
    expect(countOf('heavy')).toBeGreaterThan(countOf('light'))
    expect(lastIssued(events, 'light')).toBe(countOf('light'))
    expect(lastIssued(events, 'heavy')).toBe(countOf('heavy'))
  })

  test('that goes on counts what earlier sessions completed as issued, from the first index of its slice', async () => {
    const echo = makeTarget({ name: 'digits', run: ['sh', '-c', 'echo $1', 'sh', '{seed}'] })
    const request = makeRequest([echo], { by: 'budget', budgetMs: 300 }, { shardCount: 2, shard: 1 })
    const first = request.plan.shards[1]?.slices[0]?.first ?? 0
    const events = await sweep({ ...request, completed: new Map([['digits', [[first, first + 1_000]]]]) })
    expect(first).toBe(2 ** 31)
    expect(lastIssued(events, 'digits')).toBe(1_000 + listOutcomes(events).length)
  })
})

test('a cancellation ends running seeds as cut, starts no others, and is quick', async () => {
  const controller = new AbortController()
  const hangs = makeTarget({ name: 'hangs', run: ['sh', '-c', '[ $1 -lt 3 ] && echo $1 || sleep 600', 'sh', '{seed}'] })
  const request = makeRequest([hangs], { by: 'range', first: 0n, end: 100n }, { signal: controller.signal })
  const started = performance.now()
  const events: SweepEvent[] = []
  for await (const event of sweepShard(request)) {
    events.push(event)
    if (event.type === 'outcome' && event.outcome.index === 2) controller.abort()
  }
  expect(performance.now() - started).toBeLessThan(120_000)
  const outcomes = listOutcomes(events)
  // In any order: seed 0 is of those that run twice, and told when its second run has ended.
  const passed = outcomes.filter((line) => !line.endsWith(' cut'))
  expect(passed.toSorted()).toEqual(['hangs 0 passed', 'hangs 1 passed', 'hangs 2 passed'])
  expect(outcomes.length).toBeLessThanOrEqual(5)
})

test('a consumer that leaves early leaves no process behind', async () => {
  const hangs = makeTarget({ name: 'hangs', run: ['sh', '-c', '[ $1 -lt 4 ] && echo $1 || sleep 600', 'sh', '{seed}'] })
  for await (const event of sweepShard(makeRequest([hangs], { by: 'range', first: 0n, end: 100n }))) {
    if (event.type === 'outcome') break
  }
})

test('a seed whose process is killed from outside is run once more; one that is killed each time stays infra', async () => {
  // Each seed that leaves 3 of 5 kills itself the first time, seed 4 each time.
  const script =
    '[ "$1" -ne 4 ] || kill -9 $$; [ $(($1 % 5)) -ne 3 ] || [ -e "$1" ] || { touch "$1"; kill -9 $$; }; echo "$1"'
  const target = makeTarget({ name: 'killed', run: ['sh', '-c', script, 'sh', '{seed}'] })
  const events = await sweep(makeRequest([target], { by: 'range', first: 0n, end: 40n }))
  const wanted = Array.from({ length: 40 }, (_, at) => `killed ${at} ${at === 4 ? 'infra' : 'passed'}`)
  expect(listOutcomes(events).toSorted()).toEqual(wanted.toSorted())
})
