import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FailureEvidence } from '../../src/model/signature.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { keyRules } from '../../src/signature/sign-failure.ts'

interface Run {
  readonly id: string
  readonly tool: string
  readonly label: string
  readonly exit: number | string
  readonly seed?: string
  readonly oomKilled?: boolean
  readonly text: string
}

function loadLines(path: string): readonly unknown[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

function evidenceOf(run: Run): FailureEvidence {
  return {
    text: run.text,
    ...(run.seed === undefined ? {} : { seed: run.seed }),
    ...(typeof run.exit === 'number' ? { exitCode: run.exit } : {}),
    timedOut: run.exit === 'timeout',
    oomKilled: run.oomKilled === true,
  }
}

const runs = loadLines(join(import.meta.dirname, '../fixtures/signatures/labelled-runs.jsonl')) as readonly Run[]
/** Without a backtrace the function is not known, so bugs that say the same are one finding. */
const named = runs.filter((run) => run.tool !== 'rust-nobt')
const tools = [...new Set(named.map((run) => run.tool))]

describe('runs of simulators with planted bugs', () => {
  test('the parts that are kept of each give the same keys and words again: newer rules can key them anew', () => {
    for (const run of runs) {
      const { key, variant, message, title, parts, ...signature } = extractSignature(evidenceOf(run))
      if (parts === null) throw new Error('what was just extracted has parts')
      expect(keyRules.makeKeys(signature, parts), run.id).toEqual({ key, variant, message, title })
    }
  })

  test('the sample has 2 runs or fewer of each of 150 bugs or more, of 30 tools or more', () => {
    expect(new Set(runs.map((run) => run.label)).size).toBeGreaterThanOrEqual(150)
    expect(tools.length).toBeGreaterThanOrEqual(30)
  })

  test.for(tools)('%s: one key for one bug, two keys for two', (tool) => {
    const keysOf = new Map<string, Set<string>>()
    const labelsOf = new Map<string, Set<string>>()
    for (const run of named.filter((candidate) => candidate.tool === tool)) {
      const { key } = extractSignature(evidenceOf(run))
      keysOf.set(run.label, (keysOf.get(run.label) ?? new Set()).add(key))
      labelsOf.set(key, (labelsOf.get(key) ?? new Set()).add(run.label))
    }
    expect([...keysOf].filter(([, keys]) => keys.size > 1).map(([label]) => label)).toEqual([])
    expect([...labelsOf.values()].filter((labels) => labels.size > 1).map((labels) => [...labels])).toEqual([])
  })
})

const foreign = join(import.meta.dirname, '../../../shared/data/signatures')
const hasForeign = existsSync(join(foreign, 'casr.jsonl')) && existsSync(join(foreign, 'clusterfuzz.jsonl'))

describe.skipIf(!hasForeign)('reports of other projects (skipped where ../shared/data/signatures is absent)', () => {
  test('503 fuzz findings: at least 97 % of the pairs with one crash line share a key, at most 1 % of the pairs with one key do not', () => {
    const findings = loadLines(join(foreign, 'casr.jsonl')) as readonly {
      readonly dir: string
      readonly crash_line: string
      readonly raw_text: string
    }[]
    const rows = findings.map((row) => ({
      dir: row.dir,
      bug: row.crash_line,
      key: extractSignature({ text: row.raw_text }).key,
    }))
    const both = countPairs(rows, (row) => `${row.dir} ${row.bug} ${row.key}`)
    expect(both / countPairs(rows, (row) => `${row.dir} ${row.key}`)).toBeGreaterThanOrEqual(0.99)
    expect(both / countPairs(rows, (row) => `${row.dir} ${row.bug}`)).toBeGreaterThanOrEqual(0.97)
  })

  test('69 crash texts: every one with a crash type is seen as a failure', () => {
    const texts = loadLines(join(foreign, 'clusterfuzz.jsonl')) as readonly {
      readonly id: string
      readonly raw_text: string
      readonly expected_crash_type: string
    }[]
    const wrong = texts.filter(
      (row) => extractSignature({ text: row.raw_text }).crash !== (row.expected_crash_type !== ''),
    )
    expect(wrong.length / texts.length).toBeLessThanOrEqual(0.15)
  })
})

function countPairs<T>(rows: readonly T[], group: (row: T) => string): number {
  const sizes = new Map<string, number>()
  for (const row of rows) sizes.set(group(row), (sizes.get(group(row)) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}
