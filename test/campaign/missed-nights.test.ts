import { describe, expect, test } from 'vitest'
import { describeMissedNights } from '../../src/campaign/missed-nights.ts'
import { countFires, parseSchedule } from '../../src/campaign/schedule.ts'

const workflow = '.github/workflows/nightly.yml'

/** Campaigns of the schedule on these days of November 2026, at 03:19 UTC. */
function nights(days: readonly number[], event = 'schedule') {
  return days.map((day) => ({ campaign: `c${day}`, number: day, startedAt: at(day), workflow, event }))
}

function at(day: number, hour = 3): string {
  return new Date(Date.UTC(2026, 10, day, hour, 19)).toISOString()
}

function question(day: number, cron: string | null, hour = 3) {
  return { campaign: `c${day}`, startedAt: at(day, hour), workflow, cron }
}

describe('a nightly that did not run', () => {
  test('is told by the schedule: of 20, 21 and 23 November at 03:17, the 22nd is missing', () => {
    expect(describeMissedNights(nights([20, 21, 23]), question(23, '17 3 * * *'))).toBe(
      'no campaign between 2026-11-21 03:19 and 2026-11-23 03:19 UTC: 1 run of the schedule 17 3 * * * did not happen, or left no history',
    )
    expect(describeMissedNights(nights([20, 21, 22, 23]), question(23, '17 3 * * *'))).toBeNull()
    // Five hours late is late, not missing.
    expect(describeMissedNights(nights([22]), question(23, '17 3 * * *', 8))).toBeNull()
  })

  test('is not told of weekends, of other workflows, of dispatches, nor on the first night', () => {
    // 20 November 2026 is a Friday.
    expect(describeMissedNights(nights([19, 20]), question(23, '17 3 * * 1-5'))).toBeNull()
    expect(describeMissedNights(nights([18, 19]), question(23, '17 3 * * MON-FRI'))).toContain('1 run of the schedule')
    const weekly = nights([10]).map((one) => ({ ...one, workflow: '.github/workflows/weekly.yml' }))
    expect(describeMissedNights(weekly, question(23, '17 3 * * *'))).toBeNull()
    expect(describeMissedNights(nights([10], 'workflow_dispatch'), question(23, '17 3 * * *'))).toBeNull()
    expect(describeMissedNights([], question(23, '17 3 * * *'))).toBeNull()
  })

  test('is told without a schedule once the gap is 1.5 times the longest of those before', () => {
    const weekdays = nights([9, 10, 11, 12, 13, 16, 17, 18, 19, 20])
    expect(describeMissedNights(weekdays, question(23, null, 9))).toBeNull()
    expect(describeMissedNights(weekdays, question(26, null))).toBe(
      'no scheduled campaign between 2026-11-20 03:19 and 2026-11-26 03:19 UTC: the last 10 began at most 72 hours apart',
    )
    // Two gaps say too little.
    expect(describeMissedNights(nights([1, 2, 3]), question(26, null))).toBeNull()
  })
})

describe('the line of a schedule', () => {
  test('fires as crontab(5) says', () => {
    const week = ['2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z'] as const
    expect(count('17 3 * * *', ...week)).toBe(7)
    expect(count('*/30 * * * *', ...week)).toBe(336)
    expect(count('5/20 6-8 * * *', ...week)).toBe(63)
    expect(count('0 12 * * 7', ...week)).toBe(1)
    expect(count('0 12 * * sun,wed', ...week)).toBe(2)
    // Day of the month or of the week, where both are said.
    expect(count('0 12 18 * 5', ...week)).toBe(2)
    expect(count('0 12 1 jan *', ...week)).toBe(0)
    // The first moment does not count, the last does.
    expect(count('0 0 * * *', ...week)).toBe(7)
  })

  test('that is none is not read', () => {
    for (const text of ['', '17 3 * *', '60 3 * * *', '17 3 * * * *', '@daily', '5-1 * * * *', '*/0 * * * *']) {
      expect(parseSchedule(text), text).toBeNull()
    }
  })
})

function count(text: string, from: string, to: string): number | null {
  const schedule = parseSchedule(text)
  return schedule === null ? null : countFires(schedule, new Date(from), new Date(to))
}
