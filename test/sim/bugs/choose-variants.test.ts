import { describe, expect, test } from 'vitest'
import { chooseByBugs, chooseByVersion } from '../../../src/sim/bugs/choose-variants.ts'
import { trackRecord } from '../../../src/sim/bugs/track-record.ts'
import { noVariants } from '../../../src/sim/etcd/variants.ts'

function bugsOf(version: string): readonly string[] {
  const choice = chooseByVersion(version)
  if (choice.kind === 'unknown') throw new Error(`${choice.message}: ${choice.hint}`)
  return choice.bugs
}

/** The last release of a line that had a bug, and the first that had not: etcd's changelogs and robustness track record. */
const fixes: readonly (readonly [bug: string, last: string, fixed: string])[] = [
  ['13766', '3.5.2', '3.5.3'],
  ['14370', '3.4.20', '3.4.21'],
  ['14370', '3.5.4', '3.5.5'],
  ['14571', '3.4.21', '3.4.22'],
  ['14571', '3.5.5', '3.5.6'],
  ['14685', '3.5.5', '3.5.6'],
  ['15220', '3.4.24', '3.4.25'],
  ['15220', '3.5.7', '3.5.8'],
  ['15271', '3.4.24', '3.4.25'],
  ['15271', '3.5.7', '3.5.8'],
  ['17529', '3.4.30', '3.4.31'],
  ['17529', '3.5.12', '3.5.13'],
  ['17780', '3.4.31', '3.4.32'],
  ['17780', '3.5.13', '3.5.14'],
  ['18089', '3.4.33', '3.4.34'],
  ['18089', '3.5.15', '3.5.16'],
  ['18667', '3.6.14', '3.7.0'],
  ['19179', '3.4.35', '3.4.36'],
  ['19179', '3.5.17', '3.5.18'],
  ['20221a', '3.4.37', '3.4.38'],
  ['20221a', '3.5.21', '3.5.22'],
  ['20221a', '3.6.1', '3.6.2'],
  ['20221b', '3.4.37', '3.4.38'],
  ['20221b', '3.5.21', '3.5.22'],
  ['20221b', '3.6.1', '3.6.2'],
  ['20271', '3.4.37', '3.4.38'],
  ['20271', '3.5.22', '3.5.23'],
  ['20271', '3.6.4', '3.6.5'],
  ['20418', '3.4.41', '3.4.42'],
  ['20418', '3.5.27', '3.5.28'],
  ['20418', '3.6.8', '3.6.9'],
]
/** The last release before a bug came, and the first that had it. */
const arrivals: readonly (readonly [bug: string, before: string, first: string])[] = [
  ['13766', '3.4.45', '3.5.0'],
  ['14571', '3.4.19', '3.4.20'],
  ['14571', '3.5.4', '3.5.5'],
  ['14685', '3.4.45', '3.5.0'],
  ['19179', '3.4.33', '3.4.34'],
  ['19179', '3.5.15', '3.5.16'],
  ['20418', '3.4.19', '3.4.20'],
]

describe('a release has the bugs that were in it', () => {
  test.for(fixes)('%s is in %s and not in %s', ([bug, last, fixed]) => {
    expect(bugsOf(last)).toContain(bug)
    expect(bugsOf(fixed)).not.toContain(bug)
  })

  test.for(arrivals)('%s is not in %s, and is in %s', ([bug, before, first]) => {
    expect(bugsOf(before)).not.toContain(bug)
    expect(bugsOf(first)).toContain(bug)
  })

  test.for<[version: string, bugs: string]>([
    ['3.4.0', '14370 15220 15271 17529 17780 18055 18089 18667 20221a 20221b 20271'],
    ['3.4.23', '15220 15271 17529 17780 18055 18089 18667 20221a 20221b 20271 20418'],
    ['3.4.45', '18055 18667'],
    ['3.5.0', '13766 14370 14685 15220 15271 17529 17780 18055 18089 18667 20221a 20221b 20271 20418'],
    ['3.5.5', '14571 14685 15220 15271 17529 17780 18055 18089 18667 20221a 20221b 20271 20418'],
    ['3.5.16', '18055 18667 19179 20221a 20221b 20271 20418'],
    ['3.5.33', '18055 18667'],
    ['3.6.0', '18055 18667 20221a 20221b 20271 20418'],
    ['3.6.14', '18055 18667'],
    ['3.7.0', '18055'],
  ])('%s has %s', ([version, bugs]) => {
    expect(bugsOf(version)).toEqual(bugs.split(' '))
    expect(bugsOf(`v${version}`)).toEqual(bugs.split(' '))
  })

  test('every bug that was ever released is in the tables above, with each line that had it', () => {
    const lines = trackRecord.flatMap(({ id, affected }) => affected.map(({ from }) => `${id} ${from.slice(0, 3)}`))
    const named = fixes.map(([bug, last]) => `${bug} ${last.slice(0, 3)}`)
    // 18667 has one range over three lines; 18055 is open.
    const expected = [...named.filter((one) => one !== '18667 3.6'), '18667 3.4', '18055 3.4']
    expect(lines.toSorted()).toEqual(expected.toSorted())
  })

  test('no release has two bugs that break the same promise in the same way, so that one finding is one bug', () => {
    const releases = new Set([
      ...fixes.flatMap(([, last, fixed]) => [last, fixed]),
      ...arrivals.map(([, , first]) => first),
    ])
    for (const version of releases) {
      const bugs = trackRecord.filter(({ id, finding }) => finding !== undefined && bugsOf(version).includes(id))
      const findings = bugs.map(({ finding }) => `${finding?.property}: ${finding?.shape}`)
      expect(new Set(findings).size, version).toBe(findings.length)
    }
  })

  test('its switches are those of its bugs and no others', () => {
    const choice = chooseByVersion('3.7.0')
    expect(choice).toMatchObject({ variants: { ...noVariants, pendingSnapshotFileRemoved: true } })
  })
})

describe('what is no known release', () => {
  test.for<[version: string, message: string, hint: string]>([
    ['3.5', '"3.5" is not a release of etcd', 'Write three numbers, such as 3.5.0'],
    ['latest', '"latest" is not a release of etcd', 'Write three numbers, such as 3.5.0'],
    ['3.7.0-rc.0', '"3.7.0-rc.0" is not a release of etcd', 'Write three numbers, such as 3.5.0'],
    ['3.3.27', 'etcd 3.3.27 is older than what is known', 'Write 3.4.0 or newer'],
    ['3.5.34', 'it is not known which of the bugs etcd 3.5.34 has', 'write 3.5.33'],
    ['3.8.0', 'it is not known which of the bugs etcd 3.8.0 has', 'write 3.7.0'],
    ['4.0.0', 'it is not known which of the bugs etcd 4.0.0 has', 'write 3.7.0'],
  ])('%s: %s', ([version, message, hint]) => {
    const choice = chooseByVersion(version)
    expect(choice).toMatchObject({ kind: 'unknown', message })
    expect(choice.kind === 'unknown' ? choice.hint : '').toContain(hint)
  })
})

test('a bug brings along what it needs, and a word that is none is told the nearest', () => {
  expect(chooseByBugs(['17780'])).toMatchObject({ kind: 'chosen', bugs: ['17780', '18089'] })
  expect(chooseByBugs(['15221'])).toMatchObject({ kind: 'unknown', message: 'there is no bug "15221"' })
  const choice = chooseByBugs(['15221'])
  expect(choice.kind === 'unknown' ? choice.hint : '').toMatch(/^Did you mean 15220\? Known: 13766, /)
})
