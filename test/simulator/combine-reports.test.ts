import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { combineReports } from '../../src/simulator/combine-reports.ts'
import { readResultFiles } from '../../src/simulator/read-result-files.ts'
import { noResult, type ReportedResult } from '../../src/simulator/reported-result.ts'

const files = (outcome: 'passed' | 'failed'): ReportedResult => ({ kind: 'result', result: { outcome }, by: 'files' })
const own = (outcome: 'passed' | 'failed' | 'unknown'): ReportedResult => ({ kind: 'result', result: { outcome } })
const torn: ReportedResult = { kind: 'invalid', reason: 'half', torn: true }

describe('combineReports', () => {
  test('a failure in either stands, and the words of the simulator among equals', () => {
    expect(combineReports(own('passed'), files('failed'))).toMatchObject({ by: 'files', result: { outcome: 'failed' } })
    expect(combineReports(files('failed'), own('failed'))).toMatchObject(own('failed'))
    expect(combineReports(torn, files('failed'))).toEqual(files('failed'))
    expect(combineReports(torn, own('passed'))).toEqual(torn)
    expect(combineReports(own('unknown'), files('passed'))).toMatchObject(own('unknown'))
    expect(combineReports(noResult, files('passed'))).toEqual(files('passed'))
  })

  test('digest, step and the properties of both are kept', () => {
    const property = { kind: 'always', passes: 1, failures: 0 } as const
    const first: ReportedResult = {
      kind: 'result',
      result: { outcome: 'passed', digest: 'd1', step: 3, properties: [{ ...property, name: 'a' }] },
    }
    const second: ReportedResult = {
      kind: 'result',
      result: { outcome: 'failed', properties: [{ ...property, name: 'b' }] },
    }
    expect(combineReports(first, second)).toMatchObject({
      result: { outcome: 'failed', digest: 'd1', step: 3, properties: [{ name: 'b' }, { name: 'a' }] },
    })
  })

  test('property: the order of two reports does not change what they say together', () => {
    const report = fc.constantFrom(
      noResult,
      torn,
      own('passed'),
      own('failed'),
      own('unknown'),
      files('passed'),
      files('failed'),
    )
    fc.assert(
      fc.property(report, report, (a, b) => {
        expect(combineReports(a, b)).toEqual(combineReports(b, a))
      }),
    )
  })
})

const read = (out: string, junit: string) => readResultFiles([out], { junit, antithesis: false })

function makeOut(paths: Readonly<Record<string, string>>): string {
  const out = mkdtempSync(join(tmpdir(), 'seedsweep-test-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(paths)) {
    mkdirSync(join(out, path, '..'), { recursive: true })
    writeFileSync(join(out, path), text)
  }
  return out
}

describe('readResultFiles', () => {
  const passing = '<testsuite name="raft"><testcase name="elects"/></testsuite>'
  const failing = '<testsuite name="raft"><testcase name="elects"><failure message="2"/></testcase></testsuite>'

  test.each([
    ['{out}/*.xml', 'failed'],
    ['{out}/TEST-*.xml', 'passed'],
    ['{out}/**/*.xml', 'failed'],
    ['{out}/reports/deep/*.xml', 'passed'],
    ['{out}/*/*/*.xml', 'passed'],
  ])('%s: %s', (pattern, outcome) => {
    const out = makeOut({ 'a.xml': failing, 'TEST-raft.xml': passing, 'reports/deep/b.xml': passing, 'c.txt': failing })
    expect(read(out, pattern)).toMatchObject({ kind: 'result', result: { outcome }, by: 'files' })
  })

  test.skipIf(process.platform === 'win32')('a link is no file: it could lead anywhere', () => {
    const out = makeOut({ 'real/a.xml': passing })
    symlinkSync(join(out, 'real', 'a.xml'), join(out, 'b.xml'))
    symlinkSync(join(out, 'real'), join(out, 'dir'))
    expect(read(out, '{out}/*.xml')).toMatchObject({ kind: 'invalid' })
    expect(read(out, '{out}/dir/*.xml')).toMatchObject({ kind: 'invalid' })
  })
})
