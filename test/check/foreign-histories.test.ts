import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkHistoryText, modelNames } from '../../src/check/check-history-text.ts'

/** Histories of other people, which are not in this repository: Jepsen's of etcd, Porcupine's of a key-value store. */
const directory = join(import.meta.dirname, '../../../shared/data/histories')
const isHere = existsSync(join(directory, 'expected.json'))

interface Check {
  readonly file: string
  readonly model: string
  readonly linearizable: boolean
}

function readChecks(): readonly Check[] {
  if (!isHere) return []
  return (JSON.parse(readFileSync(join(directory, 'expected.json'), 'utf8')) as { checks: readonly Check[] }).checks
}

test.skipIf(!isHere)('all 62 foreign checks give the expected verdict (skipped where ../shared/data is absent)', () => {
  const checks = readChecks()
  expect(checks.length).toBe(62)
  const wrong = checks.filter(({ file, model, linearizable }) => {
    const name = modelNames.find((candidate) => candidate === model)
    if (name === undefined) return true
    const report = checkHistoryText(name, readFileSync(join(directory, file), 'utf8'))
    return report.verdict !== (linearizable ? 'linearizable' : 'not linearizable')
  })
  expect(wrong).toEqual([])
})

test.skipIf(!isHere)(
  'a violation names the first operation that nothing explains (skipped where ../shared/data is absent)',
  () => {
    for (const { file, linearizable } of readChecks().filter(({ model }) => model === 'etcd-cas-register')) {
      if (linearizable) continue
      const text = readFileSync(join(directory, file), 'utf8')
      const report = checkHistoryText('etcd-cas-register', text)
      expect(report.verdict).toBe('not linearizable')
      if (report.verdict !== 'not linearizable') continue
      const { operation } = report.violation
      // What came before its return explains itself; with its return it does not: the shortest prefix that fails.
      const lines = text.split('\n')
      const cut = (end: number): string => lines.slice(0, end).join('\n')
      expect(checkHistoryText('etcd-cas-register', cut((operation.line ?? 0) - 1)).verdict, file).toBe('linearizable')
      expect(checkHistoryText('etcd-cas-register', cut(operation.line ?? 0)).verdict, file).toBe('not linearizable')
    }
  },
)
