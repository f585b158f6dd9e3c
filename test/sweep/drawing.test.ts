import { expect, test } from 'vitest'
import { openDeadline } from '../../src/sweep/deadline.ts'
import { openDrawing } from '../../src/sweep/drawing.ts'

function openClock(): { at: number; now(): number } {
  return {
    at: 0,
    now() {
      return this.at
    },
  }
}

test('after a budget of 60 s lanes draw short seeds for as long as one drawn before still runs', () => {
  const clock = openClock()
  using deadline = openDeadline(new AbortController().signal, () => clock.now(), 60_000)
  const drawing = openDrawing(deadline)
  const endSlow = drawing.begin()
  const endShort = drawing.begin()
  expect([drawing.mode(), drawing.allows(50_000)]).toEqual(['freely', true])
  clock.at = 60_000
  endShort()
  expect(drawing.mode()).toBe('one')
  // 6 s of grace are left: a seed of 1.5 s fits four times into it.
  expect([drawing.allows(1_500), drawing.allows(1_501)]).toEqual([true, false])
  const endLate = drawing.begin()
  clock.at = 65_000
  expect([drawing.allows(250), drawing.allows(251)]).toEqual([true, false])
  endSlow()
  expect(drawing.mode()).toBe('no')
  endLate()
  expect(drawing.mode()).toBe('no')
})

test('after a budget that no lane overstays nothing more is drawn', () => {
  const clock = openClock()
  using deadline = openDeadline(new AbortController().signal, () => clock.now(), 1_000)
  const drawing = openDrawing(deadline)
  const end = drawing.begin()
  clock.at = 999
  end()
  expect(drawing.mode()).toBe('freely')
  clock.at = 1_000
  expect(drawing.mode()).toBe('no')
})

test('of a target of which no duration is known nothing is drawn after the end, and nothing at all once it is aborted', () => {
  const clock = openClock()
  const controller = new AbortController()
  using deadline = openDeadline(controller.signal, () => clock.now(), 1_000)
  const drawing = openDrawing(deadline)
  drawing.begin()
  expect(drawing.allows(Number.POSITIVE_INFINITY)).toBe(true)
  clock.at = 1_000
  expect(drawing.allows(Number.POSITIVE_INFINITY)).toBe(false)
  controller.abort()
  expect(drawing.mode()).toBe('no')
})

test('of a number of seeds everything is drawn', () => {
  using deadline = openDeadline(new AbortController().signal, () => 1e12, Number.POSITIVE_INFINITY)
  const drawing = openDrawing(deadline)
  expect([drawing.mode(), drawing.allows(1e9)]).toEqual(['freely', true])
})
