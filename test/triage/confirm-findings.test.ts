import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { Signature } from '../../src/model/signature.ts'
import type { Target } from '../../src/model/target.ts'
import { planCampaign } from '../../src/plan/plan-campaign.ts'
import { describeUnequalRuns } from '../../src/signature/compare-runs.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { confirmFindings } from '../../src/triage/confirm-findings.ts'
import { describeFindings } from '../../src/triage/describe-findings.ts'
import { replayReproduction } from '../../src/triage/replay-reproduction.ts'
import { makeContext } from '../simulator/fixture-context.ts'
import { localOrigin } from '../sweep/make-run-result.ts'
import { makeFailingSeed, makeStoredFinding } from './make-finding.ts'

/** A finding of a simulator that is this shell script, in a directory of its own. */
function makeScript(
  script: string,
  given: Partial<Target> = {},
  signature: Signature = extractSignature({ text: '', reported: { kind: 'property', property: 'P', message: 'm' } }),
): { findings: Finding[]; context: ReturnType<typeof makeContext> } {
  const base = makeContext(['sh', 'sim.sh', '{seed}'], given)
  const context = { ...base, cwd: base.scratch }
  writeFileSync(join(context.cwd, 'sim.sh'), script)
  const plan = planCampaign({
    seedsweep: '1.0.0',
    origin: localOrigin,
    targets: [context.target],
    seeds: { by: 'count', count: 10 },
    shardCount: 1,
  })
  const stored = makeStoredFinding({
    target: 'fixture',
    key: signature.key,
    signature,
    count: 40,
    seeds: [makeFailingSeed(7, { digest: null })],
  })
  return { findings: describeFindings([stored], () => plan), context }
}

const failsByP = `echo x >> ran; echo 'seedsweep: {"outcome":"failed","failure":{"kind":"property","property":"P","message":"m"}}'; exit 1`

function request(
  findings: readonly Finding[],
  context: ReturnType<typeof makeContext>,
  signal = new AbortController().signal,
) {
  return { findings, contextFor: () => context, campaign: '0123456789ab', where: 'local', jobs: 2, signal }
}

test('a finding is replayed three times by its printed command, each in a fresh process', async () => {
  const { findings, context } = makeScript(failsByP)
  const replays = await Array.fromAsync(confirmFindings(request(findings, context)))
  expect(replays.map(({ replay, verdict, where }) => [replay, verdict, where])).toEqual([
    [1, 'same', 'local'],
    [2, 'same', 'local'],
    [3, 'same', 'local'],
  ])
  expect(readFileSync(join(context.cwd, 'ran'), 'utf8')).toBe('x\nx\nx\n')
})

test('runs without a verdict are made up for: three that fail in the same way are a proof, in 6 runs at most', async () => {
  const never = makeScript('echo x >> ran; exit 127')
  const unknown = await Array.fromAsync(confirmFindings({ ...request(never.findings, never.context), jobs: 1 }))
  expect(unknown.map(({ replay, verdict }) => [replay, verdict])).toEqual(
    [1, 2, 3, 4, 5, 6].map((replay) => [replay, 'unknown']),
  )
  const once = makeScript(`[ "$(cat ran 2>/dev/null | wc -l)" = 1 ] && { echo x >> ran; exit 127; }; ${failsByP}`)
  const four = await Array.fromAsync(confirmFindings({ ...request(once.findings, once.context), jobs: 1 }))
  expect(four.map(({ verdict }) => verdict)).toEqual(['same', 'unknown', 'same', 'same'])
})

test('findings of targets that this machine does not have are left alone', async () => {
  const { findings, context } = makeScript(failsByP)
  const replays = confirmFindings({ ...request(findings, context), contextFor: () => null })
  expect(await Array.fromAsync(replays)).toEqual([])
})

test('a cancellation keeps what ended before it and kills what runs', async () => {
  const { findings, context } = makeScript(`[ -e ran ] && sleep 600; ${failsByP}`)
  const controller = new AbortController()
  const replays = []
  for await (const replay of confirmFindings({ ...request(findings, context, controller.signal), jobs: 1 })) {
    replays.push(replay)
    controller.abort()
  }
  expect(replays.map(({ replay, verdict }) => [replay, verdict])).toEqual([[1, 'same']])
})

test('a caller that stops after the first replay stops the others', async () => {
  const { findings, context } = makeScript(`[ -e ran ] && sleep 600; ${failsByP}`)
  for await (const replay of confirmFindings({ ...request(findings, context), jobs: 1 })) {
    expect(replay.verdict).toBe('same')
    break
  }
})

function runsOf({ cwd }: ReturnType<typeof makeContext>): number {
  return readFileSync(join(cwd, 'ran'), 'utf8').length / 2
}

