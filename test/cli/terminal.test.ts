import assert from 'node:assert'
import { describe, expect, test } from 'vitest'
import { judgeCampaign } from '../../src/campaign/judge-campaign.ts'
import { escapeJson, jsonLine } from '../../src/cli/json.ts'
import { alignColumns, formatConfirmation, formatOneIn, formatRate, renderSummary } from '../../src/cli/terminal.ts'
import type { ConfirmationState } from '../../src/model/finding.ts'
import type { CampaignReport } from '../../src/model/report.ts'
import { detectableRate } from '../../src/statistics/chance-to-see.ts'
import { discovery } from '../../src/statistics/discovery.ts'
import { jeffreysInterval } from '../../src/statistics/intervals.ts'
import { describeFindings } from '../../src/triage/describe-findings.ts'
import { makeReport, plan } from '../campaign/make-report.ts'
import { makeStoredFinding } from '../triage/make-finding.ts'

const options = { dbPath: '.seedsweep/raft.db', storeFlags: '', program: 'npx seedsweep' }

function render(given: Partial<CampaignReport>): string {
  const report = makeReport(given)
  return renderSummary(report, judgeCampaign(report), options)
}

function findings(count: number): CampaignReport['findings'] {
  const stored = Array.from({ length: count }, (_, at) =>
    makeStoredFinding({ key: String(at).padStart(64, '0'), count: 2 }),
  )
  return describeFindings(stored, () => plan)
}

/** The sentence about one more seed, of so many seeds with so many findings seen once. */
function told(seeds: number, singletons: number): string | undefined {
  const text = render({ findings: findings(1), discovery: discovery({ seeds, singletons, doubletons: 0 }) })
  return /: (one more seed .*|too few .*)\./.exec(text)?.[1]
}

function tell(state: ConfirmationState, same: number, replays = 3): string {
  const [finding] = findings(1)
  assert(finding !== undefined)
  return formatConfirmation({ ...finding, confirmation: { state, same, replays, where: [] } })
}

describe('the summary', () => {
  test('of a clean campaign names its denominator and what it would have shown', () => {
    expect(render({})).toContain(
      ' no findings in 2,000 of 2,000 planned seeds; a bug as rare as 1 in 668 would have shown with 95 % probability\n',
    )
  })

  test('of an incomplete one names the part that is missing instead', () => {
    const shards = makeReport().shards.map((shard) =>
      shard.shard === 7 ? { ...shard, state: 'missing' as const } : shard,
    )
    const text = render({ shards, delivered: 1750 })
    expect(text).toContain(' no findings in 1,750 of 2,000 planned seeds: shard 7 (of 0-7) never delivered\n')
    expect(text).not.toContain('a bug as rare as')
  })

  test('says how many seeds were run twice, and what that shows', () => {
    const steady = { checked: 105, unequal: 0, rate: { low: 0, estimate: 0, high: detectableRate(105) } }
    expect(render({ determinism: steady })).toContain(
      '\n 105 seeds run twice: all the same (nondeterministic under 2.8 %, 95 %)\n',
    )
    const unsteady = { checked: 105, unequal: 4, rate: jeffreysInterval(4, 105) }
    expect(render({ determinism: unsteady })).toContain(
      '\n 105 seeds run twice: 4 differed (3.8 %, 95 % interval 1.3-8.8 %)\n',
    )
    expect(render({})).not.toContain('run twice')
  })

  test('fits a screen with 500 findings: six with their command, eight more by name, the rest by number', () => {
    const text = render({ findings: findings(500) })
    expect(text.split('\n').length).toBeLessThan(33)
    expect(text.match(/\.\/sim --seed 7/g)).toHaveLength(6)
    expect(text.match(/^ f-/gm)).toHaveLength(14)
    expect(text).toContain(' and 486 more findings: npx seedsweep show findings\n')
  })

  test('says what one more seed may show, and that 3 seeds cannot tell', () => {
    expect(told(2000, 0)).toBe('one more seed shows something new with probability under 1 in 668 (95 %)')
    expect(told(20, 0)).toBe('one more seed shows something new with probability under 15 % (95 %)')
    expect(told(3, 1)).toBe('too few seeds to say how likely one more shows something new')
  })

  test('tells a canary that passed, and one that nobody ran', () => {
    expect(render({ harness: 'unhealthy' })).toContain('HARNESS UNHEALTHY (canary did not fail)')
    const shards = makeReport().shards.map((shard) => ({ ...shard, canary: 'not-run' as const }))
    expect(render({ shards })).toContain('   canary not run\n')
  })
})

test('rates are percentages, and rare ones are odds', () => {
  expect(formatRate(jeffreysInterval(41, 2000))).toBe('2.1 % (1.5-2.7 %)')
  expect(formatRate(jeffreysInterval(1, 2000))).toBe('0.05 % (0.005-0.2 %)')
  expect(formatRate(jeffreysInterval(1, 1_000_000))).toMatch(/^1 in 1,000,000 \(1 in [\d,]+ to 1 in [\d,]+\)$/)
  expect(formatRate(jeffreysInterval(10, 10))).toMatch(/^100\.0 % \([\d.]+-100\.0 %\)$/)
  expect([0, 1, 0.5, 1 / 668].map(formatOneIn)).toEqual(['never', '1 in 1', '1 in 2', '1 in 668'])
})

test('confirmations are told in a word, the doubtful ones loudly', () => {
  expect([tell('untried', 0, 0), tell('untried', 1, 1), tell('reproducible', 3)]).toEqual([
    'not tried',
    'not proven: 1 of 1',
    '3 of 3',
  ])
  expect([tell('nondeterministic', 1), tell('unconfirmed', 0), tell('unconfirmed', 3, 6)]).toEqual([
    'NONDETERMINISTIC: 1 of 3',
    'does not reproduce: 0 of 3',
    'does not reproduce: 3 of 6',
  ])
})

test('columns are as wide as their widest cell, without spaces at the end', () => {
  expect(
    alignColumns([
      ['a', 'b'],
      ['ccc', ''],
      ['d', 'ee'],
    ]),
  ).toEqual([' a     b', ' ccc', ' d     ee'])
  expect(alignColumns([])).toEqual([])
})

describe('JSON', () => {
  test('keeps its value and prints nothing that a terminal or a log acts on', () => {
    const value = {
      text: '##[error]x \u001b[31m \u009b31m \u202e\u200b\u2028 \u{E0041} é 日本 😀',
      '##[key]': [1, null, true],
    }
    const line = jsonLine(value)
    expect(JSON.parse(line)).toEqual(value)
    expect(line).not.toMatch(/##\[|[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u202E]|\u{E0041}/u)
    expect(line).toContain('é 日本 😀')
    expect(line.endsWith('}\n')).toBe(true)
  })

  test('that has nothing of the kind stays as it is', () => {
    expect(escapeJson('{"a":"## [x] # b"}')).toBe('{"a":"## [x] # b"}')
  })
})
