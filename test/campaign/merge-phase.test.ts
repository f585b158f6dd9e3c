import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCheckpointLog } from '../../src/campaign/checkpoint-log.ts'
import { listShardGaps } from '../../src/campaign/judge-campaign.ts'
import { mergePhase } from '../../src/campaign/merge-phase.ts'
import { readStoreReport } from '../../src/campaign/phases.ts'
import type { Checkpoint } from '../../src/model/checkpoint.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { seedAt } from '../../src/model/seed-stream.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { openStore } from '../../src/store/open-store.ts'
import { outcomeOf, planOf, simulate as simulateIndex } from '../store/fixtures/campaign.ts'
import { temporaryDirectory } from '../store/fixtures/directory.ts'
import { indicesOf, sweepShard } from '../store/fixtures/sweep-shard.ts'

const plan = planOf(700, 4)

/** With the seed that the plan's stream has at that index: a log does not carry seeds. */
function simulate(index: number): Outcome {
  const [planned] = plan.targets
  return planned === undefined ? simulateIndex(index) : { ...simulateIndex(index), seed: seedAt(planned.stream, index) }
}

/** Other outcomes than those of the shard, and failures where there are none. */
function lie(index: number): Outcome {
  return index % 2 === 0 ? { ...simulate(index + 3), index } : outcomeOf(index, 'passed')
}

/** The checkpoint lines of a shard, one for each hundred seeds, as a sweep prints them. */
function linesOf(
  shard: number,
  given: { indices?: readonly number[]; state?: Checkpoint['state']; simulate?: (index: number) => Outcome } = {},
): string[] {
  const log = openCheckpointLog(plan.campaign, shard)
  log.setCanary('failed')
  const lines: string[] = []
  for (const [place, index] of (given.indices ?? indicesOf(plan, shard)).entries()) {
    log.add((given.simulate ?? simulate)(index))
    if (place % 100 === 99) lines.push(...log.take('running'))
  }
  return [...lines, ...log.take(given.state ?? 'delivered')]
}

/** As GitHub keeps a log, with groups, colours and other people's words around. */
function asGitHub(lines: readonly string[]): string {
  const all = [
    '##[group]Run seedsweep',
    '\u001b[36;1mshell\u001b[0m',
    '100 seeds',
    ...lines,
    '##[endgroup]',
    'Post job',
  ]
  return `\ufeff${all.map((line, place) => `2026-11-22T03:0${place % 10}:00.1234567Z ${line}`).join('\r\n')}\r\n`
}

function rowsOf(path: string): string[] {
  using store = openStore(path, { readonly: true })
  return canonicalRows(store)
}

/** Everything that is counted, with the keys of findings and their seeds. */
function countsOf(path: string) {
  const { planned, delivered, counts, findings, shards } = readStoreReport(path)
  const found = findings.map(({ key, count, seeds }) => ({ key, count, seeds: seeds.map(({ seed }) => seed).sort() }))
  return { planned, delivered, counts, found, states: shards.map(({ state }) => state) }
}

function sweepAll(directory: string): string[] {
  return plan.shards.map(({ shard }) => {
    const path = join(directory, `s${shard}.db`)
    sweepShard(path, { plan, shard, simulate })
    return path
  })
}