describe('a target that is not deterministic', () => {
  /** Every fifth run fails, and says that it did with another digest each time. */
  const everyFifth = `n=$(cat ran 2>/dev/null | wc -l); [ $((n % 5)) = 0 ] && { ${failsByP}; }; echo x >> ran`

  test('is attempted until it failed 3 times, and k of the n attempts that were run are counted', async () => {
    const { findings, context } = makeScript(everyFifth, { deterministic: false })
    expect(findings[0]?.reproduction?.repeat).toMatchObject({ by: 'attempts', most: 13 })
    const replays = await Array.fromAsync(confirmFindings({ ...request(findings, context), jobs: 1 }))
    // Runs 1, 6 and 11; one that was begun behind them does not count.
    expect(replays.map(({ verdict }) => (verdict === 'same' ? 'k' : 'n')).join('')).toBe('knnnnknnnnk')
    expect(runsOf(context)).toBeLessThanOrEqual(12)
  })

  test('that fails each time is attempted 3 times, those of the next finding come then', async () => {
    const { findings, context } = makeScript(failsByP, { deterministic: false })
    const [one] = findings
    if (one === undefined) throw new Error('no finding')
    const replays = await Array.fromAsync(confirmFindings({ ...request([one, { ...one }], context), jobs: 1 }))
    expect(replays.map(({ replay, verdict }) => [replay, verdict])).toEqual(
      [1, 2, 3, 1, 2, 3].map((replay) => [replay, 'same']),
    )
    expect(runsOf(context)).toBeLessThanOrEqual(8)
  })

  test('counts attempts in the order of their numbers: a quick one behind the last hit does not count', async () => {
    // Three at once: one is slow and passes, all others fail at once, and the first of these when the slow one has begun.
    const first = 'mkdir m 2>/dev/null && while [ ! -d n ]; do sleep 0.02; done'
    const script = `${first} || { mkdir n 2>/dev/null && { sleep 0.5; exit 0; }; }; ${failsByP}`
    const { findings, context } = makeScript(script, { deterministic: false })
    const replays = await Array.fromAsync(confirmFindings({ ...request(findings, context), jobs: 3 }))
    expect(replays.filter(({ verdict }) => verdict === 'same')).toHaveLength(3)
    expect(replays.map(({ replay }) => replay)).toEqual([1, 2, 3, 4])
    expect(replays.at(-1)?.verdict).toBe('same')
  })

  test('ends each attempt that was begun, though it no longer counts', async () => {
    const script = `echo x >> begun; sleep 0.1; echo x >> ended; ${failsByP}`
    const { findings, context } = makeScript(script, { deterministic: false })
    expect(await Array.fromAsync(confirmFindings({ ...request(findings, context), jobs: 3 }))).toHaveLength(3)
    const [begun, ended] = ['begun', 'ended'].map((name) => readFileSync(join(context.cwd, name), 'utf8'))
    expect(begun?.length).toBeGreaterThanOrEqual(6)
    expect(ended).toBe(begun)
  })

  test('goes on where it was cancelled: 2 earlier hits and one more are enough', async () => {
    const { findings, context } = makeScript(failsByP, { deterministic: false })
    const first = []
    for await (const replay of confirmFindings({ ...request(findings, context), jobs: 1 })) {
      first.push(replay)
      if (first.length === 2) break
    }
    const [finding] = findings
    if (finding === undefined) throw new Error('no finding')
    const again = [{ ...finding, replays: first }]
    const second = await Array.fromAsync(confirmFindings({ ...request(again, context), jobs: 1 }))
    expect(second.map(({ replay, verdict }) => [replay, verdict])).toEqual([[3, 'same']])
    const shown = [{ ...finding, replays: [...first, ...second] }]
    expect(await Array.fromAsync(confirmFindings({ ...request(shown, context), jobs: 1 }))).toEqual([])
  })
})

describe('a seed whose two runs differed', () => {
  const unequal = extractSignature({
    text: '',
    reported: describeUnequalRuns(
      { outcome: 'passed', digest: 'a', output: '', signature: null },
      { outcome: 'passed', digest: 'b', output: '', signature: null },
    ),
  })

  test('is run twice for each of 5 pairs; the same where they differ again, with the first line that does', async () => {
    const script = `echo start; echo x >> ran; echo "seedsweep: {\\"outcome\\":\\"passed\\",\\"digest\\":\\"d$(wc -l < ran)\\"}"`
    const { findings, context } = makeScript(script, {}, unequal)
    const replays = await Array.fromAsync(confirmFindings({ ...request(findings, context), jobs: 1 }))
    expect(replays.map(({ verdict }) => verdict)).toEqual(['same', 'same', 'same', 'same', 'same'])
    expect(replays[0]).toMatchObject({ seenKey: unequal.key, seenExit: 'exits 0', seenDigest: null })
    expect(readFileSync(join(context.cwd, 'ran'), 'utf8')).toBe('x\n'.repeat(10))
    const [finding] = findings
    if (finding?.reproduction == null) throw new Error('no reproduction')
    const labels = { campaign: '0123456789ab', replay: 1, where: 'local' }
    const run = await replayReproduction(finding.reproduction, context, labels, new AbortController().signal)
    expect(run?.difference).toContain('first difference of the outputs, line 2:')
    expect(run?.difference).toMatch(/- seedsweep: .*"d11".*\n\+ seedsweep: .*"d12"/)
  })

  test('is not shown again where both runs give the same, and nothing is said where a run gives no verdict', async () => {
    const steady = makeScript('echo same; exit 1', {}, unequal)
    const passed = await Array.fromAsync(confirmFindings(request(steady.findings, steady.context)))
    expect(passed.map(({ verdict }) => verdict)).toEqual(Array(5).fill('passed'))
    const gone = makeScript('kill -9 $$', {}, unequal)
    const unknown = await Array.fromAsync(confirmFindings(request(gone.findings, gone.context)))
    expect(unknown.map(({ verdict }) => verdict)).toEqual(Array(5).fill('unknown'))
  })

  test('is shown where one run passes and the other fails, in whatever way the sweep saw them differ', async () => {
    const { findings, context } = makeScript('[ -e ran ] && exit 1; echo x > ran', {}, unequal)
    const [first] = await Array.fromAsync(confirmFindings({ ...request(findings, context), jobs: 1 }))
    expect(first).toMatchObject({
      verdict: 'same',
      seenTitle: 'unequal runs: one run of a seed passed and another failed',
      seenExit: 'exits 0, then exits 1',
    })
  })
})
