import { describe, expect, test } from 'vitest'
import { replayedFindingsMax } from '../../src/model/finding.ts'
import type { Replay } from '../../src/model/reproduction.ts'
import { unequalRunsType } from '../../src/model/signature.ts'
import { planCampaign } from '../../src/plan/plan-campaign.ts'
import { replaysWanted } from '../../src/triage/choose-repetition.ts'
import { listMissingReplays } from '../../src/triage/confirm-findings.ts'
import { describeFindings } from '../../src/triage/describe-findings.ts'
import { makeTarget, seedText } from '../sweep/make-run-result.ts'
import { makeFailingSeed, makeReplay, makeStoredFinding } from './make-finding.ts'

const plan = planCampaign({
  seedsweep: '1.0.0',
  origin: {
    namespace: 'ci',
    number: 214,
    repository: 'acme/raft',
    serverUrl: 'https://github.com',
    sha: '4c1f2ab0'.repeat(5),
    changes: null,
    ref: null,
    workflow: null,
    event: null,
    runUrl: null,
    pullRequest: null,
  },
  targets: [makeTarget({ build: 'make', env: { RUST_LOG: 'warn' } })],
  seeds: { by: 'count', count: 100 },
  shardCount: 1,
})

function replaysOf(verdicts: readonly Replay['verdict'][], seed = 7): Replay[] {
  return verdicts.map((verdict, position) => makeReplay({ verdict, replay: position + 1, seed: seedText(seed) }))
}

/** How the reproduction of a finding with this one failing seed says that it ends. */
function endOf(given: Parameters<typeof makeFailingSeed>[1]): string | undefined {
  const [finding] = describeFindings([makeStoredFinding({ seeds: [makeFailingSeed(7, given)] })], () => plan)
  return finding?.reproduction?.expected.exit
}

/** Numbers of the replays that are still to run of a finding with these. */
function missing(replays: readonly Replay[], where = 'local'): number[] {
  const findings = describeFindings([makeStoredFinding({ replays })], () => plan)
  return listMissingReplays(findings, where).map(({ replay }) => replay)
}

describe('findings', () => {
  test('come most frequent first, equal ones by key, from any order', () => {
    const stored = [3, 41, 3, 1].map((count, at) => makeStoredFinding({ count, key: `${'cbad'[at]}`.repeat(64) }))
    const order = describeFindings(stored, () => plan).map(({ id, count }) => `${id} ${count}`)
    expect(order).toEqual(['f-bbbbbbbb 41', 'f-aaaaaaaa 3', 'f-cccccccc 3', 'f-dddddddd 1'])
    expect(describeFindings(stored.toReversed(), () => plan).map(({ id, count }) => `${id} ${count}`)).toEqual(order)
  })

  test('have the rate of 41 in 2,000 with its interval, and the seeds to see it again', () => {
    const [finding] = describeFindings([makeStoredFinding({ count: 41, seedsJudged: 2000 })], () => plan)
    expect(finding?.rate.estimate).toBe(0.0205)
    expect(finding?.rate.low).toBeCloseTo(0.0149, 3)
    expect(finding?.rate.high).toBeCloseTo(0.0274, 3)
    expect(finding?.seedsToSeeAgain).toBeGreaterThan(200)
  })

  test('are reproduced by their shortest seed, at its commit, by the command that people paste', () => {
    const seeds = [makeFailingSeed(7), makeFailingSeed(12)]
    const [finding] = describeFindings([makeStoredFinding({ seeds })], () => plan)
    expect(finding?.reproduction).toMatchObject({
      seed: '7',
      sha: '4c1f2ab0'.repeat(5),
      repository: 'acme/raft',
      build: 'make',
      commandLine: 'RUST_LOG=warn ./sim --seed 7',
      expected: { exit: 'exits 1', key: finding?.key, title: 'P: m', digest: 'd7' },
    })
    expect(finding?.confirmation.state).toBe('untried')
  })

  test('are reproduced by the shortest seed that was proven, where the shortest of all was not replayed', () => {
    const seeds = [makeFailingSeed(7), makeFailingSeed(12)]
    const replays = replaysOf(['same', 'same', 'same'], 12)
    const [finding] = describeFindings([makeStoredFinding({ seeds, replays })], () => plan)
    expect(finding?.reproduction?.seed).toBe('12')
    expect(finding?.confirmation).toMatchObject({ state: 'reproducible', same: 3, replays: 3 })
  })

  test('say how they end from a replay, where a worker that ran the seed did not end with it', () => {
    const seeds = [makeFailingSeed(7, { exitCode: null })]
    const untried = describeFindings([makeStoredFinding({ seeds })], () => plan)[0]
    expect(untried?.reproduction?.expected.exit).toBe('fails')
    const replays = [makeReplay({ seenExit: 'exits 3' })]
    const replayed = describeFindings([makeStoredFinding({ seeds, replays })], () => plan)[0]
    expect(replayed?.reproduction?.expected.exit).toBe('exits 3')
  })

  test('tell timeouts and signals in words', () => {
    expect(endOf({ outcome: 'timed-out' })).toBe('does not end within 60 s')
    expect(endOf({ exitCode: null, exitSignal: 'SIGSEGV' })).toBe('is killed by SIGSEGV')
  })

  test('of a campaign whose plan is gone have no reproduction', () => {
    expect(describeFindings([makeStoredFinding()], () => null)[0]?.reproduction).toBeNull()
  })
})

