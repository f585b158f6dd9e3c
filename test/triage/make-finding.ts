import type { FailingSeed, StoredFinding } from '../../src/model/finding.ts'
import type { Replay, Reproduction } from '../../src/model/reproduction.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { seedText } from '../sweep/make-run-result.ts'

export const campaign = '0123456789ab'

/** A replay that gave the same signature and digest, but for what is given. */
export function makeReplay(given: Partial<Replay> = {}): Replay {
  return {
    campaign,
    target: 'raft',
    key: 'a'.repeat(64),
    seed: seedText(7),
    replay: 1,
    where: 'local',
    verdict: 'same',
    seenKey: 'a'.repeat(64),
    seenTitle: 'P: m',
    seenDigest: 'd7',
    seenExit: 'exits 1',
    durationMs: 20,
    ...given,
  }
}

export function makeFailingSeed(seed: number, given: Partial<FailingSeed> = {}): FailingSeed {
  return {
    campaign,
    index: seed,
    seed: seedText(seed),
    outcome: 'failed',
    sha: null,
    step: seed,
    durationMs: 20,
    digest: `d${seed}`,
    exitCode: 1,
    exitSignal: null,
    config: {},
    ...given,
  }
}

export function makeStoredFinding(given: Partial<StoredFinding> = {}): StoredFinding {
  const signature = extractSignature({ text: '', reported: { kind: 'property', property: 'P', message: 'm' } })
  const seen = { campaign, number: 1, sha: null, at: '2026-11-22T00:00:00.000Z' }
  return {
    target: 'raft',
    key: signature.key,
    formerKeys: [],
    signature,
    count: 1,
    carried: 0,
    seedsJudged: 100,
    seeds: [makeFailingSeed(7)],
    variants: [],
    excerpt: '',
    firstSeen: seen,
    lastSeen: seen,
    replays: [],
    issue: null,
    firstBad: null,
    drawn: [],
    ...given,
  }
}

export function makeReproduction(given: Partial<Reproduction['expected']> = {}): Reproduction {
  return {
    target: 'raft',
    seed: seedText(7),
    repository: null,
    serverUrl: null,
    sha: null,
    changes: null,
    build: null,
    commandLine: './sim --seed 7',
    timeoutMs: 60_000,
    repeat: { by: 'seed' },
    expected: { exit: 'exits 1', key: 'a'.repeat(64), title: 'P: m', digest: 'd7', ...given },
  }
}
