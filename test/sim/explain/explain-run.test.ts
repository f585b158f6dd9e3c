import { describe, expect, test } from 'vitest'
import { describeEverything, explainRun } from '../../../src/sim/explain/explain-run.ts'
import { runSimulation } from '../../../src/sim/run-simulation.ts'
import { findFailures, variantsOf } from './run-seeds.ts'

/** The numbers of the faults that a run's explanation says acted at the moment. */
function actingOf(lines: readonly string[]): string[] {
  return lines
    .slice(lines.indexOf('faults that acted then:') + 1, lines.indexOf('the last that had ended:'))
    .map((line) => line.slice(0, 4).trim())
}

describe('a run that fails explains itself', () => {
  test('18667: the refused transaction, what the log gives after it, and the member that applied it', () => {
    const [failed] = findFailures('18667', 'Hash', 1, 60)
    const lines = explainRun(failed?.simulation ?? runSimulation({ seed: 0n, variants: variantsOf([]) }))
    expect(lines.length).toBeLessThanOrEqual(60)
    expect(lines[0]).toBe('why Hash is broken:')
    const entry = lines.find((line) => line.includes(', refused; revision '))
    expect(entry).toMatch(/^ {4}entry \d+ of term \d+: txn if \[\] then \[put .*; range .* at revision \d+\]/)
    const offending = lines.filter((line) => line.startsWith('>'))
    expect(offending).toHaveLength(1)
    const index = /entry (\d+)/.exec(entry ?? '')?.[1]
    expect(offending[0]).toMatch(new RegExp(`^> +[0-9.]+ s {2}m\\d +applies entry ${index}: revision \\d+$`))
  })

  test('20221a: the watch that was notified below its start, with what the log has for it', () => {
    const [failed] = findFailures('20221a', 'FutureStart', 1, 60)
    const lines = explainRun(failed?.simulation ?? runSimulation({ seed: 0n, variants: variantsOf([]) }))
    expect(lines.length).toBeLessThanOrEqual(60)
    expect(lines[1]).toMatch(/^ {2}around revision \d+ the log has for it: /)
    expect(lines[2]).toMatch(/^ {2}it was sent: /)
    expect(lines.some((line) => /^ .* watch \d+ +asks m\d to watch .* from revision \d+$/.test(line))).toBe(true)
    expect(
      lines.filter((line) => line.startsWith('>')).every((line) => line.includes('is notified that all up to')),
    ).toBe(true)
  })

  test('each of the first 6 failures of 18667, and one of 13766, in at most 60 lines, times rising, something marked', () => {
    const failures = [...findFailures('18667', 'Hash', 6, 80), ...findFailures('13766', 'Hash', 1, 1, 373)]
    expect(failures.length).toBe(7)
    for (const { simulation, seed } of failures) {
      const lines = explainRun(simulation)
      expect(lines.length, `seed ${seed}`).toBeLessThanOrEqual(60)
      const start = lines.findIndex((line) => line.startsWith('what happened around'))
      const times = lines.slice(start + 1).map((line) => Number.parseFloat(line.slice(1)))
      expect(times.length).toBeGreaterThan(10)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      expect(lines.some((line) => line.startsWith('>'))).toBe(true)
      expect(lines.some((line) => line === 'no fault acted then' || line === 'faults that acted then:')).toBe(true)
    }
  })

  test('stopped by --max-steps while faults act, it names those, and none of them as ended', () => {
    const variants = variantsOf(['18089'])
    const explain = (stepsMax?: number): readonly string[] =>
      explainRun(
        runSimulation({
          seed: 16n,
          variants,
          traceLinesMax: 1_000_000,
          ...(stepsMax === undefined ? {} : { stepsMax }),
        }),
      )
    expect(actingOf(explain())).toEqual(['9', '3', '0', '10'])
    const stopped = explain(2769)
    expect(actingOf(stopped)).toEqual(['9', '3', '0', '10'])
    expect(stopped.find((line) => line.startsWith('   9 '))).toBe(
      '   9  0.390537 s  1 in 8 steps waits up to 20 ms for 1488 ms',
    )
  })

  test('and one that passes has nothing to explain', () => {
    expect(explainRun(runSimulation({ seed: 1n, variants: variantsOf([]), traceLinesMax: 1_000_000 }))).toEqual([])
  })
})

describe('the trace', () => {
  test('has what clients asked, what watches were sent, elections, commits, snapshots, compactions and faults; the digest stays', () => {
    const kinds = [
      'is elected leader of term',
      'are committed',
      'applies entry',
      'asked',
      'to watch',
      'is sent',
      'saves a snapshot',
      'catches up',
    ]
    let text = ''
    for (let seed = 0n; seed < 12n; seed += 1n) {
      const options = { seed, variants: variantsOf([]) }
      const traced = runSimulation({ ...options, traceLinesMax: 1_000_000 })
      expect(runSimulation(options).digest).toBe(traced.digest)
      text += describeEverything(traced)
    }
    for (const kind of [...kinds, 'has installed a snapshot', 'has compacted to', 'all faults end'])
      expect(text).toContain(kind)
    expect(text).not.toMatch(/^.{0,30}(?:open database|sync watchers|save snapshot) \d/m)
  })
})
