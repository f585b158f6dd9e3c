import { expect, test } from 'vitest'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { normaliseMessage } from '../../src/signature/normalise-message.ts'
import { headMax, tailMax } from '../../src/signature/read-failure-text.ts'
import { type HostileText, makeHostileTexts, stretch } from '../signature/hostile-lines.ts'

/** Processor time of this process, in milliseconds: what else the machine does is not in it. */
function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The least of three: a collection of garbage falls into one of them. */
function leastMs(work: () => unknown): number {
  return Math.min(cpuMs(work), cpuMs(work), cpuMs(work))
}

const texts = makeHostileTexts(1, 1500)
const quarter = 2 ** 18

/** Four times the text in four times the time: eight times is allowed, and what a clock cannot tell. */
function isLinear(least: number, most: number): boolean {
  return most <= 8 * least + 60
}

function describeSlow(text: HostileText, least: number, most: number): string {
  return `${text.name}: ${least.toFixed(0)} ms, four times as much ${most.toFixed(0)} ms`
}

test(`of ${texts.length} hostile texts each takes at most 8 times as long when it is 4 times as long, up to 1 MiB`, () => {
  const slow = texts.flatMap((text) => {
    const [short, long] = [stretch(text, quarter), stretch(text, 4 * quarter)]
    const once = cpuMs(() => extractSignature({ text: long, target: 't' }))
    if (isLinear(0, once)) return []
    const [least, most] = [short, long].map((one) => leastMs(() => extractSignature({ text: one, target: 't' })))
    return least === undefined || most === undefined || isLinear(least, most) ? [] : [describeSlow(text, least, most)]
  })
  expect(slow).toEqual([])
})

test('all that is read of 3 MiB of any of them takes at most 4 s', () => {
  const slow = texts.flatMap((text) => {
    // As much as is read, and as if far more had been there.
    const all = stretch(text, headMax + tailMax + 2 ** 20)
    const took = cpuMs(() => extractSignature({ text: all, target: 't' }))
    return took <= 4_000 ? [] : [`${text.name}: ${took.toFixed(0)} ms`]
  })
  expect(slow).toEqual([])
})

test('a message of any of them takes at most 100 ms', () => {
  const slow = texts.flatMap((text) => {
    const message = stretch(text, 2 ** 20)
    const took = leastMs(() => normaliseMessage(message))
    return took <= 100 ? [] : [`${text.name}: ${took.toFixed(0)} ms`]
  })
  expect(slow).toEqual([])
})
