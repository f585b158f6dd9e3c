import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { CampaignReport } from '../../src/model/report.ts'
import { openLocator } from '../../src/publish/locate-frames.ts'
import { renderJunit } from '../../src/publish/render/junit.ts'
import { renderSarif } from '../../src/publish/render/sarif.ts'
import { readJunit } from '../../src/simulator/read-junit.ts'
import { readXml, type XmlEvent } from '../../src/simulator/read-xml.ts'
import { key, makeFinding, makeReport } from './make-report.ts'

const schema: object = JSON.parse(
  readFileSync(new URL('../fixtures/sarif/sarif-schema-2.1.0.json', import.meta.url), 'utf8'),
)
const ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false })
ajv.addFormat('uri', (text: string) => URL.canParse(text))
ajv.addFormat('uri-reference', (text: string) => URL.canParse(text, 'file:///top/'))
ajv.addFormat('date-time', /^\d{4}-/)
const isSarif = ajv.compile(schema)

interface Sarif {
  readonly runs: readonly [
    { readonly tool: { driver: { rules: { id: string }[] } }; readonly results: readonly Record<string, unknown>[] },
  ]
}

const options = { locate: openLocator(['examples/liferaft/index.js']), configPath: 'sub/seedsweep.yml' }

function sarifOf(report: CampaignReport) {
  const text = renderSarif(report, options)
  const log: Sarif = JSON.parse(text)
  isSarif(log)
  expect(isSarif.errors ?? []).toEqual([])
  return log.runs[0]
}

const standing = { kind: 'expected', until: null, by: '@ada in #2' } as const
const words = fc.string({ unit: 'binary', maxLength: 60 })

describe('SARIF', () => {
  test('one result a finding, known by its key, where its frames are, or else at the configuration', () => {
    const excerpt = '  at Node.vote (/w/raft/examples/liferaft/index.js:41:5)'
    const other = makeFinding({
      key: key('8'),
      excerpt,
      confirmation: { state: 'unconfirmed', same: 0, replays: 3, where: [] },
    })
    const aside = makeFinding({ key: key('9'), standing })
    const { results, tool } = sarifOf(makeReport([makeFinding(), other], { setAside: [aside] }))
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['property/ElectionSafety'])
    expect(results).toMatchObject([
      {
        ruleId: 'property/ElectionSafety',
        level: 'error',
        message: {
          text: expect.stringContaining(
            'ElectionSafety: two leaders in term <n>. Failed 41 of 2,000 seeds. Reproduce: node examples',
          ),
        },
        partialFingerprints: { 'seedsweep/v1': key('7') },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'sub/seedsweep.yml' }, region: { startLine: 1 } } }],
      },
      {
        level: 'note',
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'examples/liferaft/index.js' }, region: { startLine: 41 } } },
        ],
      },
      { suppressions: [{ kind: 'external', justification: 'expected (@ada in #2)' }] },
    ])
  })

  test('without findings it is a run without results', () => {
    expect(sarifOf(makeReport([])).results).toEqual([])
  })

  test('of any text it is SARIF', () => {
    fc.assert(
      fc.property(words, words, (title, type) => {
        const { signature } = makeFinding()
        sarifOf(makeReport([makeFinding({ signature: { ...signature, title, type } })]))
      }),
      { numRuns: 50 },
    )
  })
})

/** The events of a document that must be well-formed. */
function eventsOf(text: string): XmlEvent[] {
  const events: XmlEvent[] = []
  const reader = readXml(text)
  let event = reader.next()
  for (; event.done !== true; event = reader.next()) events.push(event.value)
  expect(event.value).toEqual({ torn: false })
  const open: string[] = []
  for (const one of events) {
    if (one.type === 'open') open.push(one.name)
    if (one.type === 'close') expect(open.pop()).toBe(one.name)
  }
  expect(open).toEqual([])
  return events
}

const casesOf = (text: string) =>
  eventsOf(text).flatMap((event) => (event.type === 'open' && event.name === 'testcase' ? [event.attributes.name] : []))

describe('JUnit XML', () => {
  test('a case for the sweep, for each finding and for each property; what was set aside is skipped', () => {
    const aside = makeFinding({ key: key('9'), standing })
    const text = renderJunit(makeReport([makeFinding()], { setAside: [aside] }), [])
    expect(casesOf(text)).toEqual([
      'sweep: 2,000 of 2,000 planned seeds',
      'f-77777777 ElectionSafety: two leaders in term <n>',
      'f-99999999 ElectionSafety: two leaders in term <n>',
      'property always ElectionSafety',
      'property sometimes leader re-elected',
    ])
    expect(text).toContain(
      '<testsuite name="liferaft" tests="5" failures="3" errors="0" skipped="1" time="4.900" timestamp="2026-11-22T02:00:00">',
    )
    const { testCount, failures, torn } = readJunit(text)
    expect({ testCount, torn }).toEqual({ testCount: 4, torn: false })
    expect(failures[0]).toMatchObject({ message: 'two leaders in term <n> (failed 41 of 2,000 seeds)' })
    expect(failures.map(({ stack }) => stack?.split('\n', 2)).at(0)).toEqual([
      "Reproduced 3 of 3 times in fresh processes, on 2 runners: the one that found it and the report job's.",
      'Reproduce: node examples/liferaft/sim.ts --seed 8817421930012253311 --steps 100',
    ])
  })

  test('an inconclusive campaign without findings is no green: the sweep itself errs', () => {
    const text = renderJunit(makeReport([], { conclusive: false, properties: [] }), [
      'shard 1 (of 0-1) never delivered',
    ])
    expect(text).toContain('tests="1" failures="0" errors="1"')
    expect(readJunit(text).failures).toHaveLength(1)
  })

  test('of any text it is well-formed XML 1.0, and the text comes back but for what XML cannot hold', () => {
    fc.assert(
      fc.property(words, words, words, (title, type, excerpt) => {
        const { signature } = makeFinding()
        const finding: Finding = makeFinding({ excerpt, signature: { ...signature, title, type } })
        const text = renderJunit(makeReport([finding]), [])
        expect(casesOf(text)).toHaveLength(4)
        expect(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text)).toBe(false)
        expect(text.isWellFormed()).toBe(true)
      }),
      { numRuns: 100 },
    )
    const evil = makeFinding({ excerpt: 'a\u0000b <b> & "c" ]]> \u001b[31mred\u001b[0m\n]]></failure>' })
    const [failure] = readJunit(renderJunit(makeReport([evil]), [])).failures
    expect(failure?.stack).toContain('ab <b> & "c" ]]> red\n]]></failure>')
  })
})
