import { nearestWord } from '../../base/text.ts'
import { noVariants, type Variants } from '../etcd/variants.ts'
import type { HistoricalBug } from './historical-bug.ts'
import { trackRecord } from './track-record.ts'

/** What was asked for does not exist: `message` says what was seen, `hint` what there is. */
export interface UnknownChoice {
  readonly kind: 'unknown'
  readonly message: string
  readonly hint: string
}

export interface Choice {
  readonly kind: 'chosen'
  /** Ids of all bugs that are on, those that others brought included, in the order of the track record. */
  readonly bugs: readonly string[]
  readonly variants: Variants
}

/** The switches for bugs by id, such as `13766`; a bug that needs another one brings it along. */
export function chooseByBugs(ids: readonly string[]): Choice | UnknownChoice {
  const wanted = new Set<string>()
  for (const id of ids) {
    const bug = trackRecord.find((one) => one.id === id)
    if (bug === undefined) {
      return { kind: 'unknown', message: `there is no bug "${id}"`, hint: hintAt(id, knownBugs) }
    }
    wanted.add(bug.id)
    for (const brought of bug.brings) wanted.add(brought)
  }
  return choose(trackRecord.filter((bug) => wanted.has(bug.id)))
}

/** The newest release of each line when the track record was read, in August 2026. What later ones have is not known. */
const newestKnown: readonly Version[] = [
  [3, 4, 45],
  [3, 5, 33],
  [3, 6, 14],
  [3, 7, 0],
]

/** The switches that a release of etcd had, such as `3.5.0`; releases from 3.4.0 on are known. */
export function chooseByVersion(version: string): Choice | UnknownChoice {
  const numbers = parseVersion(version)
  if (numbers === undefined) {
    const message = `"${version}" is not a release of etcd`
    return { kind: 'unknown', message, hint: 'Write three numbers, such as 3.5.0' }
  }
  if (isBefore(numbers, [3, 4, 0])) {
    return { kind: 'unknown', message: `etcd ${version} is older than what is known`, hint: 'Write 3.4.0 or newer' }
  }
  const newest = newestKnown.find(([major, minor]) => major === numbers[0] && minor === numbers[1])
  if (newest === undefined || isBefore(newest, numbers)) {
    const write = newest ?? newestKnown.at(-1) ?? numbers
    return {
      kind: 'unknown',
      message: `it is not known which of the bugs etcd ${version} has`,
      hint: `The newest known releases are ${newestKnown.map(textOf).join(', ')}: write ${textOf(write)}`,
    }
  }
  return choose(trackRecord.filter((bug) => isAffected(bug, numbers)))
}

/** What to write in place of a word that is none of these. */
export function hintAt(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known)
  return `${nearest === null ? '' : `Did you mean ${nearest}? `}Known: ${known.join(', ')}`
}

const knownBugs = trackRecord.map((bug) => bug.id)

function choose(bugs: readonly HistoricalBug[]): Choice {
  const on: { -readonly [name in keyof Variants]: boolean } = { ...noVariants }
  for (const bug of bugs) for (const variant of bug.variants) on[variant] = true
  return { kind: 'chosen', bugs: bugs.map((bug) => bug.id), variants: on }
}

/** Each release line that had the bug has a range of its own; one whose end is on a later line covers the lines between. */
function isAffected(bug: HistoricalBug, version: Version): boolean {
  return bug.affected.some(({ from, before }) => {
    const first = parseVersion(from)
    if (first === undefined || isBefore(version, first)) return false
    if (before === undefined) return true
    const end = parseVersion(before)
    return end !== undefined && isBefore(version, end)
  })
}

type Version = readonly [number, number, number]

function parseVersion(text: string): Version | undefined {
  const match = /^v?([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})$/.exec(text)
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])]
}

function textOf(version: Version): string {
  return version.join('.')
}

function isBefore(one: Version, other: Version): boolean {
  if (one[0] !== other[0]) return one[0] < other[0]
  if (one[1] !== other[1]) return one[1] < other[1]
  return one[2] < other[2]
}
