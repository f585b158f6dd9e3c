import { compareText } from '../base/text.ts'

/** What a person orders about the failures of one key, in a comment of their issue or in `.seedsweep/known.yml`. */
export type CorrectionOrder =
  /** The failures of `key` are counted with those of `into` from now on. */
  | { readonly kind: 'merge'; readonly into: string; readonly key: string }
  /** A folded key is taken out again; of a key that nothing is folded into, each variant is a finding of its own. */
  | { readonly kind: 'split'; readonly key: string }
  /** Counted in silence, until the beginning of that day (`2027-01-01`, UTC), or for good. */
  | { readonly kind: 'ignore'; readonly key: string; readonly until: string | null }
  /** Known and accepted. */
  | { readonly kind: 'expected'; readonly key: string }
  /** No bug of the target, but of the harness around it. */
  | { readonly kind: 'wrong'; readonly key: string }
  /** The next campaign runs its seeds again. */
  | { readonly kind: 'retry'; readonly key: string }
  /** What closed the issue of the key no longer holds: somebody reopened it, or its date is past. */
  | { readonly kind: 'lift'; readonly key: string }

export const correctionKinds = ['merge', 'split', 'ignore', 'expected', 'wrong', 'retry', 'lift'] as const

/** One order with who gave it. */
export interface Correction {
  /** Unique among all: an order that is read twice is one. */
  readonly id: string
  /** Reviewed data of the repository wins over what comments say. */
  readonly source: 'comment' | 'file'
  readonly target: string
  /** ISO 8601, UTC. Orders hold in the order in which they were given. */
  readonly at: string
  /** For people: `ada in issue 12`, or `.seedsweep/known.yml:4:5`. */
  readonly by: string
  readonly order: CorrectionOrder
}

/** What people said of a finding, so that it is set aside: in no verdict, and nothing is filed of it. */
export interface Standing {
  readonly kind: 'ignored' | 'expected' | 'wrong'
  /** Of `ignored`: the day on which it ends, or null. */
  readonly until: string | null
  readonly by: string
}

/** What was folded into a finding by people. */
export interface FoldedKey {
  readonly key: string
  readonly title: string
  /** Of its failures among those of the finding. */
  readonly count: number
  readonly by: string
}

/** What all corrections together come to. */
export interface Corrected {
  /** The key whose finding counts the failures of this one; itself where nobody folded it. */
  rootOf(target: string, key: string): string
  /** Who folded a key into another, or null. */
  foldedBy(target: string, key: string): Correction | null
  /** Null where nothing was said, or it has ended. `today`: `2026-11-22`, UTC. */
  standingOf(target: string, key: string, today: string): Standing | null
  /** The order that set a key aside, ended or not; null where none did. */
  orderOf(target: string, key: string): Correction | null
  /** The order that made findings of a key's variants, or null. */
  splitBy(target: string, key: string): Correction | null
  /** All keys whose variants are findings of their own. */
  readonly split: readonly { readonly target: string; readonly key: string }[]
  /** The newest order to run a key's seeds again, of each key that has one. */
  readonly retries: readonly Correction[]
  /** Orders to fold what is one finding already: to obey them would make a circle. */
  readonly refused: readonly Correction[]
}

/** Folds corrections, in the order in which they were given, those of the file last. Pure; `lift` never touches the file's. */
export function foldCorrections(corrections: readonly Correction[]): Corrected {
  const parents = new Map<string, { readonly into: string; readonly by: Correction }>()
  const standings = new Map<string, Correction>()
  const split = new Map<string, Correction>()
  const retries = new Map<string, Correction>()
  const refused: Correction[] = []
  const rootOf = (target: string, key: string): string => {
    let root = key
    for (
      let parent = parents.get(nameOf(target, root));
      parent !== undefined;
      parent = parents.get(nameOf(target, root))
    )
      root = parent.into
    return root
  }

  const merge = (by: Correction, into: string, key: string): void => {
    const { target } = by
    if (by.source === 'file') {
      // The file names the key that stays: whatever comments made of the two is void.
      for (const one of [into, key]) {
        if (parents.get(nameOf(target, one))?.by.source === 'comment') parents.delete(nameOf(target, one))
      }
    }
    const [root, folded] = [rootOf(target, into), rootOf(target, key)]
    if (root === folded) refused.push(by)
    else parents.set(nameOf(target, folded), { into: root, by })
  }

  const splitKey = (by: Correction, key: string): void => {
    const { target } = by
    if (parents.delete(nameOf(target, key))) return
    const children = [...parents].filter(([name, { into }]) => name.startsWith(`${target} `) && into === key)
    for (const [name] of children) parents.delete(name)
    if (children.length === 0) split.set(nameOf(target, key), by)
  }

  for (const correction of inOrder(corrections)) {
    const { target, order } = correction
    const name = nameOf(target, order.key)
    switch (order.kind) {
      case 'merge':
        merge(correction, order.into, order.key)
        break
      case 'split':
        splitKey(correction, order.key)
        break
      case 'ignore':
      case 'expected':
      case 'wrong':
        standings.set(nameOf(target, rootOf(target, order.key)), correction)
        break
      case 'retry':
        retries.set(name, correction)
        break
      case 'lift':
        parents.delete(name)
        standings.delete(name)
        split.delete(name)
        break
    }
  }

  return {
    rootOf,
    foldedBy: (target, key) => parents.get(nameOf(target, key))?.by ?? null,
    standingOf(target, key, today) {
      const correction = standings.get(nameOf(target, key))
      return correction === undefined ? null : toStanding(correction, today)
    },
    orderOf: (target, key) => standings.get(nameOf(target, key)) ?? null,
    splitBy: (target, key) => split.get(nameOf(target, key)) ?? null,
    split: [...split.values()].map(({ target, order }) => ({ target, key: order.key })),
    retries: [...retries.values()],
    refused,
  }
}

export const noCorrections: Corrected = foldCorrections([])

function inOrder(corrections: readonly Correction[]): Correction[] {
  const distinct = new Map(corrections.map((correction) => [`${correction.source} ${correction.id}`, correction]))
  return [...distinct.values()].sort(
    (a, b) =>
      compareText(a.source, b.source) ||
      // What a file says has no date: it holds in the order in which it is written.
      (a.source === 'file' ? 0 : compareText(a.at, b.at) || compareText(a.id, b.id)),
  )
}

function toStanding({ order, by }: Correction, today: string): Standing | null {
  switch (order.kind) {
    case 'ignore':
      return hasEnded(order.until, today) ? null : { kind: 'ignored', until: order.until, by }
    case 'expected':
    case 'wrong':
      return { kind: order.kind, until: null, by }
    case 'merge':
    case 'split':
    case 'retry':
    case 'lift':
      return null
  }
}

/** Whether an `ignore` is over: on its day it is. Days are `2027-01-01`, in UTC. */
export function hasEnded(until: string | null, today: string): boolean {
  return until !== null && until <= today
}

/** Whether there is such a day as `2027-01-01`: not the 30th of February. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** The day of a moment, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** A standing in words, for tables: `ignored until 2027-01-01 (ada in issue 12)`. */
export function describeStanding({ kind, until, by }: Standing): string {
  const words = { ignored: 'ignored', expected: 'expected', wrong: 'wrong: a bug of the harness' }[kind]
  return `${words}${until === null ? '' : ` until ${until}`} (${by})`
}

function nameOf(target: string, key: string): string {
  return `${target} ${key}`
}
