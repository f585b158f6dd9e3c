import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCount, formatSize } from '../../src/base/text.ts'
import { UserError } from '../../src/base/user-error.ts'
import { parseCount } from '../../src/config/parse-count.ts'
import { parseDuration } from '../../src/config/parse-duration.ts'
import { parseSeedRange } from '../../src/config/parse-seed-range.ts'
import { parseSize } from '../../src/config/parse-size.ts'

function errorOf(parse: () => unknown): string {
  try {
    return `parsed as ${String(parse())}`
  } catch (error) {
    if (error instanceof UserError) return `${error.message} | ${error.hint}`
    throw error
  }
}

describe('parseSize', () => {
  test.each([
    ['2GiB', 2_147_483_648, '2 GiB'],
    ['512 MiB', 536_870_912, '512 MiB'],
    ['1.5gib', 1_610_612_736, '1.5 GiB'],
    ['2GB', 2_000_000_000, '1.86 GiB'],
    ['300000KB', 300_000_000, '286 MiB'],
    ['1TiB', 1_099_511_627_776, '1024 GiB'],
  ])('%j is %d bytes, for people %s', (text, bytes, words) => {
    expect(parseSize(text)).toBe(bytes)
    expect(formatSize(bytes)).toBe(words)
  })

  test.each([
    ['2', '--memory: "2" has no unit that is known | Write 2MiB'],
    ['4g', '--memory: "4g" has no unit that is known | Write 4GiB'],
    ['2 bytes', '--memory: "2 bytes" has no unit that is known | Write 2GiB, 512MiB'],
    ['much', '--memory: "much" is not a size | Write a number and a unit: 2GiB, 512MiB'],
    ['-1GiB', '--memory: "-1GiB" is not a size | Write a number and a unit: 2GiB, 512MiB'],
    ['3KiB', '--memory: "3KiB" is less than any program needs | Write at least 1MiB'],
    ['99999999TiB', '--memory: "99999999TiB" is more than any machine has | Write 2GiB'],
  ])('%j is refused: %s', (text, words) => {
    expect(errorOf(() => parseSize(text, '--memory'))).toBe(words)
  })
})

describe('parseDuration', () => {
  test.each([
    ['5m', 300_000],
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['500ms', 500],
    ['1.5s', 1_500],
    ['1m1ms', 60_001],
    [' 2h ', 7_200_000],
  ])('%j is %d ms', (text, ms) => {
    expect(parseDuration(text, '--budget')).toBe(ms)
  })

  test.each([
    ['', '--budget: "" is not a duration | Write hours, minutes, seconds: 5m, 90s, 1h30m or 500ms'],
    ['300', '--budget: "300" has no unit | Write 300s for seconds or 300ms for milliseconds'],
    ['-5m', '--budget: "-5m" is not a duration | Write hours, minutes, seconds: 5m, 90s, 1h30m or 500ms'],
    ['5 min', '--budget: "5 min" is not a duration | Write hours, minutes, seconds: 5m, 90s, 1h30m or 500ms'],
    ['30m1h', '--budget: "30m1h" is not a duration | Write hours, minutes, seconds: 5m, 90s, 1h30m or 500ms'],
    ['0s', '--budget: "0s" is no time at all | Write at least 1ms'],
    ['600h', '--budget: "600h" is more than 24 days | Write at most 596h'],
  ])('refuses %j', (text, expected) => {
    expect(errorOf(() => parseDuration(text, '--budget'))).toBe(expected)
  })

  test('reads what hours, minutes, seconds and milliseconds were written, any of them', () => {
    const part = fc.option(fc.integer({ min: 0, max: 99 }))
    fc.assert(
      fc.property(part, part, part, part, (h, m, s, ms) => {
        const sum = (h ?? 0) * 3_600_000 + (m ?? 0) * 60_000 + (s ?? 0) * 1000 + (ms ?? 0)
        fc.pre(sum > 0)
        const units = [
          [h, 'h'],
          [m, 'm'],
          [s, 's'],
          [ms, 'ms'],
        ] as const
        const text = units.map(([value, unit]) => (value === null ? '' : `${value}${unit}`)).join('')
        expect(parseDuration(text)).toBe(sum)
      }),
    )
  })
})

