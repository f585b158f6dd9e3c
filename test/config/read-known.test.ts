import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { readKnown } from '../../src/config/read-known.ts'
import { renderKnownSchema } from '../../src/config/render-config-schema.ts'
import { resolveKnown } from '../../src/model/known.ts'

const path = '.seedsweep/known.yml'
const file = `# yaml-language-server: $schema=known.schema.json
version: 1
corrections:
  - merge: [f-7c3e91a0, f-19bd0c55]
    reason: both lose the vote on restart
  - ignore: f-e04411fa
    until: 2027-01-01
    target: raft
  - expected: f-aaaaaaaa
  - wrong: ${'b'.repeat(64)}
  - split: f-cccccccc
`

function mistakeOf(text: string): string {
  try {
    readKnown(text, path)
  } catch (error) {
    const { message, hint } = error as Error & { hint: string | null }
    return `${message}. ${hint}`
  }
  return 'none'
}

describe('.seedsweep/known.yml', () => {
  test('each of the five corrections, with where it stands', () => {
    expect(readKnown(file, path)).toEqual([
      { place: `${path}:4:5`, target: null, order: { kind: 'merge', keys: ['7c3e91a0', '19bd0c55'] } },
      { place: `${path}:6:5`, target: 'raft', order: { kind: 'ignore', key: 'e04411fa', until: '2027-01-01' } },
      { place: `${path}:9:5`, target: null, order: { kind: 'expected', key: 'aaaaaaaa' } },
      { place: `${path}:10:5`, target: null, order: { kind: 'wrong', key: 'b'.repeat(64) } },
      { place: `${path}:11:5`, target: null, order: { kind: 'split', key: 'cccccccc' } },
    ])
    expect(readKnown('', path)).toEqual([])
  })

  test.each([
    ['corections: []', `${path}:1:1: unknown key "corections". Did you mean "corrections"?`],
    [
      'corrections:\n  - expcted: f-aaaaaaaa',
      `${path}:2:5: unknown key "expcted" in corrections.0. Did you mean "expected"?`,
    ],
    ['corrections:\n  - expected: 7c3', `${path}:2:15: corrections.0.expected is "7c3". Write the id of a finding`],
    [
      'corrections:\n  - ignore: f-aaaaaaaa\n    until: 2027-02-30',
      `${path}:3:12: corrections.0.until is "2027-02-30". There is no such day`,
    ],
    [
      'corrections:\n  - wrong: f-aaaaaaaa\n    until: 2027-01-01',
      `${path}:3:12: corrections.0.until is "2027-01-01". Only ignore has an end`,
    ],
    [
      'corrections:\n  - wrong: f-aaaaaaaa\n    split: f-aaaaaaaa',
      'exactly one of merge, split, ignore, expected, wrong',
    ],
    ['corrections:\n  - reason: none', 'exactly one of merge, split, ignore, expected, wrong'],
    ['corrections:\n  - merge: [f-aaaaaaaa]', 'corrections.0.merge'],
    ['version: 2', 'the file is of version 2; this release reads version 1'],
    ['- a', 'the file does not hold keys'],
  ])('%j is told: %s', (text, told) => {
    expect(mistakeOf(text)).toContain(told)
  })

  test('two merges that make a circle are refused where the second closes it', () => {
    const text = 'corrections:\n  - merge: [f-aaaaaaaa, f-bbbbbbbb]\n  - merge: [f-bbbbbbbb, f-aaaaaaaa]\n'
    expect(mistakeOf(text)).toContain(`${path}:3:25: f-aaaaaaaa and f-bbbbbbbb are one already`)
  })

  test('editors are told the same by known.schema.json, which is generated', () => {
    const text = readFileSync(new URL('../../known.schema.json', import.meta.url), 'utf8')
    expect(text).toBe(renderKnownSchema())
    const validate = new Ajv({ strict: false }).compile(JSON.parse(text) as object)
    expect(validate({ corrections: [{ expected: 'f-aaaaaaaa' }] })).toBe(true)
    expect(validate({ corrections: [{ expcted: 'f-aaaaaaaa' }] })).toBe(false)
  })
})

test('names become the keys of each target that knows them; of a merge the first that is known stays', () => {
  const known = readKnown(
    'corrections:\n  - merge: [f-00000000, f-aaaaaaaa, f-bbbbbbbb]\n  - expected: f-dddddddd\n',
    path,
  )
  const [a, b] = ['a', 'b'].map((digit) => digit.repeat(64))
  const keys = ['raft', 'paxos'].flatMap((target) => [a, b].map((key) => ({ target, key: key ?? '' })))
  expect(resolveKnown(known, keys).map(({ target, order }) => ({ target, ...order }))).toEqual(
    ['raft', 'paxos'].map((target) => ({ target, kind: 'merge', into: a, key: b })),
  )
})
