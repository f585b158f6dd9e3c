import { describe, expect, test } from 'vitest'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { judgeReplay } from '../../src/triage/replay-reproduction.ts'
import { makeFailure, makeRunResult } from '../sweep/make-run-result.ts'
import { makeReproduction } from './make-finding.ts'

const signature = extractSignature({ text: '', reported: { kind: 'property', property: 'P', message: 'm' } })
const other = extractSignature({ text: '', reported: { kind: 'property', property: 'Q', message: 'm' } })
const labels = { campaign: '0123456789ab', replay: 2, where: 'report' }
const promised = makeReproduction({ key: signature.key, digest: 'd7' })

describe('a replay is', () => {
  test('the same by signature and digest, and says where, by which number, and how it ended', () => {
    const replay = judgeReplay(promised, makeFailure('', { digest: 'd7', durationMs: 12 }), signature, labels)
    expect(replay).toEqual({
      ...labels,
      target: 'raft',
      key: signature.key,
      seed: '7',
      verdict: 'same',
      seenKey: signature.key,
      seenTitle: 'P: m',
      seenDigest: 'd7',
      seenExit: 'exits 1',
      durationMs: 12,
    })
  })

  test('the same where one of both runs had no digest to compare', () => {
    const silent = makeReproduction({ key: signature.key, digest: null })
    expect(judgeReplay(promised, makeFailure(''), signature, labels).verdict).toBe('same')
    expect(judgeReplay(silent, makeFailure('', { digest: 'd7' }), signature, labels).verdict).toBe('same')
  })

  test('another with another digest, or with another signature', () => {
    expect(judgeReplay(promised, makeFailure('', { digest: 'd8' }), signature, labels).verdict).toBe('other')
    expect(judgeReplay(promised, makeFailure('', { digest: 'd7' }), other, labels)).toMatchObject({
      verdict: 'other',
      seenTitle: 'Q: m',
    })
  })

  test('passed where the seed passed, unknown where it gave no verdict: that is evidence for nothing', () => {
    expect(judgeReplay(promised, makeRunResult(), null, labels)).toMatchObject({
      verdict: 'passed',
      seenExit: 'exits 0',
    })
    for (const outcome of ['infra', 'unknown'] as const) {
      const result = makeRunResult({ outcome, exit: null, reason: 'does not start' })
      expect(judgeReplay(promised, result, null, labels)).toMatchObject({
        verdict: 'unknown',
        seenExit: null,
        seenKey: null,
      })
    }
  })

  test('told by how it ended: in no time, by a signal', () => {
    const hung = makeFailure('', {
      outcome: 'timed-out',
      exit: { code: null, signal: 'SIGKILL', killedByUs: 'timeout' },
    })
    expect(judgeReplay(promised, hung, signature, labels).seenExit).toBe('does not end in time')
    const aborted = makeFailure('', { exit: { code: null, signal: 'SIGABRT', killedByUs: null } })
    expect(judgeReplay(promised, aborted, signature, labels).seenExit).toBe('is killed by SIGABRT')
  })
})