/** Which of 150 findings a campaign replays, the most frequent numbered first. */
function choose(campaign: string): Set<number> {
  const stored = Array.from({ length: 150 }, (_, at) => {
    const finding = makeStoredFinding({ count: 150 - at, seedsJudged: 1000, key: String(at).padStart(64, '0') })
    return { ...finding, seeds: finding.seeds.map((seed) => ({ ...seed, campaign })) }
  })
  const found = describeFindings(stored, () => plan)
  const all = listMissingReplays(found, 'local')
  expect(all).toHaveLength(replayedFindingsMax * replaysWanted)
  // Whichever machine asks.
  expect(listMissingReplays(found, 'report').map(({ finding }) => finding.key)).toEqual(
    all.map(({ finding }) => finding.key),
  )
  return new Set(all.map(({ finding }) => Number(finding.key)))
}

describe('replays still to run', () => {
  test('are 3 of a new finding, and those of other machines or seeds do not count', () => {
    expect(missing([])).toEqual([1, 2, 3])
    expect(missing(replaysOf(['same', 'same']))).toEqual([3])
    expect(missing(replaysOf(['same', 'same', 'same']))).toEqual([])
    expect(missing(replaysOf(['same', 'same', 'same']), 'report')).toEqual([1, 2, 3])
    expect(missing(replaysOf(['passed', 'passed'], 99))).toEqual([1, 2, 3])
  })

  test('take the free numbers, so that each that was kept stays: a cancellation can end the first alone', () => {
    expect(missing([makeReplay({ replay: 2 })])).toEqual([1, 3])
    expect(missing([makeReplay({ replay: 2 }), makeReplay({ replay: 9 })])).toEqual([1])
  })

  test('make up for those without a verdict, in 6 at most', () => {
    expect(missing(replaysOf(['unknown', 'same', 'unknown']))).toEqual([4, 5])
    expect(missing(replaysOf(['unknown', 'same', 'unknown', 'same', 'same']))).toEqual([])
    expect(missing(replaysOf(['unknown', 'same', 'unknown', 'unknown', 'unknown']))).toEqual([6])
    expect(missing(replaysOf(['unknown', 'same', 'unknown', 'unknown', 'unknown', 'unknown']))).toEqual([])
  })

  test('are those of 100 findings at most: the 50 most frequent, and 50 others that each campaign draws anew', () => {
    const nights = Array.from({ length: 12 }, (_, night) => choose(`campaign-${night}`))
    const often = Array.from({ length: 50 }, (_, at) => at)
    for (const chosen of nights) expect(often.every((at) => chosen.has(at))).toBe(true)
    // One campaign in two draws each of the others: 12 leave out one of them with a chance of 1 in 40, and these do not.
    expect(new Set(nights.flatMap((chosen) => [...chosen])).size).toBe(150)
  })
})

