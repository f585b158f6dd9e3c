import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginLine,
  endLine,
  formatMarker,
  type IssueMarker,
  readGenerated,
  readMarker,
  replaceGenerated,
} from '../../src/publish/render/marker.ts'
import { hostileText } from './hostile-text.ts'
import { key, seedText, sha } from './make-report.ts'

const marker: IssueMarker = {
  key: key('7'),
  formerKeys: [key('6'), key('5')],
  target: 'liferaft',
  sha,
  config: { nodes: '3' },
  seeds: [seedText('8817421930012253311'), seedText('-5')],
  k: 41,
  n: 2000,
  first: { sha, at: '2026-11-22T02:00:00.000Z' },
}

describe('the marker of an issue', () => {
  test('is one line that reads back, with seeds past 2^53 unharmed', () => {
    const line = formatMarker(marker)
    expect(line).toMatch(
      /^<!-- seedsweep:v1 \{"key":"7{64}","target":"liferaft","sha":"4c1f2ab.*"k":41,"n":2000.*\} -->$/,
    )
    expect(readMarker(`before\n${line}\nafter`)).toEqual(marker)
  })

  test('remembers the life of its issue, and forgets what is not as it was written', () => {
    const verified = { sha, at: '2026-11-24T02:00:00.000Z' }
    const life = { verified, remarked: '2026-11-25T02:00:00.000Z', environment: '2026-11-26T02:00:00.000Z' }
    expect(readMarker(formatMarker({ ...marker, life }))).toEqual({ ...marker, life })
    const reopened = { reopened: { sha: null, at: '2026-11-24T02:00:00.000Z' } }
    expect(readMarker(formatMarker({ ...marker, life: reopened }))?.life).toEqual(reopened)
    const odd = formatMarker({ ...marker, life }).replaceAll('2026-11-2', 'no day ')
    expect(readMarker(odd)?.life).toEqual({})
    expect(readMarker(formatMarker(marker))).not.toHaveProperty('life')
  })

  test('whatever the configuration says, the comment ends at its own end and the line is ASCII', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, value) => {
        const config = { [name]: value }
        const line = formatMarker({ ...marker, config })
        expect(line.slice(4, -3)).not.toMatch(/--|>|<|@|#|`|::/)
        expect(line).toMatch(/^[\x20-\x7E]*$/)
        expect(readMarker(line)?.config).toEqual({ ...config })
      }),
    )
  })

  test('a configuration of 5,000 characters is left out, the rest stays', () => {
    expect(readMarker(formatMarker({ ...marker, config: { big: 'x'.repeat(5_000) } }))).toEqual({
      ...marker,
      config: null,
    })
  })

  test('is read without the fields that later versions add, and without the first sighting', () => {
    const line = `<!-- seedsweep:v1 {"key":"k1","target":"t","sha":null,"config":{},"seeds":["1"],"k":1,"n":2,"more":[1]} -->`
    expect(readMarker(line)).toEqual({
      key: 'k1',
      formerKeys: [],
      target: 't',
      sha: null,
      config: {},
      seeds: ['1'],
      k: 1,
      n: 2,
      first: null,
    })
  })

  test.each([
    ['no JSON', '<!-- seedsweep:v1 {"key":} -->'],
    [
      'a seed as a number',
      '<!-- seedsweep:v1 {"key":"k1","target":"t","sha":null,"config":{},"seeds":[1],"k":1,"n":2} -->',
    ],
    ['no key', '<!-- seedsweep:v1 {"target":"t","sha":null,"config":{},"seeds":[],"k":1,"n":2} -->'],
    [
      'a count below nothing',
      '<!-- seedsweep:v1 {"key":"k1","target":"t","sha":null,"config":{},"seeds":[],"k":-1,"n":2} -->',
    ],
    ['in the middle of a line', `see ${formatMarker(marker)}`],
    ['quoted', `> ${formatMarker(marker)}`],
    ['in fenced code', `\`\`\`html\n${formatMarker(marker)}\n\`\`\``],
    ['of another version', formatMarker(marker).replace('v1', 'v2')],
  ])('is not one when it is %s', (_, body) => {
    expect(readMarker(body)).toBeNull()
  })

  test('the last one counts, and a fence that nobody closed does not hide it', () => {
    const other = formatMarker({ ...marker, key: key('8') })
    expect(readMarker(`${other}\n\n${formatMarker(marker)}`)?.key).toBe(key('7'))
    expect(readMarker(`~~~ my notes\n${formatMarker(marker)}`)?.key).toBe(key('7'))
  })
})

describe('the generated part of a body', () => {
  const generated = `${beginLine}\nold\n${formatMarker(marker)}\n${endLine}`

  test('is replaced, and what people wrote around it stays byte for byte', () => {
    const body = `Seen in production!\r\n\r\n${generated}\r\n\r\n/cc me\r\n`
    expect(replaceGenerated(body, 'NEW')).toBe('Seen in production!\r\n\r\nNEW\r\n\r\n/cc me\r\n')
  })

  test('after an edit in the browser it compares equal to what was written', () => {
    expect(readGenerated(generated.replaceAll('\n', '\r\n'))).toBe(generated)
  })

  test('is the one around the marker when somebody quotes the lines elsewhere', () => {
    const body = `${beginLine}\nmine\n${endLine}\n${generated}\n${beginLine}\nmine too\n${endLine}`
    expect(replaceGenerated(body, 'NEW')).toBe(
      `${beginLine}\nmine\n${endLine}\nNEW\n${beginLine}\nmine too\n${endLine}`,
    )
  })

  test("without its begin or its end line it is nobody's to change", () => {
    expect(replaceGenerated(generated.replace(beginLine, ''), 'NEW')).toBeNull()
    expect(replaceGenerated(generated.replace(endLine, ''), 'NEW')).toBeNull()
    expect(replaceGenerated('people only', 'NEW')).toBeNull()
  })
})

test('how a finding is shown comes back, and anything else there is as if nothing was', () => {
  const marker = {
    key: 'abcd',
    formerKeys: [],
    target: 'raft',
    sha: null,
    config: {},
    seeds: [],
    k: 0,
    n: 9,
    first: null,
  }
  for (const proof of ['pairs', 'campaign'] as const) {
    expect(readMarker(formatMarker({ ...marker, proof }))).toEqual({ ...marker, proof })
  }
  expect(readMarker(formatMarker(marker))).toEqual(marker)
  expect(readMarker(formatMarker({ ...marker, proof: 'pairs' }).replace('"pairs"', '"rm -rf"'))).toEqual(marker)
})