describe('parseCount', () => {
  test('reads 2000, 2_000 and 2,000 as the same, up to 2^32', () => {
    for (const text of ['2000', '2_000', '2,000', ' 2000 ', '02000']) expect(parseCount(text, '--count')).toBe(2000)
    expect(parseCount('4,294,967,296', '--count')).toBe(2 ** 32)
  })

  test('reads every count as it is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (count) => {
        expect(parseCount(formatCount(count))).toBe(count)
        expect(parseCount(String(count))).toBe(count)
      }),
    )
  })

  test.each([
    ['0', '--count: "0" runs nothing | Write at least 1'],
    ['-5', '--count: "-5" is not a number of seeds | Write a whole number: 2000'],
    ['1e6', '--count: "1e6" is not a number of seeds | Write 1000000'],
    ['10k', '--count: "10k" is not a number of seeds | Write 10000'],
    ['2.000', '--count: "2.000" is not a number of seeds | Write a whole number: 2000'],
    ['2,00', '--count: "2,00" is not a number of seeds | Write a whole number: 2000'],
    ['0..100', '--count: "0..100" is not a number of seeds | Write a range as seeds, a count as a number: 2000'],
    ['5M', '--count: "5M" is not a number of seeds | Write 5000000'],
    ['5m', '--count: "5m" is not a number of seeds | Write a time as budget, a count as a number: 2000'],
    ['30s', '--count: "30s" is not a number of seeds | Write a time as budget, a count as a number: 2000'],
    [
      '4294967297',
      '--count: "4294967297" is more than one campaign can have | Write at most 4,294,967,296 and run several campaigns',
    ],
  ])('refuses %j', (text, expected) => {
    expect(errorOf(() => parseCount(text, '--count'))).toBe(expected)
  })
})

describe('parseSeedRange', () => {
  test('reads 0..100000 as the seeds from 0 to 99,999', () => {
    expect(parseSeedRange('0..100000', '--seeds')).toEqual({ first: 0n, end: 100_000n })
    expect(parseSeedRange('1_000..2,000', '--seeds')).toEqual({ first: 1000n, end: 2000n })
  })

  test('reads the last seed of 64 bits, and negative ones for signed types', () => {
    expect(parseSeedRange('18446744073709551615..18446744073709551616').end).toBe(2n ** 64n)
    expect(parseSeedRange('-5..5', '--seeds', 'i32')).toEqual({ first: -5n, end: 5n })
    expect(parseSeedRange('-5..5', '--seeds')).toEqual({ first: -5n, end: 5n })
  })

  test('reads every range as it is printed', () => {
    const seed = fc.bigInt({ min: 0n, max: 2n ** 64n })
    fc.assert(
      fc.property(seed, seed, (first, end) => {
        fc.pre(first < end)
        expect(parseSeedRange(`${first}..${end}`)).toEqual({ first, end })
      }),
    )
  })

  test.each([
    ['5..5', '--seeds: "5..5" is empty: its end is not part of it | Write 5..6 for one seed'],
    ['9..3', '--seeds: "9..3" is reversed | Write 3..9'],
    [
      '-1..5',
      '--seeds: "-1..5" starts below zero, where unsigned seeds have nothing | Write a range from 0, or declare seed-type: i64 (or i32) for the target',
    ],
    [
      '0..18446744073709551617',
      '--seeds: "0..18446744073709551617" goes past u64 | Write a range within 0..18446744073709551616',
    ],
    ['5', '--seeds: "5" is not a range of seeds | Write 5..6 for this one seed'],
    ['0-100', '--seeds: "0-100" is not a range of seeds | Write 0..100; the end is not part of it'],
    ['0...100', '--seeds: "0...100" is not a range of seeds | Write 0..100; the end is not part of it'],
    ['0..=100', '--seeds: "0..=100" is not a range of seeds | The end is not part of the range: write 0..101'],
    ['7..', '--seeds: "7.." is not a range of seeds | Write where it ends, for example 7..1007'],
    ['..7', '--seeds: "..7" is not a range of seeds | Write 0..7'],
    [
      '0x10..0x20',
      '--seeds: "0x10..0x20" is not a range of seeds | Write A..B in decimal digits, for example 0..100000; B is not part of it',
    ],
    [
      '',
      '--seeds: "" is not a range of seeds | Write A..B in decimal digits, for example 0..100000; B is not part of it',
    ],
  ])('refuses %j', (text, expected) => {
    expect(errorOf(() => parseSeedRange(text, '--seeds', 'u64'))).toBe(expected)
  })

  test('refuses what no type can hold even where the type is not known yet', () => {
    expect(errorOf(() => parseSeedRange('0..99999999999999999999'))).toContain('goes past 64 bits')
    expect(errorOf(() => parseSeedRange('-9223372036854775809..0'))).toContain('goes past 64 bits')
    expect(errorOf(() => parseSeedRange('-1..18446744073709551616'))).toContain('starts below zero')
    expect(errorOf(() => parseSeedRange(`0..${'9'.repeat(100_000)}`))).toContain('is not a range')
  })
})
