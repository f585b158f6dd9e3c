import { describe, expect, test } from 'vitest'
import { groupJobs } from '../../src/simulator/batch-runner.ts'
import { type BatchEvidence, judgeBatch } from '../../src/simulator/judge-batch.ts'
import { job, jobsOf } from './fixture-context.ts'

const pending = jobsOf(1, 4)

function judge(evidence: Partial<BatchEvidence>): Record<string, string[]> {
  const verdict = judgeBatch({
    pending,
    succeeded: false,
    timedOut: false,
    silentAt: null,
    failureCount: 0,
    otherCount: 0,
    pendingBeforeFailure: 0,
    stopsAtFirstFailure: false,
    ...evidence,
  })
  const lists = Object.entries(verdict).map(([name, jobs]) => [name, jobs.map(({ seed }: { seed: string }) => seed)])
  return Object.fromEntries(lists.filter(([, seeds]) => seeds?.length !== 0))
}

describe('seeds 1, 2 and 3, of which a batch said nothing', () => {
  test.each<[string, Partial<BatchEvidence>, Record<string, string[]>]>([
    ['it succeeded in silence', { succeeded: true }, { passed: ['1', '2', '3'] }],
    ['it succeeded after a failure', { succeeded: true, failureCount: 1 }, { passed: ['1', '2', '3'] }],
    ['it succeeded, but reported other passes', { succeeded: true, otherCount: 1 }, { alone: ['1', '2', '3'] }],
    ['it failed in silence', {}, { alone: ['1', '2', '3'] }],
    ['it failed after passes', { otherCount: 9 }, { alone: ['1', '2', '3'] }],
    ['it failed and reported a failure', { failureCount: 1 }, { again: ['1', '2', '3'] }],
    [
      'it stopped at a failure behind 2',
      { failureCount: 1, stopsAtFirstFailure: true, pendingBeforeFailure: 2 },
      { passed: ['1', '2'], again: ['3'] },
    ],
    [
      'it stopped at a failure behind 2 and exits with 0',
      { failureCount: 1, stopsAtFirstFailure: true, pendingBeforeFailure: 2, succeeded: true },
      { passed: ['1', '2'], again: ['3'] },
    ],
    [
      'it stopped at a failure behind 2 although it reports passes',
      { failureCount: 1, otherCount: 1, stopsAtFirstFailure: true, pendingBeforeFailure: 2 },
      { again: ['1', '2', '3'] },
    ],
    ['it was silent from the start', { timedOut: true, silentAt: pending[0] ?? null }, { alone: ['1', '2', '3'] }],
    [
      'it fell silent at 1',
      { timedOut: true, otherCount: 4, silentAt: pending[0] ?? null },
      { timedOut: ['1'], again: ['2', '3'] },
    ],
    [
      'it fell silent at a seed whose result came too late',
      { timedOut: true, otherCount: 4, silentAt: job(99) },
      { again: ['1', '2', '3'] },
    ],
  ])('%s', (_, evidence, expected) => {
    expect(judge(evidence)).toEqual(expected)
  })
})

function groupSeeds(argv: string[], ...texts: string[]): string[] {
  const jobs = texts.map((text, index) => job(text, index))
  const target = { name: 'sim', config: {}, axes: [], batch: { argv, stopsAtFirstFailure: false } }
  return groupJobs(target, jobs).map((group) => group.map(({ seed }) => seed).join(' '))
}

describe('groups of jobs', () => {
  test('consecutive seeds across 2^53 and below zero', () => {
    expect(groupSeeds(['{from}', '{count}'], '9007199254740991', '9007199254740992', '9007199254740993', '5')).toEqual([
      '9007199254740991 9007199254740992 9007199254740993',
      '5',
    ])
    expect(groupSeeds(['{from}'], '-2', '-1', '0', '1', '1')).toEqual(['-2 -1 0 1', '1'])
  })

  test('a file holds any seeds, but each only once', () => {
    expect(groupSeeds(['{seeds-file}'], '7', '3', '7', '4')).toEqual(['7 3', '7 4'])
  })
})
