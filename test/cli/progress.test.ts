import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatDuration, openProgress } from '../../src/cli/progress.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { cleanEnvironment, digits, makeWorkspace, root, runCli } from './run-cli.ts'

const hasScript = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0

test.skipIf(!hasScript)(
  'on a terminal one line is redrawn: seeds of planned, rate, findings, time left (needs script of util-linux)',
  async () => {
    const cwd = makeWorkspace()
    const words = [
      process.execPath,
      join(root, 'dist/js/cli.js'),
      'run',
      '--seeds',
      '0..300',
      '--jobs',
      '2',
      '--db',
      'a.db',
      '--',
      'sh',
      digits,
      '{seed}',
    ]
    const child = spawn('script', ['-qec', `stty cols 120; ${words.join(' ')}`, '/dev/null'], {
      cwd,
      env: cleanEnvironment({ TERM: 'xterm' }),
    })
    let screen = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      screen += chunk
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect(code, screen).toBe(1)
    const drawn = screen.split('\r\u001b[2K').filter((line) => /^ digits {2}[━╸─]{28} {2}/.test(line))
    expect(drawn.length).toBeGreaterThan(3)
    expect(
      drawn.some((line) => / {2}\d+ of 300 seeds {3}\d+\/s {3}[12] findings? {3}[\d.]+ s left$/.test(line)),
      drawn.join('\n'),
    ).toBe(true)
    expect(drawn.every((line) => line.length < 120)).toBe(true)
    expect(screen).toMatch(/\r\u001b\[2K found {2}NoSeven: seed <n> ends in seven {3}seed \d*7 {3}\(\d+ steps\)\r?\n/)
    expect(screen.slice(screen.lastIndexOf('\u001b[2K'))).toMatch(/Store: a\.db/)
  },
)

test('without a terminal there are plain lines, no control characters, and none at all of a short sweep', async () => {
  const end = await runCli(['run', '--seeds', '0..20', '--', 'sh', digits, '{seed}'], { cwd: makeWorkspace() })
  expect(end.stderr).toBe(' found  NoSeven: seed <n> ends in seven   seed 7   (8 steps)\n')
})

/** A progress line on a clock and an output of the test's own. */
function openTestProgress(isTTY: boolean, options: { columns?: number; budgetMs?: number } = {}) {
  const clock = { ms: 0 }
  const lines: string[] = []
  const output = {
    isTTY,
    columns: options.columns ?? 120,
    write: (text: string) => lines.push(text) > 0,
  } as unknown as Parameters<typeof openProgress>[1]
  const progress = openProgress('raft', output, () => clock.ms, { quiet: false, budgetMs: options.budgetMs ?? null })
  return { clock, lines, progress }
}

const passed: Outcome = {
  index: 0,
  seed: '1' as SeedText,
  outcome: 'passed',
  durationMs: 1,
  digest: null,
  step: null,
  exit: null,
  reported: null,
  properties: [],
  output: '',
  reason: null,
  target: 'raft',
  signature: null,
  secondRun: null,
}

describe('the line', () => {
  test('without a terminal is written every 5 s, not with every seed', () => {
    const { clock, lines, progress } = openTestProgress(false)
    using _progress = progress
    progress.onStart(2000, 0)
    for (clock.ms = 0; clock.ms < 12_000; clock.ms += 10) progress.onOutcome(passed)
    expect(lines).toEqual(
      [
        ' raft  ━━━━━━━╸────────────────────  501 of 2,000 seeds   100/s   0 findings   15 s left\n',
        ' raft  ━━━━━━━━━━━━━━╸─────────────  1,001 of 2,000 seeds   100/s   0 findings   10.0 s left\n',
      ].map((line) => line.replace('10.0 s', formatDuration(9990))),
    )
  })

  test('of a resumed sweep counts what was done before as done, and not into the rate', () => {
    const { clock, lines, progress } = openTestProgress(true)
    using _progress = progress
    progress.onStart(1000, 900)
    clock.ms = 1_000
    for (let seed = 0; seed < 50; seed++) progress.onOutcome(passed)
    clock.ms = 2_000
    progress.onOutcome(passed)
    expect(lines.at(-1)).toContain('  951 of 1,000 seeds   26/s   0 findings   1.9 s left')
  })

  test('under a budget tells seeds done and the time left of the budget; of cut seeds nothing', () => {
    const { clock, lines, progress } = openTestProgress(true, { budgetMs: 10_000 })
    using _progress = progress
    progress.onStart(0, 0)
    clock.ms = 4_000
    progress.onOutcome({ ...passed, outcome: 'cut' })
    progress.onOutcome(passed)
    expect(lines.at(-1)).toContain('  1 seed   0/s   0 findings   6.0 s left')
  })

  test('a finding is told once, above the line, however often it is seen', () => {
    const { lines, progress } = openTestProgress(true)
    using _progress = progress
    progress.onStart(10, 0)
    const signature = extractSignature({
      text: '',
      reported: { kind: 'property', property: 'P', message: 'seed 12 is bad' },
    })
    for (let times = 0; times < 3; times++) progress.onOutcome({ ...passed, outcome: 'failed', step: 7, signature })
    expect(lines.filter((line) => line.includes('found'))).toEqual([
      '\r\u001b[2K found  P: seed <n> is bad   seed 1   (7 steps)\n',
    ])
  })

  test('while findings are confirmed says how many, whole, on 100 columns', () => {
    const { lines, progress } = openTestProgress(true, { columns: 100 })
    using _progress = progress
    progress.onStart(1000, 0)
    for (let seed = 0; seed < 1000; seed++) progress.onOutcome(passed)
    progress.onConfirming(Array.from({ length: 12 }))
    expect(lines.at(-1)).toBe(`\r\u001b[2K raft  ${'━'.repeat(28)}  1,000 of 1,000 seeds   confirming 12 findings`)
  })

  test('never is longer than the terminal is wide, and needs no bar on a narrow one; width 0 is unknown', () => {
    for (const columns of [20, 60, 90, 0]) {
      const { lines, progress } = openTestProgress(true, { columns })
      using _progress = progress
      progress.onStart(1_000_000, 0)
      const line = lines.at(-1)?.replace('\r\u001b[2K', '') ?? ''
      expect(line.length).toBeLessThan(columns || 100)
      expect(line.includes('─')).toBe(columns === 0 || columns >= 90)
    }
  })
})

test('durations read as people write them', () => {
  expect([0, 4_940, 9_999, 10_000, 119_400, 125_000, 7_260_000].map(formatDuration)).toEqual([
    '0.0 s',
    '4.9 s',
    '10.0 s',
    '10 s',
    '119 s',
    '2 min 5 s',
    '2 h 1 min',
  ])
})
