import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Checkpoint, CheckpointFailure } from '../../src/model/checkpoint.ts'
import { checkpointLineMax, formatCheckpoint, parseCheckpoint } from '../../src/store/checkpoint-line.ts'
import { signatureOf } from './fixtures/campaign.ts'

const { key, kind, type, title } = signatureOf('ElectionSafety')

function failureAt(index: number, name = 'ElectionSafety'): CheckpointFailure {
  return {
    index,
    outcome: 'failed',
    step: index % 50,
    durationMs: 3,
    key: key.replace('ElectionSafety', name),
    kind,
    type,
    title,
  }
}

function checkpointOf(failing: readonly number[], hi: number): Checkpoint {
  const failures = failing.map((index) => failureAt(index))
  const targets = [{ target: 'raft', issued: 0, spans: [[0, hi] as const], failures, unjudged: [] }]
  return { campaign: '0123456789ab', shard: 3, state: 'running', canary: 'failed', targets }
}

/** Everything that some checkpoints say together, whatever way it was cut. */
function saidBy(checkpoints: readonly (Checkpoint | null)[]) {
  const done: string[] = []
  const told: string[] = []
  for (const checkpoint of checkpoints) {
    for (const { target, spans, failures, unjudged } of checkpoint?.targets ?? []) {
      for (const [lo, hi] of spans) for (let index = lo; index < hi; index++) done.push(`${target} ${index}`)
      told.push(...[...failures, ...unjudged].map((one) => `${target} ${JSON.stringify(one)}`))
    }
  }
  return { done: done.sort(), told: told.sort() }
}

/** What is read of a line about 100 seeds of which index 17 failed, with something else said of the target. */
function says(part: Partial<Checkpoint['targets'][number]>): Checkpoint | null {
  const checkpoint = checkpointOf([17], 100)
  const targets = checkpoint.targets.map((one) => ({ ...one, ...part }))
  return parseCheckpoint(formatCheckpoint({ ...checkpoint, targets })[0] ?? '')
}

describe('a checkpoint line', () => {
  test('of 6,000 seeds with two failures has under 300 characters, none of which a terminal or a CI acts on', () => {
    const [line = '', ...more] = formatCheckpoint(checkpointOf([17, 4711], 6000))
    expect(more).toEqual([])
    expect(line.length).toBeLessThan(300)
    expect(line).toMatch(/^seedsweep checkpoint 1 0123456789ab s3 [A-Za-z0-9_-]+ [0-9a-f]{16}$/)
    expect(parseCheckpoint(line)).toEqual(checkpointOf([17, 4711], 6000))
  })

  test('that would be too long is cut into lines that say the same together, each for itself', () => {
    const failing = Array.from({ length: 5000 }, (_, place) => place * 3)
    const causes = failing.map((index) => failureAt(index, `Cause${(index * 7919) % 997}`))
    const checkpoint = checkpointOf([], 20_000)
    const [target] = checkpoint.targets
    if (target === undefined) throw new Error('it has one')
    const whole = { ...checkpoint, targets: [{ ...target, failures: causes }] }
    const lines = formatCheckpoint(whole)
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(checkpointLineMax)
    expect(saidBy(lines.map(parseCheckpoint))).toEqual(saidBy([whole]))
    // One of them is lost: nothing that it told is taken for passed.
    const rest = saidBy(lines.toSpliced(2, 1).map(parseCheckpoint))
    const done = new Set(rest.done)
    const told = new Set(rest.told)
    const lost = causes.filter((failure) => !told.has(`raft ${JSON.stringify(failure)}`))
    expect(lost.length).toBeGreaterThan(100)
    expect(lost.filter(({ index }) => done.has(`raft ${index}`))).toEqual([])
  })

  test('of any targets, spans and failures says what was put into it', () => {
    const name = fc.string({ minLength: 1, maxLength: 20 })
    const indices = fc.uniqueArray(fc.nat({ max: 400 }), { maxLength: 60 })
    const target = fc.tuple(name, indices, indices).map(([named, done, bad]) => ({
      target: named,
      issued: 500,
      spans: done.sort((a, b) => a - b).map((index) => [2 * index, 2 * index + 1] as const),
      failures: bad.filter((index) => done.includes(index)).map((index) => failureAt(2 * index, `Cause${index % 5}`)),
      unjudged: done.slice(0, 3).map((index) => ({ index: 2 * index, outcome: 'infra' as const })),
    }))
    const targets = fc.uniqueArray(target, { maxLength: 4, selector: (one) => one.target })
    fc.assert(
      fc.property(targets, (some) => {
        const checkpoint = { ...checkpointOf([], 1), targets: some }
        expect(saidBy(formatCheckpoint(checkpoint).map(parseCheckpoint))).toEqual(saidBy([checkpoint]))
      }),
    )
  })

  test('with any one character changed, or cut, is not read', () => {
    const [line = ''] = formatCheckpoint(checkpointOf([17], 100))
    for (let at = 0; at < line.length; at++) {
      expect(parseCheckpoint(line.slice(0, at))).toBeNull()
      const other = line.charAt(at) === 'a' ? 'b' : 'a'
      expect(parseCheckpoint(line.slice(0, at) + other + line.slice(at + 1)), String(at)).toBeNull()
    }
  })

  test('that says of itself what cannot be is not read, whatever its checksum', () => {
    expect(says({})).not.toBeNull()
    // A failure outside of what is done, a cause that is no key, an index beyond 2^53, a span that is none.
    expect(says({ spans: [[18, 100]] })).toBeNull()
    expect(says({ failures: [{ ...failureAt(17), key: "'; DROP TABLE span; --" }] })).toBeNull()
    expect(says({ spans: [[0, 2 ** 53 + 2]] })).toBeNull()
    expect(says({ spans: [[17, 17]] })).toBeNull()
    expect(says({ target: '' })).toBeNull()
  })
})