describe('two runs of one seed that differed', () => {
  const { signature } = makeStoredFinding()
  const stored = makeStoredFinding({ signature: { ...signature, kind: 'nondeterminism', type: unequalRunsType } })
  const described = (replays: readonly Replay[]) => describeFindings([{ ...stored, replays }], () => plan)

  test('are to be shown again by 5 pairs of runs, which promise no digest and no end', () => {
    const findings = described([])
    expect(findings[0]?.reproduction).toMatchObject({
      repeat: { by: 'pairs', most: 5 },
      expected: { exit: 'differs from run to run', digest: null },
    })
    expect(findings[0]?.confirmation.state).toBe('untried')
    expect(listMissingReplays(findings, 'local').map(({ replay }) => replay)).toEqual([1, 2, 3, 4, 5])
  })

  test('are reproducible when 1 pair of 5 differs again, and unconfirmed when none does', () => {
    const [shown] = described(replaysOf(['passed', 'passed', 'same', 'passed', 'unknown']))
    expect(shown?.confirmation).toMatchObject({ state: 'reproducible', same: 1, replays: 4 })
    const [lost] = described(replaysOf(['passed', 'passed', 'passed']))
    expect(lost?.confirmation).toMatchObject({ state: 'unconfirmed', same: 0, replays: 3 })
  })
})

describe('a finding of a target that is not deterministic', () => {
  const [planned] = plan.targets
  const loose = {
    ...plan,
    targets: planned === undefined ? [] : [{ ...planned, target: { ...planned.target, deterministic: false } }],
  }
  const described = (given: Parameters<typeof makeStoredFinding>[0]) =>
    describeFindings([makeStoredFinding({ count: 40, seedsJudged: 100, ...given })], () => loose)

  const most = (given: Parameters<typeof makeStoredFinding>[0]) => {
    const repeat = described(given)[0]?.reproduction?.repeat
    return repeat?.by === 'attempts' ? repeat.most : null
  }

  test('seen in 40 of 100 attempts is tried 13 times, which see it again with 99 %, and any digest will do', () => {
    const findings = described({})
    expect(findings[0]?.reproduction).toMatchObject({
      repeat: { by: 'attempts', most: 13, rate: 0.4 },
      expected: { digest: null },
    })
    expect(listMissingReplays(findings, 'local')).toHaveLength(13)
  })

  test('is tried 100 times at most, for 2 minutes at most, and 3 times at least', () => {
    expect(most({ count: 2, seedsJudged: 1000 })).toBe(100)
    const seeds = [20, 30].map((seconds) => makeFailingSeed(seconds, { durationMs: seconds * 1000 }))
    expect(most({ count: 2, seedsJudged: 1000, seeds })).toBe(4)
    expect(most({ seeds: [makeFailingSeed(7, { durationMs: 3_600_000 })] })).toBe(3)
    expect(most({ count: 100 })).toBe(5)
  })

  test('that only a seed carried over showed is tried as if 1 of all had failed', () => {
    const [finding] = described({ count: 0, carried: 1, seedsJudged: 100 })
    expect(finding?.reproduction?.repeat).toEqual({ by: 'attempts', most: 100, rate: 0.01 })
    expect(finding?.seedsToSeeAgain).toBe(Number.POSITIVE_INFINITY)
    const [first] = described({ count: 0, carried: 1, seedsJudged: 0 })
    expect(first?.reproduction?.repeat).toMatchObject({ by: 'attempts', rate: 1 })
  })

  test('counts the failures among all re-runs, of whatever seed: 1 is enough, and 0 of 4 is unconfirmed', () => {
    const [shown] = described({
      replays: [...replaysOf(['passed', 'passed']), ...replaysOf(['same', 'other'], 99), ...replaysOf(['unknown'], 5)],
    })
    expect(shown?.confirmation).toMatchObject({ state: 'reproducible', same: 1, replays: 4 })
    const [lost] = described({ replays: replaysOf(['passed', 'other', 'passed', 'passed']) })
    expect(lost?.confirmation).toMatchObject({ state: 'unconfirmed', same: 0, replays: 4 })
  })
})