describe('a job log in the place of a store', () => {
  test('gives the same outcomes, findings and seeds as the store, and says that they are from a log', () => {
    using directory = temporaryDirectory()
    const stores = sweepAll(directory.path)
    const [whole, out, log] = ['whole.db', 'out.db', 'log.txt'].map((name) => join(directory.path, name)) as [
      string,
      string,
      string,
    ]
    mergePhase(whole, stores)
    writeFileSync(log, asGitHub(linesOf(1)))
    const result = mergePhase(out, [log, ...stores.toSpliced(1, 1)])
    expect(result.refused).toEqual([])
    expect(result.recovered).toEqual([
      { path: log, shards: [{ campaign: plan.campaign, shard: 1, seeds: 175 }], damagedLines: 0 },
    ])
    expect(result.campaigns).toEqual([{ campaign: plan.campaign, missingShards: [] }])
    expect(countsOf(out)).toEqual(countsOf(whole))
    const { shards, harness, properties } = readStoreReport(out)
    expect(shards.map(({ recovered }) => recovered)).toEqual([0, 175, 0, 0])
    expect(shards[1]).toMatchObject({ attempt: 0, jobs: null, wallMs: null, machine: 'known from a job log' })
    expect(harness).toBe('healthy')
    // What a log does not tell is not made up.
    expect(properties[0]?.passes).toBe(3 * (700 - 175))
  })

  test('a store of that shard wins over the log, whichever comes first, and again', () => {
    using directory = temporaryDirectory()
    const stores = sweepAll(directory.path)
    const whole = join(directory.path, 'whole.db')
    mergePhase(whole, stores)
    const log = join(directory.path, 'log.txt')
    writeFileSync(log, linesOf(1, { simulate: lie }).join('\n'))
    const [, mine = ''] = stores
    const [early, late] = ['early.db', 'late.db'].map((name) => join(directory.path, name)) as [string, string]
    mergePhase(early, [log, ...stores.toSpliced(1, 1)])
    expect(countsOf(early)).not.toEqual(countsOf(whole))
    mergePhase(early, [early, mine])
    mergePhase(late, stores)
    mergePhase(late, [log])
    mergePhase(late, [late, log, mine])
    for (const path of [early, late]) {
      expect(countsOf(path)).toEqual(countsOf(whole))
      expect(readStoreReport(path).shards.map(({ recovered }) => recovered)).toEqual([0, 0, 0, 0])
    }
    expect(rowsOf(early)).toEqual(rowsOf(late))
  })

  test('of a runner that died counts what its lines told; the rest of the shard is missing, and named', () => {
    using directory = temporaryDirectory()
    const stores = sweepAll(directory.path)
    const log = join(directory.path, 'log.txt')
    writeFileSync(log, asGitHub(linesOf(2).slice(0, 1)))
    const out = join(directory.path, 'out.db')
    mergePhase(out, [...stores.toSpliced(2, 1), log])
    const report = readStoreReport(out)
    expect([report.planned, report.delivered]).toEqual([700, 625])
    expect(listShardGaps(report)).toEqual(['shard 2 (of 0-3) stopped without a word after 100 seeds'])
  })

  test('a line that was changed is left out and said, and its indices are missing although the log says the end', () => {
    using directory = temporaryDirectory()
    const stores = sweepAll(directory.path)
    const [first = '', ...rest] = linesOf(2)
    const log = join(directory.path, 'log.txt')
    writeFileSync(log, asGitHub([`${first.slice(0, 60)}*${first.slice(61)}`, ...rest]))
    const out = join(directory.path, 'out.db')
    const result = mergePhase(out, [...stores.toSpliced(2, 1), log])
    expect(result.recovered).toMatchObject([{ shards: [{ shard: 2, seeds: 75 }], damagedLines: 1 }])
    const report = readStoreReport(out)
    expect(report.delivered).toBe(600)
    expect(listShardGaps(report)).toEqual(['shard 2 (of 0-3) stopped without a word after 75 seeds'])
  })

  test('any parts of a log, in any order, nested, and again, give the same rows', () => {
    using directory = temporaryDirectory()
    const stores = sweepAll(directory.path).slice(0, 2)
    // Cut into one file for each line, of two sessions that ran some seeds twice.
    const lines = [
      ...linesOf(2, { state: 'running' }),
      ...linesOf(2, { indices: indicesOf(plan, 2).slice(50) }),
      ...linesOf(3),
    ]
    const inputs = [
      ...stores,
      ...lines.map((line, place) => {
        const path = join(directory.path, `log-${place}.txt`)
        writeFileSync(path, `${line}\n`)
        return path
      }),
    ]
    const all = join(directory.path, 'all.db')
    mergePhase(all, inputs)
    const expected = rowsOf(all)
    let run = 0
    fc.assert(
      fc.property(
        fc.shuffledSubarray(inputs, { minLength: inputs.length }),
        fc.nat({ max: inputs.length }),
        (order, at) => {
          const out = join(directory.path, `out-${run++}.db`)
          // A log alone has no plan: one store at least is in the first part.
          mergePhase(out, [stores[0] ?? '', ...order.slice(0, at)])
          mergePhase(out, [...order.slice(at), out])
          mergePhase(out, order)
          expect(rowsOf(out)).toEqual(expected)
        },
      ),
      { numRuns: 8 },
    )
  })

  test('of another campaign, without a checkpoint line, or alone it is refused by name', () => {
    using directory = temporaryDirectory()
    const [store = ''] = sweepAll(directory.path)
    const write = (name: string, text: string) => {
      const path = join(directory.path, name)
      writeFileSync(path, text)
      return path
    }
    const foreign = write('foreign.txt', openForeign().join('\n'))
    const other = write('other.txt', 'npm test\nall is well\n')
    const broken = write('broken.txt', `${linesOf(1)[0]?.slice(0, -3)}\n`)
    const mine = write('mine.txt', linesOf(1).join('\n'))
    const { refused } = mergePhase(join(directory.path, 'out.db'), [foreign, other, broken, store])
    expect(refused.map(({ path, code }) => [path, code])).toEqual([
      [other, 'store-not-ours'],
      [foreign, 'log-foreign'],
      [broken, 'log-damaged'],
    ])
    const alone = mergePhase(join(directory.path, 'alone.db'), [mine])
    expect(alone.refused).toMatchObject([{ path: mine, code: 'log-foreign' }])
    expect(mergePhase(join(directory.path, 'only.db'), [store, mine], 'ba9876543210').refused).toMatchObject([
      { code: 'store-foreign' },
      { code: 'log-foreign' },
    ])
  })

  test('words of a simulator are no line: the mark counts only where a CI or the sweep itself begins one', () => {
    using directory = temporaryDirectory()
    const stores = sweepAll(directory.path)
    const [line = ''] = linesOf(1, { indices: [175, 176] })
    const log = join(directory.path, 'log.txt')
    const said = [
      ` found  ${line}`,
      `2026-11-22T03:00:00Z  found  ${line}`,
      `Error: ${line}`,
      `x\t${line}`,
      `> ${line}`,
    ]
    const printed = [
      line,
      `\u001b[36m${line}\u001b[0m`,
      `job\tstep\t2026-11-22T03:00:00.1234567Z ${line}`,
      `2026-11-22T03:00:00.123456Z 00O ${line}`,
      `[2026-11-22T03:00:00.123Z] ${line}`,
      `\u001b_bk;t=1732240800000\u0007${line}`,
      `2026-11-22T03:00:00.123456789Z stderr F ${line}`,
    ]
    writeFileSync(log, said.join('\n'))
    const out = join(directory.path, 'out.db')
    expect(mergePhase(out, [stores[0] ?? '', log]).refused).toMatchObject([{ code: 'store-not-ours' }])
    for (const one of printed) {
      writeFileSync(log, `before\n${one}\r\nafter`)
      expect(mergePhase(out, [log]).recovered, JSON.stringify(one)).toMatchObject([{ damagedLines: 0 }])
    }
    expect(readFileSync(log, 'utf8')).toContain('seedsweep checkpoint 1')
  })
})

function openForeign(): string[] {
  const log = openCheckpointLog('ffffffffffff', 0)
  log.add(simulate(1))
  return log.take('running')
}
